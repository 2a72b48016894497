import {
  AliasNode,
  ColumnNode,
  type DeleteQueryNode,
  IdentifierNode,
  type InsertQueryNode,
  type OperationNode,
  OperationNodeTransformer,
  type QueryId,
  ReferenceNode,
  ReturningNode,
  type RootOperationNode,
  SelectAllNode,
  SelectionNode,
  SelectQueryNode,
  TableNode,
  type UpdateQueryNode,
} from 'kysely'
import { placed } from './row-place.ts'
import { sealedOf } from './sealed-columns.ts'

/** Tables a statement reads from, by the name it gives them. */
type Scope = ReadonlyMap<string, string>

function nameOf({ table: { schema, identifier } }: TableNode): string {
  return schema === undefined ? identifier.name : `${schema.name}.${identifier.name}`
}

function addTo(scope: Map<string, string>, node: OperationNode): void {
  if (TableNode.is(node)) scope.set(nameOf(node), nameOf(node))
  else if (AliasNode.is(node) && TableNode.is(node.node) && IdentifierNode.is(node.alias)) scope.set(node.alias.name, nameOf(node.node))
}

function scopeOf(nodes: readonly OperationNode[]): Scope {
  const scope = new Map<string, string>()
  for (const node of nodes) addTo(scope, node)
  return scope
}

/** What an expression names, when it is a plain column of a table in reach. */
function sealedColumn(node: OperationNode, scope: Scope): { alias: string; table: string; column: string } | null {
  const reference = ReferenceNode.is(node) ? node : null
  const columnNode = reference === null ? node : reference.column
  if (!ColumnNode.is(columnNode)) return null
  const column = columnNode.column.name
  const named = reference?.table === undefined ? null : nameOf(reference.table)
  for (const [alias, table] of scope) {
    if ((named === null || named === alias) && sealedOf(table)?.has(column)) return { alias, table, column }
  }
  return null
}

function refuseAll(node: OperationNode, scope: Scope): void {
  const of = ReferenceNode.is(node) && SelectAllNode.is(node.column) && node.table !== undefined ? nameOf(node.table) : null
  if (of === null && !SelectAllNode.is(node)) return
  for (const [alias, table] of scope) {
    if ((of === null || of === alias) && sealedOf(table) !== undefined)
      throw new Error(`${table} has sealed columns: name the columns that are read`)
  }
}

function placeSelection(node: SelectionNode, scope: Scope): SelectionNode {
  const { selection } = node
  refuseAll(selection, scope)
  const found = sealedColumn(AliasNode.is(selection) ? selection.node : selection, scope)
  if (found === null) return node
  const value = placed(found.table, found.column, found.alias).toOperationNode()
  return SelectionNode.create(AliasNode.create(value, AliasNode.is(selection) ? selection.alias : IdentifierNode.create(found.column)))
}

function placeSelect(node: SelectQueryNode): SelectQueryNode {
  const scope = scopeOf([...(node.from?.froms ?? []), ...(node.joins ?? []).map(({ table }) => table)])
  if (scope.size === 0 || node.selections === undefined || ![...scope.values()].some((table) => sealedOf(table) !== undefined)) return node
  return { ...node, selections: node.selections.map((selection) => placeSelection(selection, scope)) }
}

function isPlain(node: OperationNode): boolean {
  const inner = AliasNode.is(node) ? node.node : node
  return TableNode.is(inner) || ReferenceNode.is(inner) || ColumnNode.is(inner) || SelectAllNode.is(inner)
}

/** Nothing in it can hold another select whose columns come out. */
function isSimple(node: SelectQueryNode): boolean {
  return (
    node.with === undefined &&
    node.setOperations === undefined &&
    (node.from?.froms ?? []).every(isPlain) &&
    (node.joins ?? []).every(({ table }) => isPlain(table)) &&
    (node.selections ?? []).every(({ selection }) => isPlain(selection))
  )
}

class NestedSelects extends OperationNodeTransformer {
  protected override transformSelectQuery(node: SelectQueryNode, queryId?: QueryId): SelectQueryNode {
    return super.transformSelectQuery(placeSelect(node), queryId)
  }
}
const nestedSelects = new NestedSelects()

function placeReturning<Node extends InsertQueryNode | UpdateQueryNode | DeleteQueryNode>(
  node: Node,
  tables: readonly OperationNode[],
): Node {
  if (node.returning === undefined) return node
  const scope = scopeOf(tables)
  const selections = node.returning.selections.map((selection) => placeSelection(selection, scope))
  return { ...node, returning: ReturningNode.create(selections) }
}

/**
 * Makes a statement answer each sealed column together with the place it was found at: table and column as the program names them, the row as the
 * database tells it. What stands in an expression is left alone; that takes `placed`.
 */
export function placeRead(node: RootOperationNode): RootOperationNode {
  if (SelectQueryNode.is(node)) return isSimple(node) ? placeSelect(node) : nestedSelects.transformNode(node)
  if (node.kind === 'InsertQueryNode') return placeReturning(node, node.into === undefined ? [] : [node.into])
  if (node.kind === 'UpdateQueryNode') return placeReturning(node, node.table === undefined ? [] : [node.table])
  if (node.kind === 'DeleteQueryNode') return placeReturning(node, node.from.froms)
  return node
}
