import { CRITERIA, CRITERION_NAMES, type Criterion } from './criteria.ts'
import { headerWords } from './header-words.ts'
import { list } from './list.ts'

export const FILE_KINDS = ['registrations', 'case-study', 'interviews'] as const
export type FileKind = (typeof FILE_KINDS)[number]

export const FIELD_KINDS = [
  'reference',
  'name',
  'day',
  'weeks',
  'yesNo',
  'programme',
  'organisation',
  'income',
  'housing',
  'inOrder',
  'criterion',
  'count',
  'endReason',
  'text',
  'item',
  'level',
  'score',
] as const
export type FieldKind = (typeof FIELD_KINDS)[number]

export const IN_ORDER_ITEMS = ['babyuitzet', 'kinderopvang', 'aanmelding_kg', 'groeipakket'] as const
export type InOrderItem = (typeof IN_ORDER_ITEMS)[number]

export type RegistrationFieldId =
  | 'reference'
  | 'fullName'
  | 'familyName'
  | 'givenName'
  | 'birthDate'
  | 'programme'
  | 'referredOn'
  | 'startedOn'
  | 'source'
  | 'pregnantAtStart'
  | 'weeksAtStart'
  | 'dueOn'
  | 'childBornOn'
  | 'twins'
  | 'single'
  | 'income'
  | 'housingStart'
  | 'housingEnd'
  | 'groupSessions'
  | 'endedOn'
  | 'endReason'
  | 'remarks'
  | `inOrder.${InOrderItem}.${'start' | 'end'}`
  | `criteria.${Criterion}`
export type CaseStudyFieldId = 'reference' | 'programme' | 'indicator' | 'levelStart' | 'levelEnd'
export type InterviewFieldId = 'reference' | 'question' | 'scoreBefore' | 'scoreNow'
export type FieldId = RegistrationFieldId | CaseStudyFieldId | InterviewFieldId

export type Field = {
  readonly id: FieldId
  readonly kind: FieldKind
  readonly required: boolean
  /** Headers as teams write them, Dutch, French and English; compared by `headerLikeness`. */
  readonly synonyms: readonly string[]
  readonly words: readonly (readonly string[])[]
}

function field(id: FieldId, kind: FieldKind, synonyms: readonly string[], required = false): Field {
  return { id, kind, required, synonyms, words: synonyms.map((synonym) => headerWords(synonym)) }
}

const atStart = (names: readonly string[]) => names.flatMap((name) => [`${name} start`, name, `${name} bij start`, `${name} intake`])
const atEnd = (names: readonly string[]) => names.flatMap((name) => [`${name} einde`, `${name} bij einde`])

const HOUSING = ['Huisvesting', 'Type woning', 'Gezinswoning']
const ITEM_NAMES: Readonly<Record<InOrderItem, readonly string[]>> = {
  babyuitzet: ['Babyuitzet', 'Babyuitzet in orde', 'Baby equipment'],
  kinderopvang: ['Kinderopvang', 'Opvang kind', 'Garde enfant'],
  aanmelding_kg: list(`
    Aanmelding K&G | Kind en Gezin | Aanmelding Kind en Gezin | Aanmelding Opgroeien | Inschrijving K&G | K&G in orde |
    ONE`),
  groeipakket: ['Groeipakket', 'Aanvraag groeipakket', 'Startbedrag groeipakket', 'Child benefit'],
}

const REFERENCE = field(
  'reference',
  'reference',
  list(`
  Dossiernr | Dossiernummer | Dossiercode | Registratienummer | Nummer dossier | Nr | Volgnummer | ID | Cliëntnummer | Code | Nummer gezin | Familienummer
  | Case number | Numéro de dossier`),
)
const PROGRAMME = field(
  'programme',
  'programme',
  list(`
  Programma | Traject | Soort traject | Type begeleiding | Opkomst of Opkomst+ | Soort begeleiding | Project | Werking |
  Programme | Aanbod`),
)

const REGISTRATION_FIELDS: readonly Field[] = [
  REFERENCE,
  field(
    'fullName',
    'name',
    list(`
    Naam Voornaam | Naam en voornaam | Voornaam en naam | Volledige naam | Achternaam, Voornaam | Naam mama | Naam cliënt
    | Nom et prénom | Full name | Gezin | Mama | Moeder | Wie`),
  ),
  field(
    'familyName',
    'name',
    ['Familienaam', 'Naam', 'Achternaam', 'Familienaam mama', 'Achternaam mama', 'Nom de famille', 'Nom', 'Surname', 'Last name', 'Name'],
    true,
  ),
  field('givenName', 'name', ['Voornaam', 'Voornaam mama', 'Roepnaam', 'Prénom', 'Given name', 'First name'], true),
  field(
    'birthDate',
    'day',
    list(`
      Geboortedatum mama | Geboortedatum | Geb.datum | GD mama | Geboortedatum moeder | Geboren op | Date de naissance |
      Date de naissance mère | Birth date | Date of birth | Birthday mother | Geboortedag`),
    true,
  ),
  PROGRAMME,
  field(
    'referredOn',
    'day',
    list(`
      Datum aanmelding | Aanmeldingsdatum | Aangemeld op | Datum verwijzing | Datum doorverwijzing | Datum eerste contact |
      Date de signalement | Date orientation | Referral date | Referred on | Ontvangen op | Datum ontvangst | Datum melding | Datum vraag | Datum hulpvraag | Binnengekomen op | Gemeld op | Date de la demande
      | Aanmelding | Datum`),
    true,
  ),
  field(
    'startedOn',
    'day',
    list(`
    Start begeleiding | Startdatum | Begindatum | Startdatum traject | Datum intake | Intake | Datum start | Start |
    Gestart op | Datum eerste huisbezoek | 1e huisbezoek | Premier rendez-vous | Début accompagnement | Start date | Begin begeleiding | Eerste gesprek`),
  ),
  field(
    'source',
    'organisation',
    list(`
    Aangemeld door | Verwijzer | Doorverwezen door | Doorverwijzer | Aanmelder | Toeleider | Verwijzende dienst |
    Verwijzende partner | Partner | Herkomst | Via | Bron | Wie meldt aan | Aangemeld via | Toegeleid door | Envoyé par |
    Service orienteur | Wie verwees door | Qui a orienté | Orienté par | Referred by | Referral source | Source | Organisatie | Dienst`),
  ),
  field(
    'pregnantAtStart',
    'yesNo',
    list(`
    Zwanger bij start | Zwanger | Zwanger ja/nee | Zwanger bij aanmelding | Zwanger bij intake | Enceinte | Pregnant at
    start | Pregnant | Zwangerschap bij start`),
  ),
  field(
    'weeksAtStart',
    'weeks',
    list(`
    Weken | Zwangerschapsweken | Aantal weken | Weken zwanger | Zwangerschapsduur | Termijn | Weken bij start | Aantal
    weken zwanger bij start | Hoeveel weken | Semaines de grossesse | Weeks pregnant | Gestational weeks | Gestational age | Hoever zwanger | AW | Amenorroeweken | Weeks`),
  ),
  field(
    'dueOn',
    'day',
    list(`
    Vermoedelijke bevalling | Uitgerekende datum | Vermoedelijke bevallingsdatum | Verwachte bevalling | Bevallingsdatum |
    Verwachte geboortedatum | Verwachte datum | Uitgerekend | Date prévue accouchement | Terme | Due date | A terme datum
    | PMD | PPD | UD | VBD | VDB | AD | Datum bevalling | EDD | DPA | Bevalling`),
  ),
  field(
    'childBornOn',
    'day',
    list(`
    Geboortedatum kind | Geboortedatum baby | Geboren op kind | Baby geboren op | GD kind | GD baby | Geboorte kind |
    Geboorte | Bevallen op | Date de naissance enfant | Birth date child | Child born on | Datum geboorte baby | Datum bevalling`),
  ),
  field('twins', 'yesNo', [
    'Tweeling',
    '2-ling',
    'Meerling',
    'Tweeling ja/nee',
    'Jumeaux',
    'Twins',
    'Naissance multiple',
    'Multiple birth',
  ]),
  field(
    'single',
    'yesNo',
    list(`
    Alleenstaand | Alleenstaande ouder | Alleenstaande mama | Gezinssituatie | Eenoudergezin | Gezinsvorm | Partner ja/nee
    | Burgerlijke staat | Marital status | État civil | Isolée | Famille monoparentale | Single | Single parent`),
  ),
  field(
    'income',
    'income',
    list(`
    Inkomen | Inkomen bij start | Inkomsten | Bron van inkomen | Soort inkomen | Inkomen mama | Statut revenu | Revenus | Waarvan leeft het gezin | Waar komt het geld vandaan |
    Income | Source of income`),
  ),
  field('housingStart', 'housing', atStart(HOUSING)),
  field('housingEnd', 'housing', atEnd(HOUSING)),
  ...IN_ORDER_ITEMS.flatMap((item) => [
    field(`inOrder.${item}.start`, 'inOrder', atStart(ITEM_NAMES[item])),
    field(`inOrder.${item}.end`, 'inOrder', atEnd(ITEM_NAMES[item])),
  ]),
  ...CRITERIA.map((criterion) => field(`criteria.${criterion}`, 'criterion', CRITERION_NAMES[criterion])),
  field(
    'groupSessions',
    'count',
    list(`
    Groepswerking (aantal keer) | Groepswerking | Aantal groepssessies | Groepsaanbod | Aantal keer groep | Deelname groep
    | Sessies | Séances de groupe | Group sessions | Groepsmomenten | Mamagroep | Moedergroep | Groep`),
  ),
  field(
    'endedOn',
    'day',
    list(`
    Einde begeleiding | Einddatum | Datum einde | Stopdatum | Afgesloten op | Datum afsluiting | Afsluitdatum | Einde
    traject | Date de fin | Fin accompagnement | End date | Ended on | Einde | Uitstroomdatum | Gestopt op`),
  ),
  field(
    'endReason',
    'endReason',
    list(`
    Reden einde | Reden stopzetting | Reden afsluiting | Waarom gestopt | Reden uitstroom | Reden einde begeleiding |
    Eindreden | Stopreden | Motif de fin | Reason for ending | End reason | Reden | Resultaat | Waarom einde | Waarom`),
  ),
  field(
    'remarks',
    'text',
    list(`
    Opmerkingen | Opmerking | Nota | Vrije tekst | Vrij veld | Extra info | Bijzonderheden | Aandachtspunten | Commentaar | Remarques | Remarks | Varia`),
  ),
]

const CASE_STUDY_FIELDS: readonly Field[] = [
  { ...REFERENCE, required: true },
  PROGRAMME,
  field('indicator', 'item', ['Indicator', 'Onderwerp', 'Thema', 'Domein', 'Item', 'Levensdomein', 'Indicateur', 'Topic'], true),
  field(
    'levelStart',
    'level',
    list(`
      Start | Niveau start | Score start | Beginmeting | Startmeting | Nulmeting | Meting 1 | T0 | Niveau bij start | Début
      | Begin`),
    true,
  ),
  field(
    'levelEnd',
    'level',
    ['Einde', 'Niveau einde', 'Score einde', 'Eindmeting', 'Meting 2', 'T1', 'Niveau bij einde', 'Fin', 'Slotmeting'],
    true,
  ),
]

const INTERVIEW_FIELDS: readonly Field[] = [
  { ...REFERENCE, required: true },
  field('question', 'item', ['Vraag', 'Stelling', 'Onderwerp', 'Thema', 'Item', 'Question', 'Uitspraak'], true),
  field('scoreBefore', 'score', ['Voor', 'Score voor', 'Vroeger', 'Score vroeger', 'Start', 'Toen', 'Before', 'Avant', 'Bij start'], true),
  field('scoreNow', 'score', ['Nu', 'Score nu', 'Vandaag', 'Now', 'Maintenant', 'Einde', 'Na', 'After', 'Après'], true),
]

const FIELDS: Readonly<Record<FileKind, readonly Field[]>> = {
  registrations: REGISTRATION_FIELDS,
  'case-study': CASE_STUDY_FIELDS,
  interviews: INTERVIEW_FIELDS,
}

export function fieldsOf(kind: FileKind): readonly Field[] {
  return FIELDS[kind]
}

const IDS: ReadonlyMap<string, FieldId> = new Map(Object.values(FIELDS).flatMap((fields) => fields.map(({ id }) => [id, id])))

export function fieldIdOf(text: string): FieldId | null {
  return IDS.get(text) ?? null
}
