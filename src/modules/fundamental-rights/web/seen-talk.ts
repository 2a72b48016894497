import type { FastifyRequest } from 'fastify'
import { recordAudit } from '#modules/audit/public.ts'
import { type DossierSummary, readDossier } from '#modules/dossiers/public.ts'
import type { ScoreItem } from '#modules/indicators/public.ts'
import type { Deps } from '#platform/deps.ts'
import { actorOf, readId } from '#platform/http/request.ts'
import type { Talk } from '../domain/talk.ts'
import { readTalk } from '../queries/read-talks.ts'
import { rightsAt, rightsOf } from '../rights.ts'

export type SeenTalk = { readonly dossier: DossierSummary; readonly talk: Talk; readonly rights: readonly ScoreItem[] }

/** The talk of the address with its dossier; null when one of both is not there for who asks. Reading it is written down. */
export async function seenTalk(deps: Deps, request: FastifyRequest): Promise<SeenTalk | null> {
  const actor = actorOf(request)
  const ids = talkIds(request)
  if (ids === null) return null
  const { dossierId, talkId } = ids
  return deps.db.as(actor, async (tx) => {
    const dossier = await readDossier(tx, actor.municipalityId, dossierId, deps.today())
    const talk = dossier === null ? null : await readTalk(tx, actor.municipalityId, dossierId, talkId)
    if (dossier === null || talk === null) return null
    await recordAudit(tx, deps, actor, { action: 'fundamental-rights.talk.read', subjectId: talkId, dossierId })
    return { dossier, talk, rights: rightsOf(rightsAt(talk.version)) }
  })
}

export function talkIds(request: FastifyRequest): { readonly dossierId: string; readonly talkId: string } | null {
  const dossierId = readId(request, 'dossierId')
  const talkId = readId(request, 'talkId')
  return dossierId === null || talkId === null ? null : { dossierId, talkId }
}
