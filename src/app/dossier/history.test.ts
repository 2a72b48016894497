import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testSite } from '#app/site.testing.ts'
import { registerBirth, registerLoss, withdrawBirth, withdrawLoss } from '#modules/dossiers/public.ts'
import type { Role } from '#platform/actor.ts'

const site = await testSite()
after(() => site.app.close())
const { world } = site
const counsellor = world.actor('counsellor')

/** The page of the history as lines of plain words. */
async function history(dossierId: string): Promise<string> {
  const { html } = await site.get(`/gezinnen/${dossierId}/geschiedenis`)
  return html
    .slice(html.indexOf('<main'))
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
}

const as = <T>(role: Role, work: (tx: Parameters<Parameters<typeof world.db.as>[1]>[0]) => Promise<T>): Promise<T> =>
  world.db.as(world.actor(role), work)

async function nameOf(role: Role): Promise<string> {
  const row = await as(role, (tx) =>
    tx
      .selectFrom('identity.account')
      .select('name')
      .where('municipality_id', '=', world.municipalityId)
      .where('id', '=', world.accounts[role])
      .executeTakeFirstOrThrow(),
  )
  return row.name
}

const birthOf = (dossierId: string) => ({ dossierId, bornOn: '2026-11-14', names: ['Lina'], familyName: '', nameless: 'Baby' })

test('a birth says who recorded it and when; taken back, both lines stay', async () => {
  const dossierId = await site.open({ members: [], pregnancy: { dueOn: '2026-11-20', bornOn: null } })
  await as('midwife', (tx) => registerBirth(tx, world.deps, world.actor('midwife'), birthOf(dossierId)))
  const told = await history(dossierId)
  assert.match(told, new RegExp(`Geboren op 14 november 2026 [^.]*17 november[^.]*${await nameOf('midwife')}`))

  await as('team-lead', (tx) => withdrawBirth(tx, world.deps, world.actor('team-lead'), { dossierId }))
  const back = await history(dossierId)
  assert.match(back, new RegExp(`Rechtgezet: geen geboorte op 14 november 2026 [^.]*17 november[^.]*${await nameOf('team-lead')}`))
  assert.match(back, new RegExp(`Geboren op 14 november 2026 [^.]*${await nameOf('midwife')}`))

  await as('counsellor', (tx) => registerBirth(tx, world.deps, world.actor('counsellor'), { ...birthOf(dossierId), bornOn: '2026-11-16' }))
  const again = await history(dossierId)
  assert.match(again, new RegExp(`Geboren op 16 november 2026 [^.]*${await nameOf('counsellor')}`))
  assert.equal(again.match(/Geboren op/g)?.length, 2, 'each birth stands once')
})

test('a child that was born when the dossier was opened has its author too', async () => {
  const dossierId = await site.open({ members: [], pregnancy: { dueOn: null, bornOn: '2026-08-01' } })
  assert.match(await history(dossierId), new RegExp(`Geboren op 1 augustus 2026 [^.]*17 november[^.]*${await nameOf('counsellor')}`))
})

test('a birth from before authors were kept has its day and nobody, also when it is taken back', async () => {
  const dossierId = await site.open({ members: [], pregnancy: { dueOn: '2026-11-20', bornOn: null } })
  await as('counsellor', (tx) =>
    tx
      .updateTable('dossiers.pregnancy')
      .set({ born_on: '2026-11-14' })
      .where('municipality_id', '=', world.municipalityId)
      .where('dossier_id', '=', dossierId)
      .execute(),
  )
  const told = await history(dossierId)
  assert.match(told, /Geboren op 14 november 2026 zaterdag/)
  await as('midwife', (tx) => withdrawBirth(tx, world.deps, world.actor('midwife'), { dossierId }))
  const back = await history(dossierId)
  assert.match(back, new RegExp(`Rechtgezet: geen geboorte op 14 november 2026 [^.]*${await nameOf('midwife')}`))
  assert.match(back, /Geboren op 14 november 2026 zaterdag/)
})

test('a loss is told with its day, and setting it right says who did, without a word that hurts', async () => {
  const dossierId = await site.open({ members: [] })
  const loss = { dossierId, happenedOn: '2026-11-16', childId: null, note: null }
  const lost = await as('counsellor', (tx) => registerLoss(tx, world.deps, world.actor('counsellor'), loss))
  const told = await history(dossierId)
  assert.match(told, new RegExp(`Een kindje verloren, 16 november 2026 [^.]*${await nameOf('counsellor')}`))
  assert.doesNotMatch(told, /miskraam|overleden|code|beëindigd/i)
  const lossId = lost.ok ? lost.value.lossId : assert.fail()
  await as('midwife', (tx) => withdrawLoss(tx, world.deps, world.actor('midwife'), { dossierId, lossId }))
  assert.match(await history(dossierId), new RegExp(`Rechtgezet: er is geen kindje verloren [^.]*${await nameOf('midwife')}`))
})

test('what was told by mistake is set right from the history, also weeks later', async () => {
  const dossierId = await site.open({ members: [], pregnancy: null })
  await as('counsellor', (tx) => registerBirth(tx, world.deps, counsellor, birthOf(dossierId)))
  const url = `/gezinnen/${dossierId}`
  assert.match((await site.get(`${url}/geschiedenis`)).html, /aria-label="Zet recht: Geboren op 14 november 2026"/)
  const childId = await as('counsellor', (tx) =>
    tx
      .selectFrom('dossiers.member')
      .select('person_id')
      .where('municipality_id', '=', world.municipalityId)
      .where('dossier_id', '=', dossierId)
      .where('role', '=', 'child')
      .executeTakeFirstOrThrow(),
  )
  const loss = { dossierId, happenedOn: '2026-11-16', childId: childId.person_id, note: null }
  await as('counsellor', (tx) => registerLoss(tx, world.deps, counsellor, loss))
  const mourned = (await site.get(`${url}/geschiedenis`)).html
  assert.doesNotMatch(mourned, /Zet recht: Geboren/, 'the birth of a child that was lost is no mistake')
  const undo = /action="([^"]+\/verlies\/[^"]+\/terug)"/.exec(mourned)?.[1] ?? ''
  assert.equal((await site.post(undo, {}, url)).status, 303)
  assert.equal((await site.post(`${url}/geboorte/terug`, {}, url)).status, 303)
  assert.doesNotMatch((await site.get(`${url}/geschiedenis`)).html, /aria-label="Zet recht/)
  assert.match((await site.get(url)).html, /Nog geen uitgerekende datum of geboorte/)
})
