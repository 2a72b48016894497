import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { recordAudit } from '#modules/audit/public.ts'
import { readDossier } from '#modules/dossiers/public.ts'
import { listTeam } from '#modules/identity/public.ts'
import type { Deps } from '#platform/deps.ts'
import { readForm, readSaveKey, toList, typedValues } from '#platform/http/form.ts'
import { redirectDone, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId } from '#platform/http/request.ts'
import { fieldValue } from '#platform/web/form-state.ts'
import { nameColleague, openPart } from '../commands/open-part.ts'
import { policy } from '../policy.ts'
import { readPart } from '../queries/read-part.ts'
import { partsOf } from '../store.ts'
import { text } from '../text.ts'
import { PartPage } from './part-page.tsx'
import { paths } from './paths.ts'
import { StartPage } from './start-page.tsx'

export function partRoutes(app: FastifyInstance, deps: Deps): void {
  const purpose = 'child-protection' as const
  const reading = { access: policy.who('protected.read'), purpose }
  const opening = { access: policy.who('protected.open'), purpose }
  const writing = { access: policy.who('protected.write'), purpose }
  app.get('/gezinnen/:dossierId/zorg', { config: opening }, (request, reply) => showStart(deps, request, reply))
  app.post('/gezinnen/:dossierId/beschermd', { config: opening }, (request, reply) => open(deps, request, reply))
  app.get('/gezinnen/:dossierId/beschermd/:partId', { config: reading }, (request, reply) => show(deps, request, reply))
  app.post('/gezinnen/:dossierId/beschermd/:partId/collega', { config: writing }, (request, reply) => name(deps, request, reply, 'named'))
  app.post('/gezinnen/:dossierId/beschermd/:partId/collega/weg', { config: writing }, (request, reply) =>
    name(deps, request, reply, 'unnamed'),
  )
}

async function showStart(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const dossierId = readId(request, 'dossierId')
  const actor = actorOf(request)
  const ctx = pageOf(request)
  const found =
    dossierId === null
      ? null
      : await deps.db.as(actor, async (tx) => {
          const dossier = await readDossier(tx, actor.municipalityId, dossierId, ctx.today)
          if (dossier === null) return null
          const own = await partsOf(tx, actor.municipalityId, dossierId)
          const team = await listTeam(tx, actor.municipalityId)
          await recordAudit(tx, deps, actor, { action: 'protected.part.read', dossierId })
          return { dossier, own, colleagues: team.filter(({ id }) => id !== actor.accountId) }
        })
  return found === null ? sendNotFound(request, reply) : sendPage(reply, 200, <StartPage ctx={ctx} {...found} />)
}

async function open(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const dossierId = readId(request, 'dossierId')
  const form = readForm(z.object({ colleagues: z.preprocess(toList, z.array(z.uuid()).max(100)) }), request.body)
  if (dossierId === null || !form.ok) return sendNotFound(request, reply)
  const command = { dossierId, colleagues: form.value.colleagues, saveKey: readSaveKey(request.body) }
  const result = await openPart(deps, actorOf(request), command)
  if (!result.ok) return sendNotFound(request, reply)
  return redirectDone(reply, paths.part(dossierId, result.value.partId), { text: text(pageOf(request).locale).start.opened })
}

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const [dossierId, partId] = [readId(request, 'dossierId'), readId(request, 'partId')]
  if (dossierId === null || partId === null) return sendNotFound(request, reply)
  const actor = actorOf(request)
  const ctx = pageOf(request)
  const part = await deps.db.as(actor, async (tx) => {
    const found = await readPart(tx, actor.municipalityId, dossierId, partId, ctx.today)
    if (found !== null) await recordAudit(tx, deps, actor, { action: 'protected.part.read', subjectId: partId, dossierId })
    return found
  })
  return part === null ? sendNotFound(request, reply) : sendPage(reply, 200, <PartPage ctx={ctx} part={part} />)
}

async function name(deps: Deps, request: FastifyRequest, reply: FastifyReply, to: 'named' | 'unnamed'): Promise<FastifyReply> {
  const [dossierId, partId] = [readId(request, 'dossierId'), readId(request, 'partId')]
  if (dossierId === null || partId === null) return sendNotFound(request, reply)
  const colleagueId = fieldValue({ values: typedValues(request.body), errors: {} }, 'colleague')
  const result = await nameColleague(deps, actorOf(request), { dossierId, partId, colleagueId, to })
  if (!result.ok) return sendNotFound(request, reply)
  const t = text(pageOf(request).locale).part
  return redirectDone(reply, paths.part(dossierId, partId), { text: t[to] })
}
