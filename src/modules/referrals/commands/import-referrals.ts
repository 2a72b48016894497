import type { Actor } from '#platform/actor.ts'
import type { IsoDay } from '#platform/day.ts'
import { nextNumber } from '#platform/db/counter.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import type { Relationship, Situation } from '../domain/referral.ts'
import type { Screening } from '../domain/screening.ts'

export type ImportedReferral = {
  readonly id: string
  readonly personId: string
  readonly receivedOn: IsoDay
  /** Null with `isOwnAsk` when the parent asked for help herself, else when the list does not say. */
  readonly organisationId: string | null
  readonly isOwnAsk: boolean
  readonly situation: Situation
  readonly dueOn: IsoDay | null
  readonly childBornOn: IsoDay | null
  readonly relationship: Relationship | null
  readonly screening: Screening
  readonly message: string | null
  /** The dossier it grew into or belongs to. */
  readonly dossierId: string
  /** The mother it is one more referral of, with the reasons they are alike. */
  readonly sameAs: { readonly personId: string; readonly reasons: readonly string[] } | null
}

/** Adds accepted referrals of a list, many at once and in their order, inside the importer's transaction; the import keeps the audit. */
export async function importReferrals(tx: Tx, deps: Deps, actor: Actor, referrals: readonly ImportedReferral[]): Promise<void> {
  if (referrals.length === 0) return
  const { municipalityId: municipality_id } = actor
  const at = deps.now()
  const by = actor.accountId
  const references = await giveReferences(tx, municipality_id, referrals)
  const rows = referrals.map((one) => ({
    municipality_id,
    id: one.id,
    reference: references.get(one.id) ?? one.id,
    person_id: one.personId,
    channel: one.isOwnAsk ? ('parent' as const) : ('import' as const),
    organisation_id: one.organisationId,
    referred_by: by,
    received_at: at,
    received_on: one.receivedOn,
    state: 'accepted' as const,
    situation: one.situation,
    due_on: one.dueOn,
    child_born_on: one.childBornOn,
    message: one.message,
    relationship: one.relationship,
    ...one.screening,
    locale: 'nl',
  }))
  await tx.insertInto('referrals.referral').values(rows).execute()
  const steps = referrals.flatMap((one) => [
    { municipality_id, id: deps.newId(), referral_id: one.id, kind: 'received' as const, dossier_id: null, at, by },
    { municipality_id, id: deps.newId(), referral_id: one.id, kind: 'accepted' as const, dossier_id: one.dossierId, at, by },
  ])
  await tx.insertInto('referrals.step').values(steps).execute()
  const verdicts = referrals.flatMap(({ id, sameAs }) =>
    sameAs === null
      ? []
      : [
          {
            municipality_id,
            id: deps.newId(),
            referral_id: id,
            person_id: sameAs.personId,
            verdict: 'same' as const,
            reasons: [...sameAs.reasons],
            decided_at: at,
            decided_by: by,
          },
        ],
  )
  if (verdicts.length > 0) await tx.insertInto('referrals.likeness').values(verdicts).execute()
}

async function giveReferences(tx: Tx, municipalityId: string, referrals: readonly ImportedReferral[]): Promise<Map<string, string>> {
  const given = new Map<string, string>()
  const yearOf = (one: ImportedReferral) => one.receivedOn.slice(0, 4)
  for (const year of [...new Set(referrals.map(yearOf))].sort()) {
    const own = referrals.filter((one) => yearOf(one) === year)
    const last = await nextNumber(tx, municipalityId, `AM-${Number(year)}`, own.length)
    own.forEach((one, index) => {
      given.set(one.id, `AM-${year}-${String(last - own.length + 1 + index).padStart(4, '0')}`)
    })
  }
  return given
}

/** Takes referrals of an undone import away again, with their steps and verdicts. */
export async function removeImportedReferrals(tx: Tx, municipalityId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .deleteFrom('referrals.referral')
    .where('municipality_id', '=', municipalityId)
    .where('id', 'in', [...ids])
    .execute()
}
