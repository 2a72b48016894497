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

/** What the machine offers; the test of the download gives a bare one. */
export const thisMachine = {
  /** Where packages put a browser, also when the search path of a service or a cron job leaves it out. */
  usual: ['/usr/bin', '/usr/local/bin', '/snap/bin'],
  mayInstall: () => process.getuid?.() === 0 && spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0,
  /** How long a download may stand still. Playwright tries five times: a host that lets everybody wait is given up within a minute. */
  patienceMs: 8000,
}

function findOnPath(names, { usual }) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...usual].filter((folder) => folder !== '')
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((program) => existsSync(program) && runs(program))
}

/** Playwright keeps its downloads side by side: `chromium-1255/chrome-linux64/chrome`, `chromium_headless_shell-1255/…`. */
export function shellBeside(chromium) {
  // On a Mac the program lies deeper, in the folders of its app.
  const [, downloads, number] = /^(.*)[\\/]chromium-(\d+)[\\/]/.exec(chromium) ?? []
  if (number === undefined) return undefined
  const own = join(downloads, `chromium_headless_shell-${number}`)
  if (!existsSync(own)) return undefined
  return readdirSync(own, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(^|[\\/])(chrome-headless-shell|headless_shell)(\.exe)?$/.test(name))
    .map((name) => join(own, name))[0]
}

/** What Playwright downloaded earlier, whether it starts or not. */
function downloaded(node) {
  const script = "console.log((await import('@playwright/test')).chromium.executablePath())"
  const run = spawnSync(node, ['--input-type=module', '-e', script], { cwd: projectRoot, encoding: 'utf8' })
  if (run.status !== 0) return []
  const chromium = run.stdout.trim()
  return [shellBeside(chromium), chromium].filter((program) => program !== undefined && existsSync(program))
}

export function findBrowser(node, machine = thisMachine) {
  const given = process.env.OPKOMST_CHROMIUM
  if (given) return runs(given) ? given : undefined
  return findOnPath(shells, machine) ?? findOnPath(browsers, machine) ?? downloaded(node).find(runs)
}

function run(program, args, options = {}) {
  console.log(`> ${program} ${args.join(' ')}`)
  return spawnSync(program, args, { cwd: projectRoot, stdio: ['ignore', 'inherit', 'inherit'], ...options }).status === 0
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
function bringShell(machine) {
  const asked = join(projectRoot, '.opkomst', 'headless-shell-asked')
  if (existsSync(asked) || !machine.mayInstall()) return undefined
  mkdirSync(dirname(asked), { recursive: true })
  writeFileSync(asked, '')
  const found = spawnSync('dpkg-query', ['-W', '-f', '$' + '{Version}', 'chromium-common'], { encoding: 'utf8' })
  if (found.status !== 0) return undefined
  console.log('Bringing the headless shell of Chromium, which tests in less time.')
  return installPackages([`${shells[0]}=${found.stdout.trim()}`]) ? findOnPath(shells, machine) : undefined
}

/** Brings what Playwright offers. The libraries it needs of the system only when it does not start without them. */
function download(node, machine) {
  const cli = join(projectRoot, 'node_modules', '@playwright', 'test', 'cli.js')
  const env = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: String(machine.patienceMs), ...childEnv(node) }
  run(node, [cli, 'install', '--only-shell', 'chromium'], { env })
  const programs = downloaded(node)
  const found = programs.find(runs)
  if (found || programs.length === 0 || !machine.mayInstall()) return found
  run(node, [cli, 'install-deps', 'chromium'], { env })
  return programs.find(runs)
}

/** The shell or Chromium of the machine, Debian's own package when we may install it, else Playwright's download. Returns undefined when nothing works. */
export function ensureBrowser(node, machine = thisMachine) {
  const found = findBrowser(node, machine)
  if (process.env.OPKOMST_CHROMIUM) return found
  if (found) return shells.some((name) => found.endsWith(name)) ? found : (bringShell(machine) ?? found)
  console.log('There is no Chromium yet; bringing one.')
  if (machine.mayInstall()) {
    for (const name of [shells[0], 'chromium']) {
      const installed = installPackages([name, 'fonts-liberation']) ? findOnPath([...shells, ...browsers], machine) : undefined
      if (installed) return installed
    }
  }
  return download(node, machine)
}

/** The same for what cannot do without: says what to do where there is none. */
export function needBrowser(node, machine = thisMachine) {
  const found = ensureBrowser(node, machine)
  if (found) return found
  const given = process.env.OPKOMST_CHROMIUM
  throw new Error(
    given
      ? `OPKOMST_CHROMIUM names ${given}, which does not start: give the path of a Chromium or Chrome, or leave it out.`
      : `The browser tests need Chromium, and it could not be installed here. Install it (Debian: apt-get install chromium), or
set OPKOMST_CHROMIUM to the path of a Chromium or Chrome. Everything else: npm test -- --only static, npm test -- --only unit`,
  )
}
