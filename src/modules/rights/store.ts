import { sql } from 'kysely'
import type { Actor } from '#platform/actor.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { NewStep } from './domain/claim.ts'
import type { FactValue, KeptSource } from './domain/known-fact.ts'

export type NewFact = {
  readonly id: string
  readonly path: string
  readonly subject: string
  readonly value: FactValue | null
  readonly source: KeptSource
  readonly knownOn: IsoDay
  /** The first of the facts that were taken over together. */
  readonly withId?: string
}
type OfDossier = { readonly dossierId: string; readonly at: Date }

export async function insertFacts(tx: Tx, actor: Actor, { dossierId, at }: OfDossier, facts: readonly NewFact[]): Promise<void> {
  if (facts.length === 0) return
  const rows = facts.map(({ id, path, subject, value, source, knownOn, withId = null }) => ({
    municipality_id: actor.municipalityId,
    id,
    dossier_id: dossierId,
    path,
    subject,
    value: value === null ? null : JSON.stringify(value),
    source,
    known_on: knownOn,
    at,
    by: actor.accountId,
    with_id: withId,
  }))
  await tx.insertInto('rights.fact').values(rows).execute()
}

export async function findFact(tx: Tx, municipalityId: string, dossierId: string, factId: string) {
  return tx
    .selectFrom('rights.fact')
    .select(['path', 'subject', 'value', 'source', 'withdrawn_at as withdrawnAt'])
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', '=', dossierId)
    .where('id', '=', factId)
    .executeTakeFirst()
}

type Withdrawable = 'rights.fact' | 'rights.step' | 'rights.override'

/** Takes a row back, or puts it back. False when it is not there. */
export async function setWithdrawn(
  tx: Tx,
  table: Withdrawable,
  key: { readonly municipalityId: string; readonly dossierId: string; readonly id: string },
  at: Date | null,
): Promise<boolean> {
  const result = await tx
    .updateTable(table)
    .set({ withdrawn_at: at })
    .where('municipality_id', '=', key.municipalityId)
    .where('dossier_id', '=', key.dossierId)
    .where('id', '=', key.id)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Takes facts that were told together back, or puts them back. False when there are none. */
export async function setTogetherWithdrawn(
  tx: Tx,
  key: { readonly municipalityId: string; readonly dossierId: string; readonly withId: string },
  at: Date | null,
): Promise<boolean> {
  const result = await tx
    .updateTable('rights.fact')
    .set({ withdrawn_at: at })
    .where('municipality_id', '=', key.municipalityId)
    .where('dossier_id', '=', key.dossierId)
    .where('with_id', '=', key.withId)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** The id of the right of this family, made when it has none yet. The dossier is held by the caller. */
export async function claimIdOf(
  tx: Tx,
  actor: Actor,
  { dossierId, at }: OfDossier,
  claim: { readonly id: string; readonly rightId: string; readonly subject: string },
): Promise<string> {
  const known = await tx
    .selectFrom('rights.claim')
    .select('id')
    .where('municipality_id', '=', actor.municipalityId)
    .where('dossier_id', '=', dossierId)
    .where('right_id', '=', claim.rightId)
    .where('subject', '=', claim.subject)
    .executeTakeFirst()
  if (known !== undefined) return known.id
  const { id, rightId: right_id, subject } = claim
  const row = { municipality_id: actor.municipalityId, id, dossier_id: dossierId, right_id, subject, at, by: actor.accountId }
  await tx.insertInto('rights.claim').values(row).execute()
  return id
}

export async function insertStep(tx: Tx, actor: Actor, of: OfDossier & { readonly claimId: string; readonly id: string }, step: NewStep) {
  await tx
    .insertInto('rights.step')
    .values({
      municipality_id: actor.municipalityId,
      id: of.id,
      dossier_id: of.dossierId,
      claim_id: of.claimId,
      kind: step.kind,
      on_day: step.onDay,
      cents: step.cents,
      per: step.per,
      is_computed: step.isComputed,
      since: step.since,
      reason: step.reason,
      next_who: step.nextWho,
      next_what: step.nextWhat,
      deadline_on: step.deadlineOn,
      remind_on: step.remindOn,
      note: step.note,
      at: of.at,
      by: actor.accountId,
    })
    .execute()
}

export async function insertOverride(
  tx: Tx,
  actor: Actor,
  { dossierId, at }: OfDossier,
  override: { readonly id: string; readonly rightId: string; readonly says: 'yes' | 'no'; readonly reason: string },
): Promise<void> {
  const { id, rightId: right_id, says, reason } = override
  const row = { municipality_id: actor.municipalityId, id, dossier_id: dossierId, right_id, says, reason, at, by: actor.accountId }
  await tx.insertInto('rights.override').values(row).execute()
}

export async function setPaper(
  tx: Tx,
  actor: Actor,
  { dossierId, at }: OfDossier,
  paper: { readonly id: string; readonly rightId: string; readonly paper: number; readonly isThere: boolean },
): Promise<void> {
  const { municipalityId } = actor
  if (!paper.isThere) {
    await tx
      .deleteFrom('rights.paper')
      .where('municipality_id', '=', municipalityId)
      .where('dossier_id', '=', dossierId)
      .where('right_id', '=', paper.rightId)
      .where('paper', '=', paper.paper)
      .execute()
    return
  }
  await tx
    .insertInto('rights.paper')
    .values({
      municipality_id: municipalityId,
      id: paper.id,
      dossier_id: dossierId,
      right_id: paper.rightId,
      paper: paper.paper,
      at,
      by: actor.accountId,
    })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'dossier_id', 'right_id', 'paper']).doNothing())
    .execute()
}

export async function putLook(
  tx: Tx,
  actor: Actor,
  { dossierId, at }: OfDossier,
  look: { readonly id: string; readonly lookedOn: IsoDay; readonly outcomes: string },
): Promise<void> {
  const changed = { looked_on: look.lookedOn, outcomes: look.outcomes, at, by: actor.accountId }
  const known = await tx
    .selectFrom('rights.look')
    .select('id')
    .where('municipality_id', '=', actor.municipalityId)
    .where('dossier_id', '=', dossierId)
    .executeTakeFirst()
  if (known !== undefined) {
    const own = tx.updateTable('rights.look').set(changed).where('municipality_id', '=', actor.municipalityId)
    await own.where('id', '=', known.id).execute()
    return
  }
  await tx
    .insertInto('rights.look')
    .values({ municipality_id: actor.municipalityId, id: look.id, dossier_id: dossierId, ...changed })
    .execute()
}

/** Rows of the dossiers that are asked for, as a condition every list of this module shares. */
export function among(ids: readonly string[] | null) {
  return ids === null ? sql<boolean>`true` : sql<boolean>`dossier_id = any(${[...ids]}::uuid[])`
}
