import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { listTeam } from '#modules/identity/public.ts'
import type { Deps } from '#platform/deps.ts'
import { type FieldErrors, readForm, readSaveKey, typedValues } from '#platform/http/form.ts'
import { sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readQuery } from '#platform/http/request.ts'
import { fieldValue } from '#platform/web/form-state.ts'
import { referMyself } from '../commands/refer-myself.ts'
import { keepStamp, looksLikeRobot, stampOf } from '../domain/robot-check.ts'
import { listTerritories } from '../queries/territories.ts'
import { publicText } from '../text.ts'
import { ElsewherePage } from './elsewhere-page.tsx'
import { parentForm } from './parent-form.ts'
import { ParentPage, parentAddress } from './parent-page.tsx'
import { ThanksPage } from './thanks-page.tsx'

export type ReferralRouteOptions = { readonly secret: string }

const open = { access: 'public', purpose: 'referral' } as const
// Enough for a waiting room behind one address, too few for a machine.
const limited = { ...open, rateLimit: { max: 20, timeWindow: '10 minutes' } } as const

async function teamNames(deps: Deps, request: FastifyRequest): Promise<readonly string[]> {
  const actor = actorOf(request)
  const team = await deps.db.as(actor, (tx) => listTeam(tx, actor.municipalityId))
  return team.filter((member) => member.role !== 'team-lead').map((member) => member.name)
}

/** The pages a parent sees, in eight languages, without an account. */
export function referralRoutes(app: FastifyInstance, deps: Deps, { secret }: ReferralRouteOptions): void {
  const show = async (request: FastifyRequest, reply: FastifyReply, status: number, errors: FieldErrors) => {
    const ctx = pageOf(request)
    const values = { language: ctx.locale, ...typedValues(request.body) }
    const team = await teamNames(deps, request)
    const saveKey = readSaveKey(request.body) ?? undefined
    const stamp = keepStamp(secret, fieldValue({ values, errors: {} }, 'stamp'), deps.now())
    return sendPage(reply, status, <ParentPage ctx={ctx} form={{ values, errors }} stamp={stamp} team={team} saveKey={saveKey} />)
  }

  app.get('/aanmelden', { config: open }, (request, reply) => show(request, reply, 200, {}))

  app.post('/aanmelden', { config: limited }, async (request, reply) => {
    const ctx = pageOf(request)
    const t = publicText(ctx.locale)
    const values = typedValues(request.body)
    const read = (name: string): string => fieldValue({ values, errors: {} }, name)
    const form = readForm(parentForm(t, ctx.today), request.body)
    if (!form.ok) return show(request, reply, 422, form.refusal)
    if (looksLikeRobot({ trap: read('website'), stamp: read('stamp') }, secret, deps.now()))
      return show(request, reply, 422, { _again: t.errors.again })
    const saveKey = readSaveKey(request.body)
    const command = { ...form.value, territories: await listTerritories(deps), locale: ctx.locale, saveKey }
    const referred = await referMyself(deps, actorOf(request), command)
    if (referred.ok) {
      request.log.info({ event: 'referrals.referral.received', reference: referred.value.reference })
      return reply.redirect(`${parentAddress(ctx, ctx.locale, '/aanmelden/bedankt')}&nr=${referred.value.reference}`, 303)
    }
    if (referred.refusal.kind === 'not-found') return sendNotFound(request, reply)
    const neighbour = referred.refusal.kind === 'neighbour' ? referred.refusal.municipality : null
    const stamp = stampOf(secret, deps.now())
    return sendPage(
      reply,
      200,
      <ElsewherePage ctx={ctx} neighbour={neighbour} typed={withoutStamp(values)} stamp={stamp} saveKey={saveKey ?? undefined} />,
    )
  })

  app.get('/aanmelden/bedankt', { config: open }, async (request, reply) => {
    const number = readQuery(request)['nr'] ?? ''
    const reference = /^AM-\d{4}-\d{4,}$/.test(number) ? number : null
    return sendPage(reply, 200, <ThanksPage ctx={pageOf(request)} reference={reference} team={await teamNames(deps, request)} />)
  })
}

function withoutStamp(values: ReturnType<typeof typedValues>): ReturnType<typeof typedValues> {
  const { stamp: _, ...rest } = values
  return rest
}
