import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { recordAudit } from '#modules/audit/public.ts'
import { organisationOfAccount } from '#modules/network/public.ts'
import {
  addToReferral,
  type Owner,
  type OwnReferral,
  ownReferral,
  readReferral,
  referralForm,
  referralOfReceipt,
  referralPolicy,
  referralValues,
  reinstateReferral,
  reviseReferral,
  staffText,
  withdrawReferral,
} from '#modules/referrals/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { type FieldErrors, type FormValues, optionalText, readForm, readSaveKey, typedValues } from '#platform/http/form.ts'
import { redirectDone, redirectProblem, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId, readParameter } from '#platform/http/request.ts'
import { PartnerFormPage } from './partner-page.tsx'
import { receiptsOf } from './receipt-facts.ts'
import { ReceiptPage } from './receipt-page.tsx'
import { text } from './text.ts'

const byAccount = { access: referralPolicy.who('referrals.refer'), purpose: 'referral' } as const
const byReceipt = { access: 'public', purpose: 'referral' } as const
const paths = { account: '/verwijzen/aanmelding/:referralId', receipt: '/verwijzen/ontvangst/:token' } as const

function ownerOf(request: FastifyRequest): Owner | null {
  const token = readParameter(request, 'token')
  if (token !== '') return { kind: 'receipt', token }
  const referralId = readId(request, 'referralId')
  return referralId === null ? null : { kind: 'account', referralId }
}

function baseOf(owner: Owner): string {
  return owner.kind === 'receipt' ? `/verwijzen/ontvangst/${owner.token}` : `/verwijzen/aanmelding/${owner.referralId}`
}

/** The referral of an owner; an account sees those of its own organisation only. */
async function readOwn(tx: Tx, actor: Actor, owner: Owner): Promise<OwnReferral | null> {
  if (owner.kind === 'receipt') return referralOfReceipt(tx, actor.municipalityId, owner.token)
  if (!referralPolicy.allows(actor, 'referrals.refer') || actor.accountId === null) return null
  const organisation = await organisationOfAccount(tx, actor.municipalityId, actor.accountId)
  return organisation === null ? null : ownReferral(tx, actor.municipalityId, organisation.id, owner.referralId)
}

/** The receipt of a partner, by account or by its own address, and what may still be changed there. */
export function receiptRoutes(app: FastifyInstance, deps: Deps): void {
  const show = async (request: FastifyRequest, reply: FastifyReply, status: number, errors: FieldErrors) => {
    const actor = actorOf(request)
    const owner = ownerOf(request)
    if (owner === null) return sendNotFound(request, reply)
    const found = await deps.db.as(actor, async (tx) => {
      const own = await readOwn(tx, actor, owner)
      const receipt = own === null ? undefined : (await receiptsOf(tx, actor.municipalityId, [own])).get(own.id)
      return own === null || receipt === undefined ? null : { own, receipt }
    })
    if (found === null) return sendNotFound(request, reply)
    const form = { values: typedValues(request.body), errors }
    return sendPage(reply, status, <ReceiptPage ctx={pageOf(request)} {...found} base={baseOf(owner)} by={owner.kind} form={form} />)
  }

  for (const [kind, config] of [
    ['account', byAccount],
    ['receipt', byReceipt],
  ] as const) {
    const path = paths[kind]
    app.get(path, { config }, (request, reply) => show(request, reply, 200, {}))
    app.post(`${path}/intrekken`, { config }, (request, reply) => withdraw(deps, request, reply))
    app.post(`${path}/terugzetten`, { config }, (request, reply) => reinstate(deps, request, reply))
  }
  app.post(`${paths.receipt}/aanvulling`, { config: byReceipt }, async (request, reply) => {
    const t = text(pageOf(request).locale)
    const owner = ownerOf(request)
    const schema = z.object({ text: z.string(t.errors.text).trim().min(1, t.errors.text).max(2000, t.errors.tooLong) })
    const form = readForm(schema, request.body)
    if (owner === null || owner.kind !== 'receipt') return sendNotFound(request, reply)
    if (!form.ok) return show(request, reply, 422, form.refusal)
    const added = await addToReferral(deps, actorOf(request), {
      token: owner.token,
      text: form.value.text,
      saveKey: readSaveKey(request.body),
    })
    if (added.ok) return redirectDone(reply, baseOf(owner), { text: t.partner.added })
    return added.refusal.kind === 'not-found'
      ? sendNotFound(request, reply)
      : redirectProblem(reply, baseOf(owner), t.partner.decidedAlready)
  })
  adjustRoutes(app, deps)
}

async function withdraw(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const t = text(pageOf(request).locale)
  const owner = ownerOf(request)
  const form = readForm(z.object({ reason: optionalText(300, t.errors.tooLong) }), request.body)
  if (owner === null || !form.ok) return sendNotFound(request, reply)
  const withdrawn = await withdrawReferral(deps, actorOf(request), { owner, reason: form.value.reason })
  if (withdrawn.ok) return redirectDone(reply, baseOf(owner), { text: t.partner.withdrawn, undo: `${baseOf(owner)}/terugzetten` })
  return withdrawn.refusal.kind === 'not-found'
    ? sendNotFound(request, reply)
    : redirectProblem(reply, baseOf(owner), t.partner.decidedAlready)
}

async function reinstate(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const owner = ownerOf(request)
  if (owner === null) return sendNotFound(request, reply)
  const done = await reinstateReferral(deps, actorOf(request), owner)
  return done.ok
    ? redirectDone(reply, baseOf(owner), { text: text(pageOf(request).locale).partner.reinstated })
    : sendNotFound(request, reply)
}

function adjustRoutes(app: FastifyInstance, deps: Deps): void {
  const path = `${paths.account}/aanpassen`
  const show = async (request: FastifyRequest, reply: FastifyReply, status: number, errors: FieldErrors, typed: FormValues | null) => {
    const ctx = pageOf(request)
    const t = text(ctx.locale)
    const actor = actorOf(request)
    const owner = ownerOf(request)
    if (owner === null) return sendNotFound(request, reply)
    const referral = await deps.db.as(actor, async (tx) => {
      const own = await readOwn(tx, actor, owner)
      if (own === null) return null
      if (request.method === 'GET') await recordAudit(tx, deps, actor, { action: 'referrals.referral.read', subjectId: own.id })
      return readReferral(tx, actor.municipalityId, own.id)
    })
    if (referral === null) return sendNotFound(request, reply)
    return sendPage(
      reply,
      status,
      <PartnerFormPage
        ctx={ctx}
        form={{ values: typed ?? referralValues(referral), errors }}
        door="account"
        action={`${baseOf(owner)}/aanpassen`}
        title={t.partner.adjustTitle}
        submit={t.partner.saveAdjusted}
        stamp={null}
        saveKey={readSaveKey(request.body) ?? undefined}
        draft={null}
        organisationName={referral.reference}
        own={null}
        year={{ parents: 0, weeks: null }}
      />,
    )
  }
  app.get(path, { config: byAccount }, (request, reply) => show(request, reply, 200, {}, null))
  app.post(path, { config: byAccount }, async (request, reply) => {
    const ctx = pageOf(request)
    const t = text(ctx.locale)
    const referralId = readId(request, 'referralId')
    if (referralId === null) return sendNotFound(request, reply)
    const form = readForm(referralForm(staffText(ctx.locale), { today: ctx.today, needsReferrer: false }), request.body)
    if (!form.ok) return show(request, reply, 422, form.refusal, typedValues(request.body))
    const revised = await reviseReferral(deps, actorOf(request), {
      referralId,
      details: form.value.details,
      saveKey: readSaveKey(request.body),
    })
    const back = `/verwijzen/aanmelding/${referralId}`
    if (revised.ok) return redirectDone(reply, back, { text: t.partner.adjusted })
    return revised.refusal.kind === 'not-found' ? sendNotFound(request, reply) : redirectProblem(reply, back, t.partner.decidedAlready)
  })
}
