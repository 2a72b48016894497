import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { contactFacts } from '#modules/contacts/public.ts'
import { readDossier } from '#modules/dossiers/public.ts'
import { impactReportJson } from '#modules/evidence/public.ts'
import { readMeasurements } from '#modules/indicators/public.ts'
import { currentPacks } from '#modules/programmes/public.ts'
import { listInbox } from '#modules/referrals/public.ts'
import { listFamilies } from '../families/list-query.ts'
import { testWorld } from '../testing.ts'
import { generateFamilies } from './generate-families.ts'
import { inventFamily } from './invent-family.ts'
import { randomFrom } from './random.ts'

const everyone = { counsellor: null, programme: null, notHeardSince: null, sort: 'nieuw', after: null } as const
const world = await testWorld()
const made = await generateFamilies(world.deps, world.municipalityId, { families: 40, seed: 3 })

test('the list sees running and ended families, each with a counsellor and a last contact', async () => {
  const { deps, municipalityId, actor } = world
  assert.deepEqual(made, { families: 40, running: 3, waiting: 3 })
  const read = (state: 'open' | 'ended') => deps.db.as(actor('team-lead'), (tx) => listFamilies(tx, municipalityId, { ...everyone, state }))
  const [open, ended] = [await read('open'), await read('ended')]
  assert.equal(open.length, 3)
  assert.equal(ended.length, 37)
  for (const row of [...open, ...ended]) {
    assert.notEqual(row.counsellor, null)
    assert.notEqual(row.name, '')
    assert.ok(row.heard_on !== null && row.heard_on <= deps.today() && row.heard_on >= row.opened_on, `${row.reference}: ${row.heard_on}`)
  }
})

test('a dossier holds together: clock, contacts, measurements', async () => {
  const { deps, municipalityId, actor } = world
  const { dossier, facts, measurements } = await deps.db.as(actor('counsellor'), async (tx) => {
    const [row] = await listFamilies(tx, municipalityId, { ...everyone, state: 'ended' })
    assert.ok(row !== undefined)
    return {
      dossier: await readDossier(tx, municipalityId, row.id, deps.today()),
      facts: (await contactFacts(tx, municipalityId, [row.id], deps.today())).get(row.id),
      measurements: await readMeasurements(tx, municipalityId, { dossierId: row.id }),
    }
  })
  assert.ok(dossier !== null && dossier.startedOn !== null && dossier.endedOn !== null)
  assert.ok(facts?.lastOn !== null && facts !== undefined && facts.lastOn <= dossier.endedOn)
  const start = measurements.find(({ instrument, moment }) => instrument === 'opkomst-dossier' && moment === 'start')
  assert.equal(start?.measuredOn, dossier.startedOn)
  assert.ok((start?.answers.size ?? 0) > 5)
})

test('what is kept for the order of the list is what contacts and dossiers say', async () => {
  const { deps, municipalityId, actor } = world
  const { rows } = await deps.db.as(actor('counsellor'), (tx) =>
    sql<{ reference: string; isHeardKept: boolean; isMotherMarked: boolean; isShownKept: boolean }>`
      select d.reference, p.has_running_dossier = d.is_open as "isMotherMarked", d.heard_on is not distinct from (
        select max(c.happened_on) from contacts.contact c where c.municipality_id = d.municipality_id and c.dossier_id = d.id
          and c.withdrawn_at is null and c.kind <> 'no-show') as "isHeardKept",
        (d.counsellor_id, d.due_on, d.born_on, d.has_loss) is not distinct from (select (
          (select a.account_id from dossiers.assignment a where a.municipality_id = d.municipality_id and a.dossier_id = d.id and a.until_on is null),
          p.due_on, p.born_on, (select count(*) >= p.expected from dossiers.loss l where l.municipality_id = d.municipality_id and l.pregnancy_id = p.id))
          from dossiers.pregnancy p where p.municipality_id = d.municipality_id and p.dossier_id = d.id) as "isShownKept"
      from dossiers.dossier d join people.person p on p.municipality_id = d.municipality_id and p.id = d.mother_id
      where d.municipality_id = ${municipalityId}`.execute(tx),
  )
  assert.equal(rows.length, 40)
  assert.deepEqual(
    rows.filter((row) => !row.isHeardKept || !row.isMotherMarked || !row.isShownKept),
    [],
  )
})

test('the inbox shows the referrals that wait', async () => {
  const { deps, municipalityId, actor } = world
  const rows = await deps.db.as(actor('counsellor'), (tx) => listInbox(tx, municipalityId))
  assert.equal(rows.length, 3)
})

test('the impact report counts every family that started', async () => {
  const report = await impactReportJson(world.deps, world.actor('researcher'), {})
  assert.ok(report.ok)
  assert.equal(report.value.mothers, 40)
})

test('the same seed gives the same families', async () => {
  const packs = await world.deps.db.as(world.actor('counsellor'), (tx) => currentPacks(tx, world.municipalityId, world.deps.today()))
  const [first, ...rest] = packs
  assert.ok(first !== undefined)
  const invent = (seed: number) => {
    const random = randomFrom(seed)
    return Array.from({ length: 20 }, (_, index) => inventFamily(random, [first, ...rest], '2026-11-17', index % 3 === 0))
  }
  assert.deepEqual(invent(5), invent(5))
  assert.notDeepEqual(invent(5), invent(6))
})
