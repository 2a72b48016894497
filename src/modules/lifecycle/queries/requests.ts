import { z } from 'zod'
import type { Tx } from '#platform/db/database.ts'
import { objectionScopes, requestChannels, requestEnds, requestKinds } from '../domain/request.ts'

const shape = z.object({
  id: z.string(),
  dossierId: z.string(),
  personId: z.string().nullable(),
  kind: z.enum(requestKinds),
  channel: z.enum(requestChannels),
  words: z.string(),
  askedOn: z.string(),
  dueOn: z.string(),
  extendedReason: z.string().nullable(),
  extendedOn: z.string().nullable(),
  scope: z.enum(objectionScopes).nullable(),
  portalRequestId: z.string().nullable(),
  outcome: z.enum(requestEnds).nullable(),
  decision: z.string().nullable(),
  decidedOn: z.string().nullable(),
  decidedBy: z.string().nullable(),
  by: z.string().nullable(),
})
export type RightsRequest = z.output<typeof shape>

function select(tx: Tx, municipalityId: string) {
  return tx
    .selectFrom('lifecycle.request')
    .select([
      'id',
      'dossier_id as dossierId',
      'person_id as personId',
      'kind',
      'channel',
      'words',
      'asked_on as askedOn',
      'due_on as dueOn',
    ])
    .select(['extended_reason as extendedReason', 'extended_on as extendedOn', 'outcome', 'decision', 'decided_on as decidedOn'])
    .select(['decided_by as decidedBy', 'by', 'scope', 'portal_request_id as portalRequestId'])
    .where('municipality_id', '=', municipalityId)
}

/** What one family asked about her data, newest first. */
export async function requestsOf(tx: Tx, municipalityId: string, dossierId: string): Promise<RightsRequest[]> {
  const rows = await select(tx, municipalityId)
    .where('dossier_id', '=', dossierId)
    .orderBy('asked_on', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
  return z.array(shape).parse(rows)
}

export async function readRequest(tx: Tx, municipalityId: string, id: string): Promise<RightsRequest | null> {
  const row = await select(tx, municipalityId).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : shape.parse(row)
}

/** What one person of a family asked about her data herself, newest first. */
export async function requestsOfPerson(tx: Tx, municipalityId: string, dossierId: string, personId: string): Promise<RightsRequest[]> {
  const rows = await select(tx, municipalityId)
    .where('dossier_id', '=', dossierId)
    .where('person_id', '=', personId)
    .orderBy('asked_on', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
  return z.array(shape).parse(rows)
}

/** What stands in the register for a fact she asked on her own pages to correct. */
export async function requestOfPortal(tx: Tx, municipalityId: string, portalRequestId: string): Promise<RightsRequest | null> {
  const row = await select(tx, municipalityId).where('portal_request_id', '=', portalRequestId).executeTakeFirst()
  return row === undefined ? null : shape.parse(row)
}

const waitingShape = z.object({
  id: z.string(),
  dossierId: z.string(),
  kind: z.enum(requestKinds),
  dueOn: z.string(),
  reference: z.string(),
})
/** What waits, without its words: who keeps the terms need not know whose they are. */
export type WaitingRequest = z.output<typeof waitingShape>

/** What still waits for a decision in the whole municipality, the nearest last day first. */
export async function openRightsRequests(tx: Tx, municipalityId: string): Promise<WaitingRequest[]> {
  const rows = await tx
    .selectFrom('lifecycle.request as request')
    .innerJoin('dossiers.dossier as dossier', (join) =>
      join.onRef('dossier.municipality_id', '=', 'request.municipality_id').onRef('dossier.id', '=', 'request.dossier_id'),
    )
    .select(['request.id', 'request.dossier_id as dossierId', 'request.kind', 'request.due_on as dueOn', 'dossier.reference'])
    .where('request.municipality_id', '=', municipalityId)
    .where('request.outcome', 'is', null)
    .orderBy('request.due_on')
    .limit(200)
    .execute()
  return z.array(waitingShape).parse(rows)
}
