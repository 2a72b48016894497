import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { makeFolder } from './make-folder.ts'

test('a folder is made with those above it, and may be there already', () => {
  const root = mkdtempSync(join(tmpdir(), 'opkomst-folder-'))
  makeFolder(join(root, 'a', 'b'))
  makeFolder(join(root, 'a', 'b'))
  assert.ok(existsSync(join(root, 'a', 'b')))
  writeFileSync(join(root, 'file'), '')
  assert.throws(() => makeFolder(join(root, 'file', 'c')), /ENOTDIR/)
  rmSync(root, { recursive: true })
})

test('where no folder can be made the reason is said and nothing waits', { skip: !existsSync('/proc/self') }, () => {
  const module = JSON.stringify(new URL('./make-folder.ts', import.meta.url).href)
  const script = `import { makeFolder } from ${module}; try { makeFolder('/proc/opkomst/data') } catch (error) { console.log(error.code) }`
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8', timeout: 30_000 })
  assert.match(run.stdout, /ENOENT|EACCES|EPERM/)
})
