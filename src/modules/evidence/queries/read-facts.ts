import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '#platform/actor.ts'
import type { Database, Tx } from '#platform/db/database.ts'
import {
  type FromTo,
  type Group,
  housingSituations,
  inOrderItems,
  type ProfileCounts,
  type ReportFacts,
  type ScoredInstrument,
  scoredInstruments,
} from '../domain/facts.ts'
import type { Scope } from './cohort-sql.ts'
import { countFacts, countScores } from './facts-sql.ts'

const group = { programme: z.string(), status: z.enum(['running', 'completed', 'stopped']) }
const number = z.number()
const profile = z.object({
  mothers: number,
  pregnant: number,
  afterBirth: number,
  weeksKnown: number,
  weeks: number,
  ageKnown: number,
  ageDays: number,
  single: number,
  notSingle: number,
  noIncome: number,
  someIncome: number,
  housingKnown: number,
  badHousing: number,
  temporaryHousing: number,
  external: number,
  ownService: number,
  herself: number,
  inGroup: number,
  deprived: number,
  undetermined: number,
  notDeprived: number,
}) satisfies z.ZodType<ProfileCounts>
const housing = z.enum(housingSituations).nullable().catch(null)
const states = { in_orde: 'yes', bezig: 'no', niet_in_orde: 'no', '!not-applicable': 'not-applicable' } as const
const answer = z
  .enum(['in_orde', 'bezig', 'niet_in_orde', '!not-applicable'])
  .transform((state) => states[state])
  .nullable()
  .catch(null)
const countRow = z.object({
  ...group,
  figure: z.string(),
  item: z.string().nullable(),
  a: z.string().nullable(),
  b: z.string().nullable(),
  n: number,
  detail: z.unknown().optional(),
})
const source = z.object({ name: z.string().nullable() })
const inOrderItem = z.enum(inOrderItems)
const places: Readonly<Record<ScoredInstrument, string>> = { 'opkomst-casestudy': 'study', moederscores: 'mother' }
const side = z.enum(['external', 'own', 'herself'])

type CountRow = z.output<typeof countRow>

const groupOf = ({ programme, status }: Group): Group => ({ programme, status })
const between = <Value>(schema: z.ZodType<Value>, row: CountRow): FromTo<NonNullable<Value>> => ({
  start: schema.parse(row.a) ?? null,
  end: schema.parse(row.b) ?? null,
})

/** The planner guesses far too few rows for answers inside JSON and would look up 100,000 dossiers one by one. Only for this transaction. */
export async function prepareReport(tx: Tx): Promise<void> {
  await sql`set local jit = off`.execute(tx)
  await sql`set local work_mem = '128MB'`.execute(tx)
  await sql`set local enable_nestloop = off`.execute(tx)
  await sql`set local enable_mergejoin = off`.execute(tx)
}

async function countRows(tx: Tx, query: RawBuilder<unknown>): Promise<(figure: string) => CountRow[]> {
  await prepareReport(tx)
  const byFigure = Map.groupBy(z.array(countRow).parse((await sql`${query}`.execute(tx)).rows), (row) => row.figure)
  return (figure) => byFigure.get(figure) ?? []
}

/** Everything the report counts: two statements side by side, whatever the number of dossiers. */
export async function readFacts(db: Database, actor: Actor, scope: Scope): Promise<ReportFacts> {
  const [of, scoredOf] = await Promise.all([
    db.as(actor, (tx) => countRows(tx, countFacts(scope))),
    db.as(actor, (tx) => countRows(tx, countScores(scope))),
  ])
  const scores = scoredInstruments.flatMap((instrument) =>
    scoredOf(places[instrument]).map((row) => ({ ...groupOf(row), instrument, row })),
  )
  return {
    profile: of('profile').map((row) => ({ ...groupOf(row), ...profile.parse(row.detail) })),
    dossiers: of('dossiers').map((row) => ({ ...groupOf(row), n: row.n })),
    sources: of('source').map((row) => ({
      ...groupOf(row),
      id: row.item ?? '',
      name: source.parse(row.detail).name ?? '',
      side: side.parse(row.a),
      n: row.n,
    })),
    housing: of('housing').map((row) => ({ ...groupOf(row), ...between(housing, row), n: row.n })),
    inOrder: of('in-order').map((row) => ({ ...groupOf(row), ...between(answer, row), item: inOrderItem.parse(row.item), n: row.n })),
    measured: scores.map(({ row, ...one }) => ({ ...one, item: row.item, n: row.n })),
    changes: scores.flatMap(({ row: { item, a, b, n }, ...one }) =>
      item === null || a === null || b === null ? [] : [{ ...one, item, start: Number(a), end: Number(b), n }],
    ),
  }
}
