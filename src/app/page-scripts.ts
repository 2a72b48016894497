import type { PageScript } from '#platform/web/assets.ts'

/** Scripts that one page loads and no other. */
export const pageScripts: readonly PageScript[] = [
  {
    name: 'rights.js',
    entry: 'src/app/rights-public/browser.tsx',
    folders: ['src/app/rights-public', 'src/modules/rights', 'src/platform'],
  },
]
