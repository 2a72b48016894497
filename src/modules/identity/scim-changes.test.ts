import assert from 'node:assert/strict'
import { test } from 'node:test'
import SCIMMY from 'scimmy'
import { z } from 'zod'
import { makeProvisioningToken } from './commands/provisioning-token.ts'
import { list, patchOp, personnelSystem, problem, user } from './scim.testing.ts'

const { site, token, ask, make } = await personnelSystem()
const { world } = site
const { deps, municipalityId, clock } = world

const patches: readonly (readonly [string, readonly { op: 'add' | 'replace' | 'remove'; path?: string; value?: unknown }[]])[] = [
  ['active by path', [{ op: 'replace', path: 'active', value: false }]],
  ['active without path', [{ op: 'replace', value: { active: false } }]],
  ['display name', [{ op: 'replace', path: 'displayName', value: 'Jo Maes' }]],
  ['a part of the name', [{ op: 'replace', path: 'name.familyName', value: 'Maes' }]],
  ['two parts of the name', [{ op: 'replace', path: 'name', value: { givenName: 'Jo', familyName: 'Maes' } }]],
  ['sign-in name', [{ op: 'replace', path: 'userName', value: 'nieuwe.naam@mechelen.example' }]],
  ['outside name', [{ op: 'add', path: 'externalId', value: 'ext-77' }]],
  [
    'take away the outside name',
    [
      { op: 'add', path: 'externalId', value: 'ext-78' },
      { op: 'remove', path: 'externalId' },
    ],
  ],
  ['language', [{ op: 'replace', path: 'preferredLanguage', value: 'fr' }]],
  ['role', [{ op: 'replace', path: 'roles', value: [{ value: 'midwife', primary: true }] }]],
  ['role by filter', [{ op: 'replace', path: 'roles[primary eq true].value', value: 'midwife' }]],
  [
    'several at once',
    [
      { op: 'replace', path: 'displayName', value: 'Jo Maes' },
      { op: 'replace', path: 'active', value: false },
    ],
  ],
]

const compared = z.object({
  userName: z.string(),
  externalId: z.string().optional(),
  preferredLanguage: z.string().optional(),
  active: z.boolean(),
  roles: z.array(z.object({ value: z.string() })).optional(),
})

for (const [at, [what, operations]] of patches.entries()) {
  test(`a patch of ${what} does what scimmy does`, async () => {
    const id = await make(`Patch${at}`)
    const known = (await ask('GET', `/Users/${id}`)).body
    const message = new SCIMMY.Messages.PatchOp({ schemas: [patchOp], Operations: [...operations] })
    const judged = await message.apply(new SCIMMY.Schemas.User(known, 'inout'))
    const { status, body } = await ask('PATCH', `/Users/${id}`, { schemas: [patchOp], Operations: operations })
    assert.equal(status, 200, JSON.stringify(body))
    const expected = JSON.parse(JSON.stringify(judged ?? known))
    assert.deepEqual(compared.parse(body), compared.parse(expected))
    if (what === 'display name') assert.equal(body.displayName, 'Jo Maes')
    if (what === 'a part of the name') assert.equal(body.displayName, `Patch${at} Maes`)
    assert.deepEqual((await ask('GET', `/Users/${id}`)).body, body, 'and it stays so')
  })
}

const wrong: readonly (readonly [string, unknown, string])[] = [
  ['no schema', { Operations: [{ op: 'replace', path: 'active', value: false }] }, 'invalidValue'],
  ['no operation', { schemas: [patchOp], Operations: [] }, 'invalidValue'],
  ['an unknown one', { schemas: [patchOp], Operations: [{ op: 'move', path: 'active' }] }, 'invalidValue'],
  ['a path that is none', { schemas: [patchOp], Operations: [{ op: 'replace', path: 'a..b', value: 1 }] }, 'invalidPath'],
  ['the id', { schemas: [patchOp], Operations: [{ op: 'replace', path: 'id', value: 'x' }] }, 'mutability'],
  ['nothing taken away', { schemas: [patchOp], Operations: [{ op: 'remove' }] }, 'noTarget'],
  [
    'a role that is not there',
    { schemas: [patchOp], Operations: [{ op: 'replace', path: 'roles', value: [{ value: 'king' }] }] },
    'invalidValue',
  ],
  ['a sign-in name that is none', { schemas: [patchOp], Operations: [{ op: 'replace', path: 'userName', value: '' }] }, 'invalidValue'],
  [
    'no part to replace',
    { schemas: [patchOp], Operations: [{ op: 'replace', path: 'roles[value eq "x"].value', value: 'y' }] },
    'noTarget',
  ],
]
for (const [what, message, scimType] of wrong) {
  test(`a patch with ${what} is refused, and nothing changes`, async () => {
    const id = world.accounts.counsellor
    const known = (await ask('GET', `/Users/${id}`)).body
    const { status, body } = await ask('PATCH', `/Users/${id}`, message)
    assert.deepEqual([status, problem.parse(body).scimType], [400, scimType])
    assert.deepEqual((await ask('GET', `/Users/${id}`)).body, known)
  })
}

test('a replaced user is as it was sent; an unknown one is not made', async () => {
  const id = await make('Replace')
  const { status, body } = await ask('PUT', `/Users/${id}`, user('Anders', { roles: [{ value: 'midwife' }] }))
  assert.deepEqual(
    [status, body.userName, body.displayName, body.roles[0].value],
    [200, 'anders@mechelen.example', 'Anders Peeters', 'midwife'],
  )
  assert.equal((await ask('PUT', '/Users/01932d00-0000-7000-8000-ffffffffffff', user('Niemand'))).status, 404)
  assert.equal((await ask('GET', '/Users/geen-id')).status, 404)
})

test('a sign-in name in use is a conflict, whatever its capitals', async () => {
  await make('Bezet')
  const { status, body } = await ask('POST', '/Users', { ...user('Bezet'), userName: 'BEZET@mechelen.example' })
  assert.deepEqual([status, problem.parse(body).scimType], [409, 'uniqueness'])
})

test('what cannot be read is refused as such', async () => {
  const answer = await site.app.inject({
    method: 'POST',
    url: '/scim/v2/Users',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' },
    payload: '{"userName": ',
  })
  assert.equal(answer.statusCode, 400)
  assert.equal(problem.parse(JSON.parse(answer.body)).scimType, 'invalidSyntax')
  for (const body of [{}, { userName: 3 }, { ...user('X'), active: 'misschien' }, []])
    assert.equal((await ask('POST', '/Users', body)).status, 400)
})

test('lists come in pages', async () => {
  const first = list.parse((await ask('GET', '/Users?startIndex=1&count=3')).body)
  const second = list.parse((await ask('GET', '/Users?startIndex=4&count=3')).body)
  assert.deepEqual([first.itemsPerPage, first.startIndex, second.startIndex], [3, 1, 4])
  assert.equal(new Set([...first.Resources, ...second.Resources].map(({ id }) => id)).size, 6)
  assert.equal(list.parse((await ask('GET', '/Users?count=0')).body).Resources.length, 0)
})

test('an account that is no longer active is out within five seconds, and its open page with it', async () => {
  const cookie = await site.cookieOf('researcher')
  const open = () => site.app.inject({ url: '/account', headers: { cookie } })
  assert.equal((await open()).statusCode, 200)
  const message = { schemas: [patchOp], Operations: [{ op: 'Replace', path: 'active', value: 'False' }] }
  assert.equal((await ask('PATCH', `/Users/${world.accounts.researcher}`, message)).body.active, false)
  clock.now = new Date(clock.now.getTime() + 5_000)
  assert.equal((await open()).statusCode, 303)
})

test('a mailbox given to somebody else opens a new, empty account', async () => {
  const old = await make('Vertrek', { externalId: 'ext-vertrek' })
  assert.equal((await ask('DELETE', `/Users/${old}`)).status, 204)
  assert.equal((await ask('GET', `/Users/${old}`)).status, 404)
  const next = await make('Vertrek', { roles: [{ value: 'researcher' }] })
  assert.notEqual(next, old)
  const closed = await make('Stil')
  await ask('PATCH', `/Users/${closed}`, { schemas: [patchOp], Operations: [{ op: 'replace', path: 'active', value: false }] })
  const after = await make('Stil')
  assert.notEqual(after, closed, 'also when the account was closed, not removed')
  const names = await deps.db.as(world.actor('administrator'), (tx) =>
    tx
      .selectFrom('identity.account')
      .select(['id', 'name'])
      .where('municipality_id', '=', municipalityId)
      .where('id', 'in', [old, closed])
      .execute(),
  )
  assert.equal(names.length, 2, 'history keeps who did what')
})

test('groups are the roles: a member holds it, who is taken out holds one that opens nothing', async () => {
  const id = await make('Groep', { roles: undefined })
  assert.equal((await ask('GET', `/Users/${id}`)).body.roles[0].value, 'partner')
  const add = { schemas: [patchOp], Operations: [{ op: 'add', path: 'members', value: [{ value: id }] }] }
  assert.equal((await ask('PATCH', '/Groups/midwife', add)).status, 200)
  assert.equal((await ask('GET', `/Users/${id}`)).body.roles[0].value, 'midwife')
  const remove = { schemas: [patchOp], Operations: [{ op: 'remove', path: `members[value eq "${id}"]` }] }
  assert.equal((await ask('PATCH', '/Groups/midwife', remove)).status, 200)
  assert.equal((await ask('GET', `/Users/${id}`)).body.roles[0].value, 'partner')
  assert.equal((await ask('GET', '/Groups/koning')).status, 404)
  assert.equal((await ask('POST', '/Groups', { displayName: 'koning' })).status, 403)
  const stranger = { schemas: [patchOp], Operations: [{ op: 'add', path: 'members', value: [{ value: municipalityId }] }] }
  assert.equal((await ask('PATCH', '/Groups/midwife', stranger)).status, 404)
})

test('a key of one municipality knows nothing of another', async () => {
  const theirs = await makeProvisioningToken(deps, world.other.actor('administrator'), 'hun systeem')
  assert.ok(theirs.ok)
  const bearer = theirs.value.token
  const id = world.accounts.counsellor
  for (const method of ['GET', 'DELETE'] as const) assert.equal((await ask(method, `/Users/${id}`, undefined, bearer)).status, 404)
  const found = list.parse((await ask('GET', '/Users', undefined, bearer)).body)
  assert.ok(!found.Resources.some((one) => one.id === id))
})
