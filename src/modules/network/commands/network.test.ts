import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { testWorld } from '#app/testing.ts'
import { accessCounts } from '../queries/access.ts'
import { listOrganisations, organisationOfAccount, organisationOfLink } from '../queries/organisations.ts'
import { addMember, makeLink, removeMember, setLinkRevoked } from './access.ts'
import { addOrganisation, changeOrganisation, findOrAddOrganisation } from './organisations.ts'

const world = await testWorld()
const lead = world.actor('team-lead')
const details = { name: 'AZ Sint-Maarten', isExternal: true, phone: null, aliases: ['AZSM', 'az sint maarten'] }

async function add(name: string): Promise<string> {
  const added = await addOrganisation(world.deps, lead, { details: { ...details, name, aliases: [] }, saveKey: null })
  assert.ok(added.ok)
  return added.value.id
}

test('an organisation stands in the list once, whatever the spelling or the number of presses', async () => {
  const saveKey = randomUUID()
  const first = await addOrganisation(world.deps, lead, { details, saveKey })
  assert.deepEqual(await addOrganisation(world.deps, lead, { details, saveKey }), first)
  const again = await addOrganisation(world.deps, lead, { details: { ...details, name: 'azsm' }, saveKey: randomUUID() })
  assert.deepEqual(again, { ok: false, refusal: { kind: 'name-taken', by: 'AZ Sint-Maarten' } })
  const listed = await world.db.as(lead, (tx) => listOrganisations(tx, world.municipalityId))
  assert.deepEqual(
    listed.map(({ name, aliases }) => ({ name, aliases })),
    [{ name: 'AZ Sint-Maarten', aliases: ['azsm'] }],
  )
  const found = await world.db.as(lead, (tx) =>
    findOrAddOrganisation(tx, world.deps, world.municipalityId, { name: 'AZSM', isExternal: true }),
  )
  assert.equal(found, listed[0]?.id)
})

test('an organisation keeps its own name when it is changed', async () => {
  const id = await add('Wel en Wee')
  const same = { organisationId: id, details: { ...details, name: 'Wel & Wee', aliases: [] } }
  assert.deepEqual(await changeOrganisation(world.deps, lead, same), { ok: true, value: { id } })
  const taken = await changeOrganisation(world.deps, lead, { organisationId: id, details })
  assert.deepEqual(taken, { ok: false, refusal: { kind: 'name-taken', by: 'AZ Sint-Maarten' } })
})

test('a link works until it is revoked and again when it is restored, in its own municipality only', async () => {
  const organisationId = await add('CAW')
  const made = await makeLink(world.deps, lead, { organisationId, label: 'Balie' })
  assert.ok(made.ok)
  const opens = async () => (await world.db.as(lead, (tx) => organisationOfLink(tx, world.municipalityId, made.value.token)))?.id ?? null
  assert.equal(await opens(), organisationId)
  const link = await world.db.as(lead, (tx) =>
    tx.selectFrom('network.referral_link').select('id').where('municipality_id', '=', world.municipalityId).executeTakeFirstOrThrow(),
  )
  const set = (revoked: boolean) => setLinkRevoked(world.deps, lead, { organisationId, linkId: link.id, revoked })
  await set(true)
  assert.equal(await opens(), null)
  await set(false)
  assert.equal(await opens(), organisationId)
  const stranger = world.other.actor('team-lead')
  assert.equal(await world.db.as(stranger, (tx) => organisationOfLink(tx, stranger.municipalityId, made.value.token)), null)
})

test('a partner account belongs to one organisation; only partner accounts do', async () => {
  const [one, two] = [await add('Huis van het Kind'), await add('Sociaal Huis')]
  const accountId = world.accounts.partner
  const where = async () => (await world.db.as(lead, (tx) => organisationOfAccount(tx, world.municipalityId, accountId)))?.id ?? null
  await addMember(world.deps, lead, { organisationId: one, accountId })
  await addMember(world.deps, lead, { organisationId: two, accountId })
  assert.equal(await where(), two)
  assert.deepEqual((await world.db.as(lead, (tx) => accessCounts(tx, world.municipalityId))).get(two), { links: 0, members: 1 })
  await removeMember(world.deps, lead, { organisationId: two, accountId })
  assert.equal(await where(), null)
  const counsellor = await addMember(world.deps, lead, { organisationId: one, accountId: world.accounts.counsellor })
  assert.deepEqual(counsellor, { ok: false, refusal: { kind: 'not-found' } })
})

test('who does not manage changes nothing', async () => {
  for (const role of ['counsellor', 'midwife', 'partner', 'researcher'] as const) {
    const refused = await addOrganisation(world.deps, world.actor(role), { details: { ...details, name: role }, saveKey: null })
    assert.deepEqual(refused, { ok: false, refusal: { kind: 'not-found' } }, role)
  }
})
