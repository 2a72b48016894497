import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testSite } from '#app/site.testing.ts'
import { setSecrecy } from '#modules/consent/public.ts'
import { addMember, addOrganisation } from '#modules/network/public.ts'
import type { Role } from '#platform/actor.ts'
import { filledSheet } from './sheet.testing.ts'

const site = await testSite()
after(() => site.app.close())
const { world } = site
const { deps, accounts } = world
const lead = world.actor('team-lead', 'administration')
const administrator = world.actor('administrator', 'administration')
const added = await addOrganisation(deps, lead, {
  details: { name: 'CAW Voorbeeld', isExternal: true, phone: null, aliases: [] },
  saveKey: null,
})
assert.ok(added.ok)
const caw = added.value.id
assert.ok((await addMember(deps, lead, { organisationId: caw, accountId: accounts.partner })).ok)

const bound = await deps.db.as(administrator, (tx) =>
  setSecrecy(tx, deps, administrator, { about: { subject: 'organisation', organisationId: caw }, secrecy: 'professional' }),
)
assert.ok(bound.ok)
world.clock.now = new Date('2026-11-17T08:30:00Z')

async function as(role: Role, url: string) {
  const before = site.who.role
  site.who.role = role
  const answer = await site.get(url)
  site.who.role = before
  return answer
}

const sheet = filledSheet(caw)

test('with a safe address the sheet says who and when, and neither its words nor a name of the team', async () => {
  const id = await site.open()
  const saved = await site.post(`/gezinnen/${id}/overdracht`, {
    ...sheet,
    agreed: 'Ze woont in de KANARIESTRAAT.',
    callsFirst: 'Test counsellor belt.',
  })
  assert.equal(saved.status, 303)
  const theirs = `/meewerken/overdracht/${saved.location.split('/').at(-1)}`
  assert.ok((await as('partner', theirs)).html.includes('KANARIESTRAAT'))
  assert.equal(
    (await site.post(`${saved.location}/overgenomen`, {}, saved.location)).status,
    303,
    'the team writes down that it was taken over',
  )
  await world.db.as(world.actor('counsellor'), (tx) =>
    tx
      .updateTable('people.person as p')
      .from('dossiers.dossier as d')
      .set({ has_safe_address: true })
      .whereRef('p.id', '=', 'd.mother_id')
      .where('p.municipality_id', '=', world.municipalityId)
      .where('d.municipality_id', '=', world.municipalityId)
      .where('d.id', '=', id)
      .execute(),
  )
  const { status, html } = await as('partner', theirs)
  assert.ok(status === 200 && html.includes('Sara Mertens') && html.includes('Voor dit gezin geldt een veilig adres'))
  for (const words of ['KANARIESTRAAT', 'Test counsellor', sheet.helps, sheet.avoid]) assert.ok(!html.includes(words), words)
  assert.ok((await site.get(saved.location)).html.includes('KANARIESTRAAT'), 'the team reads its own words')
  assert.ok(
    (await site.get(`/gezinnen/${id}/overdracht`)).html.includes('geen woorden van een overdrachtsblad'),
    'and knows it before it writes',
  )
})
