import type { CompiledQuery } from 'kysely'
import { runOn, type Tx } from './database.ts'

/** No value looks like this: what people type reaches a query as a parameter when it runs, never when it is built. */
const mark = '\u0000value:'
const isMark = (value: unknown): boolean => typeof value === 'string' && value.startsWith(mark)

/**
 * A query that is built once and run with other values each time. Building SQL for the same question again at each request costs the program
 * more than asking it. The names stand for texts (ids, days, words); what the query looks like may not depend on them.
 *
 *     const ofDossier = prepared(['municipalityId', 'dossierId'], (tx, at) => tx.selectFrom(…).where('id', '=', at('dossierId')).compile())
 *     const rows = await ofDossier(tx, { municipalityId, dossierId })
 */
export function prepared<const Name extends string, Row>(
  names: readonly Name[],
  build: (tx: Tx, at: (name: Name) => string) => CompiledQuery<Row>,
): (tx: Tx, values: Readonly<Record<Name, unknown>>) => Promise<readonly Row[]> {
  const filled = preparedStatement(names, build)
  return (tx, values) => runOn(tx, filled(tx, values))
}

/** The same, filled in but not run yet. */
export function preparedStatement<const Name extends string, Row>(
  names: readonly Name[],
  build: (tx: Tx, at: (name: Name) => string) => CompiledQuery<Row>,
): (tx: Tx, values: Readonly<Record<Name, unknown>>) => CompiledQuery<Row> {
  let kept: { readonly query: CompiledQuery<Row>; readonly names: readonly (Name | null)[] } | null = null
  const make = (tx: Tx): NonNullable<typeof kept> => {
    const query = onceEach(build(tx, (name) => mark + name))
    const found = query.parameters.map((value) => names.find((name) => value === mark + name) ?? null)
    if (names.some((name) => !found.includes(name))) throw new Error('a prepared query leaves out a value')
    return { query, names: found }
  }
  return (tx, values) => {
    kept ??= make(tx)
    const { query, names: found } = kept
    const parameters = found.map((name, index) => (name === null ? query.parameters[index] : values[name]))
    return { ...query, parameters }
  }
}

/** A value that stands at several places of a query travels once. */
function onceEach<Row>(query: CompiledQuery<Row>): CompiledQuery<Row> {
  const firsts = query.parameters.map((value, index) => (isMark(value) ? query.parameters.indexOf(value) : index))
  const kept = [...new Set(firsts)]
  const numberOf = (number: number): number => kept.indexOf(firsts[number - 1] ?? -1) + 1
  const sql = query.sql.replaceAll(/\$(\d+)/g, (_, number: string) => `$${numberOf(Number(number))}`)
  return { ...query, sql, parameters: kept.map((index) => query.parameters[index]) }
}
