import { beforeEach } from 'node:test'
import { type TestWorld, testWorld } from '#app/testing.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Result } from '#platform/result.ts'
import { type DossierSummary, type OpenDossier, openDossier, readDossier } from '../public.ts'

export type Acts = {
  readonly world: TestWorld
  readonly counsellor: Actor
  readonly amal: () => OpenDossier
  readonly as: <T>(work: (tx: Tx) => Promise<T>, actor?: Actor) => Promise<T>
  readonly open: (input?: Partial<OpenDossier>) => Promise<string>
  readonly read: (dossierId: string) => Promise<DossierSummary>
  readonly audited: (dossierId: string) => Promise<string[]>
}

export function value<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`)
  return result.value
}

/** A world for one test file, with the shortest way to open, change and read a dossier in it. The clock starts over before each test. */
export async function dossierActs(): Promise<Acts> {
  const world = await testWorld()
  const counsellor = world.actor('counsellor')
  const morning = world.clock.now
  beforeEach(() => {
    world.clock.now = morning
  })

  const amal = (): OpenDossier => ({
    mother: { kind: 'new', person: { givenName: 'Amal', familyName: 'Benzarra', birthDate: '2004-03-01' } },
    programme: 'opkomst-plus',
    openedOn: '2026-09-10',
    startedOn: '2026-09-15',
    counsellorId: world.accounts.counsellor,
    pregnancy: { dueOn: '2027-01-17', bornOn: null },
  })
  const as: Acts['as'] = (work, actor = counsellor) => world.db.as(actor, work)
  return {
    world,
    counsellor,
    amal,
    as,
    open: async (input = {}) => value(await as((tx) => openDossier(tx, world.deps, counsellor, { ...amal(), ...input }))).dossierId,
    read: async (dossierId) => {
      const summary = await as((tx) => readDossier(tx, world.municipalityId, dossierId, world.deps.today()))
      if (summary === null) throw new Error('no dossier')
      return summary
    },
    audited: async (dossierId) => {
      const rows = await as((tx) =>
        tx
          .selectFrom('audit.event')
          .select('action')
          .where('municipality_id', '=', world.municipalityId)
          .where('dossier_id', '=', dossierId)
          .orderBy('at')
          .orderBy('id')
          .execute(),
      )
      return rows.map(({ action }) => action)
    },
  }
}
