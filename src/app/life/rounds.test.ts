import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testWorld } from '#app/testing.ts'
import { draftDays, readDraft, saveDraft } from '#platform/db/drafts.ts'
import { lifeRound } from './rounds.ts'

const world = await testWorld()
const dayMs = 86_400_000

test('a draft nobody touched for thirty days disappears, a younger one and one touched again stay', async () => {
  const actor = world.actor('counsellor')
  const start = world.deps.now()
  const at = (days: number) => new Date(start.getTime() + days * dayMs)
  const save = (form: string, days: number) => world.db.as(actor, (tx) => saveDraft(tx, actor, form, { note: 'Schim' }, at(days)))
  await save('left', 0)
  await save('touched', 0)
  await save('touched', 5)
  await save('young', 1)
  const kept = async () => {
    await lifeRound(world.deps)
    const left: string[] = []
    for (const form of ['left', 'touched', 'young'])
      if ((await world.db.as(actor, (tx) => readDraft(tx, actor, form))) !== null) left.push(form)
    return left
  }
  world.clock.now = at(draftDays)
  assert.deepEqual(await kept(), ['left', 'touched', 'young'], 'the last day is still hers')
  world.clock.now = new Date(at(draftDays).getTime() + 1)
  assert.deepEqual(await kept(), ['touched', 'young'])
  world.clock.now = at(draftDays + 6)
  assert.deepEqual(await kept(), [])
})
