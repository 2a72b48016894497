import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readClaims } from '#modules/rights/public.ts'
import { testSite } from '../site.testing.ts'
import { parseEuro, typedEuro } from './read-answer.ts'

const site = await testSite()
const { world } = site

async function family(): Promise<{ dossierId: string; all: string }> {
  const dossierId = await site.open()
  const all = `/gezinnen/${dossierId}/sociale-rechten`
  for (const [path, answer] of [
    ['region', 'flanders'],
    ['benefits.growth-package', 'ja'],
    ['benefits.leefloon', 'ja'],
    ['household.cohabitation', 'alone'],
    ['adults[0].residenceStatus', 'belgian'],
  ] as const)
    await site.post(`${all}/vraag`, { path, over: '0', answer, source: 'document' }, all)
  return { dossierId, all }
}

const stepsOf = async (dossierId: string, rightId: string) => {
  const claims = await world.deps.db.as(world.actor('counsellor'), (tx) => readClaims(tx, world.municipalityId, [dossierId]))
  return claims.get(dossierId)?.find((claim) => claim.rightId === rightId)?.steps ?? []
}

/** The fields of the one-tap form of a step, as the browser would send them. */
function tapped(html: string, rightId: string, kind: string): Record<string, string> | null {
  const card = html.slice(html.indexOf(`id="r-${rightId}"`)).split('</article>')[0] ?? ''
  const form = [...card.matchAll(/<form[\s\S]*?<\/form>/g)].map(([one]) => one).find((one) => one.includes(`name="kind" value="${kind}"`))
  return form === undefined
    ? null
    : Object.fromEntries([...form.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]))
}

/** A right of this family of which the rules know the exact amount. */
async function exactRight(all: string) {
  const { html } = await site.get(all)
  for (const [, rightId = ''] of html.matchAll(/<article class="[^"]*" id="r-([^"]+)"/g)) {
    const fields = tapped(html, rightId, 'granted')
    if (fields?.['proposed'] !== undefined) return { rightId, fields, html }
  }
  return assert.fail('no right with an exact amount')
}

test('one tap on "granted" keeps the amount of the rules, says so before and after, and it can be corrected from the first day', async () => {
  const { dossierId, all } = await family()
  const { rightId, fields, html } = await exactRight(all)
  assert.match(html, /Eén tik noteert ook het berekende bedrag: €/)
  const { _csrf: _, ...sent } = fields
  const right = `${all}/recht/${rightId}`
  assert.equal((await site.post(`${right}/stap`, sent, all)).status, 303)
  const [granted] = await stepsOf(dossierId, rightId)
  assert.deepEqual([granted?.kind, granted?.isComputed, `${granted?.cents} ${granted?.per}`], ['granted', true, fields['proposed']])
  const after = (await site.get(all)).html
  assert.match(after, /\(berekend\)/)
  assert.match(after, new RegExp(`href="[^"]*/recht/${rightId}\\?stap=changed#stappen"[^>]*>\\s*Ander bedrag`))

  const changing = (await site.get(`${right}?stap=changed`)).html
  assert.match(changing, /value="changed" checked/)
  const wrong = await site.post(`${right}/stap`, { kind: 'changed', onDay: '2026-11-17', per: 'month' }, right)
  assert.equal(wrong.status, 422)
  assert.match(wrong.html, /Vul het nieuwe bedrag in/)
  const early = await site.post(`${right}/stap`, { kind: 'changed', amount: '90', per: 'month', since: '2026-01-01' }, right)
  assert.equal(early.status, 422)
  assert.match(early.html, /Dat is vóór het recht begon/)
  const change = { kind: 'changed', onDay: '2026-11-17', amount: '90,50', per: granted?.per ?? 'month', since: granted?.since ?? '' }
  assert.equal((await site.post(`${right}/stap`, change, right)).status, 303)
  const corrected = (await site.get(all)).html
  assert.match(corrected, /Ander bedrag: bewaard/)
  assert.match(corrected, /Ander bedrag<\/b> · [^<]*90,50/)
  const undo = /action="([^"]+\/stappen\/[^"]+\/terug)"/.exec(corrected)?.[1] ?? ''
  assert.equal((await site.post(undo, {}, all)).status, 303)
  assert.deepEqual(
    (await stepsOf(dossierId, rightId)).map(({ kind }) => kind),
    ['granted'],
  )
})

test('the form of a right stands filled in with the amount of the rules; another one is noted, not worked out', async () => {
  const { dossierId, all } = await family()
  const { rightId, fields } = await exactRight(all)
  const right = `${all}/recht/${rightId}`
  const { html } = await site.get(`${right}?stap=granted`)
  assert.match(html, new RegExp(`name="amount"[^>]*value="${fields['amount']}"|value="${fields['amount']}"[^>]*name="amount"`))
  const { proposed = '' } = fields
  const per = proposed.split(' ')[1] ?? ''
  await site.post(`${right}/stap`, { kind: 'granted', onDay: '2026-11-17', amount: '12', per, proposed }, right)
  assert.deepEqual(
    (await stepsOf(dossierId, rightId)).map(({ cents, isComputed }) => [cents, isComputed]),
    [[1_200, false]],
  )
  const stopped = { kind: 'stopped', onDay: '2026-11-17', amount: fields['amount'] ?? '', per, proposed }
  await site.post(`${right}/stap`, stopped, right)
  const last = (await stepsOf(dossierId, rightId)).at(-1)
  assert.deepEqual([last?.kind, last?.cents], ['stopped', null], 'a proposal is no amount of a right that ended')
})

test('of a right whose amount nobody can work out one tap notes no amount, and asks for it', async () => {
  const { dossierId, all } = await family()
  const [unknown, inKind] = ['sociale-toeslag-groeipakket', 'de-lijn-verlaagd-tarief']
  for (const rightId of [unknown, inKind]) {
    const fields = tapped((await site.get(all)).html, rightId, 'granted')
    assert.ok(fields !== null && fields['amount'] === undefined, rightId)
    assert.equal((await site.post(`${all}/recht/${rightId}/stap`, { kind: 'granted', onDay: '2026-11-17' }, all)).status, 303)
    const kept = (await stepsOf(dossierId, rightId)).map(({ cents, isComputed }) => [cents, isComputed])
    assert.deepEqual(kept, [[null, false]], rightId)
  }
  const after = (await site.get(all)).html
  const cardOf = (rightId: string): string => after.slice(after.indexOf(`id="r-${rightId}"`)).split('</article>')[0] ?? ''
  assert.match(cardOf(unknown), /Toegekend<\/b> · [^<]* · Bedrag niet gekend/)
  assert.match(cardOf(unknown), /\?stap=changed#stappen"[^>]*>\s*Vul het bedrag in/)
  assert.doesNotMatch(cardOf(inKind), /Bedrag niet gekend/, 'of a cheaper season ticket nobody misses an amount')
})

test('what a field shows is read back as the same amount', () => {
  for (const cents of [0, 5, 120, 15_000, 122_400, 12_345_678])
    for (const locale of ['nl', 'en', 'fr'] as const) assert.equal(parseEuro(typedEuro(cents, locale)), cents)
  assert.equal(parseEuro('€1,214.13'), 121_413, 'as the page writes it in English')
})

test('a right on an earlier day: the amount of then with its source, nothing to do, and back to today', async () => {
  const { all } = await family()
  const right = `${all}/recht/groeipakket-basisbedrag`
  const now = (await site.get(right)).html
  assert.match(now, /id="toen"/)
  const then = (await site.get(`${right}?op=2024-03-15`)).html
  assert.match(then, /Zoals op 15 maart 2024/)
  assert.match(then, /176,66/, 'the amount of March 2024')
  assert.match(then, /groeipakket\.be|Bron/)
  assert.doesNotMatch(then, /id="stappen"|id="anders"/, 'nothing is noted on another day')
  for (const wrong of ['2999-01-01', 'ergens', '']) assert.doesNotMatch((await site.get(`${right}?op=${wrong}`)).html, /Zoals op/)
})
