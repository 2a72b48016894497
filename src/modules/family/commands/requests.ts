import { recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { claimSave } from '#platform/db/save-once.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { type Fact, type FamilyRole, factsOfRole, fits, isRight, type Outcome, wishes } from '../domain/request.ts'
import { familyPolicy } from '../policy.ts'
import { standingAccess } from '../queries/accesses.ts'

type NotFound = { readonly kind: 'not-found' }

/** Who keeps the register of rights is told in the same transaction: a wish about a fact is a right with a term. */
export type RightsRegister = {
  readonly asked: (tx: Tx, actor: Actor, asked: AskedFact) => Promise<void>
  readonly ended: (
    tx: Tx,
    actor: Actor,
    ended: { readonly requestId: string; readonly outcome: EndOfWish; readonly answer: string | null },
  ) => Promise<void>
}
export type AskedFact = { readonly requestId: string; readonly dossierId: string; readonly personId: string; readonly words: string }
export type EndOfWish = 'granted' | 'partly' | 'refused' | 'withdrawn'
/** For where nobody keeps one. */
export const noRegister: RightsRegister = { asked: async () => undefined, ended: async () => undefined }

export type Ask = {
  readonly role: FamilyRole
  readonly wish: (typeof wishes)[number]
  readonly about: Fact | 'appointment'
  readonly words: string
  readonly locale: string
  readonly saveKey: string | null
}

/** She asks to correct a fact, contests one, wants another moment or has a question. It lands on the day page of her worker. */
export async function askTeam(
  deps: Deps,
  actor: Actor,
  ask: Ask,
  register: RightsRegister = noRegister,
): Promise<Result<{ readonly requestId: string }, NotFound>> {
  const { municipalityId, accountId } = actor
  if (!familyPolicy.allows(actor, 'family.own') || accountId === null) return refuse({ kind: 'not-found' })
  if (!factsOfRole(ask.role).some((fact) => fact === ask.about)) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx): Promise<Result<{ readonly requestId: string }, NotFound>> => {
    const access = await standingAccess(tx, municipalityId, accountId)
    if (access === null) return refuse({ kind: 'not-found' })
    const requestId = deps.newId()
    const earlier = await claimSave(tx, actor, ask.saveKey, requestId, deps.now())
    if (earlier !== null) return ok({ requestId: earlier })
    const { dossierId, personId } = access
    const { wish, about, words, locale } = ask
    const row = { municipality_id: municipalityId, id: requestId, access_id: accountId, dossier_id: dossierId, person_id: personId }
    await tx
      .insertInto('family.request')
      .values({ ...row, wish, about, words, locale, asked_at: deps.now() })
      .execute()
    await recordAudit(tx, deps, actor, { action: 'family.request.asked', subjectId: requestId, dossierId, detail: { wish, about } })
    if (isRight(wish)) await register.asked(tx, actor, { requestId, dossierId, personId, words })
    return ok({ requestId })
  })
}

/** Takes back her own request that nobody answered yet. */
export async function withdrawRequest(
  deps: Deps,
  actor: Actor,
  requestId: string,
  register: RightsRegister = noRegister,
): Promise<Result<null, NotFound>> {
  const { municipalityId, accountId } = actor
  if (!familyPolicy.allows(actor, 'family.own') || accountId === null) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx): Promise<Result<null, NotFound>> => {
    const row = await tx
      .updateTable('family.request')
      .set({ withdrawn_at: deps.now() })
      .where('municipality_id', '=', municipalityId)
      .where('id', '=', requestId)
      .where('access_id', '=', accountId)
      .where('answered_at', 'is', null)
      .where('withdrawn_at', 'is', null)
      .returning('dossier_id as dossierId')
      .executeTakeFirst()
    if (row === undefined) return refuse({ kind: 'not-found' })
    await recordAudit(tx, deps, actor, { action: 'family.request.withdrawn', subjectId: requestId, dossierId: row.dossierId })
    await register.ended(tx, actor, { requestId, outcome: 'withdrawn', answer: null })
    return ok(null)
  })
}

export type AnswerRequest = {
  readonly dossierId: string
  readonly requestId: string
  readonly outcome: Outcome
  readonly answer: string
  readonly saveKey: string | null
}

/** The worker answers in words. Whatever the answer, her words are kept; unless the fact was changed they stay beside it. */
export async function answerRequest(
  deps: Deps,
  actor: Actor,
  command: AnswerRequest,
  register: RightsRegister = noRegister,
): Promise<Result<null, NotFound | { readonly kind: 'does-not-fit' } | { readonly kind: 'answered' }>> {
  if (!familyPolicy.allows(actor, 'family.request.answer')) return refuse({ kind: 'not-found' })
  const { municipalityId } = actor
  return deps.db.as(actor, async (tx) => {
    const { dossierId, requestId, outcome, answer } = command
    const request = await tx
      .selectFrom('family.request')
      .select(['wish', 'answered_at as answeredAt'])
      .where('municipality_id', '=', municipalityId)
      .where('dossier_id', '=', dossierId)
      .where('id', '=', requestId)
      .where('withdrawn_at', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (request === undefined) return refuse({ kind: 'not-found' })
    if ((await claimSave(tx, actor, command.saveKey, requestId, deps.now())) !== null) return ok(null)
    if (request.answeredAt !== null) return refuse({ kind: 'answered' })
    const wish = wishes.find((one) => one === request.wish)
    if (wish === undefined || !fits(wish, outcome)) return refuse({ kind: 'does-not-fit' })
    await tx
      .updateTable('family.request')
      .set({ outcome, answer, answered_at: deps.now(), answered_by: actor.accountId })
      .where('municipality_id', '=', municipalityId)
      .where('id', '=', requestId)
      .execute()
    await recordAudit(tx, deps, actor, { action: 'family.request.answered', subjectId: requestId, dossierId, detail: { outcome } })
    if (isRight(wish)) await register.ended(tx, actor, { requestId, outcome: outcome === 'changed' ? 'granted' : 'partly', answer })
    return ok(null)
  })
}

/** What was decided in the register is the answer on her own page. Nothing when it was answered, taken back, or asked another way. */
export async function answerFromRegister(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  given: { readonly requestId: string | null; readonly outcome: Exclude<EndOfWish, 'withdrawn'>; readonly answer: string },
): Promise<void> {
  if (given.requestId === null) return
  const outcome: Outcome = given.outcome === 'granted' ? 'changed' : 'stands-beside'
  const row = await tx
    .updateTable('family.request')
    .set({ outcome, answer: given.answer, answered_at: deps.now(), answered_by: actor.accountId })
    .where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', given.requestId)
    .where('answered_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .returning('dossier_id as dossierId')
    .executeTakeFirst()
  if (row === undefined) return
  await recordAudit(tx, deps, actor, {
    action: 'family.request.answered',
    subjectId: given.requestId,
    dossierId: row.dossierId,
    detail: { outcome },
  })
}
