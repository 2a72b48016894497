import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { done, partnerOrganisation, refer } from '#app/intake/testing.ts'
import { testSite } from '#app/site.testing.ts'
import { makeLink } from '#modules/network/public.ts'
import { publicLocales } from '#platform/text/locale.ts'

const site = await testSite({ as: null })
const { app, world } = site
after(() => app.close())
const organisationId = await partnerOrganisation(world)

const later = (ms: number): void => {
  world.clock.now = new Date(world.clock.now.getTime() + ms)
}
const countReferrals = () =>
  world.db.as(world.actor('counsellor'), async (tx) => {
    const query = tx.selectFrom('referrals.referral').select(({ fn }) => fn.countAll<number>().as('n'))
    return (await query.where('municipality_id', '=', world.municipalityId).executeTakeFirstOrThrow()).n
  })
async function stampOf(path: string): Promise<string> {
  const { body } = await app.inject(path)
  return /name="stamp" value="([^"]+)"/.exec(body)?.[1] ?? ''
}
const parent = { situation: 'pregnant', months: '5', givenName: 'Amal', phone: '0470 00 00 00', postcode: '2800', message: 'no' }

test('the public page stands in eight languages, works from right to left and stays light', async () => {
  const css = await (async () => {
    const { body } = await app.inject('/aanmelden')
    const href = /href="(\/assets\/[^"]+\.css)"/.exec(body)?.[1] ?? ''
    return (await app.inject({ url: href, headers: { 'accept-encoding': 'br' } })).rawPayload.length
  })()
  const titles = new Set<string>()
  for (const locale of publicLocales) {
    const { body, statusCode } = await app.inject(`/aanmelden?taal=${locale}`)
    assert.equal(statusCode, 200)
    assert.match(body, new RegExp(`<html lang="${locale}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}"`))
    titles.add(/<h1>([^<]+)/.exec(body)?.[1] ?? '')
    assert.ok(gzipSync(body).length + css < 50_000, `${locale}: ${gzipSync(body).length} + ${css} bytes`)
  }
  assert.equal(titles.size, publicLocales.length)
})

test('the language follows the browser, and a link wins', async () => {
  const headers = { 'accept-language': 'tr-TR,tr;q=0.9,nl;q=0.5' }
  assert.match((await app.inject({ url: '/aanmelden', headers })).body, /<html lang="tr"/)
  assert.match((await app.inject({ url: '/aanmelden?taal=ro', headers })).body, /<html lang="ro"/)
})

test('a form with mistakes says all of them at once and keeps what was typed', async () => {
  const typed = {
    situation: 'pregnant',
    givenName: 'Amal',
    phone: '0470 00 00 0',
    help: 'housing',
    note: 'Ik woon bij een vriendin',
    language: 'ar',
    interpreter: 'yes',
  }
  const { statusCode, body } = await site.postForm('/aanmelden?taal=nl', typed)
  assert.equal(statusCode, 422)
  for (const field of ['months', 'phone', 'postcode']) assert.match(body, new RegExp(`href="#f-${field}"`), field)
  const kept = [
    /value="Amal"/,
    /value="0470 00 00 0"/,
    /Ik woon bij een vriendin/,
    /value="housing"[^>]*checked/,
    /value="ar"[^>]*selected/,
    /value="pregnant"[^>]*checked/,
  ]
  for (const pattern of kept) assert.match(body, pattern)
})

test('a parent is thanked with a number, and nothing she wrote stands in the address', async () => {
  const stamp = await stampOf('/aanmelden')
  later(60_000)
  const before = await countReferrals()
  const { statusCode, headers } = await site.postForm('/aanmelden?taal=nl', { ...parent, stamp })
  assert.equal(statusCode, 303)
  const to = String(headers.location)
  assert.match(to, /^\/aanmelden\/bedankt\?[^ ]*nr=AM-2026-\d{4}$/)
  assert.doesNotMatch(to, /Amal|0470|2800/)
  const thanks = await app.inject(to)
  assert.match(thanks.body, /AM-2026-\d{4}/)
  assert.doesNotMatch(thanks.body, /Amal/)
  assert.equal(await countReferrals(), before + 1)
})

test('a robot stores nothing, a person in a hurry loses nothing', async () => {
  const before = await countReferrals()
  const stamp = await stampOf('/aanmelden')
  for (const robot of [{ ...parent, stamp }, parent, { ...parent, stamp, website: 'https://spam.example' }]) {
    const { statusCode, body } = await site.postForm('/aanmelden?taal=nl', robot)
    assert.equal(statusCode, 422)
    assert.match(body, /value="Amal"/)
  }
  assert.equal(await countReferrals(), before)
})

test('a partner sees its own referrals by initials, and of another organisation nothing', async () => {
  const { referralId } = await refer(world, { person: { givenName: 'Zahra', familyName: 'Quist' } })
  const cookie = await site.cookieOf('partner')
  const page = await app.inject({ url: '/verwijzen', headers: { cookie } })
  assert.match(page.body, /Z\. Q\./)
  assert.doesNotMatch(page.body, /Quist/)
  assert.equal((await app.inject({ url: `/verwijzen/aanmelding/${referralId}`, headers: { cookie } })).statusCode, 200)
  await partnerOrganisation(world, 'Een andere dienst')
  for (const path of ['', '/aanpassen']) {
    const other = await app.inject({ url: `/verwijzen/aanmelding/${referralId}${path}`, headers: { cookie } })
    assert.equal(other.statusCode, 404, path)
  }
  assert.equal((await app.inject({ url: `/nieuw/${referralId}`, headers: { cookie } })).statusCode, 404)
})

test('a receipt without agreement says it arrived and no more', async () => {
  const { receiptToken, referralId } = await refer(world, {
    agreement: 'not-asked',
    mayTellStatus: false,
    person: { givenName: 'Petra', familyName: 'Stil' },
  })
  const team = await site.cookieOf('counsellor')
  await site.postForm(`/nieuw/${referralId}/contact`, { how: 'phone' }, team)
  const { body } = await app.inject(`/verwijzen/ontvangst/${receiptToken}`)
  assert.match(body, /Ontvangen/)
  assert.doesNotMatch(body, /Contact gemaakt|Petra|Stil/)
})

test('a partner link asks who refers, keeps what was typed and is not found once wrong', async () => {
  const { token } = done(await makeLink(world.deps, world.actor('team-lead'), { organisationId, label: 'Kraamafdeling' }))
  assert.equal((await app.inject('/verwijzen/via/wrong')).statusCode, 404)
  const { statusCode, body } = await site.postForm(`/verwijzen/via/${token}`, {
    agreement: 'spoken',
    givenName: 'Noor',
    income: 'weak',
    work: 'unknown',
  })
  assert.equal(statusCode, 422)
  for (const field of ['phone', 'referrerName']) assert.match(body, new RegExp(`href="#f-${field}"`), field)
  assert.match(body, /1 zwak, 0 niet zwak, 1 niet gekend/)
  assert.match(body, /value="Noor"/)
})

test('the team finds the referral, decides, and takes it back from the toast', async () => {
  const { referralId } = await refer(world, { person: { givenName: 'Lotte', familyName: 'Beslist' } })
  const cookie = await site.cookieOf('counsellor')
  const list = await app.inject({ url: '/nieuw', headers: { cookie } })
  assert.match(list.body, /Lotte Beslist/)
  const missing = await site.postForm(`/nieuw/${referralId}/niet-starten`, { note: 'blijft staan' }, cookie)
  assert.equal(missing.statusCode, 422)
  assert.match(missing.body, /value="blijft staan"/)
  const declined = await site.postForm(`/nieuw/${referralId}/niet-starten`, { declineReason: 'own-choice' }, cookie)
  assert.equal(declined.headers.location, '/nieuw')
  assert.doesNotMatch((await app.inject({ url: '/nieuw/aanmelding', headers: { cookie } })).body, /Lotte/)
  const detail = await app.inject({ url: `/nieuw/${referralId}`, headers: { cookie } })
  const undo = /action="(\/nieuw\/[^"]+\/ongedaan\/[^"]+)"/.exec(detail.body)?.[1] ?? ''
  assert.equal((await site.postForm(undo, {}, cookie)).statusCode, 303)
  assert.match((await app.inject({ url: `/nieuw/${referralId}`, headers: { cookie } })).body, /Neem aan en wijs toe/)
})

test('only who manages sees the directory of partners', async () => {
  for (const role of ['counsellor', 'partner', 'researcher'] as const) {
    const cookie = await site.cookieOf(role)
    assert.equal((await app.inject({ url: '/beheer/partners', headers: { cookie } })).statusCode, 404, role)
  }
  const cookie = await site.cookieOf('team-lead')
  assert.match((await app.inject({ url: '/beheer/partners', headers: { cookie } })).body, /AZ Sint-Maarten/)
  const twice = await site.postForm('/beheer/partners', { name: 'A.Z. Sint Maarten vzw', kind: 'external' }, cookie)
  assert.equal(twice.statusCode, 422)
  const made = await site.postForm(`/beheer/partners/${organisationId}/links`, { label: 'Balie' }, cookie)
  assert.match(made.body, /verwijzen\/via\/[\w-]+/)
})

test('acceptance leads to the new dossier, and its undo brings the referral back', async () => {
  const { referralId } = await refer(world, {
    person: { givenName: 'Nora', familyName: 'Aanvaard', phone: '0470 31 31 31', birthDate: '2000-01-02' },
  })
  const cookie = await site.cookieOf('counsellor')
  const missing = await site.postForm(`/nieuw/${referralId}/aannemen`, { act: 'accept', programme: 'opkomst' }, cookie)
  assert.equal(missing.statusCode, 422)
  assert.match(missing.body, /href="#f-counsellorId"/)
  const fields = { act: 'accept', programme: 'opkomst', counsellorId: world.accounts.counsellor, outlook: 'too-early' }
  const accepted = await site.postForm(`/nieuw/${referralId}/aannemen`, fields, cookie)
  assert.match(String(accepted.headers.location), /^\/gezinnen\/[0-9a-f-]{36}$/)
  const detail = await app.inject({ url: `/nieuw/${referralId}`, headers: { cookie } })
  assert.match(detail.body, /Open het dossier/)
  const undo = /action="(\/nieuw\/[^"]+\/ongedaan\/[^"]+)"/.exec(detail.body)?.[1] ?? ''
  await site.postForm(undo, {}, cookie)
  assert.match((await app.inject({ url: `/nieuw/${referralId}`, headers: { cookie } })).body, /Neem aan en wijs toe/)
})
