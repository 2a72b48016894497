import { availableParallelism } from 'node:os'
import { type CompiledQuery, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import pg from 'pg'
import type { DB } from '#db/schema.gen.ts'
import type { Actor } from '../actor.ts'
import type { KeyRing } from '../keys/key-ring.ts'
import { openingParsers, type Place } from '../keys/read-parsers.ts'
import { processKeys } from '../keys/seal.ts'
import { sealingPlugin } from '../keys/write-plugin.ts'
import { ClientConnection, ClientDriver, type Entering } from './client-connection.ts'
import { type PerMessage, type Running, running } from './running.ts'

/** A transaction inside one municipality. Only `Database.as` makes one. */
export type Tx = Kysely<DB>

export type TransactionOptions = {
  readonly keepRefused?: boolean
  /**
   * Every statement finds its rows by their keys, so one plan fits all values: PostgreSQL plans it once per connection instead of weighing
   * the values again each time, which costs a page of lookups more than the lookups. Not for a search, nor where a partial index depends
   * on a value.
   */
  readonly byKeys?: boolean
  /**
   * What is asked for in one turn is a transaction of its own, begun and ended in the message it travels in: who asks everything at once pays one journey.
   * For work that only reads (PostgreSQL refuses what writes), or changes that wait for no answer.
   */
  readonly perMessage?: PerMessage
}

export type Database = {
  /**
   * Runs `work` in one transaction that has entered the actor's municipality; rolls back when it throws, and when it answers a refusal
   * (`{ ok: false }`): a refused act leaves nothing behind, its save key included. `keepRefused` is for what counts tries. There is no other
   * way to the tables. Calls `afterCommit` callbacks registered with `afterCommit` once the work is kept.
   */
  readonly as: <T>(actor: Actor, work: (tx: Tx) => Promise<T>, options?: TransactionOptions) => Promise<T>
  /** Reads the public catalogue of municipalities, outside any municipality. */
  readonly catalogue: <T>(work: (db: Tx) => Promise<T>) => Promise<T>
  readonly ping: () => Promise<void>
  readonly close: () => Promise<void>
}

// Days stay days and big counts are numbers; the driver would make local dates and texts of them.
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value)
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)

/** The query builder on one connection. What it writes to sealed columns is sealed, what the connection reads is opened. */
function kyselyOn(connection: ClientConnection, keys: () => KeyRing, place: Place): Tx {
  for (const [type, parser] of openingParsers(keys, place)) connection.client.setTypeParser(type, parser)
  return new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new ClientDriver(connection),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    plugins: [sealingPlugin(keys, () => place.municipalityId)],
  })
}

const connections = new WeakMap<Tx, ClientConnection>()

/** Runs a statement that is written already; on the connection itself, without the builder's way to it. */
export async function runOn<Row>(tx: Tx, query: CompiledQuery<Row>): Promise<readonly Row[]> {
  const connection = connections.get(tx)
  if (connection === undefined) throw new Error('not a transaction of this program')
  return (await connection.executeQuery<Row>(query)).rows
}

type Session = { readonly tx: Tx; readonly place: Place; readonly connection: ClientConnection }

function newSession(client: pg.PoolClient, keys: () => KeyRing): Session {
  const place: Place = { municipalityId: null, ring: null }
  // A connection lost in the middle of a transaction fails its statements; it must not end the program and everybody else's work.
  client.on('error', () => undefined)
  const connection = new ClientConnection(client)
  const tx = kyselyOn(connection, keys, place)
  connections.set(tx, connection)
  return { tx, place, connection }
}

/** What a transaction of this actor begins with: what `platform.enter` does, and what its statements are planned and judged by. */
function entering(actor: Actor, byKeys: boolean): Entering {
  const barred = actor.barred ?? []
  const settings = [
    ['app.municipality_id', actor.municipalityId],
    ['app.actor', actor.accountId ?? ''],
    ['app.purpose', actor.purpose],
    // Rows of what this account may not see stay out of its transactions: the policies `barrier` of the tables compare with this list.
    ...(barred.length === 0 ? [] : [['app.barred', `{${barred.join(',')}}`] as const]),
    ...(byKeys ? [['plan_cache_mode', 'force_generic_plan'] as const] : []),
  ] as const
  const set = settings.map(([name], index) => `set_config('${name}', $${index + 1}, true)`)
  return { text: `select ${set.join(', ')}`, values: settings.map(([, value]) => value) }
}

function isRefusal(result: unknown): boolean {
  return typeof result === 'object' && result !== null && 'ok' in result && result.ok === false
}

type Whole = <T>(connection: ClientConnection, begin: Entering, work: () => Promise<T>, transaction: Running) => Promise<T>

const eachMessage =
  (perMessage: 'reads' | 'changes'): Whole =>
  async (connection, begin, work) => {
    connection.ended = Promise.resolve()
    connection.around = [perMessage === 'reads' ? 'begin read only' : 'begin', begin]
    try {
      return await work()
    } finally {
      // What was asked for and not waited for goes before the connection is somebody else's.
      connection.send()
      await connection.ended
    }
  }

const keeping =
  (keepRefused: boolean): Whole =>
  async (connection, { text, values }, work, transaction) => {
    // On the wire together with the first statements of the work: PostgreSQL answers in order, and after a failure refuses the rest.
    const [, , result] = await Promise.all([connection.ask('begin'), connection.ask(text, values), work()])
    const keep = keepRefused || !isRefusal(result)
    const last = keep ? transaction.last.map((query) => connection.executeQuery(query)) : []
    const [ended] = await Promise.all([connection.ask(keep ? 'commit' : 'rollback'), ...last])
    // PostgreSQL answers a commit with a rollback when a statement failed on the way and the work went on.
    if (ended.command !== 'COMMIT') transaction.afterCommit.length = 0
    return result
  }

function openPool(url: string, size: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    idleTimeoutMillis: 30_000,
    application_name: 'opkomst',
    // What is asked for while an answer is on its way does not wait for it.
    pipeline: true,
  })
  // An idle connection the server drops must not end the program; the next request opens another.
  pool.on('error', () => undefined)
  return pool
}

/** Work of one message is over in a moment: with more connections than that, the processes of the database only wait for each other and for the program. */
const quickConnections = 2 * availableParallelism()

/** Opens the pools of the application role. `url` signs in as a role that cannot bypass row-level security. */
export function openDatabase(url: string, { size = 12, ...options }: { readonly size?: number; readonly keys?: KeyRing } = {}): Database {
  const pool = openPool(url, size)
  const quick = openPool(url, Math.min(size, quickConnections))
  const sessions = new WeakMap<pg.PoolClient, Session>()
  const given = options.keys
  const keys = given === undefined ? processKeys : () => given

  const withClient = async <T>(from: pg.Pool, municipalityId: string | null, work: (session: Session) => Promise<T>): Promise<T> => {
    const client = await from.connect()
    const session = sessions.get(client) ?? newSession(client, keys)
    sessions.set(client, session)
    session.place.municipalityId = municipalityId
    session.place.ring = null
    session.connection.around = null
    try {
      const value = await work(session)
      client.release()
      return value
    } catch (error) {
      // What still waits goes first, and not in one message with the rollback: its failure must not take the rollback with it.
      session.connection.send()
      await client.query('rollback').then(
        () => client.release(),
        (broken: Error) => client.release(broken),
      )
      throw error
    }
  }

  const as: Database['as'] = async (actor, work, { keepRefused = false, byKeys = false, perMessage } = {}) => {
    const transaction: Running = { last: [], afterCommit: [], perMessage, isOpen: true }
    const whole = perMessage === undefined ? keeping(keepRefused) : eachMessage(perMessage)
    const value = await withClient(perMessage === undefined ? pool : quick, actor.municipalityId, ({ tx, connection }) =>
      running.run(transaction, async () => {
        try {
          return await whole(connection, entering(actor, byKeys), () => work(tx), transaction)
        } finally {
          transaction.isOpen = false
        }
      }),
    )
    for (const act of transaction.afterCommit) act()
    return value
  }

  return {
    as,
    catalogue: (work) => withClient(pool, null, ({ tx }) => running.exit(() => work(tx))),
    ping: async () => {
      await pool.query('select 1')
    },
    close: async () => {
      await Promise.all([pool.end(), quick.end()])
    },
  }
}
