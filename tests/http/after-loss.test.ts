import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { acceptReferral } from '#app/intake/accept-referral.ts'
import { done, partnerOrganisation, refer } from '#app/intake/testing.ts'
import { testSite } from '#app/site.testing.ts'
import { registerBirth, registerLoss, setDueDate, withdrawBirth, withdrawLoss } from '#modules/dossiers/public.ts'
import { setInOrder } from '#modules/indicators/public.ts'
import type { Tx } from '#platform/db/database.ts'

const site = await testSite()
after(() => site.app.close())
const { world } = site
await partnerOrganisation(world)
const counsellor = world.actor('counsellor')
const as = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => world.db.as(counsellor, work)

/** What a reader of a page sees in its middle, as plain words. */
async function seen(url: string): Promise<string> {
  const { status, html } = await site.get(url)
  assert.equal(status, 200, url)
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main'))
  // What asks for a loss or tells of one names it on purpose, in these words and no others.
  return main
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .replaceAll('Een kindje verloren. Alle berichten over de baby zijn gestopt.', '')
    .replaceAll('De vragen over de baby stellen we niet meer.', '')
    .replaceAll('Ze is weer zwanger', '')
    .replaceAll('+ 2 weken', '')
}

const aboutBaby = /\bweken|zwanger|beval|\bbaby|geboorte|geboren op|uitgerekend|kraam|flesje|miskraam|doodgeboren/i

async function referredFamily(givenName: string): Promise<{ dossierId: string; referralId: string; receiptToken: string }> {
  const { referralId, receiptToken } = await refer(world, {
    message: null,
    dueOn: '2026-12-05',
    person: { givenName, familyName: 'Zomerland', phone: null, birthDate: '2001-01-01' },
  })
  const accepted = await acceptReferral(world.deps, world.actor('counsellor', 'intake'), {
    referralId,
    programme: 'opkomst',
    counsellorId: world.accounts.counsellor,
    outlook: null,
    relationship: null,
    saveKey: null,
  })
  return { dossierId: done(accepted).dossierId, referralId, receiptToken }
}

const lossOf = (dossierId: string, childId: string | null = null) => ({ dossierId, happenedOn: '2026-11-16', childId, note: null })

test('after a loss no page of the team and no receipt speaks of a baby; taken back, they do again', async () => {
  const { dossierId, referralId, receiptToken } = await referredFamily('Marie')
  await as((tx) => setDueDate(tx, world.deps, counsellor, { dossierId, dueOn: '2026-12-05', expected: 1 }))
  await setInOrder(world.deps, counsellor, { dossierId, item: 'babyuitzet', childId: null, state: 'bezig' })
  await setInOrder(world.deps, counsellor, { dossierId, item: 'babyuitzet', childId: null, state: 'in_orde' })
  const dossier = `/gezinnen/${dossierId}`
  const pages = ['/vandaag', '/gezinnen', '/contact', '/nieuw', `/nieuw/${referralId}`, dossier, `${dossier}/contacten`, `${dossier}/meten`]
  const before = await seen('/vandaag')
  assert.match(before, /Bevalt over 18 dagen/)
  assert.match(await seen(dossier), aboutBaby)

  const { lossId } = done(await as((tx) => registerLoss(tx, world.deps, counsellor, lossOf(dossierId))))
  for (const url of [...pages, `${dossier}/meten/opkomst-dossier`, `${dossier}/meten/opkomst-casestudy`]) {
    const words = await seen(url)
    // From her name on: what stands above it, such as the choice of a phase, is about no family.
    assert.ok(words.includes('Marie'), url)
    assert.doesNotMatch(words.slice(words.indexOf('Marie')), aboutBaby, url)
  }
  for (const act of ['geboorte', 'verlies']) assert.equal((await site.get(`${dossier}/${act}`)).status, 404, act)
  assert.doesNotMatch((await site.post('/gezinnen/zoek', { q: 'Marie Zomerland' }, '/gezinnen')).html, /weken zwanger|bevalt/i)

  for (const url of [`/verwijzen/ontvangst/${receiptToken}`, `/verwijzen/aanmelding/${referralId}`, '/verwijzen']) {
    site.who.role = 'partner'
    const { html } = await site.get(url)
    site.who.role = 'counsellor'
    assert.doesNotMatch(html, /verloren|verlies|gestopt|16 november/i, `${url} tells a partner nothing`)
  }

  done(await as((tx) => withdrawLoss(tx, world.deps, counsellor, { dossierId, lossId })))
  assert.match(await seen('/vandaag'), /Bevalt over 18 dagen/)
  assert.match(await seen(dossier), /Klaar voor de baby/)
})

test('a new pregnancy begins with nothing in order: what was ready for the child that was lost is not counted', async () => {
  const { dossierId } = await referredFamily('Sofie')
  await setInOrder(world.deps, counsellor, { dossierId, item: 'babyuitzet', childId: null, state: 'in_orde' })
  await setInOrder(world.deps, counsellor, { dossierId, item: 'ziekteverzekering', childId: null, state: 'in_orde' })
  done(await as((tx) => registerLoss(tx, world.deps, counsellor, lossOf(dossierId))))
  world.clock.now = new Date(world.clock.now.getTime() + 60 * 86_400_000)
  done(await as((tx) => setDueDate(tx, world.deps, counsellor, { dossierId, dueOn: '2027-08-01', expected: 1 })))
  const words = await seen(`/gezinnen/${dossierId}`)
  world.clock.now = new Date(world.clock.now.getTime() - 60 * 86_400_000)
  assert.match(words, /Babyuitzet Nog niet gevraagd/)
  assert.match(words, /Ziekteverzekering sinds 17 november 2026 In orde/)
})

test('a birth is not taken back while a loss of that child stands', async () => {
  const { dossierId } = await referredFamily('Nora')
  const birth = { dossierId, bornOn: '2026-11-14', names: ['Lina'], familyName: '', nameless: 'Baby' }
  done(await as((tx) => registerBirth(tx, world.deps, counsellor, birth)))
  const child = await as((tx) =>
    tx
      .selectFrom('dossiers.member')
      .select('person_id')
      .where('municipality_id', '=', world.municipalityId)
      .where('dossier_id', '=', dossierId)
      .where('role', '=', 'child')
      .executeTakeFirstOrThrow(),
  )
  const { lossId } = done(await as((tx) => registerLoss(tx, world.deps, counsellor, lossOf(dossierId, child.person_id))))
  assert.equal((await as((tx) => withdrawBirth(tx, world.deps, counsellor, { dossierId }))).ok, false)
  assert.doesNotMatch(await seen(`/gezinnen/${dossierId}`), /Klaar voor de baby|1 dag oud/)
  done(await as((tx) => withdrawLoss(tx, world.deps, counsellor, { dossierId, lossId })))
  assert.equal((await as((tx) => withdrawBirth(tx, world.deps, counsellor, { dossierId }))).ok, true)
})

test('one of twins lost: nobody says that all messages stop, and the page of the other goes on', async () => {
  const { dossierId } = await referredFamily('Tessa')
  await as((tx) => setDueDate(tx, world.deps, counsellor, { dossierId, dueOn: '2026-12-05', expected: 2 }))
  const url = `/gezinnen/${dossierId}`
  const saved = await site.post(`${url}/verlies`, { child: 'expected', happenedOn: '2026-11-16' })
  assert.equal(saved.status, 303)
  const { html } = await site.get(url)
  assert.match(html, /Over dit kindje komen geen berichten meer/)
  assert.doesNotMatch(html, /Alle berichten over de baby zijn gestopt/)
  assert.match(html, /Klaar voor de baby/)
  await site.post(`${url}/verlies`, { child: 'expected', happenedOn: '2026-11-17' })
  assert.match((await site.get(url)).html, /Alle berichten over de baby zijn gestopt/)
})
