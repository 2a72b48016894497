import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertNoCausalClaim, FORBIDDEN_WORDING, findCausalClaims } from './wording.ts'

for (const { language, example, why } of FORBIDDEN_WORDING) {
  test(`wording ${language}: "${example}" is refused`, () => {
    const text = { works: 'The programme works.', fonctionne: 'Le programme fonctionne.' }[example] ?? `Zie: ${example} …`
    assert.ok(
      findCausalClaims(text, language).some((fault) => fault.why === why),
      text,
    )
    assert.throws(() => assertNoCausalClaim(text.toUpperCase(), language))
  })
}

for (const text of [
  'Gezinnen gingen vooruit tijdens de begeleiding.',
  'Dit hangt samen met de start van de zwangerschap.',
  'Geen verschil aangetoond. Het verschil ligt tussen -3 en 12 punten.',
  'Opkomst werkt samen met het Sociaal Huis.',
  '6 van 16 moeders hebben werk.',
  'Families moved forward during the guidance.',
  'Mothers who work part-time.',
  'Wie zorgt voor de baby? Ingeschat door de begeleider.',
  'Scored by the team. Approved by the council.',
  'Les familles ont progressé pendant l’accompagnement.',
  'Il n’y a pas de groupe de comparaison.',
]) {
  test(`wording: may be said: ${text}`, () => assertNoCausalClaim(text))
}

test('wording: reports every fault with its place', () => {
  assert.deepEqual(findCausalClaims('Dankzij Opkomst: het effect van hulp.'), [
    { language: 'nl', why: 'cause', found: 'Dankzij', at: 0 },
    { language: 'nl', why: 'cause', found: 'effect van', at: 21 },
  ])
})
