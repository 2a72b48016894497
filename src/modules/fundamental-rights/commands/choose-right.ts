import { recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import { claimSave } from '#platform/db/save-once.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { mayChoose } from '../domain/rounds.ts'
import { rightsAt, rightsOf } from '../rights.ts'
import { insertChoice, withdrawChoice } from '../store.ts'
import { inTalk, type NotFound, type WhichTalk } from './in-talk.ts'

export type ChooseRight = WhichTalk & {
  /** Null: nothing for now. */
  readonly item: string | null
  readonly why: string | null
  readonly key: string | null
}
export type ChoiceRefusal = NotFound | { readonly kind: 'family-first' } | { readonly kind: 'not-a-right' }

/** Her choice of the right to work on first, whatever its score. An earlier choice of the same talk stays in the history. */
export async function chooseRight(deps: Deps, actor: Actor, command: ChooseRight): Promise<Result<{ choiceId: string }, ChoiceRefusal>> {
  return inTalk<{ choiceId: string }, ChoiceRefusal>(deps, actor, command, async (tx, talk) => {
    const { dossierId, talkId, item, why, key } = command
    if (!mayChoose(talk)) return refuse({ kind: 'family-first' })
    if (item !== null && !rightsOf(rightsAt(talk.version)).some((right) => right.id === item)) return refuse({ kind: 'not-a-right' })
    const choiceId = deps.newId()
    const earlier = await claimSave(tx, actor, key, choiceId, deps.now())
    if (earlier !== null) return ok({ choiceId: earlier })
    await insertChoice(tx, actor, { id: choiceId, dossierId, talkId, item, why }, deps.now())
    await recordAudit(tx, deps, actor, { action: 'fundamental-rights.right.chosen', subjectId: talkId, dossierId })
    return ok({ choiceId })
  })
}

/** Takes the last choice of a talk back; the one before it holds again. */
export async function undoChoice(deps: Deps, actor: Actor, command: WhichTalk): Promise<Result<{ talkId: string }, NotFound>> {
  return inTalk<{ talkId: string }, NotFound>(deps, actor, command, async (tx, talk) => {
    const { dossierId, talkId } = command
    if (talk.choice === null) return refuse({ kind: 'not-found' })
    await withdrawChoice(tx, actor.municipalityId, talk.choice.id, deps.now())
    await recordAudit(tx, deps, actor, { action: 'fundamental-rights.choice.withdrawn', subjectId: talkId, dossierId })
    return ok({ talkId })
  })
}
