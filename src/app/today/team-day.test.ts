import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { testWorld } from '#app/testing.ts'
import { openDossier } from '#modules/dossiers/public.ts'
import { type Day, teamDays } from './team-day.ts'

const world = await testWorld()
const actor = world.actor('team-lead')

async function open(givenName: string, counsellorId: string | null): Promise<string> {
  const intake = world.actor('counsellor', 'intake')
  const opened = await world.db.as(intake, (tx) =>
    openDossier(tx, world.deps, intake, {
      mother: { kind: 'new', person: { givenName, familyName: 'Adeyomi' } },
      programme: 'opkomst',
      openedOn: '2026-09-15',
      startedOn: null,
      counsellorId,
      pregnancy: null,
      members: [],
    }),
  )
  if (!opened.ok) throw new Error(opened.refusal.kind)
  return opened.value.dossierId
}

const counsellor = world.actor('counsellor').accountId
const hidden = await open('Amal', counsellor)
for (const name of ['Precious', 'Sofia']) await open(name, counsellor)
await open('Zonder', null)

const dayOf = (days: ReturnType<typeof teamDays>, by = actor): Promise<Day> =>
  world.db.as(by, (tx) => days(tx, by, 'team', world.deps.today()))

test('a large team is counted beside the page, says since when, and comes to the numbers of a small one', async () => {
  const small = await dayOf(teamDays(world.deps))
  assert.deepEqual([small.totals.waiting, small.totals.withoutCounsellor, small.totals.countedAt], [4, 1, null])
  const large = teamDays(world.deps, 2)
  assert.equal((await dayOf(large)).totals.isCounting, true)
  let counted = await dayOf(large)
  for (let tries = 0; counted.totals.isCounting && tries < 100; tries += 1) {
    await setTimeout(50)
    counted = await dayOf(large)
  }
  const { countedAt, ...numbers } = counted.totals
  assert.deepEqual({ ...numbers, countedAt: null }, small.totals)
  assert.deepEqual(countedAt, world.deps.now())
  assert.deepEqual(new Set(counted.families.map((family) => family.dossier.id)), new Set(small.families.map((family) => family.dossier.id)))

  const barred = await dayOf(large, { ...actor, barred: [hidden] })
  assert.equal(barred.families.length, 3)
  const day = world.clock.now
  world.clock.now = new Date('2026-11-18T08:30:00Z')
  assert.equal((await dayOf(large)).totals.isCounting, true, 'the count of yesterday is not shown')
  world.clock.now = day
})
