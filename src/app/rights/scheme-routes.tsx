import type { FastifyInstance, FastifyRequest } from 'fastify'
import { recordAudit } from '#modules/audit/public.ts'
import { readDossier } from '#modules/dossiers/public.ts'
import { familyPolicy, readOwn, toWeather } from '#modules/family/public.ts'
import { rightsPolicy } from '#modules/rights/public.ts'
import type { Deps } from '#platform/deps.ts'
import { sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId, readQuery } from '#platform/http/request.ts'
import { isPublicLocale } from '#platform/text/locale.ts'
import { paths } from './paths.ts'
import { readScheme, type Scheme } from './scheme.ts'
import { OwnSchemePage, SchemePaper } from './scheme-page.tsx'
import { text } from './text.ts'

/** In the language the address asks for, else in hers. */
async function schemeFor(deps: Deps, request: FastifyRequest): Promise<Scheme | null> {
  const dossierId = readId(request, 'dossierId')
  const actor = actorOf(request)
  if (dossierId === null) return null
  const { municipalityId } = actor
  const asked = readQuery(request)['in'] ?? ''
  const locale = isPublicLocale(asked) ? asked : undefined
  const today = deps.today()
  return deps.db.as(actor, async (tx) => {
    const dossier = await readDossier(tx, municipalityId, dossierId, today)
    if (dossier === null) return null
    await recordAudit(tx, deps, actor, { action: 'rights.scheme.printed', subjectId: dossierId, dossierId })
    return readScheme(tx, municipalityId, { dossierId, hideBaby: dossier.hasLoss, today, locale })
  })
}

/** The family's scheme: to print for her, and on her own pages. */
export function schemeRoutes(app: FastifyInstance, deps: Deps): void {
  const config = { access: rightsPolicy.who('rights.read'), purpose: 'guidance' } as const
  app.get('/gezinnen/:dossierId/sociale-rechten/schema', { config }, async (request, reply) => {
    const dossierId = readId(request, 'dossierId')
    const ctx = pageOf(request)
    const scheme = await schemeFor(deps, request)
    if (scheme === null || dossierId === null) return sendNotFound(request, reply)
    const t = text(ctx.locale)
    const back = { href: paths.all(dossierId), label: t.backToRights }
    const words = { document: t.schemeDocument, language: t.schemeLanguage }
    const hrefs = { page: paths.scheme(dossierId), document: paths.paper(dossierId) }
    return sendPage(reply, 200, <SchemePaper ctx={ctx} scheme={scheme} back={back} words={words} hrefs={hrefs} />)
  })
  app.get('/gezinnen/:dossierId/sociale-rechten/schema.pdf', { config }, async (request, reply) => {
    const dossierId = readId(request, 'dossierId')
    const ctx = pageOf(request)
    const scheme = await schemeFor(deps, request)
    if (scheme === null || dossierId === null) return sendNotFound(request, reply)
    // What draws on paper is large, and most days nobody asks for it.
    const { schemePaper } = await import('./scheme-paper.ts')
    const paper = await schemePaper(scheme, ctx.municipality.name, deps.now(), ctx.today)
    return reply
      .type('application/pdf')
      .header('content-disposition', 'attachment; filename="schema.pdf"')
      .header('cache-control', 'no-store')
      .send(paper)
  })
  const own = { access: familyPolicy.who('family.own'), purpose: 'own-access' } as const
  app.get('/mijn/sociale-rechten', { config: own }, async (request, reply) => {
    const ctx = pageOf(request)
    const seen = await readOwn(deps, request, 'family.scheme.read', async (tx, { dossier }, { municipalityId }) =>
      dossier === null
        ? null
        : readScheme(tx, municipalityId, { dossierId: dossier.id, hideBaby: dossier.hasLoss, today: ctx.today, locale: ctx.locale }),
    )
    if (seen === null) return toWeather(reply)
    return seen.loaded === null
      ? reply.redirect('/mijn/thuis', 303)
      : sendPage(reply, 200, <OwnSchemePage ctx={ctx} scheme={seen.loaded} />)
  })
}
