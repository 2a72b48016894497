import assert from 'node:assert/strict'
import { test } from 'node:test'
import SCIMMY from 'scimmy'
import { makeProvisioningToken, revokeProvisioningToken } from './commands/provisioning-token.ts'
import { list, personnelSystem, problem, resource } from './scim.testing.ts'

const { site, token, ask, make } = await personnelSystem()
const { world } = site
const { deps, municipalityId } = world

test('without a key that works, or with one of another kind, there is nothing', async () => {
  const revoked = await makeProvisioningToken(deps, world.actor('administrator'), 'oud')
  assert.ok(revoked.ok)
  const row = await deps.db.as(world.actor('administrator'), (tx) =>
    tx
      .selectFrom('identity.provisioning_token')
      .select('id')
      .where('municipality_id', '=', municipalityId)
      .where('name', '=', 'oud')
      .executeTakeFirstOrThrow(),
  )
  await revokeProvisioningToken(deps, world.actor('administrator'), row.id)
  const elsewhere = token.replace(municipalityId, world.other.municipalityId)
  for (const bearer of ['', 'x', `${token}x`, revoked.value.token, elsewhere]) {
    for (const path of ['/Users', '/Groups', '/ServiceProviderConfig', `/Users/${world.accounts.counsellor}`]) {
      const { status, body } = await ask('GET', path, undefined, bearer)
      assert.equal(status, 401, path)
      assert.equal(problem.parse(body).status, '401')
    }
  }
  const refused = await makeProvisioningToken(deps, world.actor('team-lead'), 'niet voor mij')
  assert.equal(refused.ok, false)
})

test('what the service says about itself is read by another program', async () => {
  const config = await ask('GET', '/ServiceProviderConfig')
  assert.equal(config.type, 'application/scim+json; charset=utf-8')
  assert.deepEqual([config.body.patch.supported, config.body.filter.supported, config.body.bulk.supported], [true, true, false])
  const types = list.parse((await ask('GET', '/ResourceTypes')).body)
  assert.deepEqual(
    types.Resources.map(({ id }) => id),
    ['User', 'Group'],
  )
  const schemas = list.parse((await ask('GET', '/Schemas')).body)
  assert.deepEqual(
    schemas.Resources.map(({ id }) => id),
    [SCIMMY.Schemas.User.definition.id, SCIMMY.Schemas.Group.definition.id],
  )
})

test('every user and group is one by the judgement of scimmy', async () => {
  await make('Judith', { externalId: 'ext-judith' })
  const users = list.parse((await ask('GET', '/Users')).body)
  assert.ok(users.Resources.length >= 7)
  for (const one of users.Resources) assert.ok(new SCIMMY.Schemas.User(one, 'out'))
  for (const one of list.parse((await ask('GET', '/Groups')).body).Resources) assert.ok(new SCIMMY.Schemas.Group(one, 'out'))
})

const filters = [
  'userName eq "judith@mechelen.example"',
  'userName ne "judith@mechelen.example"',
  'userName co "test"',
  'userName sw "test"',
  'userName ew "mechelen.example"',
  'displayName pr',
  'externalId pr',
  'externalId eq "ext-judith"',
  'active eq true',
  'active eq false',
  'name.familyName eq "Peeters"',
  'name.givenName co "udi"',
  'displayName gt "M"',
  'displayName le "M"',
  'userName sw "judith" and active eq true',
  'userName sw "judith" or userName sw "midwife"',
  'userName sw "a" or userName sw "c" and active eq false',
  '(userName sw "a" or userName sw "c") and active eq true',
  'not (active eq true)',
  'emails.value co "judith"',
  'emails[type eq "work" and value co "judith"]',
  'roles.value eq "counsellor"',
  'nickName pr',
]

for (const filter of filters) {
  test(`the filter ${filter} finds what scimmy finds`, async () => {
    const all = list.parse((await ask('GET', '/Users')).body).Resources
    const expected = new SCIMMY.Types.Filter(filter).match(all).map((one) => resource.parse(one).id)
    const found = list.parse((await ask('GET', `/Users?filter=${encodeURIComponent(filter)}`)).body)
    assert.deepEqual(found.Resources.map(({ id }) => id).sort(), expected.sort())
    assert.equal(found.totalResults, expected.length)
  })
}

test('names of accounts do not tell capitals apart (RFC 7643, 4.1.1)', async () => {
  const filter = encodeURIComponent('userName eq "JUDITH@MECHELEN.EXAMPLE"')
  assert.equal(list.parse((await ask('GET', `/Users?filter=${filter}`)).body).totalResults, 1)
})

for (const filter of [
  'userName',
  'userName eq',
  'userName is "x"',
  '(userName pr',
  'userName eq judith',
  '"x" eq userName',
  'a eq "b" and',
  '][',
]) {
  test(`${filter} is no filter, and says so`, async () => {
    const { status, body } = await ask('GET', `/Users?filter=${encodeURIComponent(filter)}`)
    assert.equal(status, 400)
    assert.equal(problem.parse(body).scimType, 'invalidFilter')
  })
}
