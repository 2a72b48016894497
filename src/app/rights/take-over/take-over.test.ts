import assert from 'node:assert/strict'
import { test } from 'node:test'
import { endDossier, registerLoss } from '#modules/dossiers/public.ts'
import { encodeSituation, recordFacts, type Situation } from '#modules/rights/public.ts'
import { testSite } from '../../site.testing.ts'
import { knownFamily } from '../known-families.ts'

const site = await testSite()
const { world } = site
const { deps, municipalityId } = world
const counsellor = world.actor('counsellor')
const told: Situation = {
  referenceDate: '2026-11-10',
  municipality: 'Dilbeek',
  adults: [{ isApplicant: true, role: 'mother', birthDate: '1995-07-01', workStatus: 'no-work' }],
  children: [
    { birthDate: '2023-09-12', goesToPreschool: true },
    { birthDate: '2019-05-05', hasCondition: true },
  ],
  housing: { kind: 'private-rent', rentCents: 75_000 },
  benefits: [{ kind: 'leefloon', received: true }],
  benefitsComplete: false,
}
const code = encodeSituation(told)

const known = (dossierId: string) => deps.db.as(counsellor, (tx) => knownFamily(tx, municipalityId, dossierId, deps.today()))
async function family(): Promise<{ dossierId: string; page: string }> {
  const dossierId = await site.open()
  const fact = { path: 'housing.kind', subject: '', value: 'room' }
  await recordFacts(deps, counsellor, { dossierId, key: null, facts: [fact], source: 'family', on: '2026-11-15' })
  return { dossierId, page: `/gezinnen/${dossierId}/sociale-rechten/code` }
}

/** The form as a browser would send it back: what stands in it, and the button. */
function sent(html: string, act: string): URLSearchParams {
  const form = new URLSearchParams({ act })
  const decoded = (value: string) => value.replaceAll('&amp;', '&').replaceAll('&quot;', '"')
  for (const [tag] of html.matchAll(/<input[^>]*>/g)) {
    const [, name = ''] = /name="([^"]*)"/.exec(tag) ?? []
    const [, value = ''] = /value="([^"]*)"/.exec(tag) ?? []
    if (/type="hidden"/.test(tag) || (/type="checkbox"/.test(tag) && /checked/.test(tag))) form.set(name, decoded(value))
  }
  for (const [, name = '', options = ''] of html.matchAll(/<select[^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/gs))
    form.set(name, /<option value="([^"]*)"[^>]* selected/.exec(options)?.[1] ?? '')
  return form
}

test('every answer stands beside the dossier; only what is new is ticked; what is kept has its source and day; one tap takes all back', async () => {
  const { dossierId, page } = await family()
  const compared = await site.post(page, { code: code.toLowerCase() })
  assert.equal(compared.status, 200)
  assert.match(compared.html, /In het dossier: huurt een kamer \(zei het gezin/i)
  assert.match(compared.html, /De code noemt Dilbeek, het dossier Testgemeente/)
  assert.match(compared.html, /Kind geboren op 5 mei 2019: niet gekoppeld/)
  const form = sent(compared.html, 'keep')
  const ticked = [...form.keys()].filter((name) => name.startsWith('neem:')).toSorted()
  assert.deepEqual(ticked, [
    'neem:adults[0].workStatus',
    'neem:benefits.leefloon',
    'neem:children[0].goesToPreschool',
    'neem:housing.rentCents',
  ])
  form.set('neem:housing.kind', 'yes')
  const kept = await site.post(page, form)
  assert.deepEqual([kept.status, kept.location], [303, `/gezinnen/${dossierId}/sociale-rechten`])
  const after = await known(dossierId)
  const fact = (path: string) => after?.facts.find((one) => one.path === path)
  assert.deepEqual(
    [fact('housing.kind')?.value, fact('housing.kind')?.source, fact('housing.kind')?.on],
    ['private-rent', 'self-check', '2026-11-15'],
  )
  assert.deepEqual([fact('housing.rentCents')?.value, fact('housing.rentCents')?.on], [75_000, '2026-11-10'])
  assert.equal(after?.situation.children?.[0]?.goesToPreschool, true)
  const all = await site.get(kept.location)
  assert.match(all.html, /5 antwoorden overgenomen/)
  assert.match((await site.get(`${kept.location}/feiten`)).html, /zelf ingevuld op \/rechten/)
  const [, undo = ''] = /action="([^"]+\/code\/[^"]+\/terug)"/.exec(all.html) ?? []
  assert.equal((await site.post(undo, {}, kept.location)).status, 303)
  assert.equal((await known(dossierId))?.situation.housing?.kind, 'room')
  assert.equal((await known(dossierId))?.situation.housing?.rentCents, undefined)
  assert.equal((await site.post(undo.replace('terug', 'opnieuw'), {}, kept.location)).status, 303)
  assert.equal((await known(dossierId))?.situation.housing?.rentCents, 75_000)
})

test('a code that cannot be read is told in plain words and stays in the field', async () => {
  const { page } = await family()
  const wrong = code.slice(0, -2)
  const cases = [
    ['', 'Plak, typ of scan eerst de code'],
    [wrong, 'klopt een teken niet'],
    ['wachtwoord van iets anders', 'klopt een teken niet'],
  ] as const
  for (const [typed, said] of cases) {
    const answer = await site.post(page, { code: typed })
    assert.equal(answer.status, 422)
    assert.ok(answer.html.includes(said), said)
    assert.ok(answer.html.includes(`>${typed}</textarea>`), typed)
  }
})

test('who is matched to somebody else is looked at again before anything is kept', async () => {
  const { dossierId, page } = await family()
  const form = sent((await site.post(page, { code })).html, 'keep')
  const ilyas = form.get('wie-c0') ?? ''
  assert.notEqual(ilyas, '')
  form.set('wie-c0', '')
  form.set('wie-c1', ilyas)
  const again = await site.post(page, form)
  assert.equal(again.status, 422)
  assert.match(again.html, /Je koppelde iemand anders/)
  assert.equal((await known(dossierId))?.situation.housing?.rentCents, undefined)
  const second = sent(again.html, 'keep')
  assert.ok(second.has('neem:children[1].hasCondition'))
  assert.equal((await site.post(page, second)).status, 303)
  assert.equal((await known(dossierId))?.situation.children?.[0]?.hasCondition, true)
})

test('nothing ticked is told; a closed dossier and somebody else’s municipality keep nothing', async () => {
  const { dossierId, page } = await family()
  const form = sent((await site.post(page, { code })).html, 'keep')
  for (const name of [...form.keys()]) if (name.startsWith('neem:')) form.delete(name)
  const none = await site.post(page, form)
  assert.deepEqual([none.status, /Vink aan wat je wil overnemen/.test(none.html)], [422, true])
  const ending = { dossierId, endedOn: '2026-11-17', reason: 'goals-reached', reasonText: null, summary: null } as const
  assert.ok((await deps.db.as(counsellor, (tx) => endDossier(tx, deps, counsellor, ending))).ok)
  const closed = await site.get(page)
  assert.match(closed.html, /Dit dossier is afgesloten/)
  assert.doesNotMatch(closed.html, /name="code"/)
  site.who.role = 'researcher'
  assert.notEqual((await site.get(page)).status, 200)
  site.who.role = 'counsellor'
})

test('after a loss the code shows no child that was expected', async () => {
  const { dossierId } = await family()
  const expecting = encodeSituation({ children: [{ dueDate: '2027-01-20' }], region: 'flanders' })
  const page = `/gezinnen/${dossierId}/sociale-rechten/code`
  assert.match((await site.post(page, { code: expecting })).html, /verwacht rond/)
  const lost = { dossierId, childId: null, happenedOn: '2026-11-10', note: null }
  assert.ok((await deps.db.as(counsellor, (tx) => registerLoss(tx, deps, counsellor, lost))).ok)
  assert.doesNotMatch((await site.post(page, { code: expecting })).html, /verwacht|kindje dat komt/)
})
