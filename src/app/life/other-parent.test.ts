import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { proposeAsked } from '#modules/lifecycle/public.ts'
import { addOtherParent, type Browser, enter, motherOf } from '../mijn/testing.ts'
import { testSite } from '../site.testing.ts'

const site = await testSite()
const { world } = site
const { deps, municipalityId } = world
let dossierId = ''
let father: Browser
let lead = ''

before(async () => {
  dossierId = await site.open()
  father = await enter(site, dossierId, await addOtherParent(site, dossierId), 'vader@example.org')
  lead = await site.cookieOf('team-lead')
})
after(() => site.app.close())

async function asked(kind: 'objection' | 'erasure'): Promise<string> {
  const row = await deps.db.as(world.actor('team-lead'), (tx) =>
    tx
      .selectFrom('lifecycle.request')
      .select('id')
      .where('municipality_id', '=', municipalityId)
      .where('dossier_id', '=', dossierId)
      .where('kind', '=', kind)
      .executeTakeFirstOrThrow(),
  )
  return row.id
}
const page = () => site.app.inject({ url: `/gezinnen/${dossierId}/rechten`, headers: { cookie: lead } })
const grant = (id: string) =>
  site.postForm(
    `/gezinnen/${dossierId}/rechten/vragen/${id}/beslissen`,
    { outcome: 'granted', decision: 'Ja, jouw gegevens.', ground: 'objection' },
    lead,
  )

test('what the other parent asks is shown as his, and never stops or erases the dossier of the mother', async () => {
  for (const wish of ['object', 'erase'])
    assert.equal((await father.post('/mijn/rechten', { wish, words: '' }, '/mijn/rechten')).status, 303)
  const { body } = await page()
  assert.match(body, /Yassin[^<]* vroeg dit, niet de moeder/)

  assert.equal((await grant(await asked('objection'))).statusCode, 303)
  assert.equal((await site.get(`/gezinnen/${dossierId}`)).status, 200, 'her help goes on')
  const limits = await deps.db.as(world.actor('team-lead'), (tx) =>
    tx
      .selectFrom('lifecycle.limit')
      .select('id')
      .where('municipality_id', '=', municipalityId)
      .where('dossier_id', '=', dossierId)
      .execute(),
  )
  assert.deepEqual(limits, [])

  const requestId = await asked('erasure')
  assert.equal((await grant(requestId)).statusCode, 303)
  assert.ok(!(await page()).body.includes(`/beheer/bewaren/gevraagd/${requestId}`), 'no way on to erasing her dossier')
  const counsellor = world.actor('counsellor')
  await deps.db.as(counsellor, (tx) =>
    tx
      .updateTable('dossiers.dossier')
      .set({ is_open: false })
      .where('municipality_id', '=', municipalityId)
      .where('id', '=', dossierId)
      .execute(),
  )
  const administrator = world.actor('administrator', 'administration')
  const proposed = await deps.db.as(administrator, (tx) => proposeAsked(tx, deps, administrator, { requestId, permission: 'RA 2036/18' }))
  assert.deepEqual(proposed, { ok: false, refusal: { kind: 'not-found' } })
})

test('what the mother asks carries no such warning', async () => {
  const other = await site.open()
  const mother = await enter(site, other, await motherOf(site, other), 'moeder@example.org')
  assert.equal((await mother.post('/mijn/rechten', { wish: 'restrict', words: '' }, '/mijn/rechten')).status, 303)
  const { body } = await site.app.inject({ url: `/gezinnen/${other}/rechten`, headers: { cookie: lead } })
  assert.ok(body.includes('Te beantwoorden') && !body.includes('niet de moeder'))
})
