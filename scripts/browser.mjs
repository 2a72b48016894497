// Finds a browser for the tests, or brings one. Runs on Node 20, after the packages are installed.
//
// The headless shell is Chromium without the window around it: the same pages, a third less work for the processor.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { childEnv, projectRoot } from './bootstrap.mjs'

const shells = ['chromium-headless-shell', 'chrome-headless-shell']
const browsers = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** Some systems put a stub in place that only says how to install the real one. */
function runs(program) {
  return spawnSync(program, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0
}

/** Where packages put a browser, also when the search path of a service or a cron job leaves it out. */
const usual = ['/usr/bin', '/usr/local/bin', '/snap/bin']

function findOnPath(names) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...usual]
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((program) => existsSync(program) && runs(program))
}

/** Playwright keeps its downloads side by side: `chromium-1255/chrome-linux64/chrome`, `chromium_headless_shell-1255/…`. */
export function shellBeside(chromium) {
  const folder = dirname(dirname(chromium))
  const number = /chromium-(\d+)$/.exec(folder)?.[1]
  const own = join(dirname(folder), `chromium_headless_shell-${number}`)
  if (number === undefined || !existsSync(own)) return undefined
  return readdirSync(own, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(^|[\\/])(chrome-headless-shell|headless_shell)(\.exe)?$/.test(name))
    .map((name) => join(own, name))[0]
}

function findPlaywrights(node) {
  const script = "console.log((await import('@playwright/test')).chromium.executablePath())"
  const run = spawnSync(node, ['--input-type=module', '-e', script], { cwd: projectRoot, encoding: 'utf8' })
  if (run.status !== 0) return undefined
  const chromium = run.stdout.trim()
  return [shellBeside(chromium), chromium].find((program) => program !== undefined && existsSync(program) && runs(program))
}

export function findBrowser(node) {
  const given = process.env.OPKOMST_CHROMIUM
  if (given) return runs(given) ? given : undefined
  return findOnPath(shells) ?? findOnPath(browsers) ?? findPlaywrights(node)
}

function run(program, args, options = {}) {
  console.log(`> ${program} ${args.join(' ')}`)
  return spawnSync(program, args, { cwd: projectRoot, stdio: ['ignore', 'inherit', 'inherit'], ...options }).status === 0
}

function mayInstall() {
  return process.getuid?.() === 0 && spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0
}

function installPackages(names) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  // A machine without a network hears so soon.
  const patience = ['DPkg::Lock::Timeout=120', 'Acquire::Retries=0', 'Acquire::http::Timeout=20', 'Acquire::https::Timeout=20']
  const options = patience.flatMap((one) => ['-o', one])
  const install = () => run('apt-get', [...options, 'install', '-y', '-q', ...names], { env })
  if (install()) return true
  // The lists may be old or absent. One unreachable source fails the update; the package may well be known and reachable all the same.
  run('apt-get', [...options, 'update', '-q'], { env, timeout: 60_000 })
  return install()
}

/**
 * The shell that belongs to the Chromium there is, so that the one of the machine stays as it was. Asked once in a
 * clone: where it cannot be had, the tests walk with Chromium itself.
 */
function bringShell() {
  const asked = join(projectRoot, '.opkomst', 'headless-shell-asked')
  if (existsSync(asked) || !mayInstall()) return undefined
  mkdirSync(dirname(asked), { recursive: true })
  writeFileSync(asked, '')
  const found = spawnSync('dpkg-query', ['-W', '-f', '$' + '{Version}', 'chromium-common'], { encoding: 'utf8' })
  if (found.status !== 0) return undefined
  console.log('Bringing the headless shell of Chromium, which tests in less time.')
  return installPackages([`${shells[0]}=${found.stdout.trim()}`]) ? findOnPath(shells) : undefined
}

/** The shell or Chromium of the machine, Debian's own package when we may install it, else Playwright's download. Returns undefined when nothing works. */
export function ensureBrowser(node) {
  const found = findBrowser(node)
  if (process.env.OPKOMST_CHROMIUM) return found
  if (found) return shells.some((name) => found.endsWith(name)) ? found : (bringShell() ?? found)
  console.log('There is no Chromium yet; bringing one.')
  if (mayInstall()) {
    for (const name of [shells[0], 'chromium']) {
      const installed = installPackages([name, 'fonts-liberation']) ? findOnPath([...shells, ...browsers]) : undefined
      if (installed) return installed
    }
  }
  const cli = join(projectRoot, 'node_modules', '@playwright', 'test', 'cli.js')
  const withSystem = process.getuid?.() === 0 ? ['--with-deps'] : []
  run(node, [cli, 'install', ...withSystem, '--only-shell', 'chromium'], { env: childEnv(node) })
  return findBrowser(node)
}
