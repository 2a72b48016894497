import assert from 'node:assert/strict'
import { test } from 'node:test'
import { registerLoss } from '#modules/dossiers/public.ts'
import { recordMeasurement } from '#modules/indicators/public.ts'
import { recordFacts } from '#modules/rights/public.ts'
import { testSite } from '../site.testing.ts'
import { knownFamily, runningFamilies } from './known-families.ts'
import { regionOfPostcode } from './region.ts'

const site = await testSite()
const { world } = site
const { deps } = world
const counsellor = world.actor('counsellor')
const known = (dossierId: string) => deps.db.as(counsellor, (tx) => knownFamily(tx, world.municipalityId, dossierId, deps.today()))

test('what the dossier knows is not asked again: mother, children born and expected, where they live', async () => {
  const person = { givenName: 'Amal', birthDate: '2004-03-02', language: 'ary', postcode: '1000', town: 'Brussel' }
  const elsewhere = await known(await site.open({ mother: { kind: 'new', person } }))
  assert.deepEqual([elsewhere?.situation.municipality, elsewhere?.situation.region], ['Brussel', 'brussels'])
  const dossierId = await site.open()
  const family = await known(dossierId)
  assert.equal(family?.situation.municipality, 'Testgemeente')
  assert.equal(family?.situation.language, 'ar')
  assert.deepEqual(
    family?.situation.adults?.map(({ role, birthDate }) => [role, birthDate]),
    [['mother', '2004-03-02']],
  )
  assert.deepEqual(
    family?.situation.children?.map(({ birthDate, dueDate }) => birthDate ?? dueDate),
    ['2023-09-12', '2027-01-17'],
  )
  assert.equal(family?.situation.housing, undefined)
  assert.deepEqual(family?.facts.find(({ path }) => path === 'children[1].dueDate')?.source, 'dossier')
})

test('a plain answer of the registration is a fact; what was asked later goes over it', async () => {
  const dossierId = await site.open()
  const answers = [
    { item: 'huisvesting', childId: null, raw: ['huur_slecht'] },
    { item: 'inkomensbron', childId: null, raw: ['leefloon', 'ziekte'] },
  ]
  const occasion = { moment: 'start', measuredOn: '2026-10-01', respondent: 'worker', isRetrospective: false } as const
  const recorded = await recordMeasurement(deps, counsellor, { dossierId, instrument: 'opkomst-dossier', ...occasion, answers, key: null })
  assert.ok(recorded.ok)
  const before = await known(dossierId)
  assert.equal(before?.situation.housing?.kind, 'private-rent')
  assert.deepEqual(
    before?.situation.benefits?.map(({ kind }) => kind),
    ['sickness'],
    'leefloon or the same says neither',
  )
  assert.equal(before?.situation.benefitsComplete, false)
  const tell = (value: string, on: string) =>
    recordFacts(deps, counsellor, { dossierId, key: null, facts: [{ path: 'housing.kind', subject: '', value }], source: 'family', on })
  await tell('room', '2026-09-20')
  assert.equal((await known(dossierId))?.situation.housing?.kind, 'private-rent', 'the measurement is newer')
  await tell('social-rent', '2026-11-02')
  const after = await known(dossierId)
  assert.equal(after?.situation.housing?.kind, 'social-rent')
  assert.deepEqual(after?.facts.find(({ path }) => path === 'housing.kind')?.on, '2026-11-02')
})

test('after a loss no child is expected', async () => {
  const dossierId = await site.open({ members: [] })
  const lost = await deps.db.as(counsellor, (tx) =>
    registerLoss(tx, deps, counsellor, { dossierId, childId: null, happenedOn: '2026-11-10', note: null }),
  )
  assert.ok(lost.ok)
  assert.deepEqual((await known(dossierId))?.situation.children, [])
})

test('all running families are read together, and another municipality sees none of them', async () => {
  const read = async (actor: typeof counsellor): Promise<number> =>
    deps.db.as(actor, async (tx) => {
      let count = 0
      for await (const page of runningFamilies(tx, actor.municipalityId)) count += page.length
      return count
    })
  assert.equal(await read(counsellor), 4)
  assert.equal(await read(world.other.actor('counsellor')), 0)
})

test('a postcode says the region', () => {
  const cases = {
    1000: 'brussels',
    1299: 'brussels',
    1300: 'wallonia',
    1500: 'flanders',
    2800: 'flanders',
    4000: 'wallonia',
    8000: 'flanders',
  }
  for (const [postcode, region] of Object.entries(cases)) assert.equal(regionOfPostcode(postcode), region)
  for (const none of [null, '', '0123', '280', 'B-2800']) assert.equal(regionOfPostcode(none), null)
})
