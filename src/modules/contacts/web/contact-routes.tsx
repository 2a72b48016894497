import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { recordAudit } from '#modules/audit/public.ts'
import { readDossier } from '#modules/dossiers/public.ts'
import { isDay } from '#platform/day.ts'
import type { Deps } from '#platform/deps.ts'
import { type FieldErrors, readSaveKey, typedValues } from '#platform/http/form.ts'
import { redirectDone, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId, readQuery } from '#platform/http/request.ts'
import { Card, Pagination, Timeline } from '#platform/web/parts.tsx'
import { restoreContact, withdrawContact } from '../commands/change-contact.ts'
import { contactDraft, recordContact } from '../commands/record-contact.ts'
import { policy } from '../policy.ts'
import { type ContactCursor, listContacts } from '../queries/contacts.ts'
import { text } from '../text.ts'
import { ContactForm } from './contact-form.tsx'
import { readContactForm, refusalErrors } from './forms.ts'
import { FamilyPage, showAgain } from './page.tsx'
import { formDays } from './parts.tsx'
import { paths } from './paths.ts'
import { timelineItems } from './sections.tsx'

const pageSize = 50

export function contactRoutes(app: FastifyInstance, deps: Deps): void {
  const record = { access: policy.who('contacts.record'), purpose: 'guidance' } as const
  const read = { access: policy.who('contacts.read'), purpose: 'guidance' } as const
  app.post('/gezinnen/:dossierId/contacten', { config: record }, (request, reply) => save(deps, request, reply))
  app.get('/gezinnen/:dossierId/contacten', { config: read }, (request, reply) => list(deps, request, reply))
  app.post('/gezinnen/:dossierId/contacten/:contactId/terug', { config: record }, (request, reply) =>
    turn(deps, request, reply, 'withdrawn'),
  )
  app.post('/gezinnen/:dossierId/contacten/:contactId/opnieuw', { config: record }, (request, reply) =>
    turn(deps, request, reply, 'restored'),
  )
}

async function save(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const dossierId = readId(request, 'dossierId')
  if (dossierId === null) return sendNotFound(request, reply)
  const ctx = pageOf(request)
  const t = text(ctx.locale)
  const saveKey = readSaveKey(request.body)
  const again = (errors: FieldErrors) => {
    const form = { values: typedValues(request.body), errors }
    const keys = { saveKey: saveKey ?? undefined, draftKey: contactDraft(dossierId) }
    return showAgain(deps, request, reply, t.log, ({ hasLoss }) => (
      <ContactForm ctx={ctx} days={formDays(ctx.today)} action={paths.contacts(dossierId)} form={form} hasLoss={hasLoss} {...keys} />
    ))
  }
  const form = readContactForm(request.body, t, ctx.today)
  if (!form.ok) return again(form.refusal)
  const result = await recordContact(deps, actorOf(request), { dossierId, saveKey, ...form.value })
  if (result.ok) {
    const undo = `${paths.contact(dossierId, result.value.contactId)}/terug`
    return redirectDone(reply, `${paths.dossier(dossierId)}#contacten`, { text: t.saved, undo })
  }
  return result.refusal.kind === 'not-found' ? sendNotFound(request, reply) : again(refusalErrors(result.refusal, t, ctx))
}

function readCursor(typed: string | undefined): ContactCursor | null {
  const [happenedOn = '', id = ''] = (typed ?? '').split('_')
  return isDay(happenedOn) && /^[0-9a-f-]{36}$/.test(id) ? { happenedOn, id } : null
}

async function list(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const dossierId = readId(request, 'dossierId')
  if (dossierId === null) return sendNotFound(request, reply)
  const ctx = pageOf(request)
  const actor = actorOf(request)
  const after = readCursor(readQuery(request)['na'])
  const found = await deps.db.as(actor, async (tx) => {
    const dossier = await readDossier(tx, actor.municipalityId, dossierId, ctx.today)
    if (dossier === null) return null
    const rows = await listContacts(tx, actor.municipalityId, dossierId, { limit: pageSize + 1, after })
    const shown = rows.slice(0, pageSize)
    await recordAudit(tx, deps, actor, { action: 'contacts.contact.listed', dossierId, detail: { count: shown.length } })
    const last = rows.length > pageSize ? shown.at(-1) : undefined
    return { dossier, items: timelineItems(dossierId, shown, ctx), last }
  })
  if (found === null) return sendNotFound(request, reply)
  const { dossier, items, last } = found
  const t = text(ctx.locale)
  const here = paths.contacts(dossierId)
  return sendPage(
    reply,
    200,
    <FamilyPage ctx={ctx} title={t.contacts} dossier={dossier}>
      <Card>{items.length === 0 ? <p>{t.noContacts}</p> : <Timeline items={items} />}</Card>
      <Pagination
        size={pageSize}
        next={last === undefined ? undefined : `${here}?na=${last.happenedOn}_${last.id}`}
        first={after === null ? undefined : here}
      />
    </FamilyPage>,
  )
}

async function turn(deps: Deps, request: FastifyRequest, reply: FastifyReply, to: 'withdrawn' | 'restored'): Promise<FastifyReply> {
  const dossierId = readId(request, 'dossierId')
  const contactId = readId(request, 'contactId')
  if (dossierId === null || contactId === null) return sendNotFound(request, reply)
  const act = to === 'withdrawn' ? withdrawContact : restoreContact
  const result = await act(deps, actorOf(request), { dossierId, contactId })
  if (!result.ok) return sendNotFound(request, reply)
  const t = text(pageOf(request).locale)
  const undo = `${paths.contact(dossierId, contactId)}/opnieuw`
  return redirectDone(
    reply,
    `${paths.dossier(dossierId)}#contacten`,
    to === 'withdrawn' ? { text: t.takenBack, undo } : { text: t.restored },
  )
}
