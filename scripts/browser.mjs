// Finds a browser for the tests, or brings one. Runs on Node 20, after the packages are installed.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { childEnv, projectRoot } from './bootstrap.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** Some systems put a stub in place that only says how to install the real one. */
function runs(program) {
  return spawnSync(program, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0
}

/** Where packages put a browser, also when the search path of a service or a cron job leaves it out. */
const usual = ['/usr/bin', '/usr/local/bin', '/snap/bin']

function findOnPath() {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...usual]
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((program) => existsSync(program) && runs(program))
}

function findPlaywrights(node) {
  const script = "console.log((await import('@playwright/test')).chromium.executablePath())"
  const run = spawnSync(node, ['--input-type=module', '-e', script], { cwd: projectRoot, encoding: 'utf8' })
  const program = run.stdout.trim()
  return run.status === 0 && existsSync(program) && runs(program) ? program : undefined
}

export function findBrowser(node) {
  const given = process.env.OPKOMST_CHROMIUM
  if (given) return runs(given) ? given : undefined
  return findOnPath() ?? findPlaywrights(node)
}

function run(program, args, env) {
  console.log(`> ${program} ${args.join(' ')}`)
  return spawnSync(program, args, { cwd: projectRoot, env, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0
}

/** Debian's own package when we may install it, else Playwright's download. Returns undefined when neither works. */
export function ensureBrowser(node) {
  const found = findBrowser(node)
  if (found || process.env.OPKOMST_CHROMIUM) return found
  console.log('There is no Chromium yet; bringing one.')
  const isRoot = process.getuid?.() === 0
  if (isRoot && spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const wait = ['-o', 'DPkg::Lock::Timeout=120']
    // One unreachable source fails the update; the package may well be known and reachable all the same.
    run('apt-get', ['update', '-q'], env)
    if (run('apt-get', [...wait, 'install', '-y', '-q', 'chromium', 'fonts-liberation'], env)) {
      const installed = findOnPath()
      if (installed) return installed
    }
  }
  const cli = join(projectRoot, 'node_modules', '@playwright', 'test', 'cli.js')
  run(node, [cli, 'install', ...(isRoot ? ['--with-deps'] : []), 'chromium'], childEnv(node))
  return findBrowser(node)
}
