import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { recordAudit } from '#modules/audit/public.ts'
import { type DossierSummary, readDossier } from '#modules/dossiers/public.ts'
import { addDays, type IsoDay } from '#platform/day.ts'
import type { Deps } from '#platform/deps.ts'
import { readSaveKey, typedValues } from '#platform/http/form.ts'
import { redirectDone, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId, readQuery } from '#platform/http/request.ts'
import { DateField, type DayChip, ErrorSummary, Form, HiddenFields, SubmitButton, TextField } from '#platform/web/fields.tsx'
import { type FormState, fieldValue } from '#platform/web/form-state.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card } from '#platform/web/parts.tsx'
import { moveVisit, takeBackMove } from '../commands/move-visit.ts'
import { policy } from '../policy.ts'
import { readVisit, type VisitWithState } from '../queries/plans.ts'
import { type Text, text } from '../text.ts'
import { readMoveForm, refusalErrors } from './forms.ts'
import { FamilyPage } from './page.tsx'
import { paths } from './paths.ts'
import { visitWords } from './visit-words.ts'

/** Another day or hour for a visit, in one screen, from the day list and from the dossier. */
export function moveRoutes(app: FastifyInstance, deps: Deps): void {
  const config = { access: policy.who('contacts.plan'), purpose: 'guidance' } as const
  app.get('/gezinnen/:dossierId/bezoeken/:visitId/verzet', { config }, (request, reply) => show(deps, request, reply))
  app.post('/gezinnen/:dossierId/bezoeken/:visitId/verzet', { config }, (request, reply) => save(deps, request, reply))
  app.post('/gezinnen/:dossierId/bezoeken/:visitId/verzet/:moveId/terug', { config }, (request, reply) => undo(deps, request, reply))
}

/** The days a visit usually goes to, seen from its own day; none that has passed. */
function moveChips(visit: VisitWithState, t: Text, today: IsoDay): readonly DayChip[] {
  const all = [
    { value: visit.plannedOn, label: t.sameDay },
    { value: addDays(visit.plannedOn, 1), label: t.dayLater },
    { value: addDays(visit.plannedOn, 7), label: t.weekLater },
  ]
  return all.filter(({ value }) => value >= today)
}

type Scene = { readonly ctx: PageContext; readonly dossier: DossierSummary; readonly visit: VisitWithState; readonly form: FormState }

function MovePage({ ctx, dossier, visit, form, back, saveKey }: Scene & { readonly back: string; readonly saveKey?: string | undefined }) {
  const t = text(ctx.locale)
  return (
    <FamilyPage ctx={ctx} title={t.visitMoveTitle} dossier={dossier}>
      <Card>
        <p>{t.visitMoveLead(t.kinds[visit.kind], visitWords(visit, ctx))}</p>
        <Form ctx={ctx} action={paths.visit(dossier.id, visit.id, 'verzet')} saveKey={saveKey}>
          <ErrorSummary errors={form.errors} ctx={ctx} />
          {back === '' ? null : <HiddenFields values={{ back }} />}
          <DateField form={form} name="visitOn" label={t.day} chips={moveChips(visit, t, ctx.today)} min={ctx.today} />
          <TextField form={form} name="visitAt" label={t.hour} help={t.hourEmpty} type="time" size={8} />
          <div class="op-row">
            <SubmitButton>{t.visitMoveSave}</SubmitButton>
          </div>
        </Form>
      </Card>
    </FamilyPage>
  )
}

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply, typed?: FormState): Promise<FastifyReply> {
  const dossierId = readId(request, 'dossierId')
  const visitId = readId(request, 'visitId')
  if (dossierId === null || visitId === null) return sendNotFound(request, reply)
  const actor = actorOf(request)
  const ctx = pageOf(request)
  const found = await deps.db.as(actor, async (tx) => {
    const dossier = await readDossier(tx, actor.municipalityId, dossierId, ctx.today)
    const visit = await readVisit(tx, actor.municipalityId, dossierId, visitId)
    if (dossier === null || !dossier.isOpen || visit === null || visit.isCalledOff) return null
    if (request.method === 'GET') await recordAudit(tx, deps, actor, { action: 'contacts.visit.read', subjectId: visitId, dossierId })
    return { dossier, visit }
  })
  if (found === null) return sendNotFound(request, reply)
  const form = typed ?? { values: { visitOn: found.visit.plannedOn, visitAt: found.visit.plannedAt ?? '' }, errors: {} }
  const back = typed === undefined ? readQuery(request)['van'] : fieldValue(form, 'back')
  const saveKey = readSaveKey(request.body) ?? undefined
  const page = <MovePage ctx={ctx} {...found} form={form} back={back === 'vandaag' ? back : ''} saveKey={saveKey} />
  return sendPage(reply, typed === undefined ? 200 : 422, page)
}

async function save(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const dossierId = readId(request, 'dossierId')
  const visitId = readId(request, 'visitId')
  if (dossierId === null || visitId === null) return sendNotFound(request, reply)
  const ctx = pageOf(request)
  const t = text(ctx.locale)
  const values = typedValues(request.body)
  const form = readMoveForm(request.body, t, ctx.today)
  if (!form.ok) return show(deps, request, reply, { values, errors: form.refusal })
  const moved = await moveVisit(deps, actorOf(request), { dossierId, visitId, saveKey: readSaveKey(request.body), to: form.value })
  if (moved.ok) {
    const undo = `${paths.visit(dossierId, visitId, 'verzet')}/${moved.value.moveId}/terug`
    const to = fieldValue({ values, errors: {} }, 'back') === 'vandaag' ? '/vandaag#bz' : `${paths.dossier(dossierId)}#stappen`
    return redirectDone(reply, to, { text: t.visitMoved(visitWords(form.value, ctx)), undo })
  }
  const { refusal } = moved
  if (refusal.kind === 'not-found') return sendNotFound(request, reply)
  const errors = refusal.kind === 'dossier-ended' ? { visitOn: t.dossierEnded } : refusalErrors(refusal, t, ctx)
  return show(deps, request, reply, { values, errors })
}

async function undo(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const dossierId = readId(request, 'dossierId')
  const visitId = readId(request, 'visitId')
  const moveId = readId(request, 'moveId')
  if (dossierId === null || visitId === null || moveId === null) return sendNotFound(request, reply)
  const back = await takeBackMove(deps, actorOf(request), { dossierId, visitId, moveId })
  if (!back.ok) return sendNotFound(request, reply)
  return redirectDone(reply, `${paths.dossier(dossierId)}#stappen`, { text: text(pageOf(request).locale).visitMoveUndone })
}
