import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fold } from './fold.ts'
import { createInterpreter, startingContext } from './mapping.ts'
import { readClues } from './read-clues.ts'

/** Spellings of teams nobody here knows; null: two meanings, or nothing sure. */
const cells = {
  housing: {
    dakloos: ['geen vast adres', 'geen vaste woonplaats', 'daklozenopvang', 'sans domicile fixe', 'no fixed abode', 'abri de nuit'],
    inwonend: [
      'bij mama',
      'woont bij haar tante',
      'inw. bij schoonouders',
      'chez une amie',
      'with her mother',
      'logeert bij vrienden',
      'hébergée chez sa sœur',
    ],
    opvang: [
      'LOI Mechelen',
      'transitwoning OCMW',
      'tijdelijke huisvesting',
      'centre Fedasil',
      'temporary accommodation',
      'tijdelijk huurcontract',
    ],
    huur_slecht: [
      'huurhuis met schimmel',
      'huur, slechte staat',
      'huurappartement te klein',
      'onbewoonbaar verklaard',
      'loyer - mauvais état',
      'overcrowded rental',
      'huur niet goed',
      'slecht huurhuis',
      'huur overbewoond',
    ],
    eigenaar_slecht: ['eigen huis, slechte staat', 'koopwoning slecht', 'propriétaire, mauvais état', 'own house (poor)'],
    huur_goed: ['huur, goede staat', 'private huurmarkt', 'huurapp.', 'appartement loué', 'location bon état', 'huurt een studio'],
    sociaal: ['sociale woonst', 'via SVK', 'sociaal appartement', 'council flat', 'maison sociale'],
    eigenaar_goed: ['proprio', 'eigen huis (ok)', 'owns home', 'koophuis'],
    null: [
      'wacht op sociale woning',
      'zoekt huurwoning',
      'geen sociale woning',
      'huur of bij ouders',
      'bij ouders (eigen woning)',
      'huur met kakkerlakken',
      'niet bij ouders',
      'huur goed maar te klein',
      'eigenaar huurwoning',
      'blauw',
      'huur met hulp van opa',
      'niet slecht',
    ],
  },
  inOrder: {
    in_order: ['in orde gebracht', 'in juli gekregen', 'alles geregeld', 'tout est fait'],
    not_in_order: ['nog regelen', 'niet in orde!', 'nog niet aangevraagd', 'pas encore demandé', 'nog aanvragen', 'helemaal niet ok'],
    busy: [
      'half in orde',
      'wordt geregeld',
      'aanvraag lopende',
      'op wachtlijst crèche',
      'demande introduite',
      'aanvraag gedaan',
      'aangevraagd, nog niet in orde',
    ],
    not_applicable: ['niet v. toep.', 'niet meer nodig', 'pas d’application', 'not required'],
    unknown: ['nog navragen', 'weet ik niet', 'ne sait pas encore'],
    null: ['geen idee van', 'zus brengt', 'niet met haar besproken'],
  },
  income: {
    none: ['geen ink.', '0 euro', '€ 0', 'sans revenus fixes', 'geen vast inkomen', 'zonder eigen inkomen'],
    living_wage: ['LL', 'equiv. leefloon', 'steun van OCMW'],
    illness: ['ziekte-uitk.', 'indemnités maladie'],
    unemployment: ['werkloosheidsuitk.', 'uitkering RVA', 'werkl.'],
    partner_wage: ['inkomen man', 'mari travaille', 'loon vriend'],
    wage: ['werkt halftijds', 'emploi à mi-temps', 'uit arbeid'],
    null: ['geen werk', 'ziekte en leefloon', 'niet via partner', 'geen inkomen, wel leefloon', 'partner heeft leefloon', 'zakgeld'],
  },
  endReason: {
    completed: ['volgens plan afgerond', 'einde termijn', 'kind 6 maanden', 'suivi terminé'],
    goals_reached: ['doelen zijn bereikt', 'afgerond, doelen bereikt', 'all goals reached'],
    handed_over: ['doorgegeven aan andere dienst', 'orientée vers un autre service', 'overgedragen aan CKG'],
    moved: ['is verhuisd', 'weg uit Mechelen', 'déménagée à Bruxelles'],
    no_contact: ['neemt niet meer op', 'ne répond plus', 'geen enkel contact', 'lost to follow-up', 'we kunnen haar niet meer bereiken'],
    stopped_by_family: ['zelf stopgezet', 'ne souhaite plus', 'declined further support', 'op haar vraag'],
    null: ['stopt zelf wegens verhuis', 'doelen niet bereikt', 'niet afgerond', 'ruzie'],
  },
} as const

for (const group of ['housing', 'inOrder', 'income', 'endReason'] as const) {
  for (const [meaning, texts] of Object.entries(cells[group])) {
    for (const text of texts) {
      test(`${group}: "${text}"`, () => {
        const read = createInterpreter({ values: {}, ownServices: [], externalPartners: [] }, startingContext('2026-11-22'))
        const field = { housing: 'housingStart', inOrder: 'inOrder.babyuitzet.start', income: 'income', endReason: 'endReason' } as const
        assert.equal(String(read.meaning({ id: field[group], kind: group }, text).meaning), meaning)
      })
    }
  }
}

const levels = [
  ['niveau 4', '4'],
  ['4 - grotendeels in orde', '4'],
  ['4-5', 'null'],
  ['6', 'null'],
  ['van 2 naar 4', 'null'],
] as const
for (const [text, wanted] of levels) test(`level: "${text}"`, () => assert.equal(String(readClues('level', fold(text))), wanted))

test('words alone are a guess, what a team taught wins', () => {
  const taught = createInterpreter(
    { values: { housing: { 'huurhuis met schimmel': 'huur_goed' } }, ownServices: [], externalPartners: [] },
    startingContext('2026-11-22'),
  )
  assert.deepEqual(taught.meaning({ id: 'housingStart', kind: 'housing' }, 'huur met schimmel'), {
    meaning: 'huur_slecht',
    certainty: 'guess',
  })
  assert.deepEqual(taught.meaning({ id: 'housingStart', kind: 'housing' }, 'Huurhuis met schimmel'), {
    meaning: 'huur_goed',
    certainty: 'saved',
  })
})

test('never throws, and never takes a denied word for the word', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('housing', 'inOrder', 'income', 'endReason'), (text, group) => {
      const known = ['housing', 'inOrder', 'income', 'endReason'] as const
      const at = known.find((name) => name === group)
      if (at) readClues(at, fold(text))
    }),
  )
  fc.assert(
    fc.property(fc.constantFrom('sociale woning', 'huurwoning', 'eigen huis', 'transitwoning', 'bij haar ouders'), (home) => {
      assert.equal(readClues('housing', fold(`geen ${home}`)), null)
    }),
  )
})
