// `npm run test:security`: every probe and every cell, not a sample; prints what was counted. Runs on Node 20 without packages.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { childEnv, ensureDatabaseLinks, ensureInstalled, findNode, projectRoot } from './bootstrap.mjs'

ensureInstalled()
ensureDatabaseLinks()
const node = findNode()
const here = (folder) =>
  readdirSync(join(projectRoot, folder))
    .filter((name) => /\.test\.ts$/.test(name))
    .map((name) => join(folder, name))
const also = [
  'tests/db/row-level-security.test.ts',
  'tests/db/canary-dump.test.ts',
  'src/app/matrix/matrix.test.ts',
  'tests/docs/asvs.test.ts',
]
const began = Date.now()
const counts = join(projectRoot, '.opkomst', 'test-results', 'counts.txt')
rmSync(counts, { force: true })
const { status } = spawnSync(
  node,
  ['--import', 'tsx', '--test', '--test-concurrency=2', '--test-reporter=spec', ...here('tests/security'), ...also],
  { cwd: projectRoot, env: childEnv(node, { OPKOMST_SECURITY: 'full', NODE_ENV: 'test' }), stdio: 'inherit' },
)
if (existsSync(counts)) console.log(`\nCounted:\n${readFileSync(counts, 'utf8').trim()}`)
console.log(`\n${status === 0 ? 'passed' : 'FAILED'} in ${Math.round((Date.now() - began) / 1000)} s`)
process.exit(status ?? 1)
