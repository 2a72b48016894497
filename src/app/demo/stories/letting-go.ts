import { met, promised, type ToldFamily } from '../told.ts'
import { atStart, notYet, ready } from './in-order.ts'

/** Fourteen days before the planned end, without a handover yet. */
export const sofia: ToldFamily = {
  referral: {
    on: -300,
    from: 'Kind en Gezin',
    referrerName: 'Els Vanhoof',
    person: { givenName: 'Sofia', familyName: 'Lemarel', age: [34, 200], language: 'es', phone: '0470 00 00 39', postcode: '2800' },
    due: -165,
    details: { helpWanted: ['parents', 'learning'] },
    steps: [{ on: -298, by: 'hanne', kind: 'contacted', reason: 'phone' }],
  },
  accepted: { on: -297, programme: 'opkomst', counsellor: 'hanne', relationship: 'stable', outlook: 'soon-on-her-own' },
  startedOn: -293,
  events: [
    met(-293, 'home-visit', 60, ['network'], 'Kennisgemaakt. Ze wil Nederlands leren voor de baby komt.', { at: '10:00' }),
    {
      ...atStart,
      on: -286,
      answers: {
        zwangerschapsduur: 22,
        alleenstaand: 'nee',
        inkomen_aanwezig: 'ja',
        inkomensbron: 'loon',
        huisvesting: 'huur_goed',
        ...notYet,
      },
    },
    met(-240, 'accompanied', 60, ['network'], 'Ingeschreven voor de taalles.', { at: '10:00' }),
    met(-190, 'home-visit', 60, ['baby'], 'Alles staat klaar.', { at: '10:00' }),
    { kind: 'in-order', on: -190, states: ready },
    { kind: 'birth', on: -168, names: ['Emma'], familyName: 'Lemarel' },
    met(-163, 'home-visit', 45, ['baby'], 'Emma slaapt goed. Papa is twee weken thuis.', { at: '10:00' }),
    met(-120, 'home-visit', 60, ['wellbeing'], 'Sofia gaat met Emma naar de babymassage.', { at: '10:00' }),
    { kind: 'group', on: -110, sessions: 6 },
    met(-60, 'home-visit', 45, ['network'], 'Ze kent nu drie andere mama’s in de straat.', { at: '10:00' }),
    met(-5, 'home-visit', 60, ['network'], 'Teruggekeken op het voorbije jaar. Over een paar weken nemen we afscheid.', { at: '10:00' }),
  ],
}

/** A toddler in Opkomst+, on the way to school. */
export const chayenne: ToldFamily = {
  referral: {
    on: -690,
    from: 'CAW Boom-Mechelen-Lier',
    referrerName: 'Tom Ariens',
    person: { givenName: 'Chayenne', familyName: 'De Backmer', age: [20, 90], language: 'nl', phone: '0470 00 00 41', postcode: '2800' },
    due: -605,
    details: { helpWanted: ['housing', 'learning'] },
    steps: [{ on: -688, by: 'nele', kind: 'contacted', reason: 'met' }],
  },
  accepted: { on: -687, programme: 'opkomst-plus', counsellor: 'nele', relationship: 'single', outlook: 'long-guidance' },
  startedOn: -683,
  events: [
    met(-683, 'office', 60, ['housing'], 'Kennisgemaakt bij het CAW. Ze zoekt een eigen plek.', { at: '14:00' }),
    {
      ...atStart,
      on: -676,
      answers: {
        zwangerschapsduur: 29,
        alleenstaand: 'ja',
        inkomen_aanwezig: 'ja',
        inkomensbron: 'leefloon',
        huisvesting: 'opvang',
        ...notYet,
      },
    },
    { kind: 'birth', on: -608, names: ['Ayden'], familyName: 'De Backmer' },
    met(-600, 'home-visit', 60, ['baby'], 'Ayden is er. Chayenne leest hem voor.', { at: '14:00' }),
    met(-480, 'accompanied', 90, ['housing'], 'Sleutel gekregen van de studio.', { at: '10:00' }),
    { kind: 'in-order', on: -470, states: { ...ready, kinderopvang: 'bezig' } },
    met(-300, 'home-visit', 60, ['baby', 'wellbeing'], 'Eerste stapjes. Ze denkt aan terug naar school gaan.', { at: '14:00' }),
    met(-120, 'accompanied', 60, ['network'], 'Ingeschreven in het tweedekansonderwijs.', { at: '09:00' }),
    met(-45, 'home-visit', 60, ['baby'], 'Ayden zegt ‘auto’ en ‘nog’. Chayenne haalde haar eerste twee vakken.', { at: '16:00' }),
    met(-17, 'home-visit', 60, ['network'], 'Twee kleuterscholen bekeken op de kaart.', { at: '16:00' }),
    { kind: 'focus', on: -17, words: ['Mijn diploma.', 'Een school voor Ayden waar ik me welkom voel.'] },
    promised(-17, 'Infodag van de kleuterschool', { who: 'Chayenne', due: 20 }),
  ],
}

/** Ended well last week. */
export const anke: ToldFamily = {
  referral: {
    on: -330,
    from: 'herself',
    person: { givenName: 'Anke', familyName: 'Verspreet', age: [28, 260], language: 'nl', phone: '0470 00 00 43', postcode: '2800' },
    due: -190,
    details: { helpWanted: ['money', 'feelings'] },
    steps: [{ on: -328, by: 'hanne', kind: 'contacted', reason: 'phone' }],
  },
  accepted: { on: -327, programme: 'opkomst', counsellor: 'hanne', relationship: 'single', outlook: 'soon-on-her-own' },
  startedOn: -324,
  events: [
    met(-324, 'home-visit', 60, ['money'], 'Kennisgemaakt. Ze wil vooral overzicht.', { at: '09:00' }),
    {
      ...atStart,
      on: -317,
      answers: {
        zwangerschapsduur: 21,
        alleenstaand: 'ja',
        inkomen_aanwezig: 'ja',
        inkomensbron: 'werkloosheid',
        huisvesting: 'huur_slecht',
        ...notYet,
      },
    },
    { kind: 'birth', on: -192, names: ['Noor'], familyName: 'Verspreet' },
    met(-186, 'home-visit', 45, ['baby'], 'Noor is er. Anke straalt.', { at: '09:00' }),
    { kind: 'in-order', on: -100, states: ready },
    met(-60, 'accompanied', 60, ['housing'], 'Huurcontract van de nieuwe flat getekend.', { at: '11:00' }),
    met(-20, 'warm-handover', 60, ['network'], 'Met drie aan tafel in het Huis van het Kind. Anke kent de weg.', { at: '10:00' }),
    { ...atStart, on: -8, moment: 'end', answers: { huisvesting: 'huur_goed', ...ready } },
    met(-5, 'home-visit', 60, ['wellbeing'], 'Afscheid met taart. Ze begint volgende week te werken.', { at: '10:00' }),
    {
      kind: 'ending',
      on: -5,
      reason: 'goals-reached',
      summary: 'Anke woont goed, heeft werk en opvang. Ze weet dat ze altijd mag bellen.',
    },
  ],
}
