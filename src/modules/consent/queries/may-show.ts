import type { Actor } from '#platform/actor.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { type Answer, maySee, type Recipient, type SharingQuestion } from '../domain/may-see.ts'
import type { ItemKind, LifeDomain, SharingPurpose } from '../domain/scope.ts'
import { listPermissions } from './permissions.ts'
import { askerOf, secrecyOfRecipient } from './secrecy.ts'

export type ShowQuestion = {
  readonly dossierId: string
  readonly isOpen: boolean
  readonly recipient: Recipient
  readonly kind?: ItemKind | undefined
  readonly domain?: LifeDomain | undefined
  readonly purpose: SharingPurpose
  readonly day: IsoDay
  /** Only by this one permission, such as that of one handover sheet. */
  readonly permissionId?: string | undefined
}

type Scene = Pick<SharingQuestion, 'asker'>

async function askerFor(tx: Tx, municipalityId: string, recipient: Recipient): Promise<Scene['asker'] | null> {
  if (recipient.kind === 'account') return askerOf(tx, municipalityId, recipient.accountId)
  const secrecy = await secrecyOfRecipient(tx, municipalityId, recipient)
  return secrecy === null ? null : { accountId: null, organisationId: recipient.organisationId, secrecy }
}

/** One reading of everything the rule needs, for many questions about one family inside one transaction; never kept longer. */
export async function sharingRule(
  tx: Tx,
  actor: Actor,
  about: Pick<ShowQuestion, 'dossierId' | 'isOpen' | 'recipient' | 'day'>,
): Promise<(asked: Pick<ShowQuestion, 'kind' | 'domain' | 'purpose' | 'permissionId'>) => Answer> {
  const [permissions, asker] = await Promise.all([
    listPermissions(tx, actor.municipalityId, about.dossierId),
    askerFor(tx, actor.municipalityId, about.recipient),
  ])
  return ({ kind = null, domain = null, purpose, permissionId }) => {
    if (asker === null) return { allowed: false, permissionId: null, reason: 'secrecy' }
    const asked = permissionId === undefined ? permissions : permissions.filter(({ id }) => id === permissionId)
    return maySee(asked, { ...about, asker, kind, domain, purpose })
  }
}

/** Asked where data leaves, at each read: may this recipient see this, now? */
export async function mayShow(tx: Tx, actor: Actor, question: ShowQuestion): Promise<Answer> {
  const ask = await sharingRule(tx, actor, question)
  return ask(question)
}
