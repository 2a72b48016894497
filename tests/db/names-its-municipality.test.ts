import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { generateFamilies } from '#app/demo/generate-families.ts'
import { listFamilies } from '#app/families/list-query.ts'
import { readSearch } from '#app/families/search-probe.ts'
import { searchDossiers } from '#app/families/search-query.ts'
import { readInbox } from '#app/intake/read-inbox.ts'
import { testWorld } from '#app/testing.ts'
import { familiesToday, goodNews, visitsFrom } from '#app/today/day-facts.ts'
import { caseloads, listDossierSummaries, mothersBornOn, readDossierFile, readDossierPage } from '#modules/dossiers/public.ts'
import { impactReportJson } from '#modules/evidence/public.ts'
import { listTeam } from '#modules/identity/public.ts'
import { readMeasurements } from '#modules/indicators/public.ts'
import { findPeople } from '#modules/people/public.ts'
import { countWaitingReferrals, listInbox } from '#modules/referrals/public.ts'
import type { Actor } from '#platform/actor.ts'
import { openDatabase, type Tx } from '#platform/db/database.ts'

const world = await testWorld()
/** The same program with a role that stands above row-level security: only what a statement itself says keeps municipalities apart. */
const unguarded = openDatabase(world.superuserUrl, { size: 2 })
let dossierIds: string[] = []

before(async () => {
  await generateFamilies(world.deps, world.municipalityId, { families: 60, seed: 1 })
  // The other municipality holds the very same people, so that a forgotten condition doubles what is found.
  await generateFamilies(world.deps, world.other.municipalityId, { families: 60, seed: 1 })
  const { municipalityId } = world
  dossierIds = await world.db.as(world.actor('counsellor'), async (tx) => {
    const rows = await tx
      .selectFrom('dossiers.dossier')
      .select('id')
      .where('municipality_id', '=', municipalityId)
      .orderBy('id')
      .limit(5)
      .execute()
    return rows.map((row) => row.id)
  })
})
after(() => unguarded.close())

const everyone = { state: 'all', counsellor: null, programme: null, notHeardSince: null, sort: 'nieuw', after: null } as const

type Reading = (tx: Tx, actor: Actor) => Promise<unknown>
const today = (): string => world.deps.today()

const readings: Readonly<Record<string, Reading>> = {
  'the list of families': (tx, actor) => listFamilies(tx, actor.municipalityId, everyone),
  'the list sorted by name': (tx, actor) => listFamilies(tx, actor.municipalityId, { ...everyone, sort: 'naam' }),
  'a search': async (tx, actor) => {
    const rows = await listFamilies(tx, actor.municipalityId, everyone)
    const probe = readSearch(rows[0]?.name ?? '', today())
    return probe === null ? [] : searchDossiers(tx, actor.municipalityId, probe)
  },
  'a dossier page': (tx, actor) => Promise.all(dossierIds.map((id) => readDossierPage(tx, actor.municipalityId, id, today()))),
  'a dossier with its history': (tx, actor) => Promise.all(dossierIds.map((id) => readDossierFile(tx, actor.municipalityId, id))),
  'summaries of dossiers': (tx, actor) => listDossierSummaries(tx, actor.municipalityId, today(), {}),
  caseloads: (tx, actor) => caseloads(tx, actor.municipalityId, today()),
  'the day of a team': (tx, actor) => familiesToday(tx, actor, 'team', today()),
  'visits of today': (tx, actor) => visitsFrom(tx, actor, today()),
  'good news': (tx, actor) => goodNews(tx, actor, 'team', today()),
  'the inbox': (tx, actor) => readInbox(tx, actor, today(), world.deps.now()),
  'rows of the inbox': (tx, actor) => listInbox(tx, actor.municipalityId),
  'the number of waiting referrals': (tx, actor) => countWaitingReferrals(tx, actor.municipalityId),
  'the team': (tx, actor) => listTeam(tx, actor.municipalityId),
  measurements: (tx, actor) => Promise.all(dossierIds.map((id) => readMeasurements(tx, actor.municipalityId, { dossierId: id }))),
  'people who look alike': async (tx, actor) => {
    const rows = await tx
      .selectFrom('people.person')
      .select(['id', 'given_name', 'family_name', 'birth_date', 'phone'])
      .where('municipality_id', '=', actor.municipalityId)
      .orderBy('id')
      .limit(3)
      .execute()
    const probes = rows.map((row) => ({
      givenName: row.given_name,
      familyName: row.family_name,
      birthDate: row.birth_date,
      phone: row.phone,
    }))
    return Promise.all(probes.map((probe) => findPeople(tx, actor.municipalityId, probe)))
  },
  'mothers born on a day': (tx, actor) => mothersBornOn(tx, actor.municipalityId, ['1995-05-05']),
}

for (const [name, reading] of Object.entries(readings)) {
  test(`${name}: the statements name their municipality, also where no policy stands behind them`, async () => {
    const actor = world.actor('counsellor')
    const guarded = await world.db.as(actor, (tx) => reading(tx, actor))
    const bare = await unguarded.as(actor, (tx) => reading(tx, actor))
    assert.deepEqual(bare, guarded)
  })
}

test('the impact report: the same figures without the policies', async () => {
  const actor = world.actor('team-lead', 'reporting')
  const guarded = await impactReportJson(world.deps, actor, {})
  const bare = await impactReportJson({ ...world.deps, db: unguarded }, actor, {})
  assert.deepEqual(bare, guarded)
})
