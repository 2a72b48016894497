import { recordAudit } from '#modules/audit/public.ts'
import { type AnswerRefusal, beginTalkMeasurement, type Respondent, saveTalkScore } from '#modules/indicators/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { type BarrierRefusal, checkBarriers } from '../domain/barriers.ts'
import { type RoundRefusal, roundRefusal } from '../domain/rounds.ts'
import type { Talk } from '../domain/talk.ts'
import { rightsAt } from '../rights.ts'
import { insertRound, replaceBarriers } from '../store.ts'
import { inTalk, type NotFound, type WhichTalk } from './in-talk.ts'

export type SaveScore = WhichTalk & {
  readonly respondent: Respondent
  readonly item: string
  /** A number of 0 to 10, or one of the three ways not to score. */
  readonly raw: readonly string[]
  readonly barriers: readonly string[]
  readonly words: string | null
}
export type ScoreRefusal = NotFound | RoundRefusal | AnswerRefusal | BarrierRefusal

/** Keeps the number and what stands in the way of one right, at once. Saving the same right again corrects it, as long as the round is open. */
export async function saveScore(deps: Deps, actor: Actor, command: SaveScore): Promise<Result<{ item: string }, ScoreRefusal>> {
  return inTalk<{ item: string }, ScoreRefusal>(deps, actor, command, async (tx, talk) => {
    const { dossierId, talkId, respondent, item } = command
    const refusal = roundRefusal(talk, respondent)
    if (refusal !== null) return refuse(refusal)
    const instrument = rightsAt(talk.version)
    const list = (instrument.barriers ?? []).map(({ value }) => value)
    const barriers = checkBarriers(command.barriers, command.words, list)
    if (!barriers.ok) return barriers
    const measurementId = talk.rounds[respondent]?.measurementId ?? (await openRound(tx, deps, actor, talk, command))
    const saved = await saveTalkScore(tx, actor, instrument, { measurementId, item, raw: command.raw })
    if (!saved.ok) return saved
    const rows = barriers.value.map((barrier) => ({ ...barrier, id: deps.newId() }))
    await replaceBarriers(tx, actor, { dossierId, measurementId, item }, rows)
    const detail = { item, respondent }
    await recordAudit(tx, deps, actor, { action: 'fundamental-rights.score.saved', subjectId: talkId, dossierId, detail })
    return ok({ item })
  })
}

async function openRound(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  talk: Talk,
  { dossierId, talkId, respondent }: Pick<SaveScore, 'dossierId' | 'talkId' | 'respondent'>,
): Promise<string> {
  // The day of the talk was checked against the dossier when it began.
  const occasion = { dossier: { id: dossierId, openedOn: talk.heldOn }, moment: talk.moment, measuredOn: talk.heldOn, respondent }
  const begun = await beginTalkMeasurement(tx, deps, actor, rightsAt(talk.version), occasion)
  if (!begun.ok) throw new Error(`a round of a talk that stands was refused: ${begun.refusal.kind}`)
  const { measurementId } = begun.value
  await insertRound(tx, actor, { id: deps.newId(), dossierId, talkId, respondent, measurementId }, deps.now())
  return measurementId
}
