import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { projectRoot } from '#platform/root.ts'

test('docs/MAP.md is drawn from the sources as they are', () => {
  const run = spawnSync(process.execPath, ['--import', './scripts/typescript.mjs', 'scripts/map.ts', '--check'], {
    cwd: projectRoot,
    encoding: 'utf8',
  })
  assert.equal(run.status, 0, `${run.stdout}${run.stderr}`)
})
