import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { readDossier } from '#modules/dossiers/public.ts'
import { addDays } from '#platform/day.ts'
import type { Deps } from '#platform/deps.ts'
import { readForm, readSaveKey, requiredDay, typedValues } from '#platform/http/form.ts'
import { redirectDone, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId } from '#platform/http/request.ts'
import { formatDay } from '#platform/text/format.ts'
import { chosenDay, type FieldErrors } from '#platform/web/form-state.ts'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card } from '#platform/web/parts.tsx'
import { addParticipation, turnParticipation } from '../commands/participation.ts'
import type { ParticipationRefusal } from '../domain/participation.ts'
import { policy } from '../policy.ts'
import { text } from '../text.ts'
import { ParticipationForm } from './group-section.tsx'

function refusalErrors(refusal: ParticipationRefusal, ctx: PageContext): FieldErrors {
  const t = text(ctx.locale)
  const said = (day: string) => formatDay(day, ctx.locale, ctx.today)
  if (refusal.kind === 'not-a-count') return { sessions: t.countMissing }
  if (refusal.kind === 'in-future') return { countedOn: t.inFuture }
  if (refusal.kind === 'before-opening') return { countedOn: t.beforeOpening(said(refusal.openedOn)) }
  return { countedOn: t.afterEnding(said(refusal.endedOn)) }
}

export function groupRoutes(app: FastifyInstance, deps: Deps): void {
  const config = { access: policy.who('groups.count'), purpose: 'guidance' } as const
  app.post('/gezinnen/:dossierId/groepswerk', { config }, (request, reply) => add(deps, request, reply))
  for (const [path, to] of [
    ['terug', 'withdrawn'],
    ['opnieuw', 'restored'],
  ] as const) {
    app.post(`/gezinnen/:dossierId/groepswerk/:participationId/${path}`, { config }, (request, reply) => turn(deps, request, reply, to))
  }
}

async function add(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const dossierId = readId(request, 'dossierId')
  const ctx = pageOf(request)
  const t = text(ctx.locale)
  if (dossierId === null) return sendNotFound(request, reply)
  const values = typedValues(request.body)
  const saveKey = readSaveKey(request.body)
  const showAgain = (errors: FieldErrors): FastifyReply =>
    sendPage(
      reply,
      422,
      <StaffPage ctx={ctx} title={t.title} section="families" width="narrow">
        <Card>
          <ParticipationForm
            ctx={ctx}
            days={{ today: ctx.today, yesterday: addDays(ctx.today, -1) }}
            dossierId={dossierId}
            form={{ values, errors }}
            saveKey={saveKey ?? undefined}
          />
        </Card>
        <p>
          <a class="ds-link" href={`/gezinnen/${dossierId}`}>
            {t.back}
          </a>
        </p>
      </StaffPage>,
    )
  const schema = z.object({
    sessions: z
      .string(t.countMissing)
      .trim()
      .regex(/^\d{1,3}$/, t.countMissing)
      .transform(Number),
    countedOn: requiredDay(ctx.today, t.dayMissing),
  })
  const form = readForm(schema, { ...values, countedOn: chosenDay(values, 'countedOn') })
  if (!form.ok) {
    // A form of a family that is not there is not there either, whatever was typed.
    const actor = actorOf(request)
    const dossier = await deps.db.as(actor, (tx) => readDossier(tx, actor.municipalityId, dossierId, ctx.today))
    return dossier === null ? sendNotFound(request, reply) : showAgain(form.refusal)
  }
  const result = await addParticipation(deps, actorOf(request), { dossierId, saveKey, participation: form.value })
  if (result.ok)
    return redirectDone(reply, `/gezinnen/${dossierId}#groepswerk`, {
      text: t.saved,
      undo: `/gezinnen/${dossierId}/groepswerk/${result.value.participationId}/terug`,
    })
  return result.refusal.kind === 'not-found' ? sendNotFound(request, reply) : showAgain(refusalErrors(result.refusal, ctx))
}

async function turn(deps: Deps, request: FastifyRequest, reply: FastifyReply, to: 'withdrawn' | 'restored'): Promise<FastifyReply> {
  const dossierId = readId(request, 'dossierId')
  const participationId = readId(request, 'participationId')
  if (dossierId === null || participationId === null) return sendNotFound(request, reply)
  const result = await turnParticipation(deps, actorOf(request), { dossierId, participationId, to })
  if (!result.ok) return sendNotFound(request, reply)
  const t = text(pageOf(request).locale)
  const undo = `/gezinnen/${dossierId}/groepswerk/${participationId}/opnieuw`
  const done = to === 'withdrawn' ? { text: t.takenBack, undo } : { text: t.restored }
  return redirectDone(reply, `/gezinnen/${dossierId}#groepswerk`, done)
}
