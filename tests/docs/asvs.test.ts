import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { projectRoot } from '#platform/root.ts'

test('docs/security/asvs.md names tests that exist, and is drawn from its lists as they are', () => {
  const run = spawnSync(process.execPath, ['--import', './scripts/typescript.mjs', 'scripts/asvs.ts', '--check'], {
    cwd: projectRoot,
    encoding: 'utf8',
  })
  assert.equal(run.status, 0, `${run.stdout}${run.stderr}`)
})
