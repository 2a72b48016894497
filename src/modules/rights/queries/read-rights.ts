import { z } from 'zod'
import type { Tx } from '#platform/db/database.ts'
import { type Claim, inOrder, refusalReasons, type Step } from '../domain/claim.ts'
import type { FactValue, KeptSource } from '../domain/known-fact.ts'
import type { Look } from '../domain/look.ts'
import { among } from '../store.ts'

const toldValue = z.union([z.boolean(), z.number(), z.string()]).nullable()
const reasonOf = z.enum(refusalReasons).nullable().catch(null)

export type KeptFact = {
  readonly id: string
  readonly dossierId: string
  readonly path: string
  readonly subject: string
  readonly value: FactValue | null
  readonly source: KeptSource
  readonly knownOn: string
}

/** Every asked fact that stands, oldest first; of these dossiers, or of all the reader may see. One statement. */
export async function readFacts(tx: Tx, municipalityId: string, ids: readonly string[] | null): Promise<readonly KeptFact[]> {
  const rows = await tx
    .selectFrom('rights.fact')
    .select(['id', 'dossier_id as dossierId', 'path', 'subject', 'value', 'source', 'known_on as knownOn'])
    .where('municipality_id', '=', municipalityId)
    .where('withdrawn_at', 'is', null)
    .where(among(ids))
    .orderBy('dossier_id')
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map(({ value, ...row }) => ({ ...row, value: value === null ? null : toldValue.parse(JSON.parse(value)) }))
}

/** The rights of these families with their steps that stand. One statement. */
export async function readClaims(
  tx: Tx,
  municipalityId: string,
  ids: readonly string[] | null,
): Promise<ReadonlyMap<string, readonly Claim[]>> {
  const rows = await tx
    .selectFrom('rights.step as s')
    .innerJoin('rights.claim as c', (join) => join.onRef('c.municipality_id', '=', 's.municipality_id').onRef('c.id', '=', 's.claim_id'))
    .leftJoin('identity.account as a', (join) => join.onRef('a.municipality_id', '=', 's.municipality_id').onRef('a.id', '=', 's.by'))
    .select([
      's.dossier_id as dossierId',
      'c.id as claimId',
      'c.right_id as rightId',
      'c.subject',
      's.id',
      's.kind',
      's.on_day as onDay',
      's.cents',
      's.per',
      's.is_computed as isComputed',
    ])
    .select([
      's.since',
      's.reason',
      's.next_who as nextWho',
      's.next_what as nextWhat',
      's.deadline_on as deadlineOn',
      's.remind_on as remindOn',
    ])
    .select(['s.note', 's.at', 'a.name as byName'])
    .where('s.municipality_id', '=', municipalityId)
    .where('s.withdrawn_at', 'is', null)
    .$if(ids !== null, (query) => query.where('s.dossier_id', 'in', ids === null || ids.length === 0 ? [municipalityId] : [...ids]))
    .execute()
  const byDossier = new Map<string, Map<string, Omit<Claim, 'steps'> & { steps: Step[] }>>()
  for (const { dossierId, claimId, rightId, subject, reason, ...step } of rows) {
    const claims = byDossier.get(dossierId) ?? new Map<string, Omit<Claim, 'steps'> & { steps: Step[] }>()
    byDossier.set(dossierId, claims)
    const claim = claims.get(claimId) ?? { id: claimId, rightId, subject, steps: [] }
    claims.set(claimId, claim)
    claim.steps.push({ ...step, reason: reasonOf.parse(reason) })
  }
  return new Map(
    [...byDossier].map(([dossierId, claims]) => [dossierId, [...claims.values()].map((one) => ({ ...one, steps: inOrder(one.steps) }))]),
  )
}

export type Override = {
  readonly id: string
  readonly rightId: string
  readonly says: 'yes' | 'no'
  readonly reason: string
  readonly at: Date
}

/** What the worker says instead, the last of each right. */
export async function readOverrides(tx: Tx, municipalityId: string, dossierId: string): Promise<ReadonlyMap<string, Override>> {
  const rows = await tx
    .selectFrom('rights.override')
    .select(['id', 'right_id as rightId', 'says', 'reason', 'at'])
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', '=', dossierId)
    .where('withdrawn_at', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return new Map(rows.map((row) => [row.rightId, row]))
}

/** Which papers are there already, by right. */
export async function readPapers(tx: Tx, municipalityId: string, dossierId: string): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const rows = await tx
    .selectFrom('rights.paper')
    .select(['right_id as rightId', 'paper'])
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', '=', dossierId)
    .execute()
  const byRight = new Map<string, Set<number>>()
  for (const { rightId, paper } of rows) byRight.set(rightId, (byRight.get(rightId) ?? new Set<number>()).add(paper))
  return byRight
}

const seenSchema = z.record(
  z.string(),
  z.object({ outcome: z.enum(['yes', 'no', 'unknown', 'ask']), cents: z.number().nullable(), per: z.string().nullable() }),
)

/** What the last look found, by dossier. */
export async function readLooks(tx: Tx, municipalityId: string, ids: readonly string[]): Promise<ReadonlyMap<string, Look>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('rights.look')
    .select(['dossier_id as dossierId', 'looked_on as lookedOn', 'outcomes'])
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', 'in', [...ids])
    .execute()
  return new Map(rows.map(({ dossierId, lookedOn, outcomes }) => [dossierId, { lookedOn, seen: seenSchema.parse(JSON.parse(outcomes)) }]))
}
