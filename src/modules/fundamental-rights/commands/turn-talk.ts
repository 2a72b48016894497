import { recordAudit } from '#modules/audit/public.ts'
import { readDossier } from '#modules/dossiers/public.ts'
import { turnTalkMeasurements } from '#modules/indicators/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import { policy } from '../policy.ts'
import { lockTalk, measurementsOf, setTalk } from '../store.ts'
import { inTalk, type NotFound, type WhichTalk } from './in-talk.ts'

/** Takes a talk back with all its rounds, or puts it back. It counts nowhere while it is taken back. */
export async function turnTalk(
  deps: Deps,
  actor: Actor,
  command: WhichTalk & { readonly to: 'withdrawn' | 'restored' },
): Promise<Result<{ talkId: string }, NotFound>> {
  if (!policy.allows(actor, 'fundamental-rights.record')) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx) => {
    const { dossierId, talkId, to } = command
    const { municipalityId } = actor
    const dossier = await readDossier(tx, municipalityId, dossierId, deps.today())
    const talk = dossier === null ? null : await lockTalk(tx, municipalityId, dossierId, talkId)
    if (talk === null) return refuse({ kind: 'not-found' })
    const at = to === 'withdrawn' ? deps.now() : null
    await setTalk(tx, municipalityId, talkId, { withdrawn_at: at })
    await turnTalkMeasurements(tx, actor, await measurementsOf(tx, municipalityId, talkId), at)
    await recordAudit(tx, deps, actor, { action: `fundamental-rights.talk.${to}`, subjectId: talkId, dossierId })
    return ok({ talkId })
  })
}

/** Another language for her pages, from the next page on. */
export async function setLanguage(
  deps: Deps,
  actor: Actor,
  command: WhichTalk & { readonly language: PublicLocale },
): Promise<Result<{ talkId: string }, NotFound>> {
  return inTalk<{ talkId: string }, NotFound>(deps, actor, command, async (tx) => {
    const { dossierId, talkId, language } = command
    await setTalk(tx, actor.municipalityId, talkId, { language })
    await recordAudit(tx, deps, actor, {
      action: 'fundamental-rights.language.set',
      subjectId: talkId,
      dossierId,
      detail: { language },
    })
    return ok({ talkId })
  })
}
