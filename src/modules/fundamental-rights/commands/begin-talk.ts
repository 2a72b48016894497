import { recordAudit } from '#modules/audit/public.ts'
import { readDossier } from '#modules/dossiers/public.ts'
import { beginTalkMeasurement, type Moment, type OccasionRefusal } from '#modules/indicators/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { IsoDay } from '#platform/day.ts'
import { claimSave } from '#platform/db/save-once.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import { policy } from '../policy.ts'
import { currentRights } from '../rights.ts'
import { insertRound, insertTalk } from '../store.ts'
import type { NotFound } from './in-talk.ts'

export type BeginTalk = {
  readonly dossierId: string
  readonly moment: Moment
  readonly heldOn: IsoDay
  readonly language: PublicLocale
  readonly key: string | null
}
export type TalkBegun = { readonly talkId: string }

/** Begins a talk with her own round; the others begin when they are reached. */
export async function beginTalk(deps: Deps, actor: Actor, command: BeginTalk): Promise<Result<TalkBegun, NotFound | OccasionRefusal>> {
  if (!policy.allows(actor, 'fundamental-rights.record')) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx): Promise<Result<TalkBegun, NotFound | OccasionRefusal>> => {
    const { dossierId, moment, heldOn, language } = command
    const dossier = await readDossier(tx, actor.municipalityId, dossierId, deps.today())
    if (dossier === null) return refuse({ kind: 'not-found' })
    const talkId = deps.newId()
    const earlier = await claimSave(tx, actor, command.key, talkId, deps.now())
    if (earlier !== null) return ok({ talkId: earlier })
    const instrument = currentRights()
    const begun = await beginTalkMeasurement(tx, deps, actor, instrument, { dossier, moment, measuredOn: heldOn, respondent: 'family' })
    if (!begun.ok) return begun
    await insertTalk(tx, actor, { id: talkId, dossierId, version: instrument.version, moment, heldOn, language }, deps.now())
    const { measurementId } = begun.value
    await insertRound(tx, actor, { id: deps.newId(), dossierId, talkId, respondent: 'family', measurementId }, deps.now())
    const detail = { version: instrument.version, moment, language }
    await recordAudit(tx, deps, actor, { action: 'fundamental-rights.talk.begun', subjectId: talkId, dossierId, detail })
    return ok({ talkId })
  })
}
