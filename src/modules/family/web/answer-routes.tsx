import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { readPerson } from '#modules/people/public.ts'
import type { Deps } from '#platform/deps.ts'
import { readForm, readSaveKey, typedValues } from '#platform/http/form.ts'
import { redirectDone, redirectProblem, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId } from '#platform/http/request.ts'
import { ErrorSummary } from '#platform/web/fields.tsx'
import type { FieldErrors } from '#platform/web/form-state.ts'
import { StaffPage } from '#platform/web/layout.tsx'
import { Card } from '#platform/web/parts.tsx'
import { answerRequest, type RightsRegister } from '../commands/requests.ts'
import { outcomes } from '../domain/request.ts'
import { familyPolicy } from '../policy.ts'
import { requestsOfDossier } from '../queries/requests.ts'
import { staffText } from '../staff-text.ts'
import { OpenRequest } from './sections.tsx'

/** The worker answers what a parent asked on her own page. */
export function answerRoutes(app: FastifyInstance, deps: Deps, register: RightsRegister): void {
  const config = { access: familyPolicy.who('family.request.answer'), purpose: 'guidance' } as const
  app.post('/gezinnen/:dossierId/vragen/:requestId', { config }, (request, reply) => answer(deps, register, request, reply))
}

async function answer(deps: Deps, register: RightsRegister, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const ctx = pageOf(request)
  const t = staffText(ctx.locale)
  const dossierId = readId(request, 'dossierId')
  const requestId = readId(request, 'requestId')
  if (dossierId === null || requestId === null) return sendNotFound(request, reply)
  const schema = z.object({
    outcome: z.enum(outcomes, t.errors.outcome),
    answer: z.string(t.errors.words).trim().min(1, t.errors.words).max(2000, t.errors.words),
  })
  const form = readForm(schema, request.body)
  if (!form.ok) return again(deps, request, reply, { dossierId, requestId, errors: form.refusal })
  const saveKey = readSaveKey(request.body)
  const result = await answerRequest(deps, actorOf(request), { dossierId, requestId, ...form.value, saveKey }, register)
  const back = `/gezinnen/${dossierId}#toegang`
  if (result.ok) return redirectDone(reply, back, { text: t.answered })
  if (result.refusal.kind === 'answered') return redirectProblem(reply, back, t.already)
  if (result.refusal.kind === 'not-found') return sendNotFound(request, reply)
  return again(deps, request, reply, { dossierId, requestId, errors: { outcome: t.errors.outcome } })
}

type Again = { readonly dossierId: string; readonly requestId: string; readonly errors: FieldErrors }

async function again(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  { dossierId, requestId, errors }: Again,
): Promise<FastifyReply> {
  const ctx = pageOf(request)
  const t = staffText(ctx.locale)
  const actor = actorOf(request)
  const found = await deps.db.as(actor, async (tx) => {
    const one = (await requestsOfDossier(tx, actor.municipalityId, dossierId)).find(({ id }) => id === requestId)
    const person = one === undefined ? null : await readPerson(tx, actor.municipalityId, one.personId)
    return one === undefined || person === null ? null : { one, names: new Map([[person.id, person.givenName]]) }
  })
  if (found === null) return sendNotFound(request, reply)
  const form = { values: typedValues(request.body), errors }
  return sendPage(
    reply,
    422,
    <StaffPage ctx={ctx} title={t.requests} section="families" width="narrow">
      <ErrorSummary errors={errors} ctx={ctx} />
      <Card>
        <OpenRequest ctx={ctx} t={t} names={found.names} request={found.one} form={form} saveKey={readSaveKey(request.body) ?? undefined} />
      </Card>
      <p>
        <a class="ds-link" href={`/gezinnen/${dossierId}`}>
          {t.back}
        </a>
      </p>
    </StaffPage>,
  )
}
