import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from 'pg'
import { keyFile } from '../keys/key-file.ts'
import { projectRoot } from '../root.ts'
import { appRole, ensureDatabase, ensureExtensions, ensureRoles, ownerRole, withClient } from './embedded/provision.ts'
import { connectOrStartEmbedded, type EmbeddedDatabase } from './embedded.ts'
import { migrate } from './migrate.ts'

export type TestDatabase = {
  readonly ownerUrl: string
  readonly appUrl: string
  /** For tests that break a guard on purpose, to see that it is noticed. */
  readonly superuserUrl: string
  drop(): Promise<void>
}

const templatePrefix = 'opkomst_test_template_'
const copyPrefix = 'opkomst_test_copy_'
// Any fixed number will do; it keeps two test files from making the template at once.
const templateLock = 7_311_504

/** A throw-away server for tests, kept between runs because an empty one takes seconds to make. */
export async function startTestServer(log?: (line: string) => void): Promise<EmbeddedDatabase> {
  const dataDir = join(projectRoot, '.opkomst', 'test-postgres')
  const server = await connectOrStartEmbedded({ dataDir, disposable: true, ...(log ? { log } : {}) })
  if (server.started) await removeLeftovers(server.superuserUrl)
  return server
}

async function removeLeftovers(superuserUrl: string): Promise<void> {
  await withClient(superuserUrl, async (client) => {
    const found = await client.query<{ datname: string }>(`select datname from pg_database where starts_with(datname, $1)`, [copyPrefix])
    for (const { datname } of found.rows) await client.query(`drop database if exists "${datname}" with (force)`)
  })
}

function urlFor(superuserUrl: string, role: string, database: string): string {
  const url = new URL(superuserUrl)
  if (role !== '') url.username = role
  url.pathname = `/${database}`
  return url.toString()
}

const sealed = join(projectRoot, 'src', 'platform', 'keys', 'sealed-columns.ts')

/** Changes whenever a migration or the list of sealed columns does, so that a template is never older than the sources. */
export function hashMigrations(folder: string = join(projectRoot, 'db', 'migrations')): string {
  const hash = createHash('sha256').update(readFileSync(sealed))
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (/\.(ts|sql)$/.test(name)) hash.update(name).update(readFileSync(join(folder, name)))
  }
  return hash.digest('hex').slice(0, 12)
}

async function makeTemplate(client: Client, superuserUrl: string, name: string): Promise<void> {
  const draft = `${name}_draft`
  await client.query(`drop database if exists "${draft}" with (force)`)
  const { password } = new URL(superuserUrl)
  await ensureRoles(superuserUrl, { owner: decodeURIComponent(password), app: decodeURIComponent(password) })
  await ensureDatabase(superuserUrl, draft)
  await ensureExtensions(urlFor(superuserUrl, '', draft))
  await migrate(urlFor(superuserUrl, ownerRole, draft))
  await client.query(`alter database "${draft}" rename to "${name}"`)
  const old = await client.query<{ datname: string }>('select datname from pg_database where starts_with(datname, $1) and datname <> $2', [
    templatePrefix,
    name,
  ])
  for (const { datname } of old.rows) await client.query(`drop database if exists "${datname}" with (force)`)
}

async function ensureTemplate(superuserUrl: string): Promise<string> {
  const name = `${templatePrefix}${hashMigrations()}`
  await withClient(superuserUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [templateLock])
    const found = await client.query('select 1 from pg_database where datname = $1', [name])
    if (found.rowCount === 0) await makeTemplate(client, superuserUrl, name)
  })
  return name
}

/** Keys that every test shares, as they share the template: not those of the installation, and the same for the programs a test starts. */
function useTestKeys(): void {
  const file = join(projectRoot, '.opkomst', 'test-keys.json')
  const key = (name: string): Buffer => createHash('sha256').update(`opkomst test ${name}`).digest()
  const keys = { index: key('index'), versions: [{ version: 1, created: '2026-11-17', key: key('key 1') }] }
  const source = keyFile(file)
  if (source.read() === null) source.write?.(keys)
  process.env['OPKOMST_KEYS'] = file
  // The key that marks what is recorded, the same for all of them too.
  process.env['OPKOMST_AUDIT_KEY_FILE'] ??= join(projectRoot, '.opkomst', 'test-audit-key')
}

let server: Promise<string> | null = null

/** The server that `npm test` started; when a test file is run by hand, one for the life of this process. */
async function serverUrl(): Promise<string> {
  const given = process.env['OPKOMST_TEST_DB_URL']
  if (given !== undefined && given !== '') return given
  // Stops at the exit of this process, unless another one uses it too.
  return (await startTestServer()).superuserUrl
}

/**
 * A migrated database of its own for one test file. Call it once per file, in `before`, and `drop` it in `after`.
 *
 * The roles are the real ones: the owner is no superuser, so row-level security holds in tests as it does in use.
 */
export async function testDatabase(): Promise<TestDatabase> {
  useTestKeys()
  server ??= serverUrl()
  const superuserUrl = await server
  const template = await ensureTemplate(superuserUrl)
  const name = `${copyPrefix}${randomBytes(6).toString('hex')}`
  await withClient(superuserUrl, async (client) => {
    await client.query(`create database "${name}" template "${template}" owner ${ownerRole}`)
    await client.query(`revoke all on database "${name}" from public`)
    await client.query(`grant connect on database "${name}" to ${appRole}`)
  })
  return {
    ownerUrl: urlFor(superuserUrl, ownerRole, name),
    appUrl: urlFor(superuserUrl, appRole, name),
    superuserUrl: urlFor(superuserUrl, '', name),
    drop: () => withClient(superuserUrl, async (client) => void (await client.query(`drop database if exists "${name}" with (force)`))),
  }
}
