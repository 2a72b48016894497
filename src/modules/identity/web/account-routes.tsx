import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Deps } from '#platform/deps.ts'
import { manyOf, readForm } from '#platform/http/form.ts'
import { redirectDone, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId } from '#platform/http/request.ts'
import { publicLocales, staffLocales } from '#platform/text/locale.ts'
import { setPreferences } from '../commands/accounts.ts'
import { endOwnSession } from '../commands/sign-in.ts'
import { identityPolicy } from '../policy.ts'
import { ownLink } from '../queries/links.ts'
import { newLinkOf } from '../queries/new-links.ts'
import { passkeysOf } from '../queries/passkeys.ts'
import { openSessions } from '../queries/sessions.ts'
import { identityText } from '../text.ts'
import { AccountPage } from './account-page.tsx'
import type { Sessions } from './identify.ts'
import { newLinkDays } from './manage-routes.tsx'

/** Own account: keys, sessions and devices, language, signing out here or everywhere. */
export function accountRoutes(app: FastifyInstance, deps: Deps, sessions: Sessions): void {
  const config = { access: identityPolicy.who('account.own'), purpose: 'sign-in' as const }

  app.get('/account', { config }, async (request, reply) => {
    const actor = actorOf(request)
    const { municipalityId } = actor
    const accountId = actor.accountId ?? ''
    const own = await deps.db.as(actor, async (tx) => ({
      open: await openSessions(tx, municipalityId, accountId, deps.now()),
      passkeys: await passkeysOf(tx, municipalityId, accountId),
      signOn: await ownLink(tx, municipalityId, accountId),
      newLink: await newLinkOf(tx, municipalityId, accountId, new Date(deps.now().getTime() - newLinkDays * 86_400_000)),
      account: await tx
        .selectFrom('identity.account')
        .select('languages')
        .where('municipality_id', '=', municipalityId)
        .where('id', '=', accountId)
        .executeTakeFirstOrThrow(),
    }))
    const { account, ...rest } = own
    const page = <AccountPage ctx={pageOf(request)} role={actor.role} current={actor.sessionId} languages={account.languages} {...rest} />
    return sendPage(reply, 200, page)
  })

  app.post('/account', { config }, async (request, reply) => {
    const schema = z.object({ locale: z.enum(staffLocales).catch('nl'), languages: manyOf(publicLocales, '').catch([]) })
    const form = readForm(schema, request.body)
    if (form.ok) await setPreferences(deps, actorOf(request), form.value)
    sessions.forget()
    return redirectDone(reply, '/account', { text: identityText(pageOf(request).locale).saved })
  })

  app.post('/account/sessies/:sessionId/stop', { config }, async (request, reply) => {
    const sessionId = readId(request, 'sessionId')
    const actor = actorOf(request)
    const ended = sessionId !== null && (await deps.db.as(actor, (tx) => endOwnSession(tx, deps, actor, sessionId)))
    sessions.forget()
    const t = identityText(pageOf(request).locale)
    return ended ? redirectDone(reply, '/account', { text: t.sessionEnded }) : sendNotFound(request, reply)
  })
}
