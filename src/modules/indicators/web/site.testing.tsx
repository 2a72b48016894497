import type { FastifyInstance } from 'fastify'
import { type TestWorld, testWorld } from '#app/testing.ts'
import { openDossier, readDossier } from '#modules/dossiers/public.ts'
import type { Role } from '#platform/actor.ts'
import { sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readParameter } from '#platform/http/request.ts'
import { createServer } from '#platform/http/server.ts'
import { projectRoot } from '#platform/root.ts'
import type { StaffLocale } from '#platform/text/locale.ts'
import { loadAssets } from '#platform/web/assets.ts'
import { StaffPage } from '#platform/web/layout.tsx'
import { indicatorRoutes } from './routes.ts'
import { measurementSections } from './sections.tsx'

export type Site = {
  readonly world: TestWorld
  readonly app: FastifyInstance
  /** Who is signed in; a test may change it. */
  readonly who: { role: Role; locale: StaffLocale }
  readonly openDossier: (babies?: number) => Promise<string>
}

const settings = {
  port: 0,
  host: '127.0.0.1',
  origin: null,
  secure: false,
  secret: 'a secret of the tests that is long enough',
  metricsToken: undefined,
  logLevel: 'silent',
  rateLimit: 100_000,
  trustProxy: false,
} as const

/** The pages of this module on a real server and a real database, and a dossier page with nothing but its two cards. */
export async function testSite(): Promise<Site> {
  const world = await testWorld()
  const who: Site['who'] = { role: 'counsellor', locale: 'nl' }
  const app = await createServer({
    deps: world.deps,
    settings,
    assets: await loadAssets(projectRoot),
    entrance: {
      identify: async () => ({
        municipalityId: world.municipalityId,
        signedIn: {
          accountId: world.accounts[who.role],
          sessionId: world.accounts[who.role],
          role: who.role,
          name: 'Hanne Dewolk',
          locale: who.locale,
        },
      }),
      home: () => '/vandaag',
      nav: async () => [{ href: '/gezinnen', label: 'Gezinnen', icon: 'users', section: 'families' }],
    },
    isReady: async () => true,
    routes: (server) => {
      indicatorRoutes(server, world.deps)
      dossierRoute(server, world)
    },
  })
  return { world, app, who, openDossier: (babies = 1) => open(world, babies) }
}

function dossierRoute(app: FastifyInstance, { deps }: TestWorld): void {
  app.get('/gezinnen/:dossierId', { config: { access: ['counsellor'], purpose: 'guidance' } }, async (request, reply) => {
    const actor = actorOf(request)
    const ctx = pageOf(request)
    const page = await deps.db.as(actor, async (tx) => {
      const dossier = await readDossier(tx, actor.municipalityId, readParameter(request, 'dossierId'), deps.today())
      if (dossier === null) throw new Error('no such dossier')
      const { inOrder, progress } = await measurementSections(tx, actor, dossier, ctx)
      return (
        <StaffPage ctx={ctx} section="families" width="narrow" title={dossier.motherName}>
          {inOrder}
          {progress}
        </StaffPage>
      )
    })
    return sendPage(reply, 200, page)
  })
}

async function open({ deps, actor, accounts }: TestWorld, babies: number): Promise<string> {
  const counsellor = actor('counsellor')
  const result = await deps.db.as(counsellor, (tx) =>
    openDossier(tx, deps, counsellor, {
      mother: { kind: 'new', person: { givenName: 'Amal', familyName: 'Benzarra', birthDate: '2004-03-02' } },
      programme: 'opkomst-plus',
      openedOn: '2026-09-10',
      startedOn: '2026-09-15',
      counsellorId: accounts.counsellor,
      pregnancy: { dueOn: '2027-01-17', bornOn: null, expected: babies },
    }),
  )
  if (!result.ok) throw new Error(result.refusal.kind)
  return result.value.dossierId
}
