import { plural } from '#platform/text/format.ts'

const roleNames = {
  controller: 'verwerkingsverantwoordelijke',
  'joint-controller': 'gezamenlijk verantwoordelijk',
  processor: 'verwerker',
}
const who = {
  administrator: 'Beheerder',
  counsellor: 'Begeleider',
  family: 'Ouder, over zichzelf',
  machine: 'Het programma',
  midwife: 'Vroedvrouw',
  partner: 'Partner',
  researcher: 'Onderzoeker',
  'team-lead': 'Teamverantwoordelijke',
  visitor: 'Iemand zonder account',
}
const series = {
  dossier: 'Dossiers van gezinnen',
  'referral-only': 'Aanmeldingen zonder dossier',
  'work-notes': 'Persoonlijke werknotities',
  'meeting-sheets': 'Bladen van een overleg',
}
const outcomes = { destroy: 'vernietigen', transfer: 'overbrengen naar het archief', sample: 'een staal bewaren' }
const parts = {
  access: 'Toegang van collega’s',
  audit: 'Wie keek',
  consent: 'Delen en overleg',
  contacts: 'Contacten en afspraken',
  documents: 'Papieren',
  dossiers: 'Dossiers',
  evidence: 'Rapport en cijfers',
  family: 'Eigen toegang van ouders',
  'fundamental-rights': 'Gesprek over grondrechten',
  fundamental_rights: 'Gesprek over grondrechten',
  groups: 'Groepen',
  identity: 'Accounts',
  imports: 'Ingelezen lijsten',
  indicators: 'Vragenlijsten',
  lifecycle: 'Rechten en bewaren',
  network: 'Partners',
  people: 'Mensen',
  platform: 'Kladjes en berichten',
  protected: 'Beschermd deel',
  referrals: 'Aanmeldingen',
  register: 'Rijksregisternummer',
  rights: 'Rechten verkennen',
}
const purposes = {
  guidance: 'Begeleiding',
  reporting: 'Cijfers en verslag',
  welcome: 'Onthaal',
  rights: 'Rechten verkennen',
  'case-management': 'Casemanagement',
  'family-support': 'Preventieve gezinsondersteuning',
}
const grounds = {
  'public-task': 'taak van algemeen belang',
  'legal-duty': 'wettelijke plicht',
  care: 'zorg',
  consent: 'toestemming',
}

export const nl = {
  parts,
  roles: roleNames,
  who,
  series,
  outcomes,
  purposeNames: purposes,
  grounds,
  since: (day: string) => `sinds ${day}`,
  measured: 'Maatregel',
  held: (tables: number, personal: number, special: number, sealed: number) =>
    `${plural(tables, 'nl', { one: '# tabel', other: '# tabellen' })}, ${personal} persoonlijke en ${special} bijzondere of geheime kolommen, ${sealed} versleuteld`,
  special: 'bijzonder',
  months: (n: number) => plural(n, 'nl', { one: '# maand', other: '# maanden' }),
  recordsTitle: 'Register van verwerkingen',
  impactTitle: 'Ontwerp van de effectbeoordeling',
  made: 'Gemaakt uit wat het programma nu doet; niets is met de hand bijgehouden.',
  purposes: 'Waarvoor, en op welke grond',
  noGrounds: 'Er is nog geen rechtsgrond bewaard. Doe dat bij Beheer, Rechtsgrond.',
  data: 'Welke gegevens',
  people: 'Over wie',
  subjects: 'Ouders en toekomstige ouders, hun kinderen, andere leden van het gezin; medewerkers en partners met een account.',
  besides: 'Tabellen over mensen die niet bij een gezin horen',
  access: 'Wie werkt met wat (categorieën van personen met toegang)',
  accessMore: 'Per soort gegeven, lezen of wijzigen, en waarom: Beheer, Wie mag wat.',
  recipients: 'Wie krijgt iets',
  shared: (permissions: number, organisations: number) =>
    `${permissions} ${permissions === 1 ? 'lopende toestemming' : 'lopende toestemmingen'} van gezinnen om te delen, met ${organisations} ${organisations === 1 ? 'organisatie' : 'organisaties'}. Zonder toestemming krijgt niemand buiten het team inhoud.`,
  retention: 'Hoelang',
  notConfirmed: 'voorstel, nog niet bevestigd: er wordt niets gewist',
  safeguards: 'Hoe beschermd',
  guarded: (n: number, of: number) => `${n} van ${of} tabellen laten in de databank zelf alleen rijen van de eigen gemeente zien.`,
  sealed: (n: number) => `${n} kolommen zijn versleuteld met sleutels die niet in de databank staan.`,
  strongOnly: (is: boolean) =>
    is
      ? 'Alleen een toegangssleutel of de aanmelddienst opent dossiers.'
      : 'Een wachtwoord met een code opent dossiers. De beheerder kan alleen sterke middelen toelaten: Beheer, Aanmelden.',
  waiting: (packages: number, restricted: number) =>
    `Nu: ${packages} ${packages === 1 ? 'pakket wacht' : 'pakketten wachten'} op het archief, ${restricted} ${restricted === 1 ? 'dossier staat' : 'dossiers staan'} stil.`,
  audited: (is: boolean) =>
    is
      ? 'Wie keek en waarom staat in regels die aan elkaar hangen: een wijziging valt op.'
      : 'Er is nog niets gelezen of geschreven om na te gaan.',
  always: [
    'Aanmelden met een tweede bewijs, en opnieuw bij gevaarlijke stappen.',
    'Wissen gebeurt door twee mensen, met toestemming van het archief en een bewijs.',
    'Wat eerst naar het archief gaat, ligt als pakket versleuteld tot het weg is. Alleen wie het maakte, opent het; een ander schrijft het ontvangstbewijs op.',
    'Een dossier dat stilstaat wordt bewaard en niet gebruikt: alleen haar rechten en haar eigen pagina’s gaan door. Meer kan een uur lang, op een grond van de wet, en zij kan lezen wie dat deed.',
    'Een beschermd deel zonder lezer krijgt er een als de teamverantwoordelijke het vraagt en een beheerder het bevestigt. Geen van beide leest het daardoor.',
    'Een gezin krijgt een afschrift, ziet wie keek, en kan verbeteren, bezwaar maken en laten wissen.',
  ],
  why: 'Waarom een beoordeling nodig is',
  whyText: (columns: number, parts: number) =>
    `Kwetsbare mensen, ${columns} kolommen met bijzondere of geheime gegevens in ${parts} delen van het werk, en een machtsverschil tussen gezin en overheid.`,
  need: 'Noodzaak en evenredigheid (in te vullen)',
  needQuestions: [
    'Kan het doel met minder gegevens? Loop de bijzondere kolommen hierboven na.',
    'Weet elk gezin vooraf wat er bewaard wordt en voor wie? Hoe is dat nagegaan?',
    'Is met gezinnen of hun vertegenwoordigers over deze verwerking gesproken?',
  ],
  risks: 'Risico’s voor gezinnen',
  riskList: [
    {
      risk: 'Een gewelddadige ex-partner zoekt waar zij is.',
      measure: 'geheim adres wint van elke regel; haar pagina’s hebben een snelle uitgang.',
    },
    {
      risk: 'Een nieuwsgierige collega kijkt.',
      measure: 'elke blik wordt bewaard met reden; de teamverantwoordelijke ziet wat opvalt; persoonlijke banden sluiten een dossier.',
    },
    {
      risk: 'Haar verhaal gaat rond zonder dat zij het weet.',
      measure: 'delen vraagt vijf antwoorden en haar toestemming, per onderwerp en per ontvanger, in te trekken met meteen gevolg.',
    },
    {
      risk: 'Een pakket voor het archief valt in verkeerde handen.',
      measure:
        'het ligt versleuteld onder een eigen sleutel, wordt alleen opgehaald door wie het maakte, en gaat mee met het wissen. Het vervoer naar het archief spreken mensen af.',
    },
    {
      risk: 'Een dossier wordt gebruikt terwijl ze dat betwist.',
      measure: 'de databank toont het dan aan niemand van het team; een uur openen vraagt een grond en een reden, die zij kan lezen.',
    },
    {
      risk: 'Iemand geeft wachtwoord en code aan een valse site.',
      measure: 'een toegangssleutel antwoordt daar niet; de gemeente kan alleen sterke middelen toelaten.',
    },
    { risk: 'Een kopie van de databank lekt.', measure: 'versleutelde kolommen en bestanden; sleutels liggen elders.' },
    {
      risk: 'Gegevens blijven te lang.',
      measure: 'bewaarregels, een lijst van wat aan de beurt is, wissen met bewijs; een proef zoekt daarna in elke tabel.',
    },
    { risk: 'Cijfers verraden een gezin.', measure: 'kleine aantallen worden in een rapport niet getoond.' },
  ],
  toDo: 'Nog te doen door mensen',
  openRules: (n: number) => `${n} bewaarregels zijn nog niet bevestigd.`,
  signOff: [
    'Advies van de functionaris voor gegevensbescherming: naam, dag, besluit.',
    'Weging van wat aan risico overblijft, en wie het aanvaardt.',
    'Dag waarop dit opnieuw bekeken wordt.',
  ],
}
