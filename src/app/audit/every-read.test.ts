import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { planVisit, recordContact } from '#modules/contacts/public.ts'
import { setFocus } from '#modules/dossiers/public.ts'
import { beginTalk } from '#modules/fundamental-rights/public.ts'
import { startMeasurement } from '#modules/indicators/public.ts'
import type { Role } from '#platform/actor.ts'
import { projectRoot } from '#platform/root.ts'
import { done, partnerOrganisation, refer } from '../intake/testing.ts'
import { testSite } from '../site.testing.ts'

/**
 * One family whose every word is found nowhere else, and each address of the map asked once: an answer that says something of that family
 * writes exactly one record, with the purpose the map names.
 */
const site = await testSite({ as: 'team-lead' })
after(() => site.app.close())
const { world } = site
const { municipalityId, deps } = world
const counsellor = world.actor('counsellor')

type Route = { readonly url: string; readonly who: string; readonly purpose: string }
const routes: readonly Route[] = readFileSync(join(projectRoot, 'docs/MAP.md'), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, address = '', who = '', purpose = ''] = line.split('|').map((cell) => cell.trim())
    const url = /^GET `([^`]+)`$/.exec(address)?.[1]
    return url === undefined || who === 'public' ? [] : [{ url, who, purpose }]
  })

const words = /Zwaluwhoven|kwikstaart|nachtegaal|boomklever|roodborst|winterkoning|Grutto|tureluur|0470 98 76 54/
await partnerOrganisation(world)
const dossierId = await site.open({
  mother: { kind: 'new', person: { givenName: 'Grutto', familyName: 'Zwaluwhoven', phone: '0470 98 76 54', birthDate: '1999-05-05' } },
  members: [{ person: { givenName: 'Tuur' }, role: 'child', note: 'kwikstaart' }],
})
const contact = done(
  await recordContact(deps, counsellor, {
    dossierId,
    saveKey: null,
    contact: { kind: 'home-visit', happenedOn: '2026-11-16', happenedAt: null, minutes: null, domains: ['housing'], note: 'nachtegaal' },
    nextStep: { what: 'boomklever', who: null, dueOn: null },
  }),
)
const guiding = counsellor.accountId ?? ''
const planned = done(
  await planVisit(deps, counsellor, {
    dossierId,
    saveKey: null,
    visit: { accountId: guiding, kind: 'home-visit', plannedOn: '2026-11-20', plannedAt: null, minutes: null, place: null },
  }),
)
await world.db.as(counsellor, async (tx) => {
  done(await setFocus(tx, deps, counsellor, { dossierId, saidOn: '2026-11-16', words: ['roodborst'] }))
})
const measured = done(
  await startMeasurement(deps, counsellor, {
    dossierId,
    key: null,
    instrument: 'opkomst-casestudy',
    moment: 'start',
    measuredOn: '2026-11-16',
    respondent: 'joint',
    isRetrospective: false,
  }),
)
const talk = done(await beginTalk(deps, counsellor, { dossierId, moment: 'start', heldOn: '2026-11-16', language: 'nl', key: null }))
const referred = await refer(world, {
  message: 'winterkoning',
  person: { givenName: 'Grutto', familyName: 'Tureluur', phone: '0470 98 76 54' },
})

const motherId = await world.db.as(counsellor, async (tx) => {
  const row = await tx
    .selectFrom('dossiers.dossier')
    .select('mother_id')
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', dossierId)
    .executeTakeFirstOrThrow()
  return row.mother_id
})
const given: Readonly<Record<string, string>> = {
  dossierId,
  referralId: referred.referralId,
  contactId: contact.contactId,
  measurementId: measured.measurementId,
  personId: motherId,
  visitId: planned.visitId,
  accountId: guiding,
  instrument: 'opkomst-casestudy',
  item: 'housing',
  talkId: talk.talkId,
  round: 'zelf',
  right: 'wonen',
  rightId: 'leefloon',
  parameter: 'categorie_1_samenwonend',
  language: 'ar',
}

/**
 * Addresses with a part this family has nothing for. A list somebody uploads, an edition, an organisation, a job and a certificate name no family;
 * a handover, a meeting, a file, a request, a proposal, a copy, a change of the list of rights and a protected part are not made here: their own tests count their records. The neutral door of a protected part does
 * record its reading, where only who opened it sees the record.
 */
const notAsked =
  /:(uploadId|editionId|organisationId|jobId|handoverId|meetingId|documentId|partId|certificateId|requestId|proposalId|copyId|changeId)|:dossierId\/zorg$/

type Event = { readonly purpose: string; readonly action: string; readonly dossier_id: string | null }
async function eventsOf(): Promise<Event[]> {
  return world.db.as(counsellor, (tx) =>
    tx
      .selectFrom('audit.event')
      .select(['purpose', 'action', 'dossier_id'])
      .where('municipality_id', '=', municipalityId)
      .orderBy('id')
      .execute(),
  )
}

function readerOf({ who }: Route): Role {
  if (/team|signed in/.test(who)) return 'team-lead'
  return who.includes('partner') ? 'partner' : 'administrator'
}

/** What is wrong with how one address records its reading; nothing when it names nobody of the family. */
async function faultsOf(route: Route): Promise<string[]> {
  const url = route.url.replace(/:(\w+)/g, (_, name: string) => given[name] ?? 'unknown')
  if (url.includes('unknown')) return [`${route.url}: the test has nothing to fill in there`]
  const before = (await eventsOf()).length
  site.who.role = readerOf(route)
  const { html, status } = await site.get(url)
  const added = (await eventsOf()).slice(before)
  const tells = status === 200 && words.test(html)
  if (tells) told.push(route.url)
  if (!tells) return added.length > 1 ? [`${route.url}: ${added.length} records`] : []
  const [event] = added
  if (event === undefined || added.length > 1)
    return [`${route.url}: ${added.length} records (${added.map(({ action }) => action).join(', ')})`]
  const isOfDossier = route.url.includes(':dossierId')
  return [
    ...(event.purpose === route.purpose ? [] : [`${route.url}: purpose ${event.purpose} instead of ${route.purpose}`]),
    ...(!isOfDossier || event.dossier_id === dossierId ? [] : [`${route.url}: without its dossier`]),
  ]
}
const told: string[] = []

test('every address that says something of a family records that once, with its purpose', async () => {
  const faults: string[] = []
  for (const route of routes.filter(({ url }) => !notAsked.test(url))) faults.push(...(await faultsOf(route)))
  console.log(`${routes.length} addresses, ${told.length} say something of a family`)
  assert.ok(told.length >= 25, 'the words of the family are found on its pages')
  assert.deepEqual(faults, [])
})

test('a wrong purpose is found', async () => {
  const route = { url: '/gezinnen/:dossierId', who: 'team', purpose: 'invented' }
  assert.deepEqual(await faultsOf(route), ['/gezinnen/:dossierId: purpose guidance instead of invented'])
})
