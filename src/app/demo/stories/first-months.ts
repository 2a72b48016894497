import { met, promised, type ToldFamily } from '../told.ts'
import { atStart, notYet } from './in-order.ts'

/** A boy of six weeks, and everything in order for him since this week. */
export const lotte: ToldFamily = {
  referral: {
    on: -148,
    from: 'partner',
    referrerName: 'Sara Mertens',
    person: {
      givenName: 'Lotte',
      familyName: 'Vannekker',
      age: [25, 15],
      language: 'nl',
      needsInterpreter: false,
      phone: '0470 00 00 38',
      street: 'Voorbeeldplein 3',
      postcode: '2800',
      town: 'Mechelen',
      safeContact: { channel: 'call', times: ['morning', 'afternoon'], mayLeaveMessage: true, note: null },
    },
    due: -45,
    details: { helpWanted: ['money', 'things'] },
    steps: [{ on: -147, by: 'hanne', kind: 'contacted', reason: 'phone' }],
  },
  accepted: { on: -145, programme: 'opkomst', counsellor: 'hanne', relationship: 'single', outlook: 'soon-on-her-own' },
  startedOn: -142,
  events: [
    met(-142, 'home-visit', 60, ['money'], 'Kennisgemaakt. Ze houdt haar rekeningen bij in een schriftje.', { at: '10:00' }),
    {
      ...atStart,
      on: -135,
      answers: {
        zwangerschapsduur: 27,
        alleenstaand: 'ja',
        inkomen_aanwezig: 'ja',
        inkomensbron: 'loon',
        huisvesting: 'huur_goed',
        ...notYet,
      },
    },
    met(-100, 'home-visit', 60, ['baby', 'money'], 'Lijst gemaakt van wat er al is voor de baby.', { at: '10:00' }),
    met(-70, 'accompanied', 60, ['baby'], 'Bedje en bad opgehaald in de geefwinkel.', { at: '14:00' }),
    { kind: 'in-order', on: -70, states: { babyuitzet: 'in_orde', slaapplek: 'in_orde', startbedrag: 'bezig' } },
    { kind: 'birth', on: -42, names: ['Finn'], familyName: 'Vannekker' },
    met(-40, 'home-visit', 45, ['baby'], 'Finn is er. Lotte is moe en trots.', { at: '15:00' }),
    met(-33, 'home-visit', 45, ['baby', 'wellbeing'], 'De nachten zijn kort. Haar mama neemt twee namiddagen over.', { at: '15:00' }),
    met(-26, 'phone', 10, ['baby'], 'Finn drinkt goed.', { at: '11:00' }),
    met(-19, 'home-visit', 45, ['money'], 'Groeipakket is gestort. Rekening van het ziekenhuis samen gelezen.', { at: '15:00' }),
    met(-10, 'home-visit', 60, ['money', 'paperwork'], 'Volgende keer samen naar de bank voor een plan.', { at: '15:00' }),
    met(-4, 'phone', 15, ['baby'], 'Er is opvang vanaf maart, dicht bij haar werk.', { at: '09:30' }),
    { kind: 'in-order', on: -4, states: { kinderopvang: 'in_orde', groeipakket: 'in_orde', startbedrag: 'in_orde', kraamzorg: 'in_orde' } },
    promised(-4, 'Uitleg over de geboortepremie sturen', { isDone: true }),
    promised(-4, 'Sociaal tarief energie nakijken', { due: 3 }),
    { kind: 'visit', on: -4, plannedOn: 0, at: '11:00', minutes: 45, how: 'accompanied', place: 'Afspraak aan het loket, Grote Markt' },
  ],
}

/** Twins of three months. */
export const grace: ToldFamily = {
  referral: {
    on: -210,
    from: 'partner',
    referrerName: 'Sara Mertens',
    person: {
      givenName: 'Grace',
      familyName: 'Okonjara',
      age: [29, 333],
      language: 'en',
      needsInterpreter: false,
      phone: '0470 00 00 40',
      postcode: '2801',
    },
    due: -70,
    details: { helpWanted: ['things', 'childcare', 'home'] },
    steps: [{ on: -209, by: 'nele', kind: 'contacted', reason: 'phone' }],
  },
  accepted: { on: -207, programme: 'opkomst', counsellor: 'nele', relationship: 'stable' },
  startedOn: -204,
  events: [
    met(-204, 'home-visit', 60, ['baby'], 'Kennisgemaakt met Grace en Daniel.', { at: '16:00' }),
    { kind: 'expecting', on: -204, due: -70, babies: 2 },
    { kind: 'member', on: -204, person: { givenName: 'Daniel', familyName: 'Okonjara' }, role: 'co-parent' },
    {
      ...atStart,
      on: -197,
      answers: {
        zwangerschapsduur: 22,
        alleenstaand: 'nee',
        inkomen_aanwezig: 'ja',
        inkomensbron: 'loon',
        huisvesting: 'sociaal',
        ...notYet,
      },
    },
    met(-150, 'home-visit', 60, ['baby', 'money'], 'Twee van alles is veel. Lijst van wat geleend kan worden.', { at: '16:00' }),
    { kind: 'birth', on: -91, names: ['Ruth', 'Noah'], familyName: 'Okonjara' },
    met(-86, 'home-visit', 45, ['baby'], 'Ruth en Noah zijn thuis. Noah moet nog wat bijkomen.', { at: '11:00' }),
    met(-70, 'home-visit', 45, ['baby'], 'Noah weegt genoeg. Ze slapen om de beurt.', { at: '11:00' }),
    met(-40, 'home-visit', 60, ['wellbeing'], 'Een buurvrouw komt twee voormiddagen helpen.', { at: '11:00' }),
    met(-24, 'home-visit', 45, ['baby'], 'Ruth lacht. Opvang zoeken voor twee vanaf de lente.', { at: '11:00' }),
    met(-8, 'home-visit', 45, ['baby', 'wellbeing'], 'Daniel neemt ouderschapsverlof. Dat geeft lucht.', { at: '11:00' }),
    promised(-8, 'Opvang zoeken voor twee', { due: 7 }),
    { kind: 'visit', on: -8, plannedOn: 6, at: '11:00', minutes: 45, how: 'home-visit', place: 'Bij haar thuis' },
  ],
}

/** Ended because she moved, and opened again when she came back. */
export const tereza: ToldFamily = {
  referral: {
    on: -270,
    from: 'Sociaal Huis',
    referrerName: 'Dirk Maes',
    person: { givenName: 'Tereza', familyName: 'Novakyova', age: [31, 44], language: 'sk', phone: '0470 00 00 42', postcode: '2812' },
    due: -110,
    details: { helpWanted: ['paperwork', 'money'] },
    steps: [{ on: -268, by: 'ayla', kind: 'contacted', reason: 'phone' }],
  },
  accepted: { on: -267, programme: 'opkomst', counsellor: 'ayla', relationship: 'stable' },
  startedOn: -264,
  events: [
    met(-264, 'home-visit', 60, ['paperwork'], 'Kennisgemaakt. Veel vragen over verblijf en werk.', { at: '13:00' }),
    met(-200, 'accompanied', 90, ['paperwork'], 'Naar het loket vreemdelingenzaken.', { at: '09:00' }),
    { kind: 'birth', on: -112, names: ['Filip'], familyName: 'Novakyova' },
    met(-105, 'home-visit', 45, ['baby'], 'Filip is er, gezond en wakker.', { at: '13:00' }),
    { kind: 'ending', on: -75, reason: 'moved', summary: 'Het gezin verhuist naar familie in Gent. Huis van het Kind Gent weet het.' },
    { kind: 'reopening', on: -28 },
    met(-28, 'phone', 20, ['housing'], 'Terug in Mechelen. Ze belde zelf en wil graag verder met Ayla.', { at: '10:00' }),
    met(-20, 'home-visit', 60, ['housing', 'network'], 'Nieuwe flat, vlak bij haar zus. Filip zit al bijna rechtop.', { at: '13:00' }),
    met(-7, 'home-visit', 45, ['paperwork'], 'Adreswijziging is in orde.', { at: '13:00' }),
    { kind: 'visit', on: -7, plannedOn: 7, at: '13:00', minutes: 60, how: 'home-visit', place: 'Bij haar thuis' },
  ],
}
