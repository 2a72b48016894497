import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { recordAudit } from '#modules/audit/public.ts'
import { consentPolicy, eraseNote, ownNotes, writeNote } from '#modules/consent/public.ts'
import { dossierHref, lockDossier, saveOnce } from '#modules/dossiers/public.ts'
import { dayInBrussels } from '#platform/day.ts'
import type { Deps } from '#platform/deps.ts'
import { type FieldErrors, type FormValues, readForm, readSaveKey, typedValues } from '#platform/http/form.ts'
import { redirectDone, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId } from '#platform/http/request.ts'
import { refuse } from '#platform/result.ts'
import { formatDay } from '#platform/text/format.ts'
import { ActionButton, ErrorSummary, Form, SubmitButton, TextArea } from '#platform/web/fields.tsx'
import { Card, List, ListItem, Quiet, ReadThis } from '#platform/web/parts.tsx'
import { FamilyPage, orNotFound, withFamily } from './family-scene.tsx'
import { text } from './text.ts'

const longest = 2000

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply, values: FormValues, errors: FieldErrors) {
  const found = await withFamily(deps, request, async ({ tx, actor, dossier, ctx, t }) => {
    const notes = await ownNotes(tx, actor, dossier.id)
    await recordAudit(tx, deps, actor, { action: 'consent.note.read', dossierId: dossier.id, detail: { count: notes.length } })
    return { dossier, ctx, t, notes }
  })
  return orNotFound(request, reply, found, ({ dossier, ctx, t, notes }) =>
    sendPage(
      reply,
      Object.keys(errors).length === 0 ? 200 : 422,
      <FamilyPage ctx={ctx} dossier={dossier} title={t.notes.title} lead={t.notes.lead}>
        <div class="op-stack op-noprint">
          <ReadThis>
            <p>{t.notes.rule}</p>
          </ReadThis>
          <ErrorSummary errors={errors} ctx={ctx} />
          {dossier.isOpen ? (
            <Card>
              <Form ctx={ctx} action={dossierHref(dossier.id, 'notities')} saveKey={readSaveKey(request.body) ?? undefined}>
                <TextArea form={{ values, errors }} name="words" label={t.notes.words} rows={4} maxlength={longest} />
                <span>
                  <SubmitButton>{t.notes.save}</SubmitButton>
                </span>
              </Form>
            </Card>
          ) : null}
          <Card>
            {notes.length === 0 ? <Quiet>{t.notes.none}</Quiet> : null}
            <List>
              {notes.map(({ id, words, at }) => {
                const day = formatDay(dayInBrussels(at), ctx.locale, ctx.today)
                return (
                  <ListItem
                    key={id}
                    sub={day}
                    end={
                      <ActionButton
                        ctx={ctx}
                        action={dossierHref(dossier.id, `notities/${id}/wissen`)}
                        variant="tertiary"
                        icon="trash"
                        label={t.notes.eraseWhat(day)}
                      >
                        {t.notes.erase}
                      </ActionButton>
                    }
                  >
                    <span class="op-pre">{words}</span>
                  </ListItem>
                )
              })}
            </List>
          </Card>
        </div>
      </FamilyPage>,
    ),
  )
}

async function save(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const dossierId = readId(request, 'dossierId')
  if (dossierId === null) return sendNotFound(request, reply)
  const actor = actorOf(request)
  const t = text(pageOf(request).locale).notes
  const values = typedValues(request.body)
  const form = readForm(z.object({ words: z.string(t.empty).trim().min(1, t.empty).max(longest, t.tooLong) }), request.body)
  if (!form.ok) return show(deps, request, reply, values, form.refusal)
  const to = dossierHref(dossierId, 'notities')
  const saved = await saveOnce(deps, actor, readSaveKey(request.body), to, async (tx) => {
    const dossier = await lockDossier(tx, actor.municipalityId, dossierId)
    if (dossier === null || !dossier.isOpen) return refuse({ kind: 'not-found' as const })
    return writeNote(tx, deps, actor, { dossierId, words: form.value.words })
  })
  if (saved.kind === 'before') return reply.redirect(saved.to, 303)
  return saved.kind === 'saved' ? redirectDone(reply, to, { text: t.saved }) : sendNotFound(request, reply)
}

async function erase(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const [dossierId, noteId] = [readId(request, 'dossierId'), readId(request, 'noteId')]
  if (dossierId === null || noteId === null) return sendNotFound(request, reply)
  const actor = actorOf(request)
  const erased = await deps.db.as(actor, (tx) => eraseNote(tx, deps, actor, { dossierId, noteId }))
  if (!erased.ok) return sendNotFound(request, reply)
  return redirectDone(reply, dossierHref(dossierId, 'notities'), { text: text(pageOf(request).locale).notes.erased })
}

/** Reminders for oneself, beside the dossier and never in it. */
export function notesRoutes(app: FastifyInstance, deps: Deps): void {
  const config = { access: consentPolicy.who('consent.note'), purpose: 'guidance' } as const
  app.get('/gezinnen/:dossierId/notities', { config }, (request, reply) => show(deps, request, reply, {}, {}))
  app.post('/gezinnen/:dossierId/notities', { config }, (request, reply) => save(deps, request, reply))
  app.post('/gezinnen/:dossierId/notities/:noteId/wissen', { config }, (request, reply) => erase(deps, request, reply))
}
