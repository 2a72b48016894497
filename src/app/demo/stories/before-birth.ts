import { met, promised, type ToldFamily } from '../told.ts'

/** Silent for longer than agreed: the first one Hanne should see. */
export const samira: ToldFamily = {
  referral: {
    on: -37,
    from: 'Huis van het Kind',
    referrerName: 'Katrijn Bos',
    person: {
      givenName: 'Samira',
      familyName: 'Tahouri',
      age: [20, 130],
      language: 'fr',
      needsInterpreter: false,
      phone: '0470 00 00 33',
      street: 'Oefenlaan 4',
      postcode: '2800',
      town: 'Mechelen',
      safeContact: { channel: 'text', times: [], mayLeaveMessage: false, note: 'Stuur een sms, bel niet.' },
    },
    due: 91,
    details: { helpWanted: ['money', 'feelings'], agreedLanguage: 'fr' },
    steps: [{ on: -36, by: 'hanne', kind: 'contacted', reason: 'message' }],
  },
  accepted: { on: -35, programme: 'opkomst-plus', counsellor: 'hanne', relationship: 'unstable', outlook: 'long-guidance' },
  startedOn: -33,
  events: [
    met(-33, 'office', 45, ['wellbeing'], 'Kennisgemaakt in het Huis van het Kind. Ze wil weten hoe ze straks rondkomt.', { at: '13:00' }),
    met(-26, 'home-visit', 60, ['money'], 'Overzicht gemaakt van wat binnenkomt en buitengaat. Ze wist bijna alles zelf.', { at: '13:00' }),
    { kind: 'focus', on: -26, words: ['Rondkomen tot het einde van de maand.', 'Rust in mijn hoofd.'] },
    met(-16, 'message', 5, ['baby'], 'Ze voelt de baby bewegen. Volgende week echo.', { at: '19:05' }),
    promised(-16, 'Sociaal tarief energie nakijken', { due: 5 }),
  ],
}

/** Accepted today, with a first appointment and nothing else yet. */
export const joke: ToldFamily = {
  referral: {
    on: { workingDaysAgo: 2 },
    from: 'herself',
    person: {
      givenName: 'Joke',
      familyName: 'Verlinde',
      age: [33, 20],
      language: 'nl',
      needsInterpreter: false,
      phone: '0470 00 00 34',
      postcode: '2811',
      safeContact: { channel: 'call', times: ['evening'], mayLeaveMessage: true, note: null },
    },
    due: 182,
    details: { helpWanted: ['feelings', 'parents'], message: 'Mijn eerste. Ik ken hier nog niemand.' },
    steps: [
      { on: { workingDaysAgo: 1 }, by: 'nele', kind: 'contacted', reason: 'phone', note: 'Fijn gesprek. Ze komt volgende week langs.' },
    ],
  },
  accepted: { on: 0, programme: 'opkomst', counsellor: 'nele', relationship: 'stable', outlook: 'soon-on-her-own' },
  events: [{ kind: 'visit', on: 0, plannedOn: 6, at: '18:00', minutes: 60, how: 'office', place: 'Huis van het Kind' }],
}

/** Asked for peace until a day. */
export const dounia: ToldFamily = {
  referral: {
    on: -80,
    from: 'Sociaal Huis',
    referrerName: 'Dirk Maes',
    person: { givenName: 'Dounia', familyName: 'El Warrachi', age: [29, 10], language: 'ar', phone: '0470 00 00 35', postcode: '2800' },
    due: 44,
    details: { helpWanted: ['housing', 'money'] },
    steps: [{ on: -78, by: 'nele', kind: 'contacted', reason: 'phone' }],
  },
  accepted: { on: -77, programme: 'opkomst', counsellor: 'nele', relationship: 'stable' },
  startedOn: -74,
  events: [
    met(-74, 'home-visit', 60, ['housing'], 'Kennisgemaakt. De kamer voor de baby is bijna klaar.', { at: '11:00' }),
    met(-55, 'accompanied', 60, ['paperwork'], 'Samen naar de huisvestingsdienst. De aanvraag is binnen.', { at: '10:30' }),
    met(-37, 'phone', 15, ['baby'], 'Alles goed met de baby. Haar schoonmoeder komt deze maand.', { at: '11:00' }),
    met(-18, 'phone', 10, ['wellbeing'], 'Er is veel bezoek. Ze vraagt om even geen afspraken te maken.', { at: '11:15' }),
    { kind: 'refusal', on: -18, what: 'contact', until: 12, note: 'Ze geeft zelf een seintje, anders horen we haar daarna.' },
  ],
}

/** Another counsellor since last month. */
export const yasmine: ToldFamily = {
  referral: {
    on: -98,
    from: 'Kind en Gezin',
    referrerName: 'Els Vanhoof',
    person: {
      givenName: 'Yasmine',
      familyName: 'Aktural',
      age: [27, 190],
      language: 'tr',
      needsInterpreter: true,
      phone: '0470 00 00 36',
      street: 'Proefstraat 81',
      postcode: '2800',
      town: 'Mechelen',
    },
    due: 33,
    details: { helpWanted: ['pregnancy', 'childcare'], agreedLanguage: 'tr' },
    steps: [{ on: -97, by: 'nele', kind: 'contacted', reason: 'phone', note: 'Met telefoontolk.' }],
  },
  accepted: { on: -95, programme: 'opkomst', counsellor: 'nele', relationship: 'stable' },
  startedOn: -92,
  events: [
    met(-92, 'home-visit', 60, ['baby'], 'Kennisgemaakt, met een tolk erbij. Ze kookt graag en nodigde ons uit.', { at: '14:00' }),
    met(-64, 'home-visit', 60, ['baby', 'network'], 'Het ging over het kraambed. Haar moeder kan er niet bij zijn, dat weegt.', {
      at: '14:00',
    }),
    met(-35, 'home-visit', 45, ['baby'], 'Afscheid van Nele en eerste keer met Ayla, aan dezelfde tafel.', { at: '14:00' }),
    { kind: 'counsellor', on: -35, to: 'ayla', reason: 'Ze vertelt liever in het Turks, zonder tolk.' },
    met(-20, 'home-visit', 60, ['baby', 'wellbeing'], 'Lang gepraat in het Turks. Ze wil naar de groep van de mama’s komen.', {
      at: '10:00',
    }),
    { kind: 'group', on: -12, sessions: 1 },
    met(-6, 'home-visit', 45, ['baby'], 'Koffer voor het ziekenhuis samen ingepakt.', { at: '10:00' }),
    promised(-6, 'Kraamzorg vastleggen', { due: 4 }),
    { kind: 'visit', on: -6, plannedOn: 8, at: '10:00', minutes: 60, how: 'home-visit', place: 'Proefstraat 81' },
  ],
}

/** Lost her child. Nothing about a baby is asked or shown any more; the team stays near. */
export const marta: ToldFamily = {
  referral: {
    on: -120,
    from: 'partner',
    referrerName: 'Sara Mertens',
    person: { givenName: 'Marta', familyName: 'Kowalenka', age: [30, 77], language: 'pl', phone: '0470 00 00 37', postcode: '2800' },
    due: 105,
    details: { helpWanted: ['pregnancy', 'learning'] },
    steps: [{ on: -118, by: 'ayla', kind: 'contacted', reason: 'phone' }],
  },
  accepted: { on: -116, programme: 'opkomst', counsellor: 'ayla', relationship: 'stable' },
  startedOn: -113,
  events: [
    met(-113, 'home-visit', 60, ['network'], 'Kennisgemaakt met Marta en Piotr.', { at: '17:00' }),
    { kind: 'member', on: -113, person: { givenName: 'Piotr', familyName: 'Kowalenka' }, role: 'co-parent' },
    met(-84, 'home-visit', 60, ['network'], 'Ze begint aan Nederlandse les.', { at: '17:00' }),
    met(-54, 'phone', 15, ['baby'], 'Onrustig na de echo. Ze belt de vroedvrouw vanmiddag.', { at: '12:00' }),
    { kind: 'loss', on: -47, note: 'Marta belde zelf. Piotr was bij haar.' },
    met(-46, 'home-visit', 45, ['wellbeing'], 'Bij hen geweest. Veel stilte, thee, en de naam die ze hadden gekozen.', { at: '17:30' }),
    met(
      -33,
      'home-visit',
      60,
      ['wellbeing', 'network'],
      'Ze wil dat we blijven komen. Over het afscheid gesproken, en over wie er op het werk iets weet.',
      { at: '17:00' },
    ),
    met(-19, 'message', 5, ['wellbeing'], 'Ze stuurde een foto van het plekje in de tuin.', { at: '20:10' }),
    met(-9, 'home-visit', 60, ['wellbeing'], 'Samen gewandeld. Marta gaat volgende maand weer werken, halve dagen.', { at: '17:00' }),
    { kind: 'focus', on: -9, words: ['Tijd, en mensen die zijn naam durven zeggen.'] },
    { kind: 'visit', on: -9, plannedOn: 5, at: '17:00', minutes: 60, how: 'home-visit', place: 'Bij haar thuis' },
  ],
}
