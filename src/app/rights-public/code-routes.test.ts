import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { testSite } from '#app/site.testing.ts'
import { encodeSituation } from '#modules/rights/public.ts'

const site = await testSite()
after(() => site.app.close())
beforeEach(() => {
  site.who.role = 'counsellor'
})

const person = (givenName: string, familyName: string) => ({ kind: 'new', person: { givenName, familyName } }) as const
const mine = await site.open({ mother: person('Kübra', 'Özdemir') })
const other = await site.open({
  mother: person('Samira', 'Tahouri'),
  counsellorId: null,
  members: [{ person: { givenName: 'Jad', birthDate: '2024-05-01' }, role: 'child' }],
})
const code = encodeSituation({ referenceDate: '2026-11-10', children: [{ birthDate: '2024-05-01', goesToPreschool: true }] })
const target = (id: string) => `formaction="/gezinnen/${id}/sociale-rechten/code"`

test('a code that is read asks whose it is: same birthday first, then the families of the worker', async () => {
  const empty = await site.get('/rechten/code')
  assert.equal(empty.status, 200)
  assert.doesNotMatch(empty.html, /Van welk gezin/)
  const { html, status } = await site.post('/rechten/code', { code })
  assert.equal(status, 200)
  assert.match(html, /Van welk gezin is deze code\?/)
  const [same, own] = [html.indexOf(target(other)), html.indexOf(target(mine))]
  assert.ok(same > 0 && own > same, `${same} ${own}`)
  assert.match(html, /Samira Tahouri<\/b>\s*<span[^>]*>.*?kind met dezelfde geboortedag/s)
  assert.match(html, new RegExp(`name="code" value="${code}"`))
})

test('any family is found by name, whatever the accents and with a letter wrong; the code goes along', async () => {
  const found = await site.post('/rechten/code', { code, q: 'ozdemr' })
  assert.ok(found.html.includes(target(mine)))
  assert.ok(!found.html.includes(target(other)))
  assert.match(found.html, new RegExp(`name="code" value="${code}"`))
  const none = await site.post('/rechten/code', { code, q: 'Wittevrongel' })
  assert.match(none.html, /Nog geen gezin voor “Wittevrongel”/)
  assert.match(none.html, /Nieuw gezin/)
  const next = await site.post(`/gezinnen/${mine}/sociale-rechten/code`, { code, q: '' })
  assert.equal(next.status, 200)
  assert.match(next.html, /Neem over wat aangevinkt staat|Wie is wie/)
})

test('a code with a letter wrong stays in its field and no family is asked for', async () => {
  const wrong = await site.post('/rechten/code', { code: `${code.slice(0, -1)}!` })
  assert.equal(wrong.status, 422)
  assert.ok(wrong.html.includes(`${code.slice(0, -1)}!</textarea>`))
  assert.doesNotMatch(wrong.html, /Van welk gezin/)
})
