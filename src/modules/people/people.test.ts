import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { testWorld } from '#app/testing.ts'
import { addPerson, changePerson, findPeople, type NewPerson, type PersonProbe, readPerson } from '#modules/people/public.ts'

const world = await testWorld()
const actor = world.actor('counsellor')
const ids = new Map<string, string>()
before(() =>
  world.db.as(actor, async (tx) => {
    const known: readonly NewPerson[] = [
      { givenName: 'Fatima', familyName: 'El Amrani', birthDate: '2001-05-06', phone: '+32 470 11 22 33' },
      { givenName: 'Noémie', familyName: 'Dubois', birthDate: '1999-01-02' },
      { givenName: 'Blessing', familyName: 'Okafor', birthDate: null },
    ]
    for (const person of known) ids.set(person.givenName, await addPerson(tx, world.deps, world.municipalityId, person))
  }),
)

const nobody: PersonProbe = { givenName: 'Xenia', familyName: 'Wouters', birthDate: null, phone: null }
const cases: readonly { name: string; probe: Partial<PersonProbe>; finds: Readonly<Record<string, readonly string[]>> }[] = [
  { name: 'another spelling', probe: { givenName: 'Fatma', familyName: 'el Amrani' }, finds: { Fatima: ['name-alike'] } },
  { name: 'names the other way round', probe: { givenName: 'El Amrani', familyName: 'Fatima' }, finds: { Fatima: ['same-name'] } },
  { name: 'no accents, another case', probe: { givenName: 'noemie', familyName: 'DUBOIS' }, finds: { Noémie: ['same-name'] } },
  { name: 'the phone alone, without country code', probe: { phone: '0470/112233' }, finds: { Fatima: ['same-phone'] } },
  {
    name: 'birth date with a name that comes near',
    probe: { givenName: 'Fatou', familyName: 'Amrani', birthDate: '2001-05-06' },
    finds: { Fatima: ['same-birth-date', 'name-alike'] },
  },
  { name: 'nobody like her', probe: {}, finds: {} },
]
for (const { name, probe, finds } of cases) {
  test(`findPeople: ${name}`, async () => {
    const found = await world.db.as(actor, (tx) => findPeople(tx, world.municipalityId, { ...nobody, ...probe }))
    const wanted = Object.entries(finds).map(([givenName, reasons]) => [ids.get(givenName), reasons])
    assert.deepEqual(
      found.map(({ personId, reasons }) => [personId, reasons]),
      wanted,
    )
  })
}

test('findPeople: not herself, and nobody of another municipality', async () => {
  const probe = { ...nobody, givenName: 'Fatima', familyName: 'El Amrani' }
  assert.deepEqual(await world.db.as(actor, (tx) => findPeople(tx, world.municipalityId, { ...probe, exceptId: ids.get('Fatima') })), [])
  const other = world.other.actor('counsellor')
  assert.deepEqual(await world.db.as(other, (tx) => findPeople(tx, world.other.municipalityId, probe)), [])
})

test('changePerson: only what is named, one audit record with the names of the fields, not for an administrator', async () => {
  const personId = ids.get('Blessing') ?? ''
  const details = {
    phone: '0499 88 77 66',
    safeContact: { channel: 'text', times: ['evening'], mayLeaveMessage: false, note: null },
  } as const
  assert.equal((await world.db.as(actor, (tx) => changePerson(tx, world.deps, actor, { personId, details }))).ok, true)
  const stored = await world.db.as(actor, (tx) => readPerson(tx, world.municipalityId, personId))
  assert.deepEqual([stored?.familyName, stored?.phone, stored?.safeContact], ['Okafor', '0499 88 77 66', details.safeContact])
  const audited = await world.db.as(actor, (tx) =>
    tx
      .selectFrom('audit.event')
      .select('detail')
      .where('municipality_id', '=', world.municipalityId)
      .where('subject_id', '=', personId)
      .execute(),
  )
  assert.deepEqual(audited, [{ detail: { fields: 'contact_channel contact_note contact_times may_leave_message phone' } }])
  const administrator = world.actor('administrator')
  assert.equal((await world.db.as(administrator, (tx) => changePerson(tx, world.deps, administrator, { personId, details }))).ok, false)
})
