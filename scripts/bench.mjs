// `npm run bench`: measures the budgets on realistic data and prints one table. Runs on Node 20 without packages.
//   npm run bench                 20,000 families, report over 100,000
//   npm run bench -- --million    also pages at 1,000,000 families beside 1,000 (takes long and about 10 GB of disk)
import { spawnSync } from 'node:child_process'
import { childEnv, ensureDatabaseLinks, ensureInstalled, findNode, giveUp, projectRoot } from './bootstrap.mjs'

ensureInstalled()
ensureDatabaseLinks()
const node = findNode()
const { ensureBuilt } = await import('./build.mjs')
await ensureBuilt().catch((error) => giveUp(`The program could not be built: ${error.message}`))
const { status } = spawnSync(
  node,
  ['--import', new URL('./typescript.mjs', import.meta.url).href, 'tests/load/bench.ts', ...process.argv.slice(2)],
  {
    cwd: projectRoot,
    env: childEnv(node),
    stdio: 'inherit',
  },
)
process.exit(status ?? 1)
