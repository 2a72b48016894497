import {
  AndNode,
  BinaryOperationNode,
  ColumnNode,
  ColumnUpdateNode,
  DefaultInsertValueNode,
  InsertQueryNode,
  type KyselyPlugin,
  OnConflictNode,
  type OperationNode,
  OperatorNode,
  ParensNode,
  PrimitiveValueListNode,
  ReferenceNode,
  type RootOperationNode,
  TableNode,
  UpdateQueryNode,
  ValueListNode,
  ValueNode,
  ValuesNode,
} from 'kysely'
import type { KeyRing } from './key-ring.ts'
import { placeRead } from './read-plugin.ts'
import { keyOf, rowPlace } from './row-place.ts'
import { sealValue } from './seal.ts'
import { blindColumns, type Shape, sealedOf } from './sealed-columns.ts'

/**
 * Seals what is written to sealed columns through the query builder, each value for its row, and writes the look-up hashes beside them; makes what is read
 * come with its place. `place` is the municipality of the transaction.
 */
export function sealingPlugin(keys: () => KeyRing, place: () => string | null): KyselyPlugin {
  const sealer = (table: string, columns: ReadonlyMap<string, Shape>): TableSealer => {
    const municipalityId = place()
    if (municipalityId === null) throw new Error(`${table} is written outside a municipality`)
    return new TableSealer(keys(), municipalityId, table, columns)
  }
  const transform = (node: RootOperationNode): RootOperationNode => {
    if (InsertQueryNode.is(node)) {
      const table = node.into === undefined ? '' : nameOf(node.into)
      const columns = sealedOf(table)
      return columns === undefined ? node : sealer(table, columns).insert(node)
    }
    if (UpdateQueryNode.is(node)) {
      const table = node.table === undefined ? '' : nameOf(node.table)
      const columns = sealedOf(table)
      return columns === undefined ? node : sealer(table, columns).update(node)
    }
    return node
  }
  return { transformQuery: ({ node }) => placeRead(transform(node)), transformResult: async ({ result }) => result }
}

function nameOf(node: OperationNode): string {
  const inner = 'node' in node && isNode(node.node) ? node.node : node
  if (!TableNode.is(inner)) return ''
  const { schema, identifier } = inner.table
  return schema === undefined ? identifier.name : `${schema.name}.${identifier.name}`
}

function columnOf(node: OperationNode): string {
  if (ColumnNode.is(node)) return node.column.name
  return ReferenceNode.is(node) && ColumnNode.is(node.column) ? node.column.column.name : ''
}

function isNode(value: unknown): value is OperationNode {
  return typeof value === 'object' && value !== null && 'kind' in value
}

type Row = Readonly<Record<string, unknown>>

class TableSealer {
  readonly keys: KeyRing
  readonly municipalityId: string
  readonly table: string
  readonly columns: ReadonlyMap<string, Shape>
  constructor(keys: KeyRing, municipalityId: string, table: string, columns: ReadonlyMap<string, Shape>) {
    this.keys = keys
    this.municipalityId = municipalityId
    this.table = table
    this.columns = columns
  }

  insert(node: InsertQueryNode): InsertQueryNode {
    const names = (node.columns ?? []).map(({ column }) => column.name)
    const rows = node.values !== undefined && ValuesNode.is(node.values) ? node.values.values : []
    const conflict = node.onConflict?.updates
    const onConflict =
      node.onConflict === undefined || conflict === undefined
        ? {}
        : { onConflict: OnConflictNode.cloneWith(node.onConflict, { updates: this.#updates(conflict, this.#rowInTheWay(node, names)) }) }
    if (rows.length === 0 || !names.some((name) => this.columns.has(name))) return { ...node, ...onConflict }
    const added = Object.keys(this.#noHashes(names))
    return {
      ...node,
      ...onConflict,
      columns: [...(node.columns ?? []), ...added.map((name) => ColumnNode.create(name))],
      values: ValuesNode.create(rows.map((row) => this.#row(row, names, added))),
    }
  }

  update(node: UpdateQueryNode): UpdateQueryNode {
    return node.updates === undefined ? node : { ...node, updates: this.#updates(node.updates, rowAsked(node.where?.where)) }
  }

  /** The row an insert gives way to: known when its key is what may be there already, and it is one row. */
  #rowInTheWay({ onConflict, values }: InsertQueryNode, names: readonly string[]): Row {
    const target = (onConflict?.columns ?? []).map(({ column }) => column.name)
    const [row, more] = values !== undefined && ValuesNode.is(values) ? values.values : []
    if (row === undefined || more !== undefined || !keyOf(this.table).every((name) => target.includes(name))) return {}
    return keyIn(row, names)
  }

  #row(
    row: ValueListNode | PrimitiveValueListNode,
    names: readonly string[],
    added: readonly string[],
  ): ValueListNode | PrimitiveValueListNode {
    const hashes: Record<string, unknown> = this.#noHashes(names)
    const key = keyIn(row, names)
    if (PrimitiveValueListNode.is(row)) {
      const values = row.values.map((value, place) => this.#sealed(names[place] ?? '', value, key, hashes))
      return PrimitiveValueListNode.create([...values, ...added.map((name) => hashes[name] ?? null)])
    }
    const values = row.values.map((value, place) => this.#sealedNode(names[place] ?? '', value, key, hashes))
    return ValueListNode.create([...values, ...added.map((name) => ValueNode.create(hashes[name] ?? null))])
  }

  #updates(updates: readonly ColumnUpdateNode[], key: Row): ColumnUpdateNode[] {
    const hashes: Record<string, unknown> = {}
    const sealed = updates.map((update) => {
      const name = columnOf(update.column)
      return this.columns.has(name) ? ColumnUpdateNode.create(update.column, this.#sealedNode(name, update.value, key, hashes)) : update
    })
    const added = Object.entries(hashes).map(([name, hash]) => ColumnUpdateNode.create(ColumnNode.create(name), ValueNode.create(hash)))
    return [...sealed, ...added]
  }

  /** What is no plain value, such as another column or `excluded`, is sealed already, or the check of the table refuses it. */
  #sealedNode(name: string, node: OperationNode, key: Row, hashes: Record<string, unknown>): OperationNode {
    if (ValueNode.is(node)) return ValueNode.create(this.#sealed(name, node.value, key, hashes))
    if (!DefaultInsertValueNode.is(node) && blindColumns[`${this.table}.${name}`] !== undefined)
      throw new Error(`${this.table}.${name} takes a value: its look-up hash is made from it`)
    return node
  }

  #sealed(name: string, value: unknown, key: Row, hashes: Record<string, unknown>): unknown {
    const shape = this.columns.get(name)
    if (shape === undefined) return value
    const blind = blindColumns[`${this.table}.${name}`]
    if (blind !== undefined && (typeof value === 'string' || value === null)) {
      Object.assign(
        hashes,
        blind(value, (text) => this.keys.blindIndex(this.municipalityId, text)),
      )
    }
    return sealValue(this.keys, this.municipalityId, shape, value, () => rowPlace(this.table, name, key))
  }

  /** The look-up hashes of a row that tells none of the values they are made from. */
  #noHashes(names: readonly string[]): Record<string, unknown> {
    return Object.assign({}, ...names.map((name) => blindColumns[`${this.table}.${name}`]?.(null, () => '') ?? {}))
  }
}

function keyIn(row: ValueListNode | PrimitiveValueListNode, names: readonly string[]): Row {
  const values: readonly unknown[] = row.values
  return Object.fromEntries(names.map((name, place) => [name, plain(values[place])]))
}

function plain(value: unknown): unknown {
  return isNode(value) ? (ValueNode.is(value) ? value.value : undefined) : value
}

/** Columns that a condition holds to one value. */
function rowAsked(where: OperationNode | undefined): Row {
  if (where === undefined) return {}
  if (ParensNode.is(where)) return rowAsked(where.node)
  if (AndNode.is(where)) return { ...rowAsked(where.left), ...rowAsked(where.right) }
  if (!BinaryOperationNode.is(where) || !OperatorNode.is(where.operator) || where.operator.operator !== '=') return {}
  const value = plain(where.rightOperand)
  return value === undefined ? {} : { [columnOf(where.leftOperand)]: value }
}
