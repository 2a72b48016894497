import pg from 'pg'
import driver from 'pg/lib/utils.js'
import { serialize } from 'pg-protocol'

declare module 'pg' {
  interface Connection {
    /** Statements PostgreSQL has parsed on this connection, and those that are on their way to it: name and text. */
    readonly parsedStatements: Record<string, string | undefined>
    readonly submittedNamedStatements: Record<string, string | undefined>
  }
}

type Row = Record<string, unknown>
/** `command`: what PostgreSQL says it did, such as `COMMIT`. `count`: rows answered or changed. What a row holds, whoever wrote the statement knows. */
export type Answer = { readonly rows: pg.QueryResult['rows']; readonly command: string; readonly count: number }

/** A statement that waits to be sent, and whoever waits for its answer. Without a name it is parsed each time. */
export type Asked = {
  readonly name: string | undefined
  readonly text: string
  readonly values: readonly unknown[]
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: Error) => void
}

type Column = { readonly name: string; readonly parse: (raw: string) => unknown }
type RowDescription = { readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[] }

/** The columns of the answers to statements by name, of one connection: PostgreSQL is asked to describe them once. */
export type KnownColumns = Map<string, readonly Column[]>

const none: readonly Column[] = []
const describePortal = serialize.describe({ type: 'P' })
const execute = serialize.execute()
const sync = serialize.sync()

/**
 * Statements that travel to PostgreSQL in one message and are answered in one: the driver by itself ends each with a `Sync`, and PostgreSQL then sends each
 * answer by itself and wakes the program for it. They run in order; when one fails, those behind it are not run, and all of them fail with its error.
 */
export class Batch extends pg.Query {
  // The driver keeps by name and text what PostgreSQL has parsed: they are those of the statement that is being answered.
  name: string | undefined
  text: string
  readonly #client: pg.ClientBase
  readonly #known: KnownColumns
  readonly #asked: readonly Asked[]
  #at = 0
  #columns: readonly Column[] | undefined
  #rows: Row[] = []
  #fault: Error | null = null

  constructor(client: pg.ClientBase, known: KnownColumns, asked: readonly Asked[]) {
    super('')
    this.#client = client
    this.#known = known
    this.#asked = asked
    this.name = asked[0]?.name
    this.text = asked[0]?.text ?? ''
  }

  override submit = (connection: pg.Connection): null => {
    const parts: Buffer[] = []
    for (const { name = '', text, values } of this.#asked) {
      if (name === '' || (connection.parsedStatements[name] ?? connection.submittedNamedStatements[name]) === undefined) {
        parts.push(serialize.parse({ name, text }))
        if (name !== '') connection.submittedNamedStatements[name] = text
      }
      parts.push(serialize.bind({ statement: name, values: [...values], valueMapper: driver.prepareValue }))
      if (!this.#known.has(name)) parts.push(describePortal)
      parts.push(execute)
    }
    connection.stream.write(Buffer.concat([...parts, sync]))
    return null
  }

  handleRowDescription({ fields }: RowDescription): void {
    this.#columns = fields.map(({ name, dataTypeID }) => ({ name, parse: this.#client.getTypeParser(dataTypeID, 'text') }))
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    if (this.#fault !== null) return
    try {
      this.#columns ??= this.#known.get(this.name ?? '') ?? none
      this.#rows.push(read(this.#columns, fields))
    } catch (error) {
      this.#fault = error instanceof Error ? error : new Error(String(error))
    }
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    const words = text.split(' ')
    const done = this.#asked[this.#at]
    if (this.name !== undefined && !this.#known.has(this.name)) this.#known.set(this.name, this.#columns ?? none)
    if (this.#fault === null) done?.resolve({ rows: this.#rows, command: words[0] ?? '', count: Number(words.at(-1)) || 0 })
    else done?.reject(this.#fault)
    this.#begin(this.#at + 1)
  }

  #begin(at: number): void {
    this.#at = at
    this.#columns = undefined
    this.#rows = []
    this.#fault = null
    this.name = this.#asked[at]?.name
    this.text = this.#asked[at]?.text ?? ''
  }

  handleError(error: Error, connection: pg.Connection): void {
    for (const { name, reject } of this.#asked.slice(this.#at)) {
      // What was not reached was not parsed either.
      if (name !== undefined) delete connection.submittedNamedStatements[name]
      reject(error)
    }
    this.#begin(this.#asked.length)
  }

  handleReadyForQuery(): void {}
}

function read(columns: readonly Column[], fields: readonly (string | null)[]): Row {
  const row: Row = {}
  for (let index = 0; index < columns.length; index += 1) {
    const column = columns[index]
    const raw = fields[index] ?? null
    if (column !== undefined) row[column.name] = raw === null ? null : column.parse(raw)
  }
  return row
}
