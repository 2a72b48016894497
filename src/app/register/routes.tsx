import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { dossiersOfPeople } from '#modules/dossiers/public.ts'
import { fullName, readPeople } from '#modules/people/public.ts'
import {
  currentAuthorisation,
  lookUpNumber,
  NumberCard,
  numberPath,
  printedNumber,
  registerDigits,
  registerManageRoutes,
  registerPolicy,
  registerText,
  removeNumber,
  saveNumber,
  unmaskNumber,
  viewPurposes,
} from '#modules/register/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { type FieldErrors, typedValues } from '#platform/http/form.ts'
import { redirectDone, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId } from '#platform/http/request.ts'
import { refuse } from '#platform/result.ts'
import { ErrorSummary } from '#platform/web/fields.tsx'
import { fieldValue } from '#platform/web/form-state.ts'
import { StaffPage } from '#platform/web/layout.tsx'
import { Card, Quiet } from '#platform/web/parts.tsx'
import { type Hit, LookUpPage } from './look-up-page.tsx'

export function registerRoutes(app: FastifyInstance, deps: Deps): void {
  registerManageRoutes(app, deps)
  const purpose = 'guidance' as const
  const url = '/gezinnen/:dossierId/mensen/:personId/rijksregisternummer'
  const writing = { access: registerPolicy.who('register.write'), purpose }
  app.post(url, { config: writing }, (request, reply) => save(deps, request, reply))
  app.post(`${url}/wis`, { config: writing }, (request, reply) => remove(deps, request, reply))
  const unmasking = { access: registerPolicy.who('register.unmask'), purpose, stepUp: true }
  app.post(`${url}/tonen`, { config: unmasking }, (request, reply) => unmask(deps, request, reply))
  const looking = { access: registerPolicy.who('register.look-up'), purpose }
  app.get('/gezinnen/nummer', { config: looking }, (request, reply) => lookUp(deps, request, reply))
  app.post('/gezinnen/nummer', { config: looking }, (request, reply) => lookUp(deps, request, reply))
}

type Member = { readonly dossierId: string; readonly personId: string }

/** The person of this address, when she belongs to this dossier. */
async function memberOf(tx: Tx, actor: Actor, request: FastifyRequest): Promise<Member | null> {
  const [dossierId, personId] = [readId(request, 'dossierId'), readId(request, 'personId')]
  if (dossierId === null || personId === null) return null
  const dossiers = await dossiersOfPeople(tx, actor.municipalityId, [personId])
  return dossiers.some((one) => one.dossierId === dossierId) ? { dossierId, personId } : null
}

function typed(request: FastifyRequest, name: string): string {
  return fieldValue({ values: typedValues(request.body), errors: {} }, name)
}

function personPath({ dossierId, personId }: Member): string {
  return `/gezinnen/${dossierId}/mensen/${personId}`
}

async function save(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const actor = actorOf(request)
  const t = registerText(pageOf(request).locale)
  const digits = registerDigits(typed(request, 'number')) ?? ''
  const { member, result } = await deps.db.as(actor, async (tx) => {
    const found = await memberOf(tx, actor, request)
    const saved = found === null ? refuse({ kind: 'not-found' as const }) : await saveNumber(tx, deps, actor, { ...found, digits })
    return { member: found, result: saved }
  })
  if (member !== null && result.ok) return redirectDone(reply, personPath(member), { text: t.saved })
  if (member === null || result.ok || result.refusal.kind === 'not-found') return sendNotFound(request, reply)
  return sendCard(request, reply, member, { number: t.wrong }, null)
}

/** The card on a page of its own, with what was wrong. */
function sendCard(request: FastifyRequest, reply: FastifyReply, member: Member, errors: FieldErrors, digits: string | null): FastifyReply {
  const ctx = pageOf(request)
  const t = registerText(ctx.locale)
  const form = { values: typedValues(request.body), errors }
  const page = (
    <StaffPage ctx={ctx} title={t.title} section="families" width="narrow">
      <ErrorSummary errors={errors} ctx={ctx} />
      <NumberCard ctx={ctx} here={numberPath(member.dossierId, member.personId)} digits={digits} form={form} />
      <p>
        <a class="ds-link" href={personPath(member)}>
          {t.back}
        </a>
      </p>
    </StaffPage>
  )
  return sendPage(reply, 422, page)
}

async function remove(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const actor = actorOf(request)
  const { member, result } = await deps.db.as(actor, async (tx) => {
    const found = await memberOf(tx, actor, request)
    return { member: found, result: found === null ? null : await removeNumber(tx, deps, actor, found) }
  })
  if (member === null || result === null || !result.ok) return sendNotFound(request, reply)
  return redirectDone(reply, personPath(member), { text: registerText(pageOf(request).locale).removed })
}

const purposeOf = z.enum(viewPurposes)

/** The whole number, in the answer itself: it stands in no address and in no page one comes back to. */
async function unmask(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const actor = actorOf(request)
  const ctx = pageOf(request)
  const t = registerText(ctx.locale)
  const why = purposeOf.safeParse(typed(request, 'why'))
  const member = await deps.db.as(actor, async (tx) =>
    (await currentAuthorisation(tx, actor.municipalityId)) === null ? null : memberOf(tx, actor, request),
  )
  if (member === null) return sendNotFound(request, reply)
  if (!why.success) return sendProblemWithWhy(request, reply, member)
  const result = await deps.db.as(actor, (tx) => unmaskNumber(tx, deps, actor, { ...member, why: why.data }))
  if (!result.ok) return sendNotFound(request, reply)
  const page = (
    <StaffPage ctx={ctx} title={t.title} section="families" width="narrow">
      <Card title={t.shown} id="heel">
        <p class="op-num op-strong">{printedNumber(result.value.digits)}</p>
        <Quiet>{t.shownNote}</Quiet>
      </Card>
      <p>
        <a class="ds-link" href={personPath(member)}>
          {t.back}
        </a>
      </p>
    </StaffPage>
  )
  return sendPage(reply, 200, page)
}

function sendProblemWithWhy(request: FastifyRequest, reply: FastifyReply, member: Member): FastifyReply {
  const t = registerText(pageOf(request).locale)
  // Two figures of nothing: the card only asks again what it is for.
  return sendCard(request, reply, member, { why: t.whyMissing }, '••')
}

async function lookUp(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const actor = actorOf(request)
  const ctx = pageOf(request)
  const isOn = await deps.db.as(actor, (tx) => currentAuthorisation(tx, actor.municipalityId))
  if (isOn === null) return sendNotFound(request, reply)
  if (request.method === 'GET') return sendPage(reply, 200, <LookUpPage ctx={ctx} hits={null} errors={{}} />)
  const digits = registerDigits(typed(request, 'number'))
  if (digits === null) return sendPage(reply, 422, <LookUpPage ctx={ctx} hits={null} errors={{ number: registerText(ctx.locale).wrong }} />)
  const hits = await deps.db.as(actor, async (tx) => {
    const result = await lookUpNumber(tx, deps, actor, digits)
    return result.ok ? hitsOf(tx, actor, result.value.personIds) : null
  })
  return hits === null ? sendNotFound(request, reply) : sendPage(reply, 200, <LookUpPage ctx={ctx} hits={hits} errors={{}} />)
}

async function hitsOf(tx: Tx, actor: Actor, personIds: readonly string[]): Promise<Hit[]> {
  const people = await readPeople(tx, actor.municipalityId, personIds)
  const dossiers = await dossiersOfPeople(tx, actor.municipalityId, personIds)
  return [...people.values()].map((person) => {
    const dossier = dossiers.find(({ personId }) => personId === person.id)
    return { personId: person.id, name: fullName(person), dossierId: dossier?.dossierId ?? null, reference: dossier?.reference ?? null }
  })
}
