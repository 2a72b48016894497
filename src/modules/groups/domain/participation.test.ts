import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkParticipation } from './participation.ts'

const today = '2026-11-17'
const cases = [
  { name: 'one session today', sessions: 1, countedOn: today, refusal: null },
  { name: 'the last day of guidance', sessions: 3, countedOn: '2026-11-17', endedOn: '2026-11-17', refusal: null },
  { name: 'none at all', sessions: 0, countedOn: today, refusal: 'not-a-count' },
  { name: 'half a session', sessions: 1.5, countedOn: today, refusal: 'not-a-count' },
  { name: 'more than anybody attends', sessions: 101, countedOn: today, refusal: 'not-a-count' },
  { name: 'tomorrow', sessions: 1, countedOn: '2026-11-18', refusal: 'in-future' },
  { name: 'before the dossier', sessions: 1, countedOn: '2026-08-31', refusal: 'before-opening' },
  { name: 'after guidance', sessions: 1, countedOn: '2026-11-17', endedOn: '2026-11-16', refusal: 'after-ending' },
]
for (const { name, sessions, countedOn, endedOn, refusal } of cases) {
  test(`checkParticipation: ${name}`, () => {
    const decision = checkParticipation({ sessions, countedOn }, { openedOn: '2026-09-01', endedOn: endedOn ?? null }, today)
    assert.equal(decision.ok ? null : decision.refusal.kind, refusal)
  })
}
