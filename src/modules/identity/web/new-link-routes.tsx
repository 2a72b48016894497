import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Deps } from '#platform/deps.ts'
import { type FieldErrors, optionalChoice, readForm, typedValues } from '#platform/http/form.ts'
import { redirectDone, redirectProblem, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId } from '#platform/http/request.ts'
import { ok, type Result } from '#platform/result.ts'
import { formatInstant } from '#platform/text/format.ts'
import type { Invitation } from '../commands/enrolment.ts'
import { confirmNewLink, inviteAgain } from '../commands/new-link.ts'
import { mayBeAlone, openRequest, type Proof, proofs } from '../domain/new-link.ts'
import { identityPolicy } from '../policy.ts'
import { accountForLink, proofsHere } from '../queries/new-links.ts'
import { accountNames } from '../queries/team.ts'
import { identityText } from '../text.ts'
import type { Sessions } from './identify.ts'
import { InvitationPage, NewLinkPage, type NewLinkStep } from './new-link-page.tsx'

type Options = { readonly sessions: Sessions; readonly origin: () => string }

/** Shows a link, and the code to tell, to whoever made it: once. */
export function invitationPage(deps: Deps, { origin }: Pick<Options, 'origin'>) {
  return async (request: FastifyRequest, reply: FastifyReply, invitation: Invitation) => {
    const actor = actorOf(request)
    const names = await deps.db.as(actor, (tx) => accountNames(tx, actor.municipalityId, [invitation.accountId]))
    const ctx = pageOf(request)
    const address = `${origin()}/welkom/${ctx.municipality.slug}/${invitation.token}`
    return sendPage(
      reply,
      200,
      <InvitationPage ctx={ctx} name={names.get(invitation.accountId) ?? ''} address={address} invitation={invitation} />,
    )
  }
}

/** A new link for whoever lost a factor: first how it was made sure who that is, then the link and its code. */
export function newLinkRoutes(app: FastifyInstance, deps: Deps, options: Options): void {
  const config = { access: identityPolicy.who('account.manage'), purpose: 'administration' as const }
  const dangerous = { ...config, stepUp: true }
  const showInvitation = invitationPage(deps, options)

  const page = async (request: FastifyRequest, reply: FastifyReply, isMissing: boolean) => {
    const accountId = readId(request, 'accountId')
    const actor = actorOf(request)
    const ctx = pageOf(request)
    const t = identityText(ctx.locale)
    const found = await deps.db.as(actor, async (tx) => {
      const account = accountId === null ? null : await accountForLink(tx, actor.municipalityId, accountId)
      if (account === null) return null
      const by = account.linkAskedBy === null ? [] : [account.linkAskedBy]
      const names = await accountNames(tx, actor.municipalityId, [account.id, ...by])
      return { account, names, proofs: await proofsHere(tx, actor.municipalityId) }
    })
    if (found === null) return sendNotFound(request, reply)
    const { account, names } = found
    const asked = openRequest(account, deps.now())
    const isMine = asked?.by === actor.accountId || account.id === actor.accountId
    const how = account.linkAskedProof === null ? null : t.linkProofs[account.linkAskedProof]
    return sendPage(
      reply,
      isMissing ? 422 : 200,
      <NewLinkPage
        ctx={ctx}
        account={{ id: account.id, name: names.get(account.id) ?? '' }}
        step={stepOf(account, asked !== null && !isMine, account.id === actor.accountId)}
        proofs={found.proofs}
        asked={
          asked === null || isMine
            ? null
            : t.linkAskedBy(names.get(asked.by) ?? t.linkByServer, formatInstant(asked.at, ctx.locale, ctx.today), how)
        }
        form={{ values: typedValues(request.body), errors: isMissing ? { proof: t.proofMissing } : {} }}
      />,
    )
  }
  const proofOf = (request: FastifyRequest): Result<Proof | null, FieldErrors> => {
    const form = readForm(proofForm(identityText(pageOf(request).locale).proofMissing), request.body)
    return form.ok ? ok(form.value.proof) : form
  }

  app.get('/beheer/accounts/:accountId/link', { config }, (request, reply) => page(request, reply, false))

  app.post('/beheer/accounts/:accountId/link', { config: dangerous }, async (request, reply) => {
    const accountId = readId(request, 'accountId')
    const proof = proofOf(request)
    if (!proof.ok) return page(request, reply, true)
    const again = accountId === null ? null : await inviteAgain(deps, actorOf(request), accountId, proof.value)
    options.sessions.forget()
    if (again?.ok !== true) return again?.refusal.kind === 'proof-missing' ? page(request, reply, true) : sendNotFound(request, reply)
    if (again.value.kind === 'made') return showInvitation(request, reply, again.value.invitation)
    return redirectDone(reply, '/beheer/accounts', { text: identityText(pageOf(request).locale).linkAsked })
  })

  app.post('/beheer/accounts/:accountId/link/bevestigen', { config: dangerous }, async (request, reply) => {
    const t = identityText(pageOf(request).locale)
    const accountId = readId(request, 'accountId')
    const proof = proofOf(request)
    if (!proof.ok) return page(request, reply, true)
    const made = accountId === null ? null : await confirmNewLink(deps, actorOf(request), accountId, proof.value)
    options.sessions.forget()
    if (made?.ok) return showInvitation(request, reply, made.value)
    if (made === null || made.refusal.kind === 'not-found') return sendNotFound(request, reply)
    if (made.refusal.kind === 'proof-missing') return page(request, reply, true)
    return redirectProblem(reply, '/beheer/accounts', made.refusal.kind === 'same-person' ? t.linkSamePerson : t.linkNotAsked)
  })
}

/** Who was never in has lost nothing, so that link asks no proof; whether one is needed says the command. */
const proofForm = (message: string) => z.object({ proof: optionalChoice(proofs, message) })

function stepOf(account: { readonly role: string; readonly isInUse: boolean }, mayConfirm: boolean, isOwn: boolean): NewLinkStep {
  if (mayConfirm) return 'confirm'
  if (!account.isInUse) return 'first'
  if (mayBeAlone(account)) return 'make'
  return isOwn ? 'ask-own' : 'ask'
}
