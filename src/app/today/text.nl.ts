import { plural } from '#platform/text/format.ts'

/** What counts, then why: the first part is shown strong. */
const sentence = (strong: string, rest: string): string => `${strong}|${rest}`
const days = (n: number): string => plural(n, 'nl', { one: '# dag', other: '# dagen' })
const small = ['geen', 'één', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen', 'tien']
const count = (n: number): string => small[n] ?? String(n)
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export const nl = {
  title: 'Vandaag',
  morning: (name: string) => `Goeiemorgen ${name}`,
  afternoon: (name: string) => `Goeiemiddag ${name}`,
  evening: (name: string) => `Goeienavond ${name}`,
  lead: (day: string, visits: number, families: number) =>
    `${capital(day)}. ${capital(count(visits))} ${visits === 1 ? 'bezoek' : 'bezoeken'}, en ${count(families)} ${families === 1 ? 'gezin' : 'gezinnen'} om niet uit het oog te verliezen.`,
  visits: 'Bezoeken vandaag',
  noVisits: 'Geen bezoeken gepland vandaag.',
  nextVisit: (name: string, when: string) => `Het eerste volgende is bij ${name}, ${when}.`,
  noHour: 'Vandaag',
  minutes: (n: number) => `${n} min`,
  logContact: 'Contact',
  atHome: 'Bij het gezin thuis',
  attention: 'Niet uit het oog verliezen',
  attentionTeam: 'Niet uit het oog verliezen in het team',
  scope: 'Wiens gezinnen',
  mine: 'Mijn gezinnen',
  team: 'Het hele team',
  everyoneHeard: 'Iedereen is gehoord',
  nextSilent: (name: string, when: string) => `Het eerste volgende is ${name}, ${when}.`,
  noFamilies: 'Je begeleidt nu geen gezinnen. Nieuwe aanmeldingen staan bij “Nieuw”.',
  reasons: {
    neverHeard: (n: number) => sentence(`Nog niet gehoord, al ${days(n)}.`, 'Een kort berichtje is een goed begin.'),
    notHeard: (n: number, rhythm: number) => sentence(`${days(n)} niets gehoord.`, `Jullie spraken om de ${days(rhythm)} af.`),
    silentAfterLoss: (n: number) =>
      sentence(`${days(n)} niets gehoord.`, 'Er is een kindje verloren. Een kort teken dat je er bent, is genoeg.'),
    askAgain: (day: string) => sentence('Je mag het opnieuw vragen.', `Ze vroeg om met rust gelaten te worden tot ${day}.`),
    dueSoon: (n: number) =>
      sentence(n === 0 ? 'De baby wordt vandaag verwacht.' : `Bevalt over ${days(n)}.`, 'Er is nog geen afspraak gepland.'),
    birthExpected: (n: number) => sentence(`De baby werd ${days(n)} geleden verwacht.`, 'Is er nieuws? Noteer de geboorte.'),
    newborn: (n: number) =>
      sentence(n === 0 ? 'De baby is vandaag geboren.' : `De baby is ${days(n)} oud.`, 'Sinds de geboorte is er nog geen contact.'),
    endingSoon: (n: number, programme: string) =>
      sentence(n === 0 ? `Vandaag stopt ${programme}.` : `Over ${days(n)} stopt ${programme}.`, 'Er is nog geen warme overdracht gepland.'),
    pastEnd: (n: number, programme: string) =>
      sentence(`${programme} liep ${days(n)} geleden af.`, 'Rond af, of spreek een nieuwe einddag af.'),
  },
  child: (age: string) => `kindje van ${age}`,
  firstCall: 'Eerst bellen',
  lastContact: (day: string, kind: string) => `Laatste contact: ${day}, ${kind}`,
  noContact: 'Laatste contact: nog geen',
  counsellor: (name: string) => `begeleider: ${name}`,
  noCounsellor: 'nog zonder begeleider',
  reach: {
    call: 'bellen mag',
    text: 'stuur een sms, bel niet',
    whatsapp: 'stuur een WhatsApp, bel niet',
    email: 'stuur een mail, bel niet',
    'via-someone': 'bereik haar via iemand anders',
    unknown: 'veilig bereiken is nog niet gevraagd',
  },
  times: { morning: 'in de voormiddag', afternoon: 'in de namiddag', evening: '’s avonds', weekend: 'in het weekend' },
  noVoicemail: 'spreek niets in',
  acts: {
    call: 'Bel',
    message: 'Stuur bericht',
    open: 'Open het gezin',
    planVisit: 'Plan een bezoek',
    recordBirth: 'Noteer de geboorte',
    planHandover: 'Plan overdracht',
    closeOrExtend: 'Rond af',
  },
  done: 'Gedaan',
  tomorrow: 'Morgen',
  notNeeded: 'Niet nodig',
  doneSaid: 'Goed zo. We herinneren je er na het afgesproken ritme weer aan.',
  tomorrowSaid: 'Morgen staat het er weer.',
  notNeededSaid: 'Dat is onthouden. Na het afgesproken ritme kijken we opnieuw.',
  undone: 'De herinnering staat er weer.',
  more: (n: number) => `Toon nog ${plural(n, 'nl', { one: '# gezin', other: '# gezinnen' })}`,
  allOfThem: (n: number) => `Toon alle ${n} in de lijst van gezinnen`,
  todo: 'Te doen, per gezin',
  noTodo: 'Niets dat wacht. Een volgende stap kan je bij elk contact noteren.',
  toLookBack: 'Terugblik nog te schrijven',
  toLookBackWhy: 'Wie dit gezin later weer ontmoet, leest hem eerst.',
  closedOn: (day: string) => `afgesloten op ${day}`,
  writeLookBack: 'Schrijf hem',
  restTitle: 'Met rust gelaten',
  restContact: (name: string, until: string | null) =>
    `${name} wil nu geen contact. ${until === null ? 'Ze weet dat ze mag terugkomen.' : `We vragen het weer na ${until}.`}`,
  restGuidance: (name: string, until: string | null) =>
    `${name} kiest nu voor geen begeleiding. ${until === null ? 'Ze weet dat ze mag terugkomen.' : `We vragen het weer na ${until}.`}`,
  news: 'Mooi nieuws',
  newsBorn: (name: string, day: string) => `De baby van ${name} is er, sinds ${day}.`,
  newsInOrder: (name: string, what: string) => `Bij ${name} is nu in orde: ${what}.`,
  newsGoals: (name: string) => `${name} bereikte wat jullie samen afspraken.`,
  newsFinished: (name: string) => `De begeleiding van ${name} is mooi afgerond.`,
  counting: 'We tellen het hele team nog. Hieronder staan de nieuwste gezinnen.',
  countedAt: (time: string) => `Het team is geteld om ${time}.`,
  teamTitle: 'In het team',
  leftOver: (n: number) =>
    plural(n, 'nl', {
      one: '# dossier zonder begeleider, lang voorbij het geplande einde. Kijk het na en sluit het af',
      other: '# dossiers zonder begeleider, lang voorbij het geplande einde. Kijk ze na en sluit ze af',
    }),
  withoutCounsellor: (n: number) => `${plural(n, 'nl', { one: '# gezin', other: '# gezinnen' })} zonder begeleider`,
  silentFamilies: (n: number) => `${plural(n, 'nl', { one: '# gezin', other: '# gezinnen' })} langer niet gehoord dan afgesproken`,
}
