import { recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import type { RequestChannel, RequestKind, RequestOutcome } from '../domain/request.ts'
import { answerBy, extendedBy } from '../domain/term.ts'
import { lifecyclePolicy } from '../policy.ts'
import { findDossier } from '../queries/collect.ts'
import { readRequest } from '../queries/requests.ts'
import { insertRequest, updateRequest } from '../store.ts'

type NotFound = { readonly kind: 'not-found' }
export type FileRequest = {
  readonly dossierId: string
  /** Who asks; null when somebody asks for her. */
  readonly personId: string | null
  readonly kind: RequestKind
  readonly channel: RequestChannel
  readonly words: string
  readonly askedOn: IsoDay
}

/** Writes down what a family asks about her data; the term of one month runs from the day she asked. A parent files hers from her own pages. */
export async function fileRequest(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  request: FileRequest,
): Promise<Result<{ id: string; dueOn: IsoDay }, NotFound>> {
  const { municipalityId } = actor
  const { dossierId, personId, kind, channel, words, askedOn } = request
  if (!lifecyclePolicy.allows(actor, 'lifecycle.request.record')) return refuse({ kind: 'not-found' })
  if ((await findDossier(tx, municipalityId, dossierId)) === null) return refuse({ kind: 'not-found' })
  const id = deps.newId()
  const dueOn = answerBy(askedOn)
  await insertRequest(tx, {
    municipality_id: municipalityId,
    id,
    dossier_id: dossierId,
    person_id: personId,
    kind,
    channel,
    words,
    asked_on: askedOn,
    due_on: dueOn,
    at: deps.now(),
    by: actor.role === 'family' ? null : actor.accountId,
  })
  await recordAudit(tx, deps, actor, { action: 'lifecycle.request.recorded', subjectId: id, dossierId, detail: { kind } })
  return ok({ id, dueOn })
}

/** Takes two months more, once, with a reason she is told. */
export async function extendRequest(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  { requestId, reason }: { readonly requestId: string; readonly reason: string },
): Promise<Result<string, { readonly kind: 'not-found' | 'late' | 'extended-before' }>> {
  const { municipalityId } = actor
  const request = lifecyclePolicy.allows(actor, 'lifecycle.request.decide') ? await readRequest(tx, municipalityId, requestId) : null
  if (request === null || request.outcome !== null) return refuse({ kind: 'not-found' })
  if (request.extendedOn !== null) return refuse({ kind: 'extended-before' })
  if (request.dueOn < deps.today()) return refuse({ kind: 'late' })
  const { dossierId, askedOn } = request
  await updateRequest(
    tx,
    { municipalityId, id: requestId },
    { extended_reason: reason, extended_on: deps.today(), due_on: extendedBy(askedOn) },
  )
  await recordAudit(tx, deps, actor, { action: 'lifecycle.request.extended', subjectId: requestId, dossierId })
  return ok(dossierId)
}

/** Decides, in words the family understands. Carrying it out is another act: correcting a fact, stopping a use, or proposing to erase. */
export async function decideRequest(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  { requestId, outcome, decision }: { readonly requestId: string; readonly outcome: RequestOutcome; readonly decision: string },
): Promise<Result<string, NotFound>> {
  const { municipalityId } = actor
  const request = lifecyclePolicy.allows(actor, 'lifecycle.request.decide') ? await readRequest(tx, municipalityId, requestId) : null
  if (request === null || request.outcome !== null) return refuse({ kind: 'not-found' })
  const { dossierId } = request
  await updateRequest(tx, { municipalityId, id: requestId }, { outcome, decision, decided_on: deps.today(), decided_by: actor.accountId })
  await recordAudit(tx, deps, actor, { action: 'lifecycle.request.decided', subjectId: requestId, dossierId, detail: { outcome } })
  return ok(dossierId)
}
