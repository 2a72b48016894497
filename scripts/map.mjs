// `npm run map`: draws docs/MAP.md; `npm run map -- --check` says whether it is up to date. Runs on Node 20 without packages.
import { spawnSync } from 'node:child_process'
import { childEnv, ensureInstalled, findNode, projectRoot } from './bootstrap.mjs'

ensureInstalled()
const node = findNode()
const { status } = spawnSync(node, ['--import', 'tsx', 'scripts/map.ts', ...process.argv.slice(2)], {
  cwd: projectRoot,
  env: childEnv(node),
  stdio: 'inherit',
})
process.exit(status ?? 1)
