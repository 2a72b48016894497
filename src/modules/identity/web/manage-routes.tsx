import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Actor, roles } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { readForm, typedValues } from '#platform/http/form.ts'
import { redirectDone, redirectProblem, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId } from '#platform/http/request.ts'
import type { FieldErrors } from '#platform/web/form-state.ts'
import { createAccount, setAccountActive } from '../commands/accounts.ts'
import { openRequest } from '../domain/new-link.ts'
import { identityPolicy } from '../policy.ts'
import { newLinksSince } from '../queries/new-links.ts'
import { type AccountRow, listAccounts } from '../queries/team.ts'
import { identityText } from '../text.ts'
import type { Sessions } from './identify.ts'
import { type LinkState, ManageAccountsPage } from './manage-page.tsx'
import { invitationPage } from './new-link-routes.tsx'

export type Guided = {
  readonly count: (actor: Actor) => Promise<ReadonlyMap<string, number>>
  /** Where this actor shares out the families of an account; null when she may not. */
  readonly href: (actor: Actor, accountId: string) => string | null
}

/** How long it stands with an account that a new link was made for it. */
export const newLinkDays = 14

/** Accounts of the municipality: make, close, open. */
export function manageRoutes(
  app: FastifyInstance,
  deps: Deps,
  options: { readonly sessions: Sessions; readonly origin: () => string; readonly guided?: Guided | undefined },
): void {
  const config = { access: identityPolicy.who('account.manage'), purpose: 'administration' as const }
  const dangerous = { ...config, stepUp: true }
  const page = async (request: FastifyRequest, reply: FastifyReply, status: number, errors: FieldErrors) => {
    const actor = actorOf(request)
    const since = new Date(deps.now().getTime() - newLinkDays * 86_400_000)
    const { accounts, made } = await deps.db.as(actor, async (tx) => ({
      accounts: await listAccounts(tx, actor.municipalityId),
      made: await newLinksSince(tx, actor.municipalityId, since),
    }))
    const nameOf = (id: string | null): string | null => accounts.find((account) => account.id === id)?.name ?? null
    const linkOf = (account: AccountRow): LinkState | null => {
      const asked = openRequest(account, deps.now())
      if (asked !== null) {
        const isMine = asked.by === actor.accountId || account.id === actor.accountId
        return { kind: 'asked', by: nameOf(asked.by), at: asked.at, proof: account.linkAskedProof, isMine }
      }
      const link = made.find(({ accountId }) => accountId === account.id)
      return link === undefined ? null : { kind: 'made', by: nameOf(link.by), at: link.at, proof: link.proof }
    }
    const guided = await options.guided?.count(actor)
    const familiesOf = (accountId: string) => {
      const families = guided?.get(accountId) ?? 0
      return families === 0 ? null : { families, href: options.guided?.href(actor, accountId) ?? null }
    }
    return sendPage(
      reply,
      status,
      <ManageAccountsPage
        ctx={pageOf(request)}
        accounts={accounts}
        familiesOf={familiesOf}
        linkOf={linkOf}
        form={{ values: typedValues(request.body), errors }}
      />,
    )
  }
  const showInvitation = invitationPage(deps, options)

  app.get('/beheer/accounts', { config }, (request, reply) => page(request, reply, 200, {}))

  app.post('/beheer/accounts', { config: dangerous }, async (request, reply) => {
    const t = identityText(pageOf(request).locale)
    const schema = z.object({
      name: z.string(t.nameMissing).trim().min(2, t.nameMissing).max(120, t.nameMissing),
      email: z.string(t.emailInvalid).trim().pipe(z.email(t.emailInvalid)),
      role: z.enum(roles, t.roleMissing),
    })
    const form = readForm(schema, request.body)
    if (!form.ok) return page(request, reply, 422, form.refusal)
    const made = await createAccount(deps, actorOf(request), { ...form.value, languages: [], locale: 'nl' })
    if (made.ok) return showInvitation(request, reply, made.value)
    return made.refusal.kind === 'email-taken' ? page(request, reply, 422, { email: t.emailTaken }) : sendNotFound(request, reply)
  })

  const setActive = (active: boolean) => async (request: FastifyRequest, reply: FastifyReply) => {
    const t = identityText(pageOf(request).locale)
    const accountId = readId(request, 'accountId')
    if (accountId === null) return sendNotFound(request, reply)
    const result = await setAccountActive(deps, actorOf(request), accountId, active)
    options.sessions.forget()
    if (result.ok) {
      const undo = `/beheer/accounts/${accountId}/${active ? 'sluiten' : 'openen'}`
      if (active) return redirectDone(reply, '/beheer/accounts', { text: t.accountReopened, undo })
      // Her families have nobody now: who may shares them out at once.
      const actor = actorOf(request)
      const families = (await options.guided?.count(actor))?.get(accountId) ?? 0
      const to = families === 0 ? null : (options.guided?.href(actor, accountId) ?? null)
      const said = families === 0 ? t.accountClosed : t.accountClosedWith(families)
      return redirectDone(reply, to ?? '/beheer/accounts', { text: said, undo })
    }
    return result.refusal.kind === 'own-account' ? redirectProblem(reply, '/beheer/accounts', t.ownAccount) : sendNotFound(request, reply)
  }
  app.post('/beheer/accounts/:accountId/sluiten', { config: dangerous }, setActive(false))
  app.post('/beheer/accounts/:accountId/openen', { config: dangerous }, setActive(true))
}
