import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { recordAudit } from '#modules/audit/public.ts'
import { dossierPolicy } from '#modules/dossiers/public.ts'
import { findColleague, type Guided } from '#modules/identity/public.ts'
import type { Deps } from '#platform/deps.ts'
import { optionalText, readForm, readSaveKey, typedValues } from '#platform/http/form.ts'
import { redirectDone, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId } from '#platform/http/request.ts'
import { type FormState, type FormValues, fieldValue } from '#platform/web/form-state.ts'
import { ChoosePage } from './choose-page.tsx'
import { divide, takeBack } from './commands.ts'
import { DividePage, takeField, toField } from './divide-page.tsx'
import { passOnHref } from './paths.ts'
import { familiesGuided, readGuides, readToDivide, type ToDivide } from './read.ts'
import { type Text, text } from './text.ts'

/** Sharing out the families of a colleague who leaves. */
export function passOnRoutes(app: FastifyInstance, deps: Deps): void {
  const config = { access: dossierPolicy.who('dossiers.pass-on'), purpose: 'guidance' } as const
  app.get('/gezinnen/verdelen', { config }, async (request, reply) => {
    const guides = await readGuides(deps, actorOf(request))
    return sendPage(reply, 200, <ChoosePage ctx={pageOf(request)} guides={guides} />)
  })
  app.get('/gezinnen/verdelen/:accountId', { config }, (request, reply) => show(deps, request, reply))
  app.post('/gezinnen/verdelen/:accountId', { config }, (request, reply) => save(deps, request, reply))
  app.post('/gezinnen/verdelen/:accountId/:withId/terug', { config }, (request, reply) => undo(deps, request, reply))
}

/** For the page of accounts: what each guides, and where the team lead shares it out. */
export function guidedBy(deps: Deps): Guided {
  return {
    count: (actor) => familiesGuided(deps, actor),
    href: (actor, accountId) => (dossierPolicy.allows(actor, 'dossiers.pass-on') ? passOnHref(accountId) : null),
  }
}

/** Everything suggested stands ready: who agrees only saves. */
function initial({ leaver, families, suggested }: ToDivide, t: Text): FormValues {
  const lines = families.flatMap(({ id }) => {
    const to = suggested.get(id)?.accountId
    return to === undefined ? [] : [[takeField(id), 'yes'] as const, [toField(id), to] as const]
  })
  return { ...Object.fromEntries(lines), reason: leaver.isClosed ? t.reasonLeft(leaver.name) : t.reasonPassed(leaver.name) }
}

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply, status = 200, typed?: FormState): Promise<FastifyReply> {
  const accountId = readId(request, 'accountId')
  if (accountId === null) return sendNotFound(request, reply)
  const actor = actorOf(request)
  const ctx = pageOf(request)
  const toDivide = await deps.db.as(actor, async (tx) => {
    const found = await readToDivide(tx, actor, accountId, ctx.today)
    if (found !== null)
      await recordAudit(tx, deps, actor, {
        action: 'dossiers.form.read',
        subjectId: accountId,
        detail: { families: found.families.length },
      })
    return found
  })
  if (toDivide === null) return sendNotFound(request, reply)
  const all = (await familiesGuided(deps, actor)).get(accountId) ?? 0
  const form = typed ?? { values: initial(toDivide, text(ctx.locale)), errors: {} }
  const hidden = Math.max(0, all - toDivide.families.length)
  return sendPage(reply, status, <DividePage ctx={ctx} toDivide={toDivide} hidden={hidden} form={form} />)
}

const uuid = z.uuid()

/** The families that were ticked with who takes over; null for one of which nobody was chosen. */
function chosenIn(values: FormValues): readonly { readonly dossierId: string; readonly to: string | null }[] {
  const prefix = takeField('')
  return Object.keys(values).flatMap((name) => {
    const dossierId = name.slice(prefix.length)
    if (!name.startsWith(prefix) || !uuid.safeParse(dossierId).success) return []
    const to = uuid.safeParse(fieldValue({ values, errors: {} }, toField(dossierId)))
    return [{ dossierId, to: to.success ? to.data : null }]
  })
}

async function save(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const from = readId(request, 'accountId')
  if (from === null) return sendNotFound(request, reply)
  const actor = actorOf(request)
  const t = text(pageOf(request).locale)
  const values = typedValues(request.body)
  const again = (errors: FormState['errors']) => show(deps, request, reply, 422, { values, errors })
  const form = readForm(z.object({ reason: optionalText(500, t.long) }), request.body)
  if (!form.ok) return again(form.refusal)
  const chosen = chosenIn(values)
  const without = chosen.filter(({ to }) => to === null)
  if (without.length > 0) return again(Object.fromEntries(without.map(({ dossierId }) => [toField(dossierId), t.takerMissing])))
  const families = chosen.flatMap(({ dossierId, to }) => (to === null ? [] : [{ dossierId, to }]))
  const saved = await divide(deps, actor, { from, families, reason: form.value.reason, saveKey: readSaveKey(request.body) })
  if (saved.kind === 'before') return reply.redirect(saved.to, 303)
  if (saved.kind === 'saved') {
    const leaver = await deps.db.as(actor, (tx) => findColleague(tx, actor.municipalityId, from))
    const undoAt = `${passOnHref(from)}/${saved.value.withId}/terug`
    return redirectDone(reply, passOnHref(from), { text: t.done(families.length, leaver?.name ?? ''), undo: undoAt })
  }
  switch (saved.refusal.kind) {
    case 'not-found':
      return sendNotFound(request, reply)
    case 'nothing-chosen':
      return again({ _form: t.nothingChosen })
    case 'changed':
      return again({ _form: t.changed })
    case 'unknown-counsellor':
      return again({ [toField(saved.refusal.dossierId)]: t.takerMissing })
  }
}

async function undo(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const withId = readId(request, 'withId')
  const from = readId(request, 'accountId')
  if (withId === null || from === null) return sendNotFound(request, reply)
  const actor = actorOf(request)
  const back = await takeBack(deps, actor, withId)
  if (!back.ok) return sendNotFound(request, reply)
  const { to, families } = back.value
  const colleague = await deps.db.as(actor, (tx) => findColleague(tx, actor.municipalityId, to))
  return redirectDone(reply, passOnHref(from), { text: text(pageOf(request).locale).undone(families, colleague?.name ?? '') })
}
