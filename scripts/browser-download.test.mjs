// The way that is left when there is no browser and no package can be had: Playwright's own download, from a host on this machine.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { projectRoot } from './bootstrap.mjs'
import { findBrowser, thisMachine } from './browser.mjs'
import { filesOfShell, serveDownloads } from './download-host.testing.mjs'

function emptyHome(t) {
  const home = mkdtempSync(join(tmpdir(), 'opkomst-bare-'))
  t.after(() => rmSync(home, { recursive: true, force: true }))
  mkdirSync(join(home, 'bin'))
  // What we start finds the folder of its Node first: there is nothing else in this one.
  symlinkSync(process.execPath, join(home, 'bin', 'node'))
  return home
}

/** Runs lines of a script as somebody whose home and search path are empty: packages may be asked for, but nothing brings them. */
async function onBareMachine(home, lines, env) {
  const script = [
    "import { needBrowser, thisMachine } from './scripts/browser.mjs'",
    'const bare = { ...thisMachine, usual: [], mayInstall: () => true }',
    ...lines,
  ]
  const cache = process.env.NODE_COMPILE_CACHE
  const own = { HOME: home, USERPROFILE: home, LOCALAPPDATA: home, TMPDIR: home, PATH: join(home, 'bin') }
  const child = spawn(process.execPath, ['--input-type=module', '-e', script.join('\n')], {
    cwd: projectRoot,
    env: { ...own, ...(cache && { NODE_COMPILE_CACHE: cache }), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const output of [child.stdout, child.stderr]) {
    output.setEncoding('utf8')
    output.on('data', (piece) => {
      said += piece
    })
  }
  const status = await new Promise((resolve) => child.once('close', resolve))
  return { status, said }
}

const need = "console.log('FOUND ' + needBrowser(process.env.HOME + '/bin/node', bare))"
const foundIn = (said) => [...said.matchAll(/^FOUND (.*)$/gm)].map(([, program]) => program)

const here = findBrowser(process.execPath)
const skip = here === undefined && 'there is no browser on this machine to serve'
const answers = (name) => [{ name, text: '#!/bin/sh\necho Answers 1\n' }]

async function readsPage(executablePath) {
  const { chromium } = await import('@playwright/test')
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
  try {
    const page = await browser.newPage()
    await page.setContent('<h1>Dag</h1><script>document.title = String(6 * 7)</script>')
    return { title: await page.title(), heading: await page.locator('h1').innerText() }
  } finally {
    await browser.close()
  }
}

describe('the download of Playwright', { concurrency: true }, () => {
  test('a machine without a browser downloads one', async (t) => {
    const home = emptyHome(t)
    const shell = here === undefined ? answers : (name) => filesOfShell(here, name)
    const { address, asked } = await serveDownloads(t, (name, path) => (path.includes('headless-shell') ? shell(name) : answers(name)))
    const { status, said } = await onBareMachine(home, [need, need], { PLAYWRIGHT_DOWNLOAD_HOST: address })
    const programs = foundIn(said)
    await t.test('once, and finds it where it was put', () => {
      assert.equal(status, 0, said)
      assert.equal(programs.length, 2, said)
      assert.equal(programs[0], programs[1])
      assert.ok(programs[0].startsWith(home), said)
      assert.match(programs[0], /chromium_headless_shell-\d+.*chrome-headless-shell/)
      assert.equal(asked.filter((path) => path.includes('headless-shell')).length, 1, asked.join('\n'))
      assert.equal(said.split('bringing one').length, 2, 'the second time nothing is brought')
    })
    await t.test('that opens a page', { skip }, async () => {
      assert.deepEqual(await readsPage(programs[0]), { title: '42', heading: 'Dag' })
    })
  })

  const isRoot = process.platform === 'linux' && process.getuid() === 0
  test('what does not start gets the libraries of the system, and then does', { skip: !isRoot && 'only root installs them' }, async (t) => {
    const home = emptyHome(t)
    const installed = join(home, 'installed')
    // Knows the libraries that Playwright names, and no browser.
    const apt = `#!/bin/sh\ncase "$*" in *libnss3*) echo "$*" > '${installed}';; *chromium*) exit 100;; esac\n`
    writeFileSync(join(home, 'bin', 'apt-get'), apt, { mode: 0o755 })
    symlinkSync('/bin/sh', join(home, 'bin', 'sh'))
    const needy = (name) => [{ name, text: `#!/bin/sh\n[ -f '${installed}' ]\n` }]
    const { address } = await serveDownloads(t, needy)
    const { status, said } = await onBareMachine(home, [need], { PLAYWRIGHT_DOWNLOAD_HOST: address })
    assert.equal(status, 0, said)
    assert.equal(foundIn(said).length, 1, said)
    assert.match(readFileSync(installed, 'utf8'), /install .*libnss3/)
  })

  test('a host that lets everybody wait is given up within a minute, with what one can do', async (t) => {
    const silent = createServer((socket) => socket.resume())
    await new Promise((resolve) => silent.listen(0, '127.0.0.1', resolve))
    t.after(() => silent.close())
    const env = { PLAYWRIGHT_DOWNLOAD_HOST: `http://127.0.0.1:${silent.address().port}` }
    const { status, said } = await onBareMachine(emptyHome(t), [need.replace('bare', '{ ...bare, patienceMs: 300 }')], env)
    assert.equal(status, 1, said)
    assert.deepEqual(foundIn(said), [])
    assert.match(said, /need Chromium, and it could not be installed here\. Install it \(Debian: apt-get install chromium\), or/)
    const attempts = said.split('timed out after 300ms').length - 1
    assert.ok(attempts > 0 && attempts * thisMachine.patienceMs < 50_000, said)
  })
})
