/** Who lost a factor: first it is made sure who that is, then the link opens with a code that goes another way (OWASP ASVS 5.0, V6.4.4). */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testSite } from '#app/site.testing.ts'
import { machine, type Role } from '#platform/actor.ts'
import { createAccount } from './commands/accounts.ts'
import { enrol, findEnrolment, openLink } from './commands/enrolment.ts'
import { confirmNewLink, inviteAgain } from './commands/new-link.ts'
import { saveProvider } from './commands/provider.ts'
import { hashToken, totpCode } from './secrets.ts'

const site = await testSite({ as: null })
const { world } = site
const { deps, municipalityId } = world
after(() => site.app.close())
const administrator = world.actor('administrator')
const { slug } = await deps.db.catalogue((db) =>
  db.selectFrom('platform.municipality').select('slug').where('id', '=', municipalityId).executeTakeFirstOrThrow(),
)

let made = 0
/** Somebody of a role who has been in, and whose second factor works. */
async function person(role: Role): Promise<string> {
  made += 1
  const account = { email: `kwijt${made}@test.example`, name: `Kwijt ${made}`, role, languages: [], locale: 'nl' }
  const invited = await createAccount(deps, administrator, account)
  assert.ok(invited.ok)
  const { accountId, token, spoken } = invited.value
  assert.equal(spoken, null, 'a first link has nothing to take over')
  const pending = await findEnrolment(deps, municipalityId, token)
  const code = totpCode(pending?.totpSecret ?? '', deps.now())
  assert.ok((await enrol(deps, municipalityId, { token, password: 'drie groene fietsen', code })).ok)
  return accountId
}
const detailOf = async (subjectId: string, action: string): Promise<unknown> => {
  const rows = await deps.db.as(administrator, (tx) =>
    tx
      .selectFrom('audit.event')
      .select(['detail', 'actor_id', 'at'])
      .where('subject_id', '=', subjectId)
      .where('action', '=', action)
      .orderBy('id', 'desc')
      .execute(),
  )
  return rows[0]
}
const linkOf = async (accountId: string) => {
  const again = await inviteAgain(deps, administrator, accountId, 'in-person')
  assert.ok(again.ok && again.value.kind === 'made')
  return again.value.invitation
}

test('without saying how it was made sure who it is there is no new link, and nothing ends', async () => {
  const accountId = await person('counsellor')
  for (const actor of [administrator, world.actor('team-lead'), machine(municipalityId, 'administration')]) {
    assert.deepEqual(await inviteAgain(deps, actor, accountId, null), { ok: false, refusal: { kind: 'proof-missing' } })
  }
  const leader = await person('team-lead')
  assert.deepEqual(await inviteAgain(deps, administrator, leader, null), { ok: false, refusal: { kind: 'proof-missing' } })
  assert.ok((await inviteAgain(deps, administrator, leader, 'in-person')).ok)
  const second = { ...world.actor('team-lead') }
  assert.deepEqual(await confirmNewLink(deps, second, leader, null), { ok: false, refusal: { kind: 'proof-missing' } })
})

test('the audit says how, by whom and when; for two people, how each of them did', async () => {
  const accountId = await person('midwife')
  assert.ok((await inviteAgain(deps, administrator, accountId, 'video')).ok)
  assert.deepEqual(await detailOf(accountId, 'identity.account.invited'), {
    detail: { proof: 'video' },
    actor_id: administrator.accountId,
    at: deps.now(),
  })
  const leader = await person('team-lead')
  await inviteAgain(deps, administrator, leader, 'in-person')
  assert.ok((await confirmNewLink(deps, world.actor('team-lead'), leader, 'video')).ok)
  assert.deepEqual(await detailOf(leader, 'identity.account.link-asked'), {
    detail: { proof: 'in-person' },
    actor_id: administrator.accountId,
    at: deps.now(),
  })
  assert.deepEqual(await detailOf(leader, 'identity.account.invited'), {
    detail: { proof: 'video', askedBy: administrator.accountId },
    actor_id: world.actor('team-lead').accountId,
    at: deps.now(),
  })
})

test('who asks for herself vouches for nobody: only the one who confirms does', async () => {
  const accountId = await person('administrator')
  const own = { ...administrator, accountId }
  assert.deepEqual(await inviteAgain(deps, own, accountId, 'in-person'), { ok: true, value: { kind: 'asked' } })
  assert.deepEqual(await detailOf(accountId, 'identity.account.link-asked'), {
    detail: { proof: null },
    actor_id: accountId,
    at: deps.now(),
  })
  assert.deepEqual(await confirmNewLink(deps, administrator, accountId, null), { ok: false, refusal: { kind: 'proof-missing' } })
  assert.ok((await confirmNewLink(deps, administrator, accountId, 'in-person')).ok)
})

test('the identity service proves somebody only where there is one', async () => {
  const accountId = await person('counsellor')
  assert.deepEqual(await inviteAgain(deps, administrator, accountId, 'service'), { ok: false, refusal: { kind: 'proof-missing' } })
  const settings = {
    name: 'Dienst',
    issuer: 'https://dienst.example.org',
    clientId: 'x',
    authentication: 'client_secret_basic' as const,
    secretName: 'OPKOMST_AANMELDEN_TEST',
    scopes: ['openid'],
    roleClaim: 'rol',
    organisationCode: null,
    isEnabled: true,
  }
  assert.ok((await saveProvider(deps, administrator, settings)).ok)
  assert.ok((await inviteAgain(deps, administrator, accountId, 'service')).ok)
  assert.ok((await saveProvider(deps, administrator, { ...settings, isEnabled: false })).ok)
})

test('the link opens with its code only, however that was typed, and tells nothing before', async () => {
  const { token, spoken } = await linkOf(await person('counsellor'))
  assert.ok(spoken !== null)
  assert.deepEqual(await openLink(deps, municipalityId, { token, spoken: null }), { ok: false, refusal: 'code-missing' })
  assert.deepEqual(await openLink(deps, municipalityId, { token, spoken: 'BBB-222' }), { ok: false, refusal: 'code-wrong' })
  for (const typed of [spoken, spoken.toLowerCase(), spoken.replace('-', ' '), spoken.replace('-', '')]) {
    assert.ok((await openLink(deps, municipalityId, { token, spoken: typed })).ok)
  }
  const withoutCode = await enrol(deps, municipalityId, { token, password: 'vier blauwe bomen', code: '000000' })
  assert.deepEqual(withoutCode, { ok: false, refusal: [{ field: 'link', why: 'code-missing' }] })
})

test('after five wrong codes the link is gone, also for the right one, and each is in the audit; guesses at once are counted all', async () => {
  const accountId = await person('counsellor')
  const { token, spoken } = await linkOf(accountId)
  const guesses = await Promise.all(
    Array.from({ length: 8 }, (_, at) => openLink(deps, municipalityId, { token, spoken: `ZZZ-99${at + 2}` })),
  )
  const told = guesses.map((guess) => (guess.ok ? 'open' : guess.refusal)).toSorted()
  assert.deepEqual(told, [...Array<string>(4).fill('code-wrong'), ...Array<string>(4).fill('gone')])
  assert.deepEqual(await openLink(deps, municipalityId, { token, spoken }), { ok: false, refusal: 'gone' })
  const refused = await deps.db.as(administrator, (tx) =>
    tx
      .selectFrom('audit.event')
      .select('detail')
      .where('subject_id', '=', accountId)
      .where('action', '=', 'identity.sign-in.refused')
      .execute(),
  )
  assert.deepEqual(refused, Array(5).fill({ detail: { method: 'link-code' } }))
})

test('neither token nor code stands in the database, and the code is no hash to try out without the token', async () => {
  const { token, spoken } = await linkOf(await person('counsellor'))
  const rows = await deps.db.as(administrator, (tx) => tx.selectFrom('identity.enrolment').select(['token_hash', 'code_hash']).execute())
  const kept = JSON.stringify(rows)
  const bare = [spoken ?? '', (spoken ?? '').replace('-', '')].map(hashToken)
  assert.ok(rows.some(({ code_hash }) => code_hash !== null) && rows.every(({ code_hash }) => !bare.includes(code_hash ?? '')))
  assert.ok(spoken !== null && !kept.includes(token) && !kept.includes(spoken) && !kept.includes(spoken.replace('-', '')))
})

const ask = (method: 'GET' | 'POST', url: string, cookie: string) => site.app.inject({ method, url, headers: { cookie } })

test('on screen: how it was made sure is asked, the code stands apart from the link, and the link asks it', async () => {
  const accountId = await person('counsellor')
  const cookie = await site.cookieOf('administrator')
  const path = `/beheer/accounts/${accountId}/link`
  const page = await ask('GET', path, cookie)
  assert.match(page.body, /Hoe weet je dat dit Kwijt \d+ is\?/)
  assert.doesNotMatch(page.body, /Bewezen via de aanmelddienst/, 'there is none here')
  assert.doesNotMatch(page.body, /<input[^>]*type="text"/, 'nowhere to write a number of a document')
  for (const proof of [{}, { proof: '' }, { proof: 'geloofd' }, { proof: 'service' }]) {
    const refused = await site.postForm(path, proof, cookie)
    assert.equal(refused.statusCode, 422)
    assert.match(refused.body, /Kies hoe je nagaat wie het is/)
  }
  const shown = await site.postForm(path, { proof: 'in-person' }, cookie)
  assert.equal(shown.statusCode, 200)
  const token = new RegExp(`/welkom/${slug}/([\\w-]+)`).exec(shown.body)?.[1] ?? ''
  const spoken = /<code>([2-9A-Z]{3}-[2-9A-Z]{3})<\/code>/.exec(shown.body)?.[1] ?? ''
  const link = `/welkom/${slug}/${token}`
  const first = await ask('GET', link, '')
  assert.match(first.body, /Code die je hoorde/)
  assert.doesNotMatch(first.body, /Kwijt|kwijt\d|Sleutel|data:image/, 'not whose it is, and no secret')
  assert.match((await site.postForm(link, { spoken: 'ZZZ-999' })).body, /Deze code klopt niet/)
  assert.match((await site.postForm(link, { spoken: '' })).body, /Typ de code die je hoorde/)
  const second = await site.postForm(link, { spoken: spoken.toLowerCase() })
  assert.match(second.body, /Welkom Kwijt/)
  const withoutIt = await site.postForm(link, { password: 'vier blauwe bomen', code: '123456' })
  assert.match(withoutIt.body, /Code die je hoorde/)
  const pending = await findEnrolment(deps, municipalityId, token, spoken)
  const code = totpCode(pending?.totpSecret ?? '', deps.now())
  assert.match((await site.postForm(link, { spoken, password: 'kort', code })).body, /te kort/)
  const done = await site.postForm(link, { spoken, password: 'vier blauwe bomen', code })
  assert.deepEqual([done.statusCode, done.headers['location']], [303, `/inloggen?gemeente=${slug}`])
  assert.equal((await ask('GET', link, '')).statusCode, 410)
})

test('on screen: who confirms what another asked says how as well', async () => {
  const leader = await person('team-lead')
  const path = `/beheer/accounts/${leader}/link`
  const asked = await site.postForm(path, { proof: 'video' }, await site.cookieOf('administrator'))
  assert.equal(asked.headers['location'], '/beheer/accounts')
  const cookie = await site.cookieOf('team-lead')
  const page = await ask('GET', path, cookie)
  assert.match(page.body, /nieuwe link gevraagd door [^<]*videogesprek, met identiteitsdocument/)
  assert.equal((await site.postForm(`${path}/bevestigen`, {}, cookie)).statusCode, 422)
  assert.match((await site.postForm(`${path}/bevestigen`, { proof: 'in-person' }, cookie)).body, /Zeg deze code zelf/)
})

test('her own page tells whose account it is how somebody made sure it was her', async () => {
  await site.cookieOf('counsellor')
  world.clock.now = new Date(world.clock.now.getTime() + 120_000)
  await linkOf(world.accounts.counsellor)
  const own = await ask('GET', '/account', await site.cookieOf('counsellor'))
  assert.match(own.body, /Zo is nagegaan wie je bent: zelf gezien, met identiteitsdocument\. Klopt dat niet\?/)
})

test('an account nobody was in yet gets its link without questions, and a counsellor finds no such page', async () => {
  const account = { email: 'nog-niet@test.example', name: 'Nog Niet', role: 'counsellor' as const, languages: [], locale: 'nl' }
  const invited = await createAccount(deps, administrator, account)
  assert.ok(invited.ok)
  const path = `/beheer/accounts/${invited.value.accountId}/link`
  const cookie = await site.cookieOf('administrator')
  assert.match((await ask('GET', path, cookie)).body, /was nog niet binnen/)
  const shown = await site.postForm(path, {}, cookie)
  assert.match(shown.body, /\/welkom\//)
  assert.doesNotMatch(shown.body, /Zeg deze code zelf/)
  assert.equal((await ask('GET', path, await site.cookieOf('counsellor'))).statusCode, 404)
})
