import { z } from 'zod'
import type { Tx } from '#platform/db/database.ts'
import { facts, outcomes, wishes } from '../domain/request.ts'

const shape = z.object({
  id: z.string(),
  dossierId: z.string(),
  personId: z.string(),
  about: z.enum([...facts, 'appointment']),
  wish: z.enum(wishes),
  words: z.string(),
  locale: z.string(),
  askedAt: z.date(),
  outcome: z.enum(outcomes).nullable(),
  answer: z.string().nullable(),
  answeredAt: z.date().nullable(),
  answeredBy: z.string().nullable(),
})
export type FamilyRequest = z.output<typeof shape>

function requests(tx: Tx, municipalityId: string) {
  return tx
    .selectFrom('family.request')
    .select([
      'id',
      'dossier_id as dossierId',
      'person_id as personId',
      'about',
      'wish',
      'words',
      'locale',
      'asked_at as askedAt',
      'outcome',
    ])
    .select(['answer', 'answered_at as answeredAt', 'answered_by as answeredBy'])
    .where('municipality_id', '=', municipalityId)
    .where('withdrawn_at', 'is', null)
}

/** What one person asked, newest first. */
export async function requestsOfAccess(tx: Tx, municipalityId: string, accessId: string): Promise<FamilyRequest[]> {
  const rows = await requests(tx, municipalityId).where('access_id', '=', accessId).orderBy('asked_at', 'desc').limit(100).execute()
  return rows.map((row) => shape.parse(row))
}

/** What the people of a family asked, what waits first. */
export async function requestsOfDossier(tx: Tx, municipalityId: string, dossierId: string): Promise<FamilyRequest[]> {
  const rows = await requests(tx, municipalityId)
    .where('dossier_id', '=', dossierId)
    .orderBy('answered_at', (order) => order.desc().nullsFirst())
    .orderBy('asked_at', 'desc')
    .limit(100)
    .execute()
  return rows.map((row) => shape.parse(row))
}

/** What waits for an answer in these families, longest first. */
export async function openRequests(tx: Tx, municipalityId: string, dossierIds: readonly string[]): Promise<FamilyRequest[]> {
  if (dossierIds.length === 0) return []
  const rows = await requests(tx, municipalityId)
    .where('dossier_id', 'in', [...dossierIds])
    .where('answered_at', 'is', null)
    .orderBy('asked_at')
    .limit(100)
    .execute()
  return rows.map((row) => shape.parse(row))
}
