import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testWorld } from '#app/testing.ts'
import { evaluate, rightSchema } from '#modules/rights/public.ts'
import type { Actor } from '#platform/actor.ts'
import { catalogueOf, rightsOf } from '../catalogue-of.ts'
import type { Change } from '../domain/change.ts'
import { readDrafts, readHistory } from '../queries/read-changes.ts'
import { localRight } from '../testing.ts'
import { draftChange, turnDraft } from './draft-change.ts'
import { importCatalogue } from './import-catalogue.ts'
import { publishChange, withdrawChange } from './publish-change.ts'

const world = await testWorld()
const { deps, municipalityId } = world
const lead = world.actor('team-lead')
const administrator = world.actor('administrator')
const newRight: Change = { kind: 'right', right: rightSchema.parse(localRight) }
const amount = (value: number, from: string, parameter = 'bedrag'): Change => ({
  kind: 'value',
  right: 'babypremie-mechelen',
  parameter,
  value: { value, from, to: null, source: 'https://www.mechelen.be/premie', dateBasis: 'stated', endBasis: 'no-later-value-found' },
})

async function drafted(change: Change, actor: Actor = lead, key: string | null = null): Promise<string> {
  const result = await draftChange(deps, actor, { change, note: null, origin: 'form', key })
  return result.ok ? result.value.changeId : assert.fail(JSON.stringify(result.refusal))
}
const told = (result: { ok: true } | { ok: false; refusal: { kind: string } }) => (result.ok ? 'done' : result.refusal.kind)
const publish = async (changeId: string, actor: Actor = administrator) =>
  told(await publishChange(deps, actor, { changeId, reason: 'Raadsbesluit' }))
const withdraw = async (changeId: string, actor: Actor = lead) =>
  told(await withdrawChange(deps, actor, { changeId, reason: 'Een tikfout' }))
const idsIn = (actor: Actor) => deps.db.as(actor, async (tx) => (await rightsOf(tx, actor.municipalityId)).map(({ id }) => id))
const premium = (on: string, actor: Actor = lead) =>
  deps.db.as(actor, async (tx) => {
    const situation = { municipality: 'Mechelen', children: [{ birthDate: '2026-05-01' }] }
    const answers = evaluate(await catalogueOf(tx, actor.municipalityId, 'nl'), situation, on)
    return answers.find(({ id }) => id === 'babypremie-mechelen')?.amount?.cents
  })
const audits = () =>
  deps.db.as(lead, async (tx) => {
    const rows = await tx.selectFrom('audit.event').select('action').where('municipality_id', '=', municipalityId).orderBy('id').execute()
    return rows.map(({ action }) => action).filter((action) => action.startsWith('rights-catalogue'))
  })

test('a right of the municipality counts once a second person published it, and only there', async () => {
  const changeId = await drafted(newRight)
  assert.ok(!(await idsIn(lead)).includes('babypremie-mechelen'))
  assert.equal(await publish(changeId, lead), 'own-draft')
  assert.equal(await publish(changeId, world.actor('counsellor')), 'not-found')
  assert.equal(await publish(changeId, world.other.actor('administrator')), 'not-found')
  assert.equal(await publish(changeId), 'done')
  assert.equal(await publish(changeId), 'not-found')
  assert.equal(await premium('2026-06-01'), 7_500)
  assert.ok(!(await idsIn(world.other.actor('team-lead'))).includes('babypremie-mechelen'))
})

test('a new amount holds from its day; a later one is laid over it and can be taken back', async () => {
  const first = await drafted(amount(90, '2026-07-01'))
  const second = await drafted(amount(100, '2026-09-01'), administrator)
  assert.deepEqual([await publish(first), await publish(second, lead)], ['done', 'done'])
  assert.deepEqual([await premium('2026-06-30'), await premium('2026-07-01'), await premium('2026-09-01')], [7_500, 9_000, 10_000])
  assert.equal(await withdraw(second), 'done')
  assert.equal(await premium('2026-09-01'), 9_000)
  assert.equal(await withdraw(second), 'not-found')
})

test('what others build on goes last', async () => {
  const history = await deps.db.as(lead, (tx) => readHistory(tx, municipalityId, { rightId: 'babypremie-mechelen', limit: 50 }))
  const right = history.find(({ change }) => change?.kind === 'right')
  const value = history.find(({ state, change }) => state === 'published' && change?.kind === 'value')
  if (right === undefined || value === undefined) assert.fail('not found')
  const refused = await withdrawChange(deps, lead, { changeId: right.id, reason: 'Afgeschaft' })
  assert.deepEqual(refused.ok ? [] : refused.refusal, { kind: 'built-on', changeIds: [value.id] })
  assert.equal(await withdraw(value.id), 'done')
  assert.equal(await withdraw(right.id), 'done')
  assert.equal(await premium('2026-09-01'), undefined)
})

test('a draft that does not hold together is not kept, and all that is wrong is told', async () => {
  const broken: Change = { kind: 'right', right: { ...rightSchema.parse(localRight), sources: ['reglement'] } }
  const before = await deps.db.as(lead, (tx) => readDrafts(tx, municipalityId))
  const result = await draftChange(deps, lead, { change: broken, note: null, origin: 'form', key: null })
  assert.equal(told(result), 'wrong')
  assert.equal(
    told(await draftChange(deps, lead, { change: amount(9, '2027-01-01', 'weg'), note: null, origin: 'form', key: null })),
    'wrong',
  )
  assert.equal((await deps.db.as(lead, (tx) => readDrafts(tx, municipalityId))).length, before.length)
})

test('a draft made from what changed since is refused until it is made anew', async () => {
  const one = await drafted({ kind: 'right', right: { ...rightSchema.parse(localRight), title: 'Premie voor baby’s' } })
  const two = await drafted({ kind: 'right', right: { ...rightSchema.parse(localRight), title: 'Geboortepremie' } })
  assert.deepEqual([await publish(one), await publish(two)], ['done', 'stale'])
  assert.equal(await withdraw(one), 'done')
})

test('a draft is kept once, put aside and taken up again; a better one takes its place', async () => {
  const key = '01932d00-0000-7000-8000-00000000aaaa'
  const changeId = await drafted(newRight, lead, key)
  assert.equal(await drafted(newRight, lead, key), changeId)
  assert.equal(told(await turnDraft(deps, lead, { changeId, to: 'dropped' })), 'done')
  assert.equal(await publish(changeId), 'not-found')
  assert.equal(told(await turnDraft(deps, lead, { changeId, to: 'draft' })), 'done')
  const better = await draftChange(deps, administrator, { change: newRight, note: null, origin: 'form', instead: changeId, key: null })
  assert.equal(told(better), 'done')
  assert.equal(await publish(changeId, lead), 'not-found')
})

test('a file becomes drafts, all of them or none, and nothing is published by it', async () => {
  const before = await idsIn(administrator)
  const read = (text: string) => importCatalogue(deps, administrator, { text, origin: 'import' })
  const two = {
    format: 'opkomst-rights/1',
    rights: [
      { ...localRight, id: 'een' },
      { ...localRight, id: 'twee', sources: ['reglement'] },
    ],
  }
  assert.equal(told(await read(JSON.stringify(two))), 'wrong')
  assert.equal(told(await read('{')), 'unreadable')
  const done = await read(JSON.stringify({ ...localRight, id: 'een' }))
  assert.equal(done.ok && done.value.changeIds.length, 1)
  assert.deepEqual(await idsIn(administrator), before)
  const drafts = await deps.db.as(lead, (tx) => readDrafts(tx, municipalityId))
  assert.deepEqual(
    drafts.filter(({ origin }) => origin === 'import').map(({ rightId }) => rightId),
    ['een'],
  )
})

test('every act is written down', async () => {
  const found = new Set(await audits())
  assert.deepEqual(
    [...found].toSorted(),
    ['drafted', 'dropped', 'published', 'restored', 'withdrawn'].map((act) => `rights-catalogue.change.${act}`),
  )
})
