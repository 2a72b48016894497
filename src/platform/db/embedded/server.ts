import { spawn, spawnSync } from 'node:child_process'
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { type Account, runAs } from './account.ts'
import type { Place } from './place.ts'
import { isAlive, isPostgres } from './process.ts'
import { giveToOwner } from './state.ts'

export type Running = {
  readonly pid: number
  readonly port: number
  /** Folder of the server's local socket, which costs a page less than a network connection; null where there is none. */
  readonly socketDir: string | null
}

const largestLog = 10 * 1024 * 1024

function giveTo(account: Account | null, path: string): void {
  if (account !== null) chownSync(path, account.uid, account.gid)
}

/** Makes the data folder, or says false when it is there. Built beside and moved, so that a half-made one is never taken for a database. */
export function initialise(place: Place, superuserPassword: string): boolean {
  if (existsSync(place.dataDir)) return false
  const draft = `${place.dataDir}.new`
  const passwordFile = `${place.dataDir}.password`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true, mode: 0o700 })
  giveTo(place.account, draft)
  writeFileSync(passwordFile, superuserPassword, { mode: 0o600 })
  giveTo(place.account, passwordFile)
  const fixed = ['--username=postgres', '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C']
  // Sorting does not depend on what the machine has installed, so an upgrade of it never breaks an index.
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--data-checksums']
  const run = spawnSync(join(place.binDir, 'initdb'), [`--pgdata=${draft}`, `--pwfile=${passwordFile}`, ...fixed, ...locale], {
    ...runAs(place.account),
    cwd: '/',
    encoding: 'utf8',
  })
  rmSync(passwordFile, { force: true })
  if (run.status !== 0) {
    rmSync(draft, { recursive: true, force: true })
    throw new Error(`Could not make a database in ${place.dataDir}:\n${run.error?.message ?? ''}${run.stderr}${run.stdout}`)
  }
  renameSync(draft, place.dataDir)
  return true
}

type PidFile = Running & { readonly folder: string; readonly ready: boolean }

function readPidFile(dataDir: string): PidFile | null {
  try {
    const lines = readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n')
    const [pid, folder = '', , port, socketDir = '', , , state] = lines
    return {
      pid: Number(pid),
      folder,
      port: Number(port),
      socketDir: socketDir === '' ? null : socketDir,
      ready: state?.trim() === 'ready',
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw new Error(`This account may not read ${dataDir}. Use the account that made it, or root.`, { cause: error })
  }
}

/** The server that runs on this data folder, if any; also one that is still starting or stopping. */
export function findServer(dataDir: string): (Running & { readonly ready: boolean }) | null {
  const file = readPidFile(dataDir)
  // A copied folder carries the pid file of the original's server.
  return file !== null && file.folder === dataDir && isPostgres(file.pid) ? file : null
}

async function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}

/** The wanted port when nobody has it, otherwise any free one. */
export async function choosePort(wanted: number): Promise<number> {
  if (wanted > 0 && (await isFree(wanted))) return wanted
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('No free port'))))
    })
  })
}

export function logFile(stateDir: string): string {
  return join(stateDir, 'postgres.log')
}

function removeLeftovers(dataDir: string): void {
  const left = readdirSync(dataDir).filter((name) => name === 'postmaster.pid' || name.startsWith('.s.PGSQL.'))
  for (const name of left) rmSync(join(dataDir, name), { force: true })
}

// The operating systems take no longer name for a socket; the data folder is the server account's own, so nobody else reaches it.
const longestSocketName = 100

function socketFolder(dataDir: string, port: number): string | null {
  const fits = Buffer.byteLength(join(dataDir, `.s.PGSQL.${port}`)) <= longestSocketName
  // A comma or a quote in the folder's name would mean something to PostgreSQL.
  return process.platform !== 'win32' && fits && !/[",\\]/.test(dataDir) ? dataDir : null
}

/** Starts the server and returns once it accepts connections; a crash before is repaired by PostgreSQL itself, which may take a while. */
export async function launch(place: Place, stateDir: string, port: number, settings: Readonly<Record<string, string>>): Promise<Running> {
  // A dead server's number may now belong to something else, and PostgreSQL would refuse to start beside it.
  if (findServer(place.dataDir) === null) removeLeftovers(place.dataDir)
  const file = logFile(stateDir)
  if (existsSync(file) && statSync(file).size > largestLog) renameSync(file, `${file}.1`)
  const log = openSync(file, 'a', 0o600)
  giveToOwner(stateDir, file)
  const from = statSync(file).size
  const flags = Object.entries({
    ...settings,
    port: String(port),
    unix_socket_directories: socketFolder(place.dataDir, port) ?? '',
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  // A session of its own, so that Ctrl-C reaches this program only and it can finish its work before the database goes.
  const child = spawn(join(place.binDir, 'postgres'), ['-D', place.dataDir, ...flags], {
    ...runAs(place.account),
    cwd: '/',
    detached: true,
    env: { PATH: process.env['PATH'], TZ: 'UTC', LC_ALL: 'C' },
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  let ended = false
  child.once('exit', () => {
    ended = true
  })
  child.once('error', () => {
    ended = true
  })
  child.unref()
  while (!ended) {
    const server = findServer(place.dataDir)
    if (server?.ready === true && server.pid === child.pid) return server
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`PostgreSQL did not start. The end of ${file}:\n${readFileSync(file).subarray(from).toString('utf8').slice(-2000)}`)
}

/** Asks for a fast shutdown: open transactions are rolled back, everything committed is on disk. */
export function requestStop(dataDir: string): number | null {
  const server = findServer(dataDir)
  if (server === null) return null
  process.kill(server.pid, 'SIGINT')
  return server.pid
}

export async function waitUntilStopped(dataDir: string, pid: number): Promise<void> {
  // PostgreSQL removes its own pid file last; a crash leaves the file but not the process.
  while (isAlive(pid) && existsSync(join(dataDir, 'postmaster.pid'))) await new Promise((resolve) => setTimeout(resolve, 20))
}
