import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely'
import type pg from 'pg'
import { outgoing } from '../keys/sealed-text.ts'
import { type Answer, type Asked, Batch, type KnownColumns } from './batch.ts'
import { running } from './running.ts'

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

/** What a transaction begins with: it sets whose it is. */
export type Entering = { readonly text: string; readonly values: readonly string[] }

/** One connection of the pool, for the query builder and for statements that are written already. */
export class ClientConnection implements DatabaseConnection {
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

/** Kysely's way to that connection; it opens no transactions of its own. */
export class ClientDriver implements Driver {
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
