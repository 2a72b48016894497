import { accessSync, constants, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { makeFolder } from '../files/make-folder.ts'
import { projectRoot } from '../root.ts'
import { withLock, withLockSync } from './embedded/lock.ts'
import { choosePlace, type Place } from './embedded/place.ts'
import {
  appRole,
  databaseName,
  ensureDatabase,
  ensureExtensions,
  ensureRoles,
  ownerRole,
  provisionVersion,
  withClient,
} from './embedded/provision.ts'
import { choosePort, findServer, initialise, launch, type Running, requestStop, waitUntilStopped } from './embedded/server.ts'
import { newPassword, readState, type State, signIn, signOut, writeState } from './embedded/state.ts'

export type EmbeddedOptions = {
  /** State folder: passwords, log and (usually) the data. Default `.opkomst/postgres` of the project, or `OPKOMST_DATA`. */
  readonly dataDir?: string
  /** Port wished for; another is taken when it is in use. Default the one of last time. */
  readonly port?: number
  readonly log?: (line: string) => void
  /** For tests only: does not wait for the disk, so a power cut loses the data. */
  readonly disposable?: boolean
}

export type EmbeddedDatabase = {
  /** Owner of the tables: migrations and the demo. */
  readonly ownerUrl: string
  /** The role that serves requests, under row-level security. */
  readonly appUrl: string
  readonly superuserUrl: string
  /** Where PostgreSQL keeps its files; for disk space checks. */
  readonly dataDir: string
  /** Whether this process started the server, rather than joining one that ran. */
  readonly started: boolean
  /** Leaves the server; the last process that leaves stops it and waits until everything is on disk. */
  stop(): Promise<void>
}

const durable = {
  listen_addresses: '127.0.0.1',
  password_encryption: 'scram-sha-256',
  max_connections: '60',
  shared_buffers: '128MB',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
}
const disposable = {
  ...durable,
  max_connections: '200',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
}

const lockWaitMs = 120_000

export function embeddedStateDir(env: Readonly<Record<string, string | undefined>> = process.env): string {
  return resolve(env['OPKOMST_DATA'] ?? join(projectRoot, '.opkomst', 'postgres'))
}

function openStateDir(wanted: string): string {
  try {
    makeFolder(wanted)
    accessSync(wanted, constants.R_OK | constants.W_OK | constants.X_OK)
    return realpathSync(wanted)
  } catch (cause) {
    throw new Error(`This account cannot write in ${wanted}. Use the account that made it, or set OPKOMST_DATA to another folder.`, {
      cause,
    })
  }
}

const lockFile = (stateDir: string) => join(stateDir, 'lock')

function urlFor(server: Running, role: string, password: string, database: string): string {
  const socket = server.socketDir === null ? '' : `?host=${encodeURIComponent(server.socketDir)}`
  return `postgresql://${role}:${password}@127.0.0.1:${server.port}/${database}${socket}`
}

/** Tests want one password for the three roles, so that the address of one gives the others. */
function newState(stateDir: string, dataDir: string, isDisposable: boolean): State {
  const superuser = newPassword()
  const passwords = isDisposable ? { superuser, owner: superuser, app: superuser } : { superuser, owner: newPassword(), app: newPassword() }
  return { stateDir, dataDir, port: 0, provisioned: 0, passwords }
}

async function answers(url: string): Promise<boolean> {
  try {
    return await withClient(url, async (client) => (await client.query('select 1')).rowCount === 1)
  } catch {
    return false
  }
}

/** The server that already runs on the data, if it answers. One that is starting or stopping is waited for. */
async function findAnswering(place: Place, state: State): Promise<Running | null> {
  const deadline = Date.now() + lockWaitMs
  for (let server = findServer(place.dataDir); server !== null; server = findServer(place.dataDir)) {
    if (server.ready && (await answers(urlFor(server, 'postgres', state.passwords.superuser, 'postgres')))) return server
    if (Date.now() > deadline) throw new Error(`A PostgreSQL server (process ${server.pid}) holds ${place.dataDir} but does not answer.`)
    await new Promise((done) => setTimeout(done, 100))
  }
  return null
}

/** Roles, database and extensions. Safe to repeat, so an interrupted first start is finished by the next. */
async function provision(server: Running, state: State): Promise<void> {
  const superuser = (database: string) => urlFor(server, 'postgres', state.passwords.superuser, database)
  await ensureRoles(superuser('postgres'), state.passwords)
  await ensureDatabase(superuser('postgres'), databaseName)
  await ensureExtensions(superuser(databaseName))
}

type Opened = {
  readonly place: Place
  readonly state: State
  readonly running: Running
  readonly started: boolean
  readonly ticket: string
}

async function open(stateDir: string, options: EmbeddedOptions): Promise<Opened> {
  const log = options.log ?? (() => undefined)
  const isDisposable = options.disposable === true
  const known = readState(stateDir)
  const place = choosePlace(stateDir, isDisposable ? tmpdir() : '/var/lib', known?.dataDir ?? null, log)
  let state = known ?? newState(stateDir, place.dataDir, isDisposable)
  // Before the data exists: a password that was used but not kept would lock us out.
  if (known === null) writeState(stateDir, state)
  const found = await findAnswering(place, state)
  if (found === null) {
    const isFirst = initialise(place, state.passwords.superuser)
    if (isFirst) log(`Made an empty database in ${place.dataDir}.`)
  }
  const port = options.port ?? state.port
  const running = found ?? (await launch(place, stateDir, await choosePort(port), isDisposable ? disposable : durable))
  if (state.provisioned < provisionVersion) await provision(running, state)
  if (state.provisioned < provisionVersion || state.port !== running.port) {
    state = { ...state, port: running.port, provisioned: provisionVersion }
    writeState(stateDir, state)
  }
  return { place, state, running, started: found === null, ticket: signIn(stateDir) }
}

/**
 * Starts the embedded PostgreSQL, or joins the one that another process of this project already runs.
 *
 * The server outlives the process that started it while others use it: the last one to leave stops it. After a crash
 * of everything the next start repairs and continues. Two starters at once are put in order by a lock.
 */
export async function connectOrStartEmbedded(options: EmbeddedOptions = {}): Promise<EmbeddedDatabase> {
  const stateDir = openStateDir(resolve(options.dataDir ?? embeddedStateDir()))
  const { place, state, running, started, ticket } = await withLock(lockFile(stateDir), lockWaitMs, () => open(stateDir, options))
  const { superuser, owner, app } = state.passwords
  return {
    ownerUrl: urlFor(running, ownerRole, owner, databaseName),
    appUrl: urlFor(running, appRole, app, databaseName),
    superuserUrl: urlFor(running, 'postgres', superuser, 'postgres'),
    dataDir: place.dataDir,
    started,
    stop: leaveOnce(stateDir, place.dataDir, ticket),
  }
}

/** Leaves when asked, and otherwise when the process exits. An exiting process cannot wait: it asks, and the server stops by itself. */
function leaveOnce(stateDir: string, dataDir: string, ticket: string): () => Promise<void> {
  const atExit = () => {
    withLockSync(lockFile(stateDir), 2000, () => {
      if (signOut(stateDir, ticket)) requestStop(dataDir)
    })
  }
  const leave = async () => {
    process.removeListener('exit', atExit)
    await withLock(lockFile(stateDir), lockWaitMs, async () => {
      const pid = signOut(stateDir, ticket) ? requestStop(dataDir) : null
      if (pid !== null) await waitUntilStopped(dataDir, pid)
    })
  }
  process.once('exit', atExit)
  let leaving: Promise<void> | null = null
  return () => {
    leaving ??= leave()
    return leaving
  }
}
