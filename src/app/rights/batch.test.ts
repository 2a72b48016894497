import assert from 'node:assert/strict'
import { test } from 'node:test'
import { machine } from '#platform/actor.ts'
import { linesOf } from '../cli/rights-batch.ts'
import { testSite } from '../site.testing.ts'
import { type FamilyResult, rightsOfAll } from './batch.ts'

const { world, open } = await testSite()
const { deps } = world

test('every running family is worked out by its reference; a family that may not be counted is not', async () => {
  const [first, hidden] = [await open(), await open()]
  const told: FamilyResult[] = []
  const actor = machine(world.municipalityId, 'reporting')
  const all = await rightsOfAll(deps, actor, '2026-11-17', (family) => told.push(family))
  assert.equal(all.families, 2)
  assert.ok(told.every(({ reference }) => /^OP-\d{4}-\d+$/.test(reference)))
  for (const right of all.rights) assert.equal(right.yes + right.no + right.ask + right.unknown, 2, right.id)
  assert.ok(told[0]?.yes.some(({ id }) => id === 'nmbs-kinderen-onder-12-gratis'))
  const fewer = await rightsOfAll(deps, { ...actor, barred: [hidden] }, '2026-11-17')
  assert.equal(fewer.families, 1)
  assert.equal((await rightsOfAll(deps, machine(world.other.municipalityId, 'reporting'), '2026-11-17')).families, 0)
  assert.match(linesOf(all), /^2 gezinnen op 2026-11-17\n/)
  assert.notEqual(first, hidden)
})
