import { recordAudit } from '#modules/audit/public.ts'
import type { Respondent } from '#modules/indicators/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { mayReopen, type RoundRefusal, roundRefusal } from '../domain/rounds.ts'
import { setRoundClosed } from '../store.ts'
import { inTalk, type NotFound, type WhichTalk } from './in-talk.ts'

export type TurnRound = WhichTalk & { readonly respondent: Respondent }

/** Closes a round: what was scored stands. Closing one that is closed changes nothing. */
export async function closeRound(
  deps: Deps,
  actor: Actor,
  command: TurnRound,
): Promise<Result<{ isClosed: true }, NotFound | RoundRefusal>> {
  return inTalk<{ isClosed: true }, NotFound | RoundRefusal>(deps, actor, command, async (tx, talk) => {
    const { dossierId, talkId, respondent } = command
    const round = talk.rounds[respondent]
    if (round === undefined) return refuse({ kind: 'not-found' })
    if (round.closedAt !== null) return ok({ isClosed: true })
    const refusal = roundRefusal(talk, respondent)
    if (refusal !== null) return refuse(refusal)
    await setRoundClosed(tx, actor.municipalityId, talkId, respondent, deps.now())
    const detail = { respondent, answers: round.answers.size }
    await recordAudit(tx, deps, actor, { action: 'fundamental-rights.round.closed', subjectId: talkId, dossierId, detail })
    return ok({ isClosed: true })
  })
}

/** Undoes closing, as long as the round that builds on it did not begin. */
export async function reopenRound(
  deps: Deps,
  actor: Actor,
  command: TurnRound,
): Promise<Result<{ isClosed: false }, NotFound | RoundRefusal>> {
  return inTalk<{ isClosed: false }, NotFound | RoundRefusal>(deps, actor, command, async (tx, talk) => {
    const { dossierId, talkId, respondent } = command
    const round = talk.rounds[respondent]
    if (round === undefined) return refuse({ kind: 'not-found' })
    if (round.closedAt === null) return ok({ isClosed: false })
    if (!mayReopen(talk, respondent)) return refuse({ kind: 'closed' })
    await setRoundClosed(tx, actor.municipalityId, talkId, respondent, null)
    await recordAudit(tx, deps, actor, {
      action: 'fundamental-rights.round.reopened',
      subjectId: talkId,
      dossierId,
      detail: { respondent },
    })
    return ok({ isClosed: false })
  })
}
