import { recordAudit } from '#modules/audit/public.ts'
import { lockDossier } from '#modules/dossiers/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { type AttentionAnswer, quietUntil } from '../domain/attention.ts'
import { policy } from '../policy.ts'
import { insertAttention, updateAttention } from '../store.ts'

type NotFound = { readonly kind: 'not-found' }
export type AnswerAttention = {
  readonly dossierId: string
  readonly answer: AttentionAnswer
  /** Rhythm of the phase of this family, in days; null when the phase is not known. */
  readonly rhythmDays: number | null
}

/** Remembers what the worker said to a reminder, and how long it stays away. */
export async function answerAttention(
  deps: Deps,
  actor: Actor,
  command: AnswerAttention,
): Promise<Result<{ readonly answerId: string }, NotFound>> {
  if (!policy.allows(actor, 'contacts.answer-attention')) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx) => {
    const dossier = await lockDossier(tx, actor.municipalityId, command.dossierId)
    if (dossier === null || !dossier.isOpen) return refuse({ kind: 'not-found' })
    const answerId = deps.newId()
    const of = { municipality_id: actor.municipalityId, id: answerId, dossier_id: dossier.id, at: deps.now(), by: actor.accountId }
    const { answer } = command
    await insertAttention(tx, { ...of, answer, until_on: quietUntil(answer, command.rhythmDays, deps.today()) })
    await recordAudit(tx, deps, actor, {
      action: 'contacts.attention.answered',
      subjectId: answerId,
      dossierId: dossier.id,
      detail: { answer },
    })
    return ok({ answerId })
  })
}

export type WithdrawAnswer = { readonly dossierId: string; readonly answerId: string }

export async function withdrawAnswer(deps: Deps, actor: Actor, command: WithdrawAnswer): Promise<Result<null, NotFound>> {
  if (!policy.allows(actor, 'contacts.answer-attention')) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx) => {
    const key = { municipalityId: actor.municipalityId, dossierId: command.dossierId, id: command.answerId }
    if (!(await updateAttention(tx, key, { withdrawn_at: deps.now() }))) return refuse({ kind: 'not-found' })
    await recordAudit(tx, deps, actor, {
      action: 'contacts.attention.withdrawn',
      subjectId: command.answerId,
      dossierId: command.dossierId,
    })
    return ok(null)
  })
}
