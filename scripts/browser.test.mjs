import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { shellBeside } from './browser.mjs'

function downloads(t, files) {
  const folder = mkdtempSync(join(tmpdir(), 'opkomst-browsers-'))
  t.after(() => rmSync(folder, { recursive: true }))
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), '')
  }
  return folder
}

const shell = 'chromium_headless_shell-1255/chrome-headless-shell-linux64/chrome-headless-shell'
const cases = [
  { name: 'the shell of the same number', files: [shell], expected: shell },
  { name: 'the shell of another number', files: [shell.replaceAll('1255', '1200')], expected: undefined },
  { name: 'only what belongs to the shell', files: [`${dirname(shell)}/icudtl.dat`], expected: undefined },
  { name: 'no shell', files: [], expected: undefined },
]
for (const { name, files, expected } of cases) {
  test(`beside the download of Chromium: ${name}`, (t) => {
    const folder = downloads(t, files)
    const found = shellBeside(join(folder, 'chromium-1255', 'chrome-linux64', 'chrome'))
    assert.equal(found, expected && join(folder, expected))
  })
}

test('beside the download of Chromium for a Mac, which lies deeper', (t) => {
  const folder = downloads(t, ['chromium_headless_shell-1255/chrome-headless-shell-mac-arm64/chrome-headless-shell'])
  const app = join('chrome-mac-arm64', 'Google Chrome for Testing.app', 'Contents', 'MacOS', 'Google Chrome for Testing')
  const found = shellBeside(join(folder, 'chromium-1255', app))
  assert.equal(found, join(folder, 'chromium_headless_shell-1255', 'chrome-headless-shell-mac-arm64', 'chrome-headless-shell'))
})

test('beside a Chromium that Playwright did not download nothing is looked for', () => {
  assert.equal(shellBeside('/usr/bin/chromium'), undefined)
})
