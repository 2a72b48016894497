import { recordAudit } from '#modules/audit/public.ts'
import { type DossierSummary, readDossier } from '#modules/dossiers/public.ts'
import { beginTalkMeasurement, type Moment, type OccasionRefusal, saveTalkScore } from '#modules/indicators/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { claimSave } from '#platform/db/save-once.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import { checkBarriers } from '../domain/barriers.ts'
import type { Barrier } from '../domain/talk.ts'
import { policy } from '../policy.ts'
import { currentRights, rightsOf } from '../rights.ts'
import { insertChoice, insertRound, insertTalk, replaceBarriers, setRoundClosed } from '../store.ts'
import type { NotFound } from './in-talk.ts'

export type TypedRight = {
  readonly item: string
  /** A number of 0 to 10 or a way not to score; null: left open on the paper. */
  readonly raw: string | null
  readonly barriers: readonly string[]
  readonly words: string | null
}
export type TypePaper = {
  readonly dossierId: string
  readonly moment: Moment
  readonly heldOn: IsoDay
  readonly language: PublicLocale
  readonly rights: readonly TypedRight[]
  /** The right she ticked to work on first, null for "not now", undefined when she ticked nothing. */
  readonly choice: { readonly item: string | null; readonly why: string | null } | undefined
  readonly key: string | null
}
export type PaperRefusal =
  | NotFound
  | OccasionRefusal
  | { readonly kind: 'empty' }
  | { readonly kind: 'not-a-right' }
  | { readonly kind: 'not-a-barrier' }

type Checked = TypedRight & { readonly found: readonly Barrier[] }

/** What may not stand in a paper of this version; everything is looked at before anything is written. */
function checked({ rights, choice }: TypePaper): Result<readonly Checked[], PaperRefusal> {
  const instrument = currentRights()
  const known = new Set(rightsOf(instrument).map(({ id }) => id))
  const list = (instrument.barriers ?? []).map(({ value }) => value)
  const filled = rights.filter(({ raw, barriers, words }) => raw !== null || barriers.length > 0 || words !== null)
  if (filled.length === 0) return refuse({ kind: 'empty' })
  if (filled.some(({ item }) => !known.has(item)) || (choice?.item != null && !known.has(choice.item)))
    return refuse({ kind: 'not-a-right' })
  const all: Checked[] = []
  for (const right of filled) {
    const found = checkBarriers(right.barriers, right.words, list)
    if (!found.ok) return found
    all.push({ ...right, found: found.value })
  }
  return ok(all)
}

/** A form she filled in on paper becomes her own round of a talk, closed as she handed it over, with her choice when she made one. */
export async function typePaper(deps: Deps, actor: Actor, command: TypePaper): Promise<Result<{ talkId: string }, PaperRefusal>> {
  if (!policy.allows(actor, 'fundamental-rights.record')) return refuse({ kind: 'not-found' })
  const rights = checked(command)
  if (!rights.ok) return rights
  return deps.db.as(actor, async (tx): Promise<Result<{ talkId: string }, PaperRefusal>> => {
    const { dossierId, key } = command
    const dossier = await readDossier(tx, actor.municipalityId, dossierId, deps.today())
    if (dossier === null) return refuse({ kind: 'not-found' })
    const talkId = deps.newId()
    const earlier = await claimSave(tx, actor, key, talkId, deps.now())
    if (earlier !== null) return ok({ talkId: earlier })
    const kept = await keepTalk(tx, deps, actor, { talkId, dossier, command, rights: rights.value })
    return kept.ok ? ok({ talkId }) : kept
  })
}

type Keep = {
  readonly talkId: string
  readonly dossier: DossierSummary
  readonly command: TypePaper
  readonly rights: readonly Checked[]
}

async function keepTalk(tx: Tx, deps: Deps, actor: Actor, { talkId, dossier, command, rights }: Keep): Promise<Result<null, PaperRefusal>> {
  const { dossierId, moment, heldOn, language, choice } = command
  const instrument = currentRights()
  const { version } = instrument
  const begun = await beginTalkMeasurement(tx, deps, actor, instrument, { dossier, moment, measuredOn: heldOn, respondent: 'family' })
  if (!begun.ok) return begun
  const { measurementId } = begun.value
  await insertTalk(tx, actor, { id: talkId, dossierId, version, moment, heldOn, language }, deps.now())
  await insertRound(tx, actor, { id: deps.newId(), dossierId, talkId, respondent: 'family', measurementId }, deps.now())
  for (const { item, raw, found } of rights) {
    if (raw !== null) {
      const saved = await saveTalkScore(tx, actor, instrument, { measurementId, item, raw: [raw] })
      if (!saved.ok) return refuse({ kind: 'not-a-right' })
    }
    const rows = found.map((barrier) => ({ ...barrier, id: deps.newId() }))
    await replaceBarriers(tx, actor, { dossierId, measurementId, item }, rows)
  }
  await setRoundClosed(tx, actor.municipalityId, talkId, 'family', deps.now())
  const about = { subjectId: talkId, dossierId }
  await recordAudit(tx, deps, actor, { action: 'fundamental-rights.talk.begun', ...about, detail: { version, moment, language } })
  const detail = { respondent: 'family', answers: rights.filter(({ raw }) => raw !== null).length }
  await recordAudit(tx, deps, actor, { action: 'fundamental-rights.round.closed', ...about, detail })
  if (choice === undefined) return ok(null)
  await insertChoice(tx, actor, { id: deps.newId(), dossierId, talkId, ...choice }, deps.now())
  await recordAudit(tx, deps, actor, { action: 'fundamental-rights.right.chosen', ...about })
  return ok(null)
}
