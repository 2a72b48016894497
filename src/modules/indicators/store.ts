import { sql } from 'kysely'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Answer } from './domain/answer.ts'
import type { Measurement } from './domain/measurement.ts'
import type { Presence } from './domain/presence.ts'

export type NewMeasurement = Omit<Measurement, 'recordedAt'>

// PostgreSQL takes at most 65,535 values in one statement.
const rowsAtOnce = 4000

function chunks<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / rowsAtOnce) }, (_, index) => all.slice(index * rowsAtOnce, (index + 1) * rowsAtOnce))
}

/** An answer as a measurement keeps it once more, in one piece, so that a report need not put it together from its scores. */
function keptAs(answer: Answer): string | number {
  return answer.state === 'answered' ? (answer.choice ?? answer.level) : `!${answer.state}`
}

function keptPresence(presence: Presence | null) {
  return { present: presence === null ? null : [...presence.who], present_other: presence?.other ?? null }
}

/** Any number of measurements with their answers, in as few statements as the driver allows. */
export async function insertMeasurements(tx: Tx, actor: Actor, measurements: readonly NewMeasurement[], at: Date): Promise<void> {
  const municipality_id = actor.municipalityId
  for (const part of chunks(measurements)) {
    const rows = part.map((one) => ({
      municipality_id,
      id: one.id,
      dossier_id: one.dossierId,
      instrument: one.instrument,
      version: one.version,
      moment: one.moment,
      measured_on: one.measuredOn,
      respondent: one.respondent,
      child_id: one.childId,
      is_retrospective: one.isRetrospective,
      ...keptPresence(one.present),
      at,
      by: actor.accountId,
      answers: JSON.stringify(Object.fromEntries([...one.answers].map(([item, answer]) => [item, keptAs(answer)]))),
    }))
    await tx.insertInto('indicators.measurement').values(rows).execute()
  }
  await insertScores(tx, municipality_id, measurements)
}

/** Thousands of answers at once, as columns: a statement with a value for each would take the server longer to read than to do. */
async function insertScores(tx: Tx, municipalityId: string, measurements: readonly NewMeasurement[]): Promise<void> {
  const scores = measurements.flatMap(({ id, answers }) => [...answers].map(([item, answer]) => ({ id, item, ...answer })))
  if (scores.length === 0) return
  await sql`
    insert into indicators.score (municipality_id, measurement_id, item, state, level, choice)
    select ${municipalityId}::uuid, one.id, one.item, one.state, one.level, one.choice
    from unnest(${scores.map(({ id }) => id)}::uuid[], ${scores.map(({ item }) => item)}::text[], ${scores.map(({ state }) => state)}::text[],
      ${scores.map(({ level }) => level)}::int[], ${scores.map(({ choice }) => choice)}::text[]) as one (id, item, state, level, choice)`.execute(
    tx,
  )
}

export async function saveScore(tx: Tx, municipalityId: string, measurementId: string, item: string, answer: Answer): Promise<void> {
  await tx
    .insertInto('indicators.score')
    .values({ municipality_id: municipalityId, measurement_id: measurementId, item, ...answer })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'measurement_id', 'item']).doUpdateSet({ ...answer }))
    .execute()
  // Null stays null: a measurement whose answers are not kept together is looked up in its scores.
  await tx
    .updateTable('indicators.measurement')
    .set({ answers: sql`answers || ${JSON.stringify({ [item]: keptAs(answer) })}::jsonb` })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', measurementId)
    .execute()
}

export async function removeScores(
  tx: Tx,
  municipalityId: string,
  measurementIds: readonly string[],
  items: readonly string[],
): Promise<void> {
  if (measurementIds.length === 0 || items.length === 0) return
  await tx
    .deleteFrom('indicators.score')
    .where('municipality_id', '=', municipalityId)
    .where('measurement_id', 'in', [...measurementIds])
    .where('item', 'in', [...items])
    .execute()
  await tx
    .updateTable('indicators.measurement')
    .set({ answers: sql`answers - ${[...items]}::text[]` })
    .where('municipality_id', '=', municipalityId)
    .where('id', 'in', [...measurementIds])
    .execute()
}

export async function setWithdrawn(tx: Tx, municipalityId: string, ids: readonly string[], at: Date | null): Promise<void> {
  await tx
    .updateTable('indicators.measurement')
    .set({ withdrawn_at: at })
    .where('municipality_id', '=', municipalityId)
    .where('id', 'in', [...ids])
    .execute()
}

export async function savePresence(tx: Tx, municipalityId: string, ids: readonly string[], presence: Presence | null): Promise<void> {
  const of = tx.updateTable('indicators.measurement').set(keptPresence(presence)).where('municipality_id', '=', municipalityId)
  // Words are sealed for one row each.
  await Promise.all(ids.map((id) => of.where('id', '=', id).execute()))
}
