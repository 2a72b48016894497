import { recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import { addDays, type IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { policy } from '../policy.ts'
import type { LegalGround } from '../queries/legal.ts'
import { endGround, endReference, insertLegalGround, insertLegalReference } from '../store.ts'

type NotFound = { readonly kind: 'not-found' }

/** What the law can be about here. The articles themselves are data. */
export const referenceKeys = [
  'professional-secrecy',
  'shared-secrecy',
  'right-to-speak',
  'case-conference',
  'duty-to-help',
  'access-right',
  'rectification',
  'objection',
  'restriction',
  'erasure',
] as const
export type ReferenceKey = (typeof referenceKeys)[number]

export type AddReference = {
  readonly key: ReferenceKey
  readonly label: { readonly nl: string; readonly en: string; readonly fr: string }
  readonly article: string
  readonly source: string
  readonly validFrom: IsoDay
}

/** Adds a wording; the one that held for the same subject ends the day before. What held earlier stays readable. */
export async function addReference(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  command: AddReference,
): Promise<Result<{ readonly id: string }, NotFound>> {
  if (!policy.allows(actor, 'consent.law.set')) return refuse({ kind: 'not-found' })
  const id = deps.newId()
  const { key, label, article, source, validFrom } = command
  await endReference(tx, actor.municipalityId, key, addDays(validFrom, -1))
  await insertLegalReference(tx, {
    municipality_id: actor.municipalityId,
    id,
    key,
    label_nl: label.nl,
    label_en: label.en,
    label_fr: label.fr,
    article,
    source,
    valid_from: validFrom,
    at: deps.now(),
    by: actor.accountId,
  })
  await recordAudit(tx, deps, actor, { action: 'consent.law.changed', subjectId: id, detail: { key, from: validFrom } })
  return ok({ id })
}

/** Purposes a ground is kept for: those of the work, and those of sharing. */
export const groundPurposes = ['guidance', 'reporting', 'welcome', 'rights', 'case-management', 'family-support'] as const
export const grounds = ['public-task', 'legal-duty', 'care', 'consent'] as const
export const groundRoles = ['controller', 'joint-controller', 'processor'] as const

export type AddGround = {
  readonly purpose: (typeof groundPurposes)[number]
  readonly ground: (typeof grounds)[number]
  readonly role: LegalGround['role']
  readonly note: string | null
  readonly validFrom: IsoDay
}

/** The ground of a purpose is the municipality's, dated; it is not the permission of a family. */
export async function addGround(tx: Tx, deps: Deps, actor: Actor, command: AddGround): Promise<Result<{ readonly id: string }, NotFound>> {
  if (!policy.allows(actor, 'consent.law.set')) return refuse({ kind: 'not-found' })
  const id = deps.newId()
  const { purpose, ground, role, note, validFrom } = command
  await endGround(tx, actor.municipalityId, purpose, addDays(validFrom, -1))
  const of = { municipality_id: actor.municipalityId, id, at: deps.now(), by: actor.accountId }
  await insertLegalGround(tx, { ...of, purpose, ground, role, note, valid_from: validFrom })
  await recordAudit(tx, deps, actor, { action: 'consent.ground.changed', subjectId: id, detail: { purpose, from: validFrom } })
  return ok({ id })
}
