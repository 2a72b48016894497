import { recordAudit } from '#modules/audit/public.ts'
import { type DossierSummary, readDossier } from '#modules/dossiers/public.ts'
import { readPerson } from '#modules/people/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import type { FormValues } from '#platform/http/form.ts'
import { languageToOffer } from '../domain/language.ts'
import { readTalks } from '../queries/read-talks.ts'

/** With what a new talk begins, on the screen or over from paper: her last language, the moment, today. Null when there is no such dossier. */
export async function newTalk(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  dossierId: string,
): Promise<{ readonly dossier: DossierSummary; readonly values: FormValues } | null> {
  const dossier = await readDossier(tx, actor.municipalityId, dossierId, deps.today())
  if (dossier === null) return null
  const talks = await readTalks(tx, actor.municipalityId, dossierId)
  const mother = await readPerson(tx, actor.municipalityId, dossier.motherId)
  await recordAudit(tx, deps, actor, { action: 'fundamental-rights.history.read', subjectId: dossierId, dossierId })
  const language = talks.at(-1)?.language ?? languageToOffer(mother?.language ?? null)
  return { dossier, values: { taal: language, moment: talks.length === 0 ? 'start' : 'interim', dag: deps.today() } }
}
