import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { auditPolicy, recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { readForm, typedValues } from '#platform/http/form.ts'
import { sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf } from '#platform/http/request.ts'
import type { FormState } from '#platform/web/form-state.ts'
import { namesOfDossiers } from './dossier-names.ts'
import { readTouched, type TouchedAnswer, touchKinds } from './read-touched.ts'
import { text } from './text.ts'
import { TouchedPage } from './touched-page.tsx'

/** Which dossiers did a stolen laptop see? What is asked is posted: an address holds nothing somebody typed. */
export function touchedRoutes(app: FastifyInstance, deps: Deps): void {
  const config = { access: auditPolicy.who('audit.touched'), purpose: 'security' } as const
  const first: FormState = { values: { kind: 'session' }, errors: {} }
  app.get('/beheer/nazicht/geraakt', { config }, (request, reply) => show(deps, request, reply, 200, first))
  app.post('/beheer/nazicht/geraakt', { config }, (request, reply) => ask(deps, request, reply))
}

async function colleaguesOf(tx: Tx, { municipalityId }: Actor) {
  return tx
    .selectFrom('identity.account')
    .select(['id', 'name'])
    .where('municipality_id', '=', municipalityId)
    .where('role', '<>', 'partner')
    .orderBy('name')
    .execute()
}

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply, status: number, form: FormState): Promise<FastifyReply> {
  const actor = actorOf(request)
  const colleagues = await deps.db.as(actor, (tx) => colleaguesOf(tx, actor))
  const names = actor.role === 'team-lead' ? new Map<string, string>() : null
  return sendPage(reply, status, <TouchedPage ctx={pageOf(request)} form={form} colleagues={colleagues} answer={null} names={names} />)
}

async function ask(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const actor = actorOf(request)
  const ctx = pageOf(request)
  const t = text(ctx.locale)
  const form: FormState = { values: typedValues(request.body), errors: {} }
  const word = z.string().trim().max(120).catch('')
  const schema = z
    .object({ kind: z.enum(touchKinds).catch('session'), account: word, id: word })
    .transform(({ kind, account, id }) => ({ kind, id: kind === 'account' && account !== '' ? account : id }))
    .refine(({ id }) => id !== '', { message: t.idMissing, path: ['id'] })
  const read = readForm(schema, request.body)
  if (!read.ok) return show(deps, request, reply, 422, { ...form, errors: read.refusal })
  const { kind, id } = read.value
  const found = await deps.db.as(actor, async (tx) => {
    const answer = await readTouched(tx, actor.municipalityId, kind, id)
    await recordAudit(tx, deps, actor, { action: 'audit.touched.asked', detail: { kind, dossiers: answer.dossiers.length } })
    return { answer, colleagues: await colleaguesOf(tx, actor), names: await namesFor(tx, actor, answer) }
  })
  return sendPage(reply, 200, <TouchedPage ctx={ctx} form={form} {...found} />)
}

/** The team lead knows the families; the administrator counts. */
async function namesFor(tx: Tx, actor: Actor, { dossiers }: TouchedAnswer): Promise<Map<string, string> | null> {
  if (actor.role !== 'team-lead') return null
  const named = await namesOfDossiers(
    tx,
    actor.municipalityId,
    dossiers.map(({ dossierId }) => dossierId),
  )
  return new Map([...named].map(([id, { motherName }]) => [id, motherName]))
}
