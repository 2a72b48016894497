import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { recordAudit } from '#modules/audit/public.ts'
import { readDossier } from '#modules/dossiers/public.ts'
import type { Deps } from '#platform/deps.ts'
import { type FieldErrors, typedValues } from '#platform/http/form.ts'
import { redirectDone, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId } from '#platform/http/request.ts'
import { ActionButton, HiddenFields } from '#platform/web/fields.tsx'
import { type FormValues, fieldValue } from '#platform/web/form-state.ts'
import { Card, Conflict } from '#platform/web/parts.tsx'
import { correctContact } from '../commands/change-contact.ts'
import { policy } from '../policy.ts'
import { type ContactRow, readContact } from '../queries/contacts.ts'
import { text } from '../text.ts'
import { ContactForm } from './contact-form.tsx'
import { readContactForm, refusalErrors } from './forms.ts'
import { FamilyPage, showAgain } from './page.tsx'
import { formDays } from './parts.tsx'
import { paths } from './paths.ts'

export function correctRoutes(app: FastifyInstance, deps: Deps): void {
  const config = { access: policy.who('contacts.record'), purpose: 'guidance' } as const
  app.get('/gezinnen/:dossierId/contacten/:contactId', { config }, (request, reply) => show(deps, request, reply))
  app.post('/gezinnen/:dossierId/contacten/:contactId', { config }, (request, reply) => save(deps, request, reply))
}

function valuesOf(contact: ContactRow): FormValues {
  const { kind, happenedOn, happenedAt, minutes, domains, note } = contact
  return {
    kind,
    happenedOn,
    happenedAt: happenedAt ?? '',
    minutes: minutes === null ? '' : String(minutes),
    domains,
    contactNote: note ?? '',
  }
}

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const dossierId = readId(request, 'dossierId')
  const contactId = readId(request, 'contactId')
  if (dossierId === null || contactId === null) return sendNotFound(request, reply)
  const actor = actorOf(request)
  const ctx = pageOf(request)
  const t = text(ctx.locale)
  const found = await deps.db.as(actor, async (tx) => {
    const dossier = await readDossier(tx, actor.municipalityId, dossierId, ctx.today)
    const contact = await readContact(tx, actor.municipalityId, dossierId, contactId)
    if (dossier === null || contact === null || contact.withdrawnAt !== null) return null
    await recordAudit(tx, deps, actor, { action: 'contacts.contact.read', subjectId: contactId, dossierId })
    return { dossier, contact }
  })
  if (found === null) return sendNotFound(request, reply)
  const action = paths.contact(dossierId, contactId)
  return sendPage(
    reply,
    200,
    <FamilyPage ctx={ctx} title={t.correctTitle} dossier={found.dossier}>
      <Card>
        <ContactForm
          ctx={ctx}
          days={formDays(ctx.today)}
          action={action}
          form={{ values: valuesOf(found.contact), errors: {} }}
          isCorrection
          hasLoss={found.dossier.hasLoss}
          seen={found.contact.changedAt?.toISOString()}
        />
      </Card>
      <div class="op-row">
        <ActionButton ctx={ctx} action={`${action}/terug`} variant="tertiary" icon="undo">
          {t.takeBack}
        </ActionButton>
      </div>
    </FamilyPage>,
  )
}

function readSeen(values: FormValues): Date | null {
  const seen = z.iso.datetime().safeParse(fieldValue({ values, errors: {} }, 'seen'))
  return seen.success ? new Date(seen.data) : null
}

async function save(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const dossierId = readId(request, 'dossierId')
  const contactId = readId(request, 'contactId')
  if (dossierId === null || contactId === null) return sendNotFound(request, reply)
  const ctx = pageOf(request)
  const t = text(ctx.locale)
  const values = typedValues(request.body)
  const keep = fieldValue({ values, errors: {} }, 'keep')
  const done = `${paths.dossier(dossierId)}#c-${contactId}`
  if (keep === 'theirs') return reply.redirect(done, 303)
  const action = paths.contact(dossierId, contactId)
  const again = (errors: FieldErrors) =>
    showAgain(deps, request, reply, t.correctTitle, ({ hasLoss }) => (
      <ContactForm
        ctx={ctx}
        days={formDays(ctx.today)}
        action={action}
        form={{ values, errors }}
        isCorrection
        hasLoss={hasLoss}
        seen={readSeen(values)?.toISOString()}
      />
    ))
  const form = readContactForm(request.body, t, ctx.today)
  if (!form.ok) return again(form.refusal)
  const theirNote = fieldValue({ values, errors: {} }, 'theirNote')
  const note = keep === 'both' ? [theirNote, form.value.contact.note].filter((part) => part).join('\n\n') : form.value.contact.note
  const contact = { ...form.value.contact, note }
  const result = await correctContact(deps, actorOf(request), { dossierId, contactId, contact, seen: readSeen(values) })
  if (result.ok) return redirectDone(reply, done, { text: t.correctSaved })
  if (result.refusal.kind === 'not-found') return sendNotFound(request, reply)
  if (result.refusal.kind !== 'changed-meanwhile') return again(refusalErrors(result.refusal, t, ctx))
  return clash(deps, request, reply, result.refusal.theirs, values)
}

/** Two people corrected one contact: both texts side by side, nothing lost. */
async function clash(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  theirs: ContactRow,
  values: FormValues,
): Promise<FastifyReply> {
  const ctx = pageOf(request)
  const t = text(ctx.locale)
  const form = { values, errors: {} }
  const hidden: Record<string, string> = { seen: theirs.changedAt?.toISOString() ?? '', theirNote: theirs.note ?? '' }
  for (const name of ['kind', 'happenedOn', 'happenedOn-day', 'happenedAt', 'minutes', 'contactNote']) hidden[name] = fieldValue(form, name)
  const domains = values['domains'] ?? []
  return showAgain(deps, request, reply, t.correctTitle, (dossier) => (
    <Conflict
      ctx={ctx}
      action={paths.contact(dossier.id, theirs.id)}
      title={t.conflictTitle}
      mine={{ title: t.mine, text: fieldValue(form, 'contactNote') || t.noNote }}
      theirs={{ title: t.theirs, text: theirs.note ?? t.noNote }}
      labels={{ mine: t.keepMine, theirs: t.keepTheirs, both: t.keepBoth }}
      fields={
        <>
          <HiddenFields values={hidden} />
          {(typeof domains === 'string' ? [domains] : domains).map((domain) => (
            <input key={domain} type="hidden" name="domains" value={domain} />
          ))}
        </>
      }
    />
  ))
}
