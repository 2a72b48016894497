import type { CompiledQuery } from 'kysely'
import type { Tx } from './database.ts'

/** No value looks like this: what people type reaches a query as a parameter when it runs, never when it is built. */
const mark = '\u0000value:'

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
  return async (tx, values) => (await tx.executeQuery(filled(tx, values))).rows
}

/** The same, filled in but not run yet. */
export function preparedStatement<const Name extends string, Row>(
  names: readonly Name[],
  build: (tx: Tx, at: (name: Name) => string) => CompiledQuery<Row>,
): (tx: Tx, values: Readonly<Record<Name, unknown>>) => CompiledQuery<Row> {
  let kept: { readonly query: CompiledQuery<Row>; readonly places: readonly (Name | null)[] } | null = null
  const make = (tx: Tx): NonNullable<typeof kept> => {
    const query = build(tx, (name) => mark + name)
    const places = query.parameters.map((value) => names.find((name) => value === mark + name) ?? null)
    if (names.some((name) => !places.includes(name))) throw new Error('a prepared query leaves out a value')
    return { query, places }
  }
  return (tx, values) => {
    kept ??= make(tx)
    const { query, places } = kept
    const parameters = places.map((name, index) => (name === null ? query.parameters[index] : values[name]))
    return { ...query, parameters }
  }
}
