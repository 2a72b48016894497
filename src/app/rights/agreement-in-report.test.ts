import assert from 'node:assert/strict'
import { test } from 'node:test'
import { impactReportJson } from '#modules/evidence/public.ts'
import { beginTalk, closeRound, currentRights, rightsOf, saveScore, turnTalk } from '#modules/fundamental-rights/public.ts'
import type { Actor } from '#platform/actor.ts'
import { testSite } from '../site.testing.ts'

const site = await testSite({ as: 'team-lead' })
const { deps } = site.world
const items = rightsOf(currentRights()).map(({ id }) => id)

/** One talk in which the worker gives every right as many points less than the family. */
async function talk(actor: Actor, dossierId: string, heldOn: string, gap: number, rights = 6): Promise<string> {
  const begun = await beginTalk(deps, actor, { dossierId, moment: 'interim', heldOn, language: 'nl', key: null })
  if (!begun.ok) return assert.fail(begun.refusal.kind)
  const { talkId } = begun.value
  for (const [respondent, level] of [
    ['family', 7],
    ['worker', 7 - gap],
  ] as const) {
    for (const item of items.slice(0, rights)) {
      const saved = await saveScore(deps, actor, { dossierId, talkId, respondent, item, raw: [String(level)], barriers: [], words: null })
      assert.ok(saved.ok, item)
    }
    assert.ok((await closeRound(deps, actor, { dossierId, talkId, respondent })).ok)
  }
  return talkId
}

const counsellor = site.world.actor('counsellor')
const families: string[] = []
for (let at = 0; at < 7; at += 1) families.push(await site.open({ startedOn: '2026-09-15', openedOn: '2026-09-10' }))
for (const id of families.slice(0, 5)) {
  await talk(counsellor, id, '2026-09-20', 3)
  await talk(counsellor, id, '2026-11-10', 1)
}
const [, , , , , one = '', few = ''] = families
await talk(counsellor, one, '2026-10-01', 0)
// Four rights with two numbers carry no mean.
await talk(counsellor, few, '2026-10-01', 5, 4)
const back = await talk(counsellor, one, '2026-11-12', 6)
assert.ok((await turnTalk(deps, counsellor, { dossierId: one, talkId: back, to: 'withdrawn' })).ok)

const jsonFor = async (actor: Actor, asOf: string) => {
  const made = await impactReportJson(deps, actor, { asOf, until: asOf })
  return made.ok ? made.value.agreement : assert.fail(made.refusal.kind)
}

test('the report counts the last talk of every family, and first beside last where there were two', async () => {
  const found = { families: 6, rights: 36, same: 6, mean_gap: 5 / 6, repeated: { n: 5, mean_gap_first: 3, mean_gap_last: 1 } }
  for (const role of ['team-lead', 'researcher'] as const)
    assert.deepEqual(await jsonFor(site.world.actor(role), '2026-11-17'), found, role)
})

test('a talk after the as-of date is not there yet; another municipality sees none', async () => {
  const before = await jsonFor(site.world.actor('team-lead'), '2026-10-15')
  assert.deepEqual([before?.families, before?.mean_gap, before?.repeated.n], [6, 15 / 6, 0])
  assert.equal(await jsonFor(site.world.other.actor('team-lead'), '2026-11-17'), undefined)
})

test('on the page it stands with its n, who is left out, what it is and how to read it, and no family is named', async () => {
  const { html } = await site.get('/rapport')
  const card = html.slice(html.indexOf('Gezin en begeleider geven')).split('</section>')[0] ?? ''
  assert.match(card, /van 3,0 naar 1,0 punten verschil/)
  assert.match(card, /n = 5 · [^<]*2 nog bezig/)
  assert.match(card, /minstens vijf rechten een cijfer/)
  assert.match(card, /niet wie gelijk heeft/)
  assert.doesNotMatch(card, /\/gezinnen\//)
})
