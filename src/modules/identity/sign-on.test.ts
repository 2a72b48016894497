import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { removeRoleRule, saveProvider, setRoleRule } from './commands/provider.ts'
import { checkProvider, type ProviderTrouble } from './commands/sign-on-client.ts'
import type { Signing } from './identity-service.testing.ts'
import type { Provider } from './queries/provider.ts'
import {
  acr,
  administrator,
  bent,
  browser,
  linkedAccount,
  orgCode,
  secret,
  service,
  sessions,
  settings,
  signing,
  site,
} from './sign-on.testing.ts'

const { world } = site
const { deps, municipalityId, accounts } = world

test('the button stands on the sign-in page, and leads through the service to a session with the role of the claim', async () => {
  const visitor = browser()
  assert.match((await visitor.ask('/inloggen')).body, /Meld aan met Mijn dienst/)
  const departure = new URL(await visitor.depart())
  const asked = Object.fromEntries(departure.searchParams)
  assert.equal(asked['code_challenge_method'], 'S256')
  assert.ok((asked['nonce'] ?? '').length > 20 && (asked['state'] ?? '').length > 20)
  assert.deepEqual(JSON.parse(Buffer.from(asked['login_hint'] ?? '', 'base64').toString()), { cap_hint: 'LB', code_hint: orgCode })
  const back = await visitor.ask(await visitor.through(departure.href))
  assert.deepEqual([back.statusCode, back.headers.location], [303, '/account'])
  const account = (await visitor.ask('/account')).body
  assert.match(account, /Lotte Van Dienst/)
  assert.match(account, /begeleider/)
  assert.equal((await visitor.ask('/gezinnen')).statusCode, 200)
  const first = await linkedAccount(service.address, 'lotte')
  await browser().signIn()
  assert.equal(await linkedAccount(service.address, 'lotte'), first, 'the second time it is the same account')
})

test('the program proves itself with a key as well', async () => {
  await saveProvider(deps, administrator, {
    ...settings,
    clientId: 'opkomst-sleutel',
    authentication: 'private_key_jwt',
    secretName: 'OPKOMST_AANMELDEN_SLEUTEL',
  })
  assert.equal((await browser().signIn()).headers.location, '/account')
})

test('a means too weak for the role is asked again for a stronger one, and refused when it stays weak', async () => {
  for (const weak of ['csampassword', 'csamtotp', 'csamsms']) {
    signing.acr = acr(weak)
    const visitor = browser()
    const again = await visitor.signIn()
    assert.equal(again.statusCode, 303)
    const asked = new URL(String(again.headers.location)).searchParams
    assert.equal(asked.get('prompt'), 'login')
    assert.equal(asked.get('acr_values'), [acr('eid'), acr('eidashigh'), acr('itsme')].join(' '))
    const count = await sessions()
    const refused = await visitor.ask(await visitor.through(String(again.headers.location)))
    assert.equal(refused.statusCode, 403)
    assert.match(refused.body, /te zwak/)
    assert.equal(await sessions(), count)
  }
  signing.acr = acr('csampassword')
  const visitor = browser()
  const again = await visitor.signIn()
  signing.acr = acr('itsme')
  assert.equal((await visitor.ask(await visitor.through(String(again.headers.location)))).headers.location, '/account')
})

test('what is enough for one role is not for another', async () => {
  Object.assign(signing, { sub: 'partner', acr: acr('csamtotp'), roles: ['Partner'] })
  assert.equal((await browser().signIn()).headers.location, '/account')
  Object.assign(signing, { acr: acr('csampassword') })
  assert.match(String((await browser().signIn()).headers.location), /acr_values=/)
})

const refusals: readonly (readonly [string, Partial<Signing>, RegExp])[] = [
  ['a sign-in of three hours ago', { authTime: Math.floor(Date.now() / 1000) - 3 * 3600 }, /te lang geleden|geen bruikbaar antwoord/],
  ['somebody without a role here', { sub: 'piet', roles: ['Directeur'] }, /geen rol/],
  ['somebody of another organisation', { orgCode: '0999999999' }, /andere organisatie/],
]
for (const [what, how, words] of refusals) {
  test(`${what} does not come in`, async () => {
    Object.assign(signing, how)
    const count = await sessions()
    const refused = await browser().signIn()
    assert.equal(refused.statusCode, 403)
    assert.match(refused.body, words)
    assert.equal(await sessions(), count)
  })
}

test('an answer works once, in the browser that asked, with its own state and from its own service', async () => {
  const visitor = browser()
  const back = await visitor.through(await visitor.depart())
  const count = await sessions()
  assert.equal((await browser().ask(back)).statusCode, 403, 'in another browser')
  const other = browser()
  await other.depart()
  assert.equal((await other.ask(back)).statusCode, 403, 'with the question of another browser')
  for (const change of [
    (url: URL) => url.searchParams.set('iss', bent.address),
    (url: URL) => url.searchParams.delete('iss'),
    (url: URL) => url.searchParams.set('state', 'x'.repeat(43)),
    (url: URL) => url.searchParams.delete('state'),
    (url: URL) => url.searchParams.set('code', 'x'.repeat(43)),
    (url: URL) => url.searchParams.append('error', 'access_denied'),
  ]) {
    const victim = browser()
    const url = new URL(await victim.through(await victim.depart()), 'http://localhost')
    change(url)
    assert.equal((await victim.ask(url.pathname + url.search)).statusCode, 403)
  }
  assert.equal(await sessions(), count)
  assert.equal((await visitor.ask(back)).statusCode, 303)
  assert.equal((await visitor.ask(back)).statusCode, 403, 'a second time')
})

test('an answer for one service is worth nothing after the settings name another', async () => {
  const visitor = browser()
  const back = await visitor.through(await visitor.depart())
  await saveProvider(deps, administrator, { ...settings, issuer: bent.address })
  assert.equal((await visitor.ask(back)).statusCode, 403)
})

test('an account is linked by its owner, and by nobody else', async () => {
  signing.sub = 'hanne'
  const owner = browser(await site.cookieOf('counsellor'))
  const linked = await owner.signIn('/inloggen/dienst?doel=koppel')
  assert.deepEqual([linked.statusCode, linked.headers.location], [303, '/account'])
  assert.equal(await linkedAccount(service.address, 'hanne'), accounts.counsellor)
  const other = browser(await site.cookieOf('midwife'))
  const refused = await other.signIn('/inloggen/dienst?doel=koppel')
  assert.equal(refused.statusCode, 403)
  assert.match(refused.body, /ander account/)
  const visitor = browser()
  assert.equal((await visitor.ask('/inloggen/dienst?doel=koppel')).headers.location, '/inloggen')
})

test('proving again through the service counts for the linked account only', async () => {
  signing.sub = 'hanne'
  const cookie = await site.cookieOf('counsellor')
  world.clock.now = new Date(Date.now() + 660_000)
  const owner = browser(cookie)
  const before = await owner.ask('/account/sleutels/nieuw')
  assert.equal(before.statusCode, 403)
  assert.match(before.body, /Bevestig in een nieuw tabblad met Mijn dienst/)
  world.clock.now = new Date()
  assert.equal((await owner.signIn('/inloggen/dienst?doel=bevestig')).statusCode, 303)
  signing.sub = 'lotte'
  const stranger = browser(cookie)
  assert.equal((await stranger.signIn('/inloggen/dienst?doel=bevestig')).statusCode, 403, 'somebody else at the service')
})

test('a role taken away at the service is gone here at the next sign-in, and a closed account stays closed', async () => {
  signing.sub = 'wisselt'
  await browser().signIn()
  const id = await linkedAccount(service.address, 'wisselt')
  signing.roles = ['Partner']
  await browser().signIn()
  const role = () =>
    deps.db.as(administrator, (tx) =>
      tx
        .selectFrom('identity.account')
        .select('role')
        .where('municipality_id', '=', municipalityId)
        .where('id', '=', id ?? '')
        .executeTakeFirstOrThrow(),
    )
  assert.equal((await role()).role, 'partner')
  await removeRoleRule(deps, administrator, 'Partner')
  assert.equal((await browser().signIn()).statusCode, 403)
  await setRoleRule(deps, administrator, { claimValue: 'Partner', role: 'partner', leastLevel: 'substantial' })
  await deps.db.as(administrator, (tx) =>
    tx
      .updateTable('identity.account')
      .set({ disabled_at: deps.now() })
      .where('municipality_id', '=', municipalityId)
      .where('id', '=', id ?? '')
      .execute(),
  )
  const closed = await browser().signIn()
  assert.equal(closed.statusCode, 403)
  assert.match(closed.body, /gesloten/)
})

test('a service that does not answer is said so, and only its administrator sets it', async () => {
  await saveProvider(deps, administrator, { ...settings, issuer: 'http://127.0.0.1:9' })
  const refused = await browser().ask('/inloggen/dienst')
  assert.equal(refused.statusCode, 503)
  assert.equal((await saveProvider(deps, world.actor('team-lead'), settings)).ok, false)
})

const own: Provider = { id: '', ...settings }
const tried: readonly (readonly [string, Provider, ProviderTrouble])[] = [
  ['all is well', own, 'none'],
  ['the secret is not on the server', { ...own, secretName: 'OPKOMST_AANMELDEN_NERGENS' }, 'no-secret'],
  ['a word where a key is needed', { ...own, authentication: 'private_key_jwt' }, 'bad-key'],
  ['nobody answers there', { ...own, issuer: 'http://127.0.0.1:9' }, 'no-answer'],
]
for (const [name, provider, trouble] of tried) {
  test(`the administrator reads it when ${name}`, async () => assert.equal(await checkProvider(provider, deps.now()), trouble))
}

test('no table holds the secret', async () => {
  const client = new pg.Client({ connectionString: world.superuserUrl })
  await client.connect()
  const { rows } = await client.query<{
    name: string
  }>(`select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('identity', 'audit', 'platform', 'access')`)
  const found = []
  for (const { name } of rows) {
    const hit = await client.query(`select 1 from ${name} t where t::text like $1 limit 1`, [`%${secret.slice(0, 30)}%`])
    if (hit.rowCount !== 0) found.push(name)
  }
  await client.end()
  assert.deepEqual(found, [])
})
