import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { askerOf, consentPolicy, isStanding, permissionsFor } from '#modules/consent/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { actorOf, pageOf, readId, readQuery } from '#platform/http/request.ts'
import { hasSafePlace } from './safe-family.ts'

/**
 * A mark of what this account may see at this moment, of one family or of all: it changes with every permission that begins, ends or is withdrawn,
 * with her secrecy, with the end of the guidance and with a safe address. It says nothing by itself.
 */
export async function standingMark(tx: Tx, actor: Actor, dossierId: string | null, today: IsoDay): Promise<string> {
  const { municipalityId, accountId } = actor
  const asker = accountId === null ? null : await askerOf(tx, municipalityId, accountId)
  if (asker === null || accountId === null) return 'none'
  const all = await permissionsFor(tx, municipalityId, { accountId, organisationId: asker.organisationId })
  const standing = all.filter((one) => isStanding(one, today) && (dossierId === null || one.dossierId === dossierId))
  const families = [...new Set(standing.map((one) => one.dossierId))]
  const open = families.length === 0 ? [] : await openFamilies(tx, municipalityId, families)
  const isSafe = dossierId !== null && standing.length > 0 && (await hasSafePlace(tx, municipalityId, dossierId))
  const facts = [asker.secrecy, isSafe, standing.map(({ id }) => id).sort(), open]
  return createHash('sha256').update(JSON.stringify(facts)).digest('base64url').slice(0, 22)
}

async function openFamilies(tx: Tx, municipalityId: string, ids: readonly string[]): Promise<string[]> {
  const rows = await tx
    .selectFrom('dossiers.dossier')
    .select('id')
    .where('municipality_id', '=', municipalityId)
    .where('id', 'in', [...ids])
    .where('is_open', '=', true)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Where the page asks whether it still stands. */
export function standingHref(dossierId: string | null, mark: string | null): string {
  return `/meewerken/${dossierId === null ? '' : `${dossierId}/`}nog${mark === null ? '' : `?van=${mark}`}`
}

/** Answered every few seconds to each page of a partner that somebody looks at: yes without a word, or no. It keeps no session awake. */
export function standingRoutes(app: FastifyInstance, deps: Deps): void {
  const config = {
    access: consentPolicy.who('consent.receive'),
    purpose: 'sharing',
    passive: true,
    rateLimit: { max: 1_200, timeWindow: '1 minute' },
  } as const
  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    const actor = actorOf(request)
    const mark = readQuery(request)['van']
    const now =
      mark === undefined
        ? mark
        : await deps.db.as(actor, (tx) => standingMark(tx, actor, readId(request, 'dossierId'), pageOf(request).today))
    return reply
      .header('cache-control', 'no-store')
      .code(mark === now ? 204 : 410)
      .send()
  }
  app.get('/meewerken/nog', { config, logLevel: 'warn' }, answer)
  app.get('/meewerken/:dossierId/nog', { config, logLevel: 'warn' }, answer)
}
