import { Client, escapeIdentifier, escapeLiteral } from 'pg'
import type { State } from './state.ts'

/** Raised when something is added below, so that existing installations get it at their next start. */
export const provisionVersion = 2

export const databaseName = 'opkomst'
export const ownerRole = 'opkomst_owner'
export const appRole = 'opkomst_app'
export const extensions: readonly string[] = ['pg_trgm', 'unaccent', 'btree_gin']

export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  // A server that stops while we leave must not end the program.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function ensureRole(client: Client, name: string, password: string): Promise<void> {
  const found = await client.query('select 1 from pg_roles where rolname = $1', [name])
  const role = escapeIdentifier(name)
  if (found.rowCount === 0) await client.query(`create role ${role}`)
  const without = 'nosuperuser nobypassrls nocreaterole nocreatedb noreplication'
  await client.query(`alter role ${role} with login ${without} password ${password === '' ? 'null' : escapeLiteral(password)}`)
}

/** The two roles: one owns the tables and migrates, the other serves requests and stands under row-level security. */
export async function ensureRoles(superuserUrl: string, passwords: Pick<State['passwords'], 'owner' | 'app'>): Promise<void> {
  await withClient(superuserUrl, async (client) => {
    await ensureRole(client, ownerRole, passwords.owner)
    await ensureRole(client, appRole, passwords.app)
    // Dumps and `DATABASE_URL` installations let the owner step down to the application role.
    await client.query(`grant ${appRole} to ${ownerRole}`)
  })
}

export async function ensureDatabase(superuserUrl: string, name: string): Promise<void> {
  await withClient(superuserUrl, async (client) => {
    const found = await client.query('select 1 from pg_database where datname = $1', [name])
    const database = escapeIdentifier(name)
    if (found.rowCount === 0) await client.query(`create database ${database} owner ${ownerRole} encoding 'UTF8' template template0`)
    await client.query(`revoke all on database ${database} from public`)
    await client.query(`grant connect on database ${database} to ${appRole}`)
  })
}

/** What a search by name asks of an index, of the extension `pg_trgm`. */
export const searchFunctions = ['word_similarity_op', 'word_similarity_commutator_op'] as const

export async function ensureExtensions(superuserUrlOfDatabase: string): Promise<void> {
  await withClient(superuserUrlOfDatabase, async (client) => {
    for (const name of extensions) await client.query(`create extension if not exists ${name} schema public`)
    // Under row-level security an index answers only operators that cannot leak a row. Comparing letter groups tells nothing but its outcome;
    // without the mark a search by name reads every person of the municipality.
    for (const name of searchFunctions) await client.query(`alter function public.${name}(text, text) leakproof`)
  })
}
