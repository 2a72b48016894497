import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { recordAudit } from '#modules/audit/public.ts'
import { readDossierPage } from '#modules/dossiers/public.ts'
import { fullName } from '#modules/people/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { readForm, readSaveKey, readText, ticked, typedValues } from '#platform/http/form.ts'
import { redirectDone, redirectProblem, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId } from '#platform/http/request.ts'
import { publicLocales } from '#platform/text/locale.ts'
import { type FieldErrors, fieldValue } from '#platform/web/form-state.ts'
import { type GiveRefusal, giveAccess, renewAccess } from '../commands/give-access.ts'
import { turnReminders } from '../commands/reminders.ts'
import { revokeAccess } from '../commands/sessions.ts'
import { familyPolicy } from '../policy.ts'
import { accessesOfDossier } from '../queries/accesses.ts'
import { type StaffText, staffText } from '../staff-text.ts'
import { type AccessForm, AccessPage, type AccessView, accessPath, HandedPage } from './access-page.tsx'

export type AccessOptions = { readonly origin: () => string; readonly hasSms: boolean }

/** The worker gives, renews and stops the own access of a parent. */
export function accessRoutes(app: FastifyInstance, deps: Deps, options: AccessOptions): void {
  const config = { access: familyPolicy.who('family.access.give'), purpose: 'guidance' } as const
  app.get('/gezinnen/:dossierId/toegang', { config }, (request, reply) => show(deps, options, request, reply, 200, null))
  // Whoever is let in reads what a family told: not on a device that somebody left open.
  const dangerous = { ...config, stepUp: true } as const
  app.post('/gezinnen/:dossierId/toegang', { config: dangerous }, (request, reply) => give(deps, options, request, reply))
  app.post('/gezinnen/:dossierId/toegang/:accessId/nieuw', { config: dangerous }, (request, reply) => renew(deps, options, request, reply))
  app.post('/gezinnen/:dossierId/toegang/:accessId/herinnering', { config }, (request, reply) => remind(deps, request, reply))
  app.post('/gezinnen/:dossierId/toegang/:accessId/stop', { config }, (request, reply) => stop(deps, request, reply))
}

async function load(deps: Deps, actor: Actor, dossierId: string, today: string): Promise<AccessView | null> {
  return deps.db.as(actor, async (tx) => {
    const page = await readDossierPage(tx, actor.municipalityId, dossierId, today)
    if (page === null) return null
    const accesses = await accessesOfDossier(tx, actor.municipalityId, dossierId)
    await recordAudit(tx, deps, actor, { action: 'family.access.read', subjectId: dossierId, dossierId })
    return { ...page, accesses }
  })
}

async function show(
  deps: Deps,
  options: AccessOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  sent: AccessForm | null,
): Promise<FastifyReply> {
  const ctx = pageOf(request)
  const dossierId = readId(request, 'dossierId')
  const view = dossierId === null ? null : await load(deps, actorOf(request), dossierId, ctx.today)
  if (view === null) return sendNotFound(request, reply)
  return sendPage(reply, status, <AccessPage ctx={ctx} view={view} sent={sent} hasSms={options.hasSms} />)
}

function errorsOf(refusal: GiveRefusal, t: StaffText): FieldErrors {
  if (refusal.kind === 'not-an-address') return { address: t.errors.address }
  if (refusal.kind === 'address-of-another') return { address: t.errors.another }
  if (refusal.kind === 'not-safe') return { safe: t.errors.safe }
  return { channel: t.errors.has }
}

async function give(deps: Deps, options: AccessOptions, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const ctx = pageOf(request)
  const t = staffText(ctx.locale)
  const actor = actorOf(request)
  const dossierId = readId(request, 'dossierId')
  const values = typedValues(request.body)
  const saveKey = readSaveKey(request.body)
  const personId = z.uuid().safeParse(fieldValue({ values, errors: {} }, 'person'))
  if (dossierId === null || !personId.success) return sendNotFound(request, reply)
  const again = (errors: FieldErrors) =>
    show(deps, options, request, reply, 422, { personId: personId.data, form: { values, errors }, saveKey })
  const schema = z.object({
    channel: z.enum(['mail', 'sms', 'card'], t.errors.how),
    address: z.string().max(200, t.errors.address).default(''),
    language: z.enum(publicLocales).catch('nl'),
    safe: ticked,
  })
  const form = readForm(schema, request.body)
  if (!form.ok) return again(form.refusal)
  const { channel, address, language: locale, safe: isSafe } = form.value
  const result = await giveAccess(deps, actor, { dossierId, personId: personId.data, channel, address, locale, isSafe, saveKey })
  if (!result.ok) return result.refusal.kind === 'not-found' ? sendNotFound(request, reply) : again(errorsOf(result.refusal, t))
  const view = await load(deps, actor, dossierId, ctx.today)
  const member = view?.sheet.members.find((one) => one.personId === personId.data)
  const name = member === undefined ? '' : fullName(member)
  const page = <HandedPage ctx={ctx} handed={result.value} dossierId={dossierId} name={name} address={`${options.origin()}/mijn`} />
  return sendPage(reply, 200, page)
}

async function renew(deps: Deps, options: AccessOptions, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const ctx = pageOf(request)
  const dossierId = readId(request, 'dossierId')
  const accessId = readId(request, 'accessId')
  if (dossierId === null || accessId === null) return sendNotFound(request, reply)
  const result = await renewAccess(deps, actorOf(request), { dossierId, accessId, saveKey: readSaveKey(request.body) })
  if (!result.ok) return sendNotFound(request, reply)
  const title = staffText(ctx.locale).title
  return sendPage(
    reply,
    200,
    <HandedPage ctx={ctx} handed={result.value} dossierId={dossierId} name={title} address={`${options.origin()}/mijn`} />,
  )
}

async function stop(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const dossierId = readId(request, 'dossierId')
  const accessId = readId(request, 'accessId')
  if (dossierId === null || accessId === null) return sendNotFound(request, reply)
  const result = await revokeAccess(deps, actorOf(request), { accessId, dossierId })
  if (!result.ok) return sendNotFound(request, reply)
  return redirectDone(reply, accessPath(dossierId), { text: staffText(pageOf(request).locale).stoppedNow })
}

async function remind(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const dossierId = readId(request, 'dossierId')
  const accessId = readId(request, 'accessId')
  if (dossierId === null || accessId === null) return sendNotFound(request, reply)
  const t = staffText(pageOf(request).locale).reminder
  const wants = readText(request.body, 'wants') === 'yes'
  const turned = await turnReminders(deps, actorOf(request), { accessId, dossierId, wants })
  if (turned.ok) return redirectDone(reply, accessPath(dossierId), { text: wants ? t.turnedOn : t.turnedOff })
  return turned.refusal.kind === 'not-safe' ? redirectProblem(reply, accessPath(dossierId), t.notSafe) : sendNotFound(request, reply)
}
