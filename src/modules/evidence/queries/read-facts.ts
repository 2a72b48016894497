import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '#platform/actor.ts'
import type { Database, Tx } from '#platform/db/database.ts'
import {
  type DossierFacts,
  type FromTo,
  type Group,
  housingSituations,
  inOrderItems,
  type ProfileCounts,
  type ScoredInstrument,
  type ScoreFacts,
  type Source,
  scoredInstruments,
} from '../domain/facts.ts'
import type { Scope } from './cohort-sql.ts'
import { countFacts, countScores, inOrderStates } from './facts-sql.ts'

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
  inGroup: number,
  deprived: number,
  undetermined: number,
  notDeprived: number,
}) satisfies z.ZodType<Omit<ProfileCounts, 'external' | 'ownService' | 'herself'>>
const housing = z.enum(housingSituations).nullable().catch(null)
const answer = z.coerce
  .number()
  .transform((code) => inOrderStates[code] ?? 'unknown')
  .transform((state) => (state === 'unknown' ? null : state))
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
const isSameGroup = (a: Group, b: Group): boolean => a.programme === b.programme && a.status === b.status
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
  // From the sixth time on one plan would do for every period: half as slow again.
  await sql`set local plan_cache_mode = force_custom_plan`.execute(tx)
}

async function countRows(tx: Tx, query: RawBuilder<unknown>): Promise<(figure: string) => CountRow[]> {
  await prepareReport(tx)
  const byFigure = Map.groupBy(z.array(countRow).parse((await sql`${query}`.execute(tx)).rows), (row) => row.figure)
  return (figure) => byFigure.get(figure) ?? []
}

/** What the report counts of the dossiers: one statement, whatever their number. */
export async function readDossierFacts(db: Database, actor: Actor, scope: Scope): Promise<DossierFacts> {
  const of = await db.as(actor, (tx) => countRows(tx, countFacts(scope)))
  const sources = of('source').map((row) => ({
    ...groupOf(row),
    id: row.item ?? '',
    name: source.parse(row.detail).name ?? '',
    side: side.parse(row.a),
    n: row.n,
  }))
  const sent = (group: Group, by: Source['side']) =>
    sources.filter((one) => one.side === by && isSameGroup(one, group)).reduce((sum, { n }) => sum + n, 0)
  return {
    profile: of('profile').map((row) => ({
      ...groupOf(row),
      ...profile.parse(row.detail),
      external: sent(row, 'external'),
      ownService: sent(row, 'own'),
      herself: sent(row, 'herself'),
    })),
    // Every dossier has its place in the housing table, be it among the unknown.
    dossiers: of('housing').map((row) => ({ ...groupOf(row), n: row.n })),
    sources,
    housing: of('housing').map((row) => ({ ...groupOf(row), ...between(housing, row), n: row.n })),
    inOrder: of('in-order').map((row) => ({ ...groupOf(row), ...between(answer, row), item: inOrderItem.parse(row.item), n: row.n })),
  }
}

/** What it counts of levels and scores: one more, side by side with the other. */
export async function readScoreFacts(db: Database, actor: Actor, scope: Scope): Promise<ScoreFacts> {
  const of = await db.as(actor, (tx) => countRows(tx, countScores(scope)))
  const scores = scoredInstruments.flatMap((instrument) => of(places[instrument]).map((row) => ({ ...groupOf(row), instrument, row })))
  return {
    measured: scores.map(({ row, ...one }) => ({ ...one, item: row.item, n: row.n })),
    changes: scores.flatMap(({ row: { item, a, b, n }, ...one }) =>
      item === null || a === null || b === null ? [] : [{ ...one, item, start: Number(a), end: Number(b), n }],
    ),
  }
}
