import { recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { afterDecision, holdsAtOnce, type LimitGround } from '../domain/limit.ts'
import type { ObjectionScope, RequestChannel, RequestEnd, RequestKind, RequestOutcome } from '../domain/request.ts'
import { answerBy, extendedBy } from '../domain/term.ts'
import { lifecyclePolicy } from '../policy.ts'
import { findDossier } from '../queries/collect.ts'
import { type RightsRequest, readRequest, requestOfPortal } from '../queries/requests.ts'
import { insertRequest, updateRequest } from '../store.ts'
import { endLimit, putLimit } from './limits.ts'

type NotFound = { readonly kind: 'not-found' }
export type FileRequest = {
  readonly dossierId: string
  /** Who asks; null when somebody asks for her. */
  readonly personId: string | null
  readonly kind: RequestKind
  readonly channel: RequestChannel
  readonly words: string
  readonly askedOn: IsoDay
  /** Against what she objects; null for another right. */
  readonly scope?: ObjectionScope | null
  /** The fact she asked on her own pages to correct. */
  readonly portalRequestId?: string | null
  /** Given when the request is about a row that has this id: the copy she asked. */
  readonly id?: string
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
  const id = request.id ?? deps.newId()
  const scope = kind === 'objection' ? (request.scope ?? 'all') : null
  const dueOn = answerBy(askedOn)
  await insertRequest(tx, {
    municipality_id: municipalityId,
    id,
    dossier_id: dossierId,
    person_id: personId,
    kind,
    scope,
    portal_request_id: request.portalRequestId ?? null,
    channel,
    words,
    asked_on: askedOn,
    due_on: dueOn,
    at: deps.now(),
    by: actor.role === 'family' ? null : actor.accountId,
  })
  await recordAudit(tx, deps, actor, { action: 'lifecycle.request.recorded', subjectId: id, dossierId, detail: { kind } })
  if (holdsAtOnce({ kind, scope }) && (await isHers(tx, municipalityId, request)))
    await putLimit(tx, deps, actor, { dossierId, kind: 'figures', ground: 'objection', requestId: id, reason: null })
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

type End = { readonly outcome: RequestEnd; readonly decision: string | null; readonly ground?: LimitGround | undefined }

/** Whether it is about her dossier: asked by the mother, or by the team for her. The other parent asks about himself only. */
async function isHers(
  tx: Tx,
  municipalityId: string,
  { dossierId, personId }: Pick<RightsRequest, 'dossierId' | 'personId'>,
): Promise<boolean> {
  return personId === null || (await findDossier(tx, municipalityId, dossierId))?.motherId === personId
}

/** Ends a request and does with its limit what follows from the end; of the other parent nothing follows for her dossier. */
async function end(tx: Tx, deps: Deps, actor: Actor, request: RightsRequest, { outcome, decision, ground }: End): Promise<void> {
  const { id, dossierId } = request
  const by = actor.role === 'family' ? null : actor.accountId
  await updateRequest(tx, { municipalityId: actor.municipalityId, id }, { outcome, decision, decided_on: deps.today(), decided_by: by })
  const action = outcome === 'withdrawn' ? 'lifecycle.request.withdrawn' : 'lifecycle.request.decided'
  await recordAudit(tx, deps, actor, { action, subjectId: id, dossierId, detail: { outcome } })
  const { does, kind } = afterDecision(request, outcome)
  if (kind === null || does === 'nothing' || !(await isHers(tx, actor.municipalityId, request))) return
  if (does === 'lift') await endLimit(tx, deps, actor, { dossierId, kind, toldOn: deps.today(), reason: decision })
  else await putLimit(tx, deps, actor, { dossierId, kind, ground: ground ?? 'objection', requestId: id, reason: decision })
}

export type Decision = {
  readonly requestId: string
  readonly outcome: RequestOutcome
  readonly decision: string
  /** On what a restriction rests. */
  readonly ground?: LimitGround | undefined
}

/**
 * Decides, in words the family understands. Not being used or not being counted follows by itself; correcting a fact and erasing are other acts.
 * The answer to `portalRequestId` is given back for whoever keeps her own page.
 */
export async function decideRequest(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  { requestId, ...decision }: Decision,
): Promise<Result<{ readonly dossierId: string; readonly portalRequestId: string | null }, NotFound>> {
  const { municipalityId } = actor
  const request = lifecyclePolicy.allows(actor, 'lifecycle.request.decide') ? await readRequest(tx, municipalityId, requestId) : null
  if (request === null || request.outcome !== null) return refuse({ kind: 'not-found' })
  await end(tx, deps, actor, request, decision)
  return ok({ dossierId: request.dossierId, portalRequestId: request.portalRequestId })
}

/** She takes back what she asked and nobody decided yet. */
export async function withdrawOwn(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  own: { readonly requestId: string; readonly dossierId: string; readonly personId: string },
): Promise<Result<null, NotFound>> {
  const request = actor.role === 'family' ? await readRequest(tx, actor.municipalityId, own.requestId) : null
  const isOwn = request?.dossierId === own.dossierId && request.personId === own.personId && request.portalRequestId === null
  if (request === null || !isOwn || request.outcome !== null) return refuse({ kind: 'not-found' })
  await end(tx, deps, actor, request, { outcome: 'withdrawn', decision: null })
  return ok(null)
}

/** What happened to a fact she wanted corrected is the end of its request too: one question, one answer. */
export async function endOfPortal(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  given: { readonly portalRequestId: string; readonly outcome: RequestEnd; readonly decision: string | null },
): Promise<void> {
  if (actor.role !== 'family' && !lifecyclePolicy.allows(actor, 'lifecycle.request.answer')) return
  const { portalRequestId, ...rest } = given
  const request = await requestOfPortal(tx, actor.municipalityId, portalRequestId)
  if (request !== null && request.outcome === null) await end(tx, deps, actor, request, rest)
}

/** The copy she asked herself is ready: that answers her request. Nothing when a colleague asked it. */
export async function copyIsReady(tx: Tx, deps: Deps, actor: Actor, copyId: string): Promise<void> {
  const request = await readRequest(tx, actor.municipalityId, copyId)
  if (request === null || request.kind !== 'access' || request.outcome !== null) return
  await end(tx, deps, actor, request, { outcome: 'granted', decision: null })
}
