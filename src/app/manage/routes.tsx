import type { FastifyInstance } from 'fastify'
import { auditPolicy } from '#modules/audit/public.ts'
import { rescuePaths } from '#modules/protected/public.ts'
import type { Actor } from '#platform/actor.ts'
import { sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf } from '#platform/http/request.ts'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { ListCard, Stack } from '#platform/web/parts.tsx'
import { manageText } from './text.ts'

function ManagePage({ ctx, actor }: { ctx: PageContext; actor: Actor }) {
  const t = manageText(ctx.locale)
  const places = [
    { href: '/beheer/accounts', title: t.accounts, why: t.accountsWhy },
    ...(ctx.user?.role === 'administrator' ? [{ href: '/beheer/aanmelden', title: t.signIn, why: t.signInWhy }] : []),
    ...(ctx.user?.role === 'team-lead' ? [{ href: '/beheer/toegang', title: t.barriers, why: t.barriersWhy }] : []),
    { href: '/beheer/partners', title: t.partners, why: t.partnersWhy },
    { href: '/beheer/rechten', title: t.rights, why: t.rightsWhy },
    { href: '/import', title: t.imports, why: t.importsWhy },
    ...(ctx.user?.role === 'administrator'
      ? [
          { href: '/beheer/geheimhouding', title: t.secrecy, why: t.secrecyWhy },
          { href: '/beheer/rechtsgrond', title: t.law, why: t.lawWhy },
          { href: '/beheer/berichten', title: t.messages, why: t.messagesWhy },
          { href: '/beheer/rijksregisternummer', title: t.register, why: t.registerWhy },
        ]
      : []),
    { href: '/beheer/bewaren', title: t.keep, why: t.keepWhy },
    { href: ctx.user?.role === 'team-lead' ? rescuePaths.ask : rescuePaths.confirm, title: t.rescue, why: t.rescueWhy },
    { href: '/beheer/wie-mag-wat', title: t.matrix, why: t.matrixWhy },
    ...(auditPolicy.allows(actor, 'audit.review') ? [{ href: '/beheer/nazicht', title: t.review, why: t.reviewWhy }] : []),
    ...(auditPolicy.allows(actor, 'audit.touched') ? [{ href: '/beheer/nazicht/geraakt', title: t.touched, why: t.touchedWhy }] : []),
  ]
  return (
    <StaffPage ctx={ctx} title={t.title} lead={t.lead} section="manage" width="narrow">
      <Stack>
        {places.map((place) => (
          <ListCard key={place.href} href={place.href} title={place.title} level={2}>
            <p class="op-quiet">{place.why}</p>
          </ListCard>
        ))}
      </Stack>
    </StaffPage>
  )
}

/** What is arranged now and then, behind one item of the menu. */
export function manageHubRoutes(app: FastifyInstance): void {
  app.get('/beheer', { config: { access: ['team-lead', 'administrator'], purpose: 'administration' } }, async (request, reply) =>
    sendPage(reply, 200, <ManagePage ctx={pageOf(request)} actor={actorOf(request)} />),
  )
}
