import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import readXlsx from 'read-excel-file/node'
import { partnerOrganisation } from '#app/intake/testing.ts'
import { addOtherParent, type Browser, enter, motherOf } from '#app/mijn/testing.ts'
import { testSite } from '#app/site.testing.ts'
import { chosenKinds, setSecrecy } from '#modules/consent/public.ts'
import { planVisit, recordContact } from '#modules/contacts/public.ts'
import { changePerson } from '#modules/people/public.ts'
import type { Role } from '#platform/actor.ts'
import { withClient } from '#platform/db/embedded/provision.ts'
import { recordRoutes } from '../../scripts/map/record-routes.ts'

const site = await testSite()
after(() => site.app.close())
const { world } = site
const { deps, municipalityId } = world
const counsellor = world.actor('counsellor')
const someId = '01932d00-0000-7000-8000-00000000ffff'

/** Five ways to where somebody is, for three people who live together. */
const places = ['mother', 'child', 'aunt'].map((who, n) => ({
  street: `Kanariestraat ${who} 7${n}`,
  postcode: `281${n}`,
  town: `Kanariedorp-${who}`,
  phone: `0499 98 76 5${n}`,
  email: `kanarie-${who}@example.org`,
  safeContact: { channel: 'call' as const, times: [], mayLeaveMessage: false, note: `Kanariebriefje ${who}` },
}))
const visitPlaces = ['Kanarieplein 4', 'Kanariehuis', 'Kanarieschool De Vink'] as const
const told = ['Kanarienotitie over de buurt', 'Kanariestap naar de school', 'Kanariekleuterklas', 'Kanariezus past op'] as const
const workers: readonly string[] = ['Test counsellor']
const canaries: readonly string[] = [
  ...places.flatMap(({ street, town, phone, email, safeContact }) => [
    street,
    town,
    phone,
    phone.replaceAll(' ', ''),
    email,
    safeContact.note,
  ]),
  ...places.map(({ postcode, town }) => `${postcode} ${town}`),
  ...visitPlaces,
  ...told,
  ...workers,
  '+32499987650',
]

const dossierId = await site.open({
  members: [
    { person: { givenName: 'Ilyas', birthDate: '2023-09-12' }, role: 'child', note: told[2] },
    { person: { givenName: 'Salma' }, role: 'relative', relation: 'zus', note: told[3] },
  ],
})
const motherId = await motherOf(site, dossierId)
const fatherId = await addOtherParent(site, dossierId)

// A partner who may see nearly everything of this family, given by the family itself.
const organisationId = await partnerOrganisation(world)
const administrator = world.actor('administrator', 'administration')
const bound = await world.db.as(administrator, (tx) =>
  setSecrecy(tx, deps, administrator, { about: { subject: 'organisation', organisationId }, secrecy: 'professional' }),
)
assert.ok(bound.ok)
const permission = new URLSearchParams({
  recipient: `o:${organisationId}`,
  bound: 'yes',
  goal: 'yes',
  purpose: 'family-support',
  told: 'yes',
  how: 'spoken',
  until: '2027-02-17',
})
for (const kind of chosenKinds) permission.append('kinds', kind)
for (const domain of ['housing', 'money', 'wellbeing', 'network']) permission.append('domains', domain)

async function household(): Promise<string[]> {
  const rows = await world.db.as(counsellor, (tx) =>
    tx
      .selectFrom('dossiers.member')
      .select('person_id')
      .where('municipality_id', '=', municipalityId)
      .where('dossier_id', '=', dossierId)
      .where('person_id', '<>', fatherId)
      .orderBy('id')
      .execute(),
  )
  return rows.map((row) => row.person_id)
}

for (const [index, personId] of (await household()).entries()) {
  const details = places[index]
  if (details === undefined) continue
  const changed = await world.db.as(counsellor, (tx) => changePerson(tx, deps, counsellor, { personId, details, dossierId }))
  assert.ok(changed.ok)
}
for (const [index, place] of visitPlaces.entries()) {
  const visit = {
    kind: 'home-visit',
    plannedOn: `2026-11-2${index}`,
    plannedAt: '10:00',
    minutes: 60,
    place,
    accountId: world.accounts.counsellor,
  } as const
  assert.ok((await planVisit(deps, counsellor, { dossierId, saveKey: null, visit })).ok)
}
const contact = {
  kind: 'home-visit',
  happenedOn: '2026-11-12',
  happenedAt: null,
  minutes: 45,
  domains: ['housing'],
  note: told[0],
} as const
const nextStep = { what: told[1], who: null, dueOn: '2026-11-30' }
assert.ok((await recordContact(deps, counsellor, { dossierId, saveKey: null, contact, nextStep })).ok)

const given = await site.post(`/gezinnen/${dossierId}/delen`, permission)
assert.equal(given.status, 303, given.html.match(/role="alert"[\s\S]{0,600}/)?.[0])

const father: Browser = await enter(site, dossierId, fatherId, 'vader@example.org')
const known: Readonly<Record<string, string>> = { dossierId, personId: motherId }
const routes = await recordRoutes()
const urls = [...new Set(routes.filter(({ method }) => method === 'GET').map(({ url }) => url))]
  .filter((url) => !url.includes('*') && !/uitloggen|\/weg$|^\/(metrics|health|gezond)/.test(url))
  .map((url) => url.replace(/:(\w+)/g, (_, name: string) => known[name] ?? someId))
const outside: readonly (Role | null)[] = ['partner', 'researcher', 'administrator', null]

type Sight = { readonly reader: string; readonly url: string; readonly status: number; readonly body: string }

/** Everything an outsider can open, the answers to forms that are refused, and every message that waits to be sent. */
async function crawl(): Promise<Sight[]> {
  const seen: Sight[] = []
  for (const role of outside) {
    site.who.role = role
    for (const url of urls) {
      const { statusCode, body, rawPayload } = await site.app.inject({ method: 'GET', url })
      // A spreadsheet is packed, and carries the second it was made in: its cells are what is read.
      const read = url.endsWith('.xlsx') && statusCode === 200 ? JSON.stringify(await readXlsx(rawPayload)) : body
      seen.push({ reader: role ?? 'visitor', url, status: statusCode, body: read })
    }
  }
  site.who.role = 'counsellor'
  for (const url of urls.filter((one) => one.startsWith('/mijn'))) {
    const { status, html } = await father.get(url)
    seen.push({ reader: 'co-parent', url, status, body: html })
  }
  for (const url of routes
    .filter(({ method, url: one }) => method === 'POST' && /^\/mijn\/(vraag|verberg|open)$/.test(one))
    .map((one) => one.url)) {
    const { status, html } = await father.post(url, { about: 'address', words: '' })
    seen.push({ reader: 'co-parent', url: `POST ${url}`, status, body: html })
  }
  const messages = await world.db.as(counsellor, (tx) =>
    tx.selectFrom('platform.message').select(['body', 'recipient']).where('municipality_id', '=', municipalityId).execute(),
  )
  seen.push({ reader: 'a message', url: 'outbox', status: 200, body: JSON.stringify(messages) })
  const jobs = await withClient(world.superuserUrl, async (client) => (await client.query('select input, outcome from platform.job')).rows)
  seen.push({ reader: 'a job', url: 'queue', status: 200, body: JSON.stringify(jobs) })
  return seen
}

/** Lists of the accounts of the municipality: all colleagues, of no family. */
const ofAccounts: ReadonlySet<string> = new Set(['/beheer/accounts', '/beheer/geheimhouding', '/beheer/nazicht/geraakt'])

const hits = (sights: readonly Sight[]): string[] =>
  sights.flatMap(({ reader, url, body }) =>
    canaries
      .filter((word) => body.includes(word) && !(workers.includes(word) && ofAccounts.has(url)))
      .map((word) => `${reader} ${url}: ${word}`),
  )

async function setSafe(hasSafeAddress: boolean): Promise<void> {
  const changed = await world.db.as(counsellor, (tx) =>
    changePerson(tx, deps, counsellor, { personId: motherId, dossierId, details: { hasSafeAddress } }),
  )
  assert.ok(changed.ok)
}

async function place(personId: string, details: Parameters<typeof changePerson>[3]['details']): Promise<void> {
  const changed = await world.db.as(counsellor, (tx) => changePerson(tx, deps, counsellor, { personId, dossierId, details }))
  assert.ok(changed.ok)
}

test('planted fault: without the flag the crawl finds canaries, so that its silence means something', async () => {
  assert.ok(canaries.length >= 30, `${canaries.length}`)
  const sights = await crawl()
  assert.ok(sights.filter(({ status }) => status === 200).length > 60)
  const found = hits(sights)
  assert.ok(found.length > 0)
  const team = await site.get(`/gezinnen/${dossierId}`)
  assert.ok(canaries.filter((word) => team.html.includes(word)).length >= 15, 'the team sees where she is')
})

test('with a safe address nobody outside the team meets one of the canaries', async () => {
  await setSafe(true)
  assert.deepEqual(hits(await crawl()), [])
})

test('one safe address in the household hides the child and the co-parent’s view alike', async () => {
  const [, childId] = await household()
  assert.ok(childId !== undefined)
  await setSafe(false)
  await place(childId, { hasSafeAddress: true })
  assert.deepEqual(hits(await crawl()), [])
  await place(childId, { hasSafeAddress: false })
  await setSafe(true)
})

test('flagged looks exactly like no address known', async () => {
  const calm = ({ reader, url, status, body }: Sight): string =>
    `${reader} ${url} ${status} ${body.replace(/(name="(?:_csrf|_key)" value=")[^"]*/g, '$1')}`
  // Two rounds beforehand: what changes by being read (who looked, last used) has then settled.
  await crawl()
  const flagged = (await crawl()).map(calm)
  for (const personId of await household()) {
    await place(personId, { street: null, postcode: null, town: null, phone: null, email: null })
  }
  const unknown = (await crawl()).map(calm)
  const differing = flagged.flatMap((page, index) => (page === unknown[index] ? [] : [page.slice(0, 80)]))
  assert.deepEqual(differing, [])
})
