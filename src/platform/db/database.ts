import { AsyncLocalStorage } from 'node:async_hooks'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import pg from 'pg'
import type { DB } from '#db/schema.gen.ts'
import type { Actor } from '../actor.ts'
import type { KeyRing } from '../keys/key-ring.ts'
import { openingParsers, type Place } from '../keys/read-parsers.ts'
import { processKeys } from '../keys/seal.ts'
import { outgoing } from '../keys/sealed-text.ts'
import { sealingPlugin } from '../keys/write-plugin.ts'
import { type Answer, type Asked, Batch, type KnownColumns } from './batch.ts'

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
  readonly perMessage?: 'reads' | 'changes'
}

export type Database = {
  /**
   * Runs `work` in one transaction that has entered the actor's municipality; rolls back when it throws, and when it answers a refusal
   * (`{ ok: false }`): a refused act leaves nothing behind, its save key included. `keepRefused` is for what counts tries. There is no other
   * way to the tables. Calls `afterCommit` callbacks registered with {@link afterCommit} once the work is kept.
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

type PerMessage = TransactionOptions['perMessage']
/** One transaction: what travels with its commit, what waits for it, and whether it still takes statements. */
type Running = { readonly last: CompiledQuery[]; readonly afterCommit: Array<() => void>; readonly perMessage: PerMessage; isOpen: boolean }

const running = new AsyncLocalStorage<Running>()

function surrounding(): Running {
  const transaction = running.getStore()
  if (transaction === undefined) throw new Error('outside a transaction')
  return transaction
}

/** Runs `act` when the surrounding transaction is kept, never when it is rolled back. */
export function afterCommit(act: () => void): void {
  surrounding().afterCommit.push(act)
}

/**
 * Runs a statement whose answer nothing waits for as the last of the surrounding transaction, in the message that also commits: a journey to
 * the database costs more than the statement. When it fails, nothing of the transaction is kept and `as` throws.
 */
export function withCommit(query: CompiledQuery): void {
  const { perMessage, last } = surrounding()
  if (perMessage !== undefined) throw new Error('each message of this work is a transaction: there is no last one')
  last.push(query)
}

/** One prepared statement per text and connection: planning a page's queries again for each request costs more than running them. */
const statementNames = new Map<string, string>()
function statementName(text: string): string | undefined {
  const known = statementNames.get(text)
  if (known !== undefined) return known
  if (statementNames.size >= 2000) return undefined
  const name = `s${statementNames.size}`
  statementNames.set(text, name)
  return name
}

const nothing = (): void => undefined
/** A statement of whose answer nobody hears: when it fails, those behind it in the message fail too. */
function unheard(text: string, values: readonly unknown[] = []): Asked {
  return { name: statementName(text), text, values, resolve: nothing, reject: nothing }
}

type Entering = { readonly text: string; readonly values: readonly string[] }

class ClientConnection implements DatabaseConnection {
  readonly client: pg.PoolClient
  readonly #known: KnownColumns = new Map()
  #gathered: Asked[] = []
  /** While each message is a transaction of its own: what it begins with. */
  around: readonly [string, Entering] | null = null
  /** The end of the last of these. */
  ended: Promise<unknown> = Promise.resolve()
  constructor(client: pg.PoolClient) {
    this.client = client
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    // What goes on after its transaction failed must not reach the next one on this connection.
    if (running.getStore()?.isOpen === false) throw new Error('a statement after the end of its transaction')
    const { rows, count } = await this.ask(query.sql, query.parameters.map(outgoing))
    return { rows, numAffectedRows: BigInt(count) }
  }

  /** Sends a statement together with all that are asked for in the same turn of the program. */
  ask(text: string, values: readonly unknown[] = []): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#gathered.push({ name: statementName(text), text, values, resolve, reject })
      if (this.#gathered.length === 1) process.nextTick(() => this.send())
    })
  }

  /** Sends what was asked for in this turn. What is asked for from here on is no part of it, and runs also when that fails. */
  send(): void {
    const asked = this.#gathered
    this.#gathered = []
    if (asked.length === 0) return
    this.client.query(new Batch(this.client, this.#known, this.around === null ? asked : this.#alone(asked, ...this.around)))
  }

  /** These statements as a transaction that ends with them; when one fails, nothing of it is left open for those who come after. */
  #alone(asked: readonly Asked[], begin: string, { text, values }: Entering): readonly Asked[] {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>()
    this.ended = promise.catch((error: unknown) => this.client.query('rollback').then(() => Promise.reject(error)))
    // Those who asked hear of it too.
    this.ended.catch(nothing)
    return [unheard(begin), unheard(text, values), ...asked, { ...unheard('commit'), resolve, reject }]
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('not streamed: lists page by keyset')
  }
}

class ClientDriver implements Driver {
  readonly connection: ClientConnection
  constructor(connection: ClientConnection) {
    this.connection = connection
  }
  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return this.connection
  }
  async beginTransaction(): Promise<void> {
    throw new Error('the surrounding transaction is the only one')
  }
  async commitTransaction(): Promise<void> {}
  async rollbackTransaction(): Promise<void> {}
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {}
}

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

/** Opens the pool of the application role. `url` signs in as a role that cannot bypass row-level security. */
export function openDatabase(url: string, options: { readonly size?: number; readonly keys?: KeyRing } = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.size ?? 12,
    idleTimeoutMillis: 30_000,
    application_name: 'opkomst',
    // What is asked for while an answer is on its way does not wait for it.
    pipeline: true,
  })
  // An idle connection the server drops must not end the program; the next request opens another.
  pool.on('error', () => undefined)
  const sessions = new WeakMap<pg.PoolClient, Session>()
  const given = options.keys
  const keys = given === undefined ? processKeys : () => given

  const withClient = async <T>(municipalityId: string | null, work: (session: Session) => Promise<T>): Promise<T> => {
    const client = await pool.connect()
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
    const value = await withClient(actor.municipalityId, ({ tx, connection }) =>
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
    catalogue: (work) => withClient(null, ({ tx }) => running.exit(() => work(tx))),
    ping: async () => {
      await pool.query('select 1')
    },
    close: () => pool.end(),
  }
}
