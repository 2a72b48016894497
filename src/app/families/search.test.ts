import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testWorld } from '#app/testing.ts'
import { openDossier } from '#modules/dossiers/public.ts'
import type { Actor } from '#platform/actor.ts'
import { listFamilies } from './list-query.ts'
import { clearBest, readSearch } from './search-probe.ts'
import { searchDossiers } from './search-query.ts'

const world = await testWorld()

type Person = {
  readonly givenName: string
  readonly familyName: string
  readonly phone?: string
  readonly postcode?: string
  readonly hasSafeAddress?: boolean
  readonly birthDate?: string
  readonly child?: string
}
const people: readonly Person[] = [
  { givenName: 'Amal', familyName: 'Benzarra', phone: '0470 12 34 56', birthDate: '2003-04-09' },
  { givenName: 'Aïcha', familyName: 'Benaïssa' },
  { givenName: 'Kübra', familyName: 'Özdemir', child: 'Emirhan' },
  { givenName: 'Samira', familyName: 'Tahouri' },
  { givenName: 'Lotte', familyName: 'Van den Broeck' },
  { givenName: 'Precious', familyName: 'Adeyomi' },
]

async function open(actor: Actor, person: Person): Promise<string> {
  const { child, ...mother } = person
  const opened = await world.db.as(actor, (tx) =>
    openDossier(tx, world.deps, actor, {
      mother: { kind: 'new', person: mother },
      programme: 'opkomst',
      openedOn: '2026-09-15',
      startedOn: null,
      counsellorId: actor.accountId,
      pregnancy: null,
      members: child === undefined ? [] : [{ person: { givenName: child }, role: 'child' }],
    }),
  )
  if (!opened.ok) throw new Error(opened.refusal.kind)
  return opened.value.dossierId
}

const ids = new Map<string, string>()
for (const person of people) ids.set(person.givenName, await open(world.actor('counsellor', 'intake'), person))
// The neighbours have a namesake of everybody.
const neighbour = { ...world.other.actor('counsellor'), purpose: 'intake' as const }
for (const person of people) await open(neighbour, person)

async function search(typed: string, actor: Actor = world.actor('counsellor')) {
  const probe = readSearch(typed, world.deps.today())
  assert.ok(probe)
  return world.db.as(actor, (tx) => searchDossiers(tx, actor.municipalityId, probe))
}

const cases = [
  { name: 'accents left out', typed: 'benaissa', finds: 'Aïcha' },
  { name: 'accents typed', typed: 'BENAÏSSA', finds: 'Aïcha' },
  { name: 'accents of another language', typed: 'kubra ozdemir', finds: 'Kübra' },
  { name: 'words swapped', typed: 'benzarra amal', finds: 'Amal' },
  { name: 'one wrong letter', typed: 'benzara', finds: 'Amal' },
  { name: 'two wrong letters', typed: 'tahuory', finds: 'Samira' },
  { name: 'a wrong letter in each word', typed: 'samyra tahoury', finds: 'Samira' },
  { name: 'two letters swapped', typed: 'adeymoi', finds: 'Precious' },
  { name: 'the beginning of a name', typed: 'adey', finds: 'Precious' },
  { name: 'the inside of a name', typed: 'zarra', finds: 'Amal' },
  { name: 'a name of several words', typed: 'van den broek', finds: 'Lotte' },
  { name: 'a child', typed: 'emirhan', finds: 'Kübra' },
  { name: 'a telephone', typed: '0470/12.34.56', finds: 'Amal' },
  { name: 'a telephone with its country', typed: '+32 470 12 34 56', finds: 'Amal' },
  { name: 'a part of a telephone', typed: '123456', finds: 'Amal' },
  { name: 'a birthday, day first', typed: '9/4/2003', finds: 'Amal' },
  { name: 'a full reference', typed: 'OP-2026-0001', finds: 'Amal' },
  { name: 'a number of a reference', typed: '4', finds: 'Samira' },
  { name: 'a reference without zeros', typed: 'op-2026-6', finds: 'Precious' },
]
for (const { name, typed, finds } of cases) {
  test(`a family is found by ${name}: ${typed}`, async () => {
    const hits = await search(typed)
    assert.equal(hits[0]?.dossierId, ids.get(finds))
    assert.ok(
      hits.every((hit) => [...ids.values()].includes(hit.dossierId)),
      'a family of another municipality',
    )
  })
}

test('a name nobody has finds nobody', async () => {
  assert.deepEqual(await search('Wolkenstein'), [])
  assert.deepEqual(await search('0499 99 99 99'), [])
  assert.deepEqual(await search('OP-2026-0999'), [])
})

test('an exact name is clearly meant, a likely one among others is not', async () => {
  assert.equal(clearBest(await search('Amal Benzarra'))?.dossierId, ids.get('Amal'))
  assert.equal(clearBest(await search('OP-2026-0003'))?.dossierId, ids.get('Kübra'))
})

test('the list of another municipality holds its own families only', async () => {
  const everyone = { state: 'all', counsellor: null, programme: null, notHeardSince: null, sort: 'naam', after: null } as const
  const rows = await world.db.as(neighbour, (tx) => listFamilies(tx, world.other.municipalityId, everyone))
  assert.equal(rows.length, people.length)
  assert.ok(rows.every((row) => ![...ids.values()].includes(row.id)))
  const foreign = await world.db.as(neighbour, (tx) => listFamilies(tx, world.municipalityId, everyone))
  assert.deepEqual(foreign, [])
})

test('the list is sorted by name, without accents in the way', async () => {
  const everyone = { state: 'open', counsellor: 'none', programme: null, notHeardSince: null, sort: 'naam', after: null } as const
  const read = (change: object) =>
    world.db.as(world.actor('counsellor'), (tx) => listFamilies(tx, world.municipalityId, { ...everyone, ...change }))
  assert.deepEqual(await read({}), [])
  const mine = await read({ counsellor: world.accounts.counsellor })
  assert.deepEqual(
    mine.map((row) => row.name.split(' ')[0]),
    ['Aïcha', 'Amal', 'Kübra', 'Lotte', 'Precious', 'Samira'],
  )
  const after = await read({ counsellor: world.accounts.counsellor, after: { value: '', id: mine[3]?.id ?? '' } })
  assert.deepEqual(
    after.map((row) => row.name.split(' ')[0]),
    ['Precious', 'Samira'],
  )
})

test('a postcode finds who lives there, and says which of those with a common name is meant', async () => {
  const actor = world.actor('counsellor', 'intake')
  const at = { a: '2811', b: 'B-2812', hidden: '2812' }
  const lives = await open(actor, { givenName: 'Fatima', familyName: 'El Amrani', postcode: at.a })
  const other = await open(actor, { givenName: 'Fatima', familyName: 'El Amrani', postcode: at.b })
  const hidden = await open(actor, { givenName: 'Fatima', familyName: 'El Amrani', postcode: at.hidden, hasSafeAddress: true })
  const found = async (typed: string) => (await search(typed)).map(({ dossierId }) => dossierId)
  assert.deepEqual(await found('2811'), [lives])
  assert.deepEqual(await found('2812'), [other], 'a safe address finds nobody')
  assert.deepEqual(await found('fatima 2811'), [lives])
  assert.deepEqual(await found('el amrani 2812'), [other])
  assert.deepEqual(new Set(await found('fatima 2999')), new Set([lives, other, hidden]), 'a wrong place hides nobody')
  assert.deepEqual(await found('2999'), [])
  assert.equal(clearBest(await search('2811')), null, 'a place alone opens no dossier')
})

test('one safe address in the family hides the place of all of them', async () => {
  const actor = world.actor('counsellor', 'intake')
  const opened = await world.db.as(actor, (tx) =>
    openDossier(tx, world.deps, actor, {
      mother: { kind: 'new', person: { givenName: 'Grace', familyName: 'Okonjara', postcode: '2861' } },
      programme: 'opkomst',
      openedOn: '2026-09-15',
      startedOn: null,
      counsellorId: actor.accountId,
      pregnancy: null,
      members: [{ person: { givenName: 'Joy', hasSafeAddress: true }, role: 'child' }],
    }),
  )
  assert.ok(opened.ok)
  assert.deepEqual(await search('2861'), [])
})
