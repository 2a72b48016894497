import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Claim, ledgerOf, type Step } from '#modules/rights/public.ts'
import { ledgerWords } from './ledger-words.ts'

const today = '2026-11-17'
const unsaid = {
  isComputed: false,
  since: null,
  reason: null,
  nextWho: null,
  nextWhat: null,
  deadlineOn: null,
  remindOn: null,
  note: null,
  byName: null,
}
const step = (kind: Step['kind'], amount: Pick<Step, 'cents' | 'per'> = { cents: null, per: null }, onDay = '2026-10-01'): Step => ({
  ...unsaid,
  ...amount,
  id: kind,
  kind,
  onDay,
  at: new Date(0),
})
const claim = (...steps: Step[]): Claim => ({ id: 'c', rightId: 'leefloon', subject: '', steps })
const monthly = { cents: 15_000, per: 'month' } as const
const once = { cents: 4_000, per: 'once' } as const

const none = 'Nog geen bedrag genoteerd'
const cases: readonly (readonly [string, readonly Claim[], { found: string; obtained: string }])[] = [
  ['nothing was done yet', [], { found: none, obtained: none }],
  ['asked, and nobody named an amount', [claim(step('asked'))], { found: none, obtained: none }],
  ['asked per month', [claim(step('asked', monthly))], { found: '€ 150,00 per maand', obtained: none }],
  ['asked once', [claim(step('asked', once))], { found: '€ 40,00 eenmalig', obtained: none }],
  ['both', [claim(step('asked', monthly)), claim(step('asked', once))], { found: '€ 150,00 per maand · € 40,00 eenmalig', obtained: none }],
  ['granted', [claim(step('asked', monthly), step('granted'))], { found: 'Nu niets', obtained: '€ 150,00 per maand' }],
  ['granted without an amount', [claim(step('asked'), step('granted'))], { found: none, obtained: none }],
  ['it stopped', [claim(step('granted', monthly), step('stopped'))], { found: 'Nu niets', obtained: 'Nu niets' }],
  [
    'one stopped, and of another nobody named an amount',
    [claim(step('granted', monthly), step('stopped')), claim(step('granted')), claim(step('asked'))],
    { found: none, obtained: none },
  ],
  ['it starts later', [claim(step('granted', { ...monthly }, '2026-12-01'))], { found: 'Nu niets', obtained: 'Nu niets' }],
]

for (const [name, claims, expected] of cases) {
  test(`the euros of a family in words: ${name}`, () => {
    const { found, obtained } = ledgerWords(ledgerOf(claims, today), claims, 'nl')
    const plain = (words: string): string => words.replaceAll('\u00a0', ' ')
    assert.deepEqual({ found: plain(found), obtained: plain(obtained) }, expected)
  })
}

test('the halves of a sum are said in every staff language', () => {
  const claims = [claim(step('asked', monthly)), claim(step('asked', once))]
  const said = (locale: 'en' | 'fr') => ledgerWords(ledgerOf(claims, today), claims, locale).found
  assert.match(said('en'), /150\.00 a month · .*40\.00 once$/)
  assert.match(said('fr'), /150,00.* par mois · 40,00.* en une fois$/)
})
