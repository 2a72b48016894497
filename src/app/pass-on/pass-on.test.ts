import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { linkConflict } from '#app/access/commands.ts'
import { testSite } from '#app/site.testing.ts'
import { planVisit } from '#modules/contacts/public.ts'
import { takeField, toField } from './divide-page.tsx'

const site = await testSite()
after(() => site.app.close())
const { world } = site
const { deps, accounts, actor, municipalityId } = world
const counsellor = accounts.counsellor
const midwife = accounts.midwife
const lead = accounts['team-lead']
const page = `/gezinnen/verdelen/${counsellor}`
const families: string[] = []

const mother = (givenName: string) => ({ kind: 'new' as const, person: { givenName, familyName: 'Benzarra' } })

before(async () => {
  for (const name of ['Amal', 'Bea', 'Chaima']) families.push(await site.open({ mother: mother(name), members: [], pregnancy: null }))
})
beforeEach(() => {
  site.who.role = 'team-lead'
})

async function guidedBy(dossierId: string): Promise<string | null> {
  const row = await deps.db.as(actor('team-lead'), (tx) =>
    tx
      .selectFrom('dossiers.assignment')
      .select('account_id as id')
      .where('municipality_id', '=', municipalityId)
      .where('dossier_id', '=', dossierId)
      .where('until_on', 'is', null)
      .executeTakeFirst(),
  )
  return row?.id ?? null
}
const guides = () => Promise.all(families.map(guidedBy))

const answers = (to: Readonly<Record<string, string>>, reason = 'Hanne vertrekt'): Record<string, string> => ({
  reason,
  ...Object.fromEntries(Object.entries(to).flatMap(([id, account]) => [[takeField(id), 'yes'] as const, [toField(id), account] as const])),
})
const [amal, bea, chaima] = [() => families[0] ?? '', () => families[1] ?? '', () => families[2] ?? '']

async function undoOf(html: string): Promise<string> {
  return /action="([^"]+\/terug)"/.exec(html)?.[1] ?? assert.fail('no undo offered')
}

test('the page suggests somebody for every family, and only the team lead opens it', async () => {
  const { status, html } = await site.get(page)
  assert.equal(status, 200)
  for (const name of ['Amal', 'Bea', 'Chaima']) assert.match(html, new RegExp(`Wie neemt ${name} Benzarra over`))
  assert.equal(html.match(/checked/g)?.length, 3)
  assert.doesNotMatch(html, new RegExp(`<option value="${counsellor}"`), 'nobody takes over from herself')
  for (const role of ['counsellor', 'midwife', 'administrator', 'researcher', 'partner'] as const) {
    site.who.role = role
    assert.equal((await site.get(page)).status === 200, false, role)
  }
})

test('some families go over in one save, with their visits and the reason in their history; one undo takes all of it back', async () => {
  const visit = {
    accountId: counsellor,
    kind: 'home-visit' as const,
    plannedOn: '2026-11-20',
    plannedAt: '10:00',
    minutes: 60,
    place: null,
  }
  const planned = await planVisit(deps, actor('counsellor'), { dossierId: amal(), saveKey: null, visit })
  assert.ok(planned.ok)
  const saved = await site.post(page, answers({ [amal()]: midwife, [bea()]: lead }), page)
  assert.deepEqual([saved.status, saved.location], [303, page])
  assert.deepEqual(await guides(), [midwife, lead, counsellor])
  const history = (await site.get(`/gezinnen/${amal()}/geschiedenis`)).html.replace(/<[^>]+>/g, ' ')
  assert.match(history, /Test midwife neemt over[\s\S]*Hanne vertrekt/)
  site.who.role = 'midwife'
  const today = (await site.get('/vandaag?wie=mijn')).html.replace(/<[^>]+>/g, ' ')
  assert.match(today, /Nieuw bij jou\s+Amal Benzarra\s+van Test counsellor[^<]*Hanne vertrekt/)
  assert.match(today, /Het eerste volgende is bij Amal Benzarra/)
  site.who.role = 'team-lead'
  const again = await site.post(page, answers({ [chaima()]: midwife }), page)
  const said = (await site.get(again.location)).html
  assert.match(said, /1 gezin van Test counsellor overgedragen/)
  assert.equal((await site.post(await undoOf(said), {}, page)).status, 303)
  assert.deepEqual(await guides(), [midwife, lead, counsellor])
})

test('an undo gives back what still stands, and leaves what somebody changed since', async () => {
  const to = `/gezinnen/verdelen/${midwife}`
  const saved = await site.post(to, answers({ [amal()]: counsellor }), to)
  const undo = await undoOf((await site.get(saved.location)).html)
  const back = await site.post(undo, {}, page)
  assert.match((await site.get(back.location)).html, /1 gezin weer bij Test midwife/)
  assert.equal(await guidedBy(amal()), midwife)
  assert.equal((await site.post(undo, {}, page)).status, 404, 'nothing is taken back twice')
})

test('a page that grew old changes nothing at all', async () => {
  const saved = await site.post(page, answers({ [chaima()]: midwife, [bea()]: midwife }), page)
  assert.equal(saved.status, 422)
  assert.match(saved.html, /Iemand veranderde dit gezin ondertussen/)
  assert.deepEqual(await guides(), [midwife, lead, counsellor])
})

test('nothing ticked, and a family without a name chosen, are asked for', async () => {
  assert.match((await site.post(page, { reason: '' }, page)).html, /Vink minstens één gezin aan/)
  const without = await site.post(page, answers({ [chaima()]: '' }), page)
  assert.match(without.html, /Kies wie overneemt/)
  assert.equal(await guidedBy(chaima()), counsellor)
})

test('who knows a family personally is not offered, and is refused when sent nevertheless, also one by one', async () => {
  const linked = await linkConflict(deps, actor('team-lead', 'security'), { dossierId: chaima(), accountId: midwife, kind: 'neighbour' })
  assert.ok(linked.ok)
  const { html } = await site.get(page)
  assert.doesNotMatch(html, new RegExp(`<option value="${midwife}"`))
  assert.match(html, /Niet voor Test midwife/)
  const sent = await site.post(page, answers({ [chaima()]: midwife }), page)
  assert.equal(sent.status, 422)
  const alone = await site.post(`/gezinnen/${chaima()}/begeleider`, { accountId: midwife }, `/gezinnen/${chaima()}/begeleider`)
  assert.equal(alone.status, 422)
  assert.equal(await guidedBy(chaima()), counsellor)
})

test('a family the team lead knows personally is not there for her, not even as a number', async () => {
  const own = await site.open({ mother: mother('Dounia'), members: [], pregnancy: null })
  assert.ok((await linkConflict(deps, actor('counsellor', 'security'), { dossierId: own, accountId: lead, kind: 'family' })).ok)
  const { html } = await site.get(page)
  assert.doesNotMatch(html, /Dounia|zie je hier niet/)
  assert.match((await site.get('/beheer/accounts')).html.replace(/<[^>]+>/g, ' '), /Test counsellor[\s\S]*?1 gezin/)
})

test('when an account is closed, the families it guided are shared out at once', async () => {
  const account = await site.get('/beheer/accounts')
  assert.match(account.html, new RegExp(`href="${page}"`))
  const { cookieOf, postForm } = site
  const closed = await postForm(`/beheer/accounts/${counsellor}/sluiten`, {}, await cookieOf('team-lead'))
  assert.deepEqual([closed.statusCode, closed.headers['location']], [303, page])
  const today = (await site.get('/vandaag?wie=team')).html
  assert.match(today, /bij wie hier niet meer werkt/)
  const { html } = await site.get(page)
  assert.match(html, /Test counsellor werkt niet meer bij ons/)
  const saved = await site.post(page, answers({ [chaima()]: lead }), page)
  assert.equal(saved.status, 303)
  const undo = await undoOf((await site.get(saved.location)).html)
  assert.equal((await site.post(undo, {}, page)).status, 303)
  assert.equal(await guidedBy(chaima()), counsellor, 'also back to an account that is closed, as it was')
})
