import type { Situation } from './situation.ts'

export type SaidFact = { readonly path: string; readonly value: boolean | number | string }

const said = (path: string, value: unknown): readonly SaidFact[] =>
  typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string' ? [{ path, value }] : []

function inGroup(path: string, group: object | undefined): readonly SaidFact[] {
  return Object.entries(group ?? {}).flatMap(([name, value]) => said(`${path}.${name}`, value))
}

/**
 * A situation as facts under the paths by which they are asked: what `withFact` puts in, taken out again. Who is in the family is not among them:
 * a fact about `children[1]` belongs to the second child of that situation.
 */
export function factsOf(situation: Situation): readonly SaidFact[] {
  const { adults, children, incomes, benefits, events, household, debts, property, housing, energy, needs } = situation
  const groups = Object.entries({ household, debts, property, housing, energy, needs })
  return [
    ...said('municipality', situation.municipality),
    ...said('region', situation.region),
    ...said('language', situation.language),
    ...(adults ?? []).flatMap((adult, at) => inGroup(`adults[${at}]`, adult)),
    ...(children ?? []).flatMap((child, at) => inGroup(`children[${at}]`, child)),
    ...groups.flatMap(([name, group]) => inGroup(name, group)),
    ...(benefits ?? []).flatMap(({ kind, received, since }) => [
      ...said(`benefits.${kind}`, received ?? true),
      ...said(`benefits.${kind}.since`, since),
    ]),
    ...(incomes ?? []).flatMap(({ notion, person, per, year, cents }) =>
      said(`incomes.${notion}.${person ?? 'family'}.${per === 'month' ? 'month' : (year ?? 'year')}`, cents),
    ),
    ...(events ?? []).flatMap(({ kind, on }) => said(`events.${kind}`, on)),
  ]
}
