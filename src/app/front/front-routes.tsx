import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Leave } from '#modules/identity/public.ts'
import { sendPage } from '#platform/http/reply.tsx'
import { isAt, pageOf } from '#platform/http/request.ts'
import { localeName, publicLocales } from '#platform/text/locale.ts'
import { PlainPage, PublicPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { ListCard, Stack } from '#platform/web/parts.tsx'
import { rightsText } from '../rights-public/text.ts'
import { statementText } from './statement-text.ts'
import { frontText } from './text.ts'

function FrontPage({ ctx }: { ctx: PageContext }) {
  const t = frontText(ctx.locale)
  const rights = rightsText(ctx.locale)
  const doors = [
    { href: `/aanmelden?taal=${ctx.locale}`, title: t.parent, why: t.parentWhy },
    { href: `/rechten?taal=${ctx.locale}`, title: rights.title, why: `${rights.factTime} · ${rights.factFree} · ${rights.factPrivate}` },
    { href: '/verwijzen', title: t.partner, why: t.partnerWhy },
    { href: '/inloggen', title: t.team, why: t.teamWhy },
  ]
  const languages = publicLocales.map((locale) => ({ href: `/?taal=${locale}`, locale, label: localeName(locale) }))
  return (
    <PublicPage ctx={ctx} title={t.title} lead={t.lead} languages={languages} skyline>
      <Stack>
        {doors.map((door) => (
          <ListCard key={door.href} href={door.href} title={door.title} level={2}>
            <p class="op-quiet">{door.why}</p>
          </ListCard>
        ))}
        <p>
          <a class="ds-link" href="/cijfers">
            {t.figures}
          </a>
        </p>
      </Stack>
    </PublicPage>
  )
}

type Section = { readonly title: string; readonly body: string }

function StatementPage({ ctx, title, lead, sections }: { ctx: PageContext; title: string; lead: string; sections: readonly Section[] }) {
  const languages = publicLocales.map((locale) => ({ href: `${ctx.path}?taal=${locale}`, locale, label: localeName(locale) }))
  return (
    <PublicPage ctx={ctx} title={title} lead={lead} languages={languages}>
      <Stack>
        {sections.map((section) => (
          <section key={section.title}>
            <h2>{section.title}</h2>
            <p>{section.body}</p>
          </section>
        ))}
      </Stack>
    </PublicPage>
  )
}

/** The door of the house, and the neutral page that "quick exit" leaves on the screen. */
/**
 * Whether somebody pressed the way out here or typed its address. A link or an image on another site gets the neutral page and ends nothing.
 * An old phone does not say where it comes from: a family leaves nothing behind on it, a colleague stays signed in until she signs out.
 */
function isOwnWish(request: FastifyRequest): boolean {
  if (request.method !== 'GET') return false
  const from = request.headers['sec-fetch-site']
  return from === undefined ? request.signedIn === null : from === 'same-origin' || from === 'none'
}

export function frontRoutes(app: FastifyInstance, leave: Leave): void {
  app.get('/', { config: { access: 'public' } }, async (request, reply) => {
    const ctx = pageOf(request)
    if (ctx.user !== null) return reply.redirect(ctx.user.home, 303)
    if (!isAt(request, 'public')) return reply.redirect(isAt(request, 'staff') ? '/inloggen' : '/mijn', 303)
    return sendPage(reply, 200, <FrontPage ctx={ctx} />)
  })

  app.get('/privacy', { config: { access: 'public' } }, async (request, reply) => {
    const ctx = pageOf(request)
    const t = statementText(ctx.locale)
    return sendPage(reply, 200, <StatementPage ctx={ctx} title={t.privacyTitle} lead={t.privacyLead} sections={Object.values(t.privacy)} />)
  })

  app.get('/toegankelijkheid', { config: { access: 'public' } }, async (request, reply) => {
    const ctx = pageOf(request)
    const t = statementText(ctx.locale)
    return sendPage(reply, 200, <StatementPage ctx={ctx} title={t.accessTitle} lead={t.accessLead} sections={Object.values(t.access)} />)
  })

  app.get('/snel-weg', { config: { access: 'public' } }, async (request, reply) => {
    const ctx = pageOf(request)
    const t = frontText(ctx.locale)
    if (isOwnWish(request)) {
      // Nothing of this site stays in the browser: signed out, and where the browser obeys, cookies, cache and storage emptied.
      await leave(request, reply)
      reply.header('clear-site-data', '"cache", "cookies", "storage"')
    }
    return sendPage(
      reply,
      200,
      <PlainPage
        ctx={{ locale: ctx.locale, municipality: { ...ctx.municipality, name: '' } }}
        title={t.neutralTitle}
        lead={t.neutralBody}
      />,
    )
  })
}
