import assert from 'node:assert/strict'
import { test } from 'node:test'
import { spellMoments } from './moment-pairs.ts'

const lists = [
  [
    ['Huisv. S', 'Huisv. E'],
    ['huisv start', 'huisv einde'],
  ],
  [
    ['K&G S', 'K&G E', 'Naam'],
    ['k en g start', 'k en g einde', 'Naam'],
  ],
  [
    ['Logement D', 'Logement F'],
    ['logement start', 'logement einde'],
  ],
  [
    ['Wonen 1', 'Wonen 2'],
    ['wonen start', 'wonen einde'],
  ],
  [
    ['Crit. 1', 'Crit. 2', 'Crit. 3'],
    ['Crit. 1', 'Crit. 2', 'Crit. 3'],
  ],
  [
    ['Huisv. E', 'Naam'],
    ['Huisv. E', 'Naam'],
  ],
  [
    ['S', 'E'],
    ['S', 'E'],
  ],
  [
    ['Wonen t0', 'Wonen t1'],
    ['wonen start', 'wonen einde'],
  ],
] as const
for (const [headers, wanted] of lists) test(`moments: ${headers.join(', ')}`, () => assert.deepEqual(spellMoments(headers), wanted))
