import { fold } from './fold.ts'
import { list } from './list.ts'

/** The values this import knows how to write down; the ids that are also in an instrument keep the instrument's id. */
export const INCOMES = ['none', 'wage', 'partner_wage', 'unemployment', 'living_wage', 'illness', 'maternity', 'other', 'unknown'] as const
export const HOUSINGS = [
  'dakloos',
  'inwonend',
  'opvang',
  'huur_slecht',
  'eigenaar_slecht',
  'huur_goed',
  'sociaal',
  'eigenaar_goed',
  'unknown',
] as const
export const STATES = ['in_order', 'busy', 'not_in_order', 'not_applicable', 'unknown'] as const
export const CRITERION_VALUES = ['weak', 'not_weak', 'unknown'] as const
export const ANSWERS = ['yes', 'no', 'unknown'] as const
export const END_REASONS = [
  'completed',
  'goals_reached',
  'handed_over',
  'moved',
  'no_contact',
  'stopped_by_family',
  'other',
  'unknown',
] as const
export const LEVEL_WORDS = ['1', '2', '3', '4', '5', 'not_applicable', 'unknown'] as const

export type Income = (typeof INCOMES)[number]
export type Housing = (typeof HOUSINGS)[number]
export type State = (typeof STATES)[number]
export type CriterionValue = (typeof CRITERION_VALUES)[number]
export type Answer = (typeof ANSWERS)[number]
export type EndReasonCode = (typeof END_REASONS)[number]

/** The last step was left out of the programme's plan: moved away, out of reach or stopped by the family itself. */
export const DROP_OUT_REASONS: ReadonlySet<EndReasonCode> = new Set(['moved', 'no_contact', 'stopped_by_family'])

export type Vocabulary<Meaning extends string> = { readonly meanings: readonly Meaning[]; readonly spellings: ReadonlyMap<string, Meaning> }

function vocabulary<const Meaning extends string>(
  meanings: readonly Meaning[],
  spellings: Partial<Record<Meaning, readonly string[]>>,
): Vocabulary<Meaning> {
  const known = new Map<string, Meaning>()
  for (const meaning of meanings) for (const spelling of [meaning, ...(spellings[meaning] ?? [])]) known.set(fold(spelling), meaning)
  return { meanings, spellings: known }
}

const UNKNOWN = list(`
    ? | ?? | ??? | n b | nb | n g | ng | nog te vragen | te vragen | navragen | nog navragen | nog niet geweten | dk | pas connu | non connu | not known | ne sait pas |
    weten we niet | onbekend | niet gekend | ongekend | weet niet | niet geweten | unknown | inconnu | nog niet gekend
    | na te vragen | nog te bevragen | nog niet bevraagd | te bevragen | niet bevraagd`)

const NOT_APPLICABLE = list('/ | // | nvt | n.v.t. | niet van toepassing | na | n/a | sans objet | not applicable')

const YES_NO = vocabulary(ANSWERS, {
  yes: list(`
    ja | j | x | xx | 1 | y | o | waar | true | vrai | oui | wel | v | ✓ | ✔ | alleenstaand | alleenstaande | alleen |
    zwanger | tweeling | eenoudergezin | isolée | seule | gescheiden | single | ja alleenstaand | enceinte | ja
    zwanger | jumeaux | tweelingzwangerschap | geen partner | zonder partner`),
  no: list(`
    nee | neen | n | 0 | onwaar | false | faux | non | niet | - | -- | samenwonend | koppel | gehuwd | getrouwd | met
    partner | partner | samen | niet alleenstaand | niet zwanger | bevallen | al bevallen | en couple | mariée |
    cohabitante | tweeoudergezin | eenling`),
  unknown: [...UNKNOWN, ...NOT_APPLICABLE, 'misschien', 'mogelijk', 'peut-être', 'maybe'],
})
const INCOME = vocabulary(INCOMES, {
  none: list(`
    geen | geen inkomen | geen inkomsten | zonder | zonder inkomen | niets | 0 | aucun | aucun revenu | sans revenu |
    no income | nihil | geen eigen inkomen | pas de revenu | pas de revenus | sans revenus | sans ressources | without
    income | nil | nul | none`),
  wage: list(`
    loon | werk | werkt | arbeid | eigen loon | salaris | inkomen uit werk | inkomen uit arbeid | tewerkgesteld |
    zelfstandige | zelfstandig | interim | salaire | travail | job | wages | salary | employed | employment | work |
    emploi | employee | deeltijds werk | voltijds werk | deeltijds | voltijds | werkende | aan het werk | self
    employed | art 60 | artikel 60 | eigen inkomen uit werk | independante | independant | bediende | arbeidster | beide werken`),
  partner_wage: list(`
    loon partner | partner | partner's wage | income of partner | partner income | husband's income | revenu du
    partenaire | revenu du conjoint | salaire du mari | via man | man werkt | partner werkt | inkomen partner | via
    partner | loon man | loon van partner | salaire partenaire | partner wage | loon echtgenoot`),
  unemployment: list(`
    werkloosheid | werkloosheidsuitkering | unemployed | unemployment benefit | unemployment benefits | sans emploi |
    allocations de chomage | chomeuse | vdab | werkl. | onem | rva | werkloos | dop | stempelgeld | ww | chomage | stempelt |
    werkzoekend | inschakelingsuitkering`),
  living_wage: list(`
    leefloon | equivalent leefloon | social assistance | welfare | living allowance | social integration income |
    revenu d'integration | revenu d'integration sociale | aide sociale | equivalent living wage | gelijk gesteld
    leefloon | ocmw | ocmw steun | ell | steun ocmw | financiële steun | ris | cpas | ocmw leefloon | eq leefloon |
    maatschappelijke dienstverlening | revenu integration | leefloon ocmw`),
  illness: list(`
    ziekte | ziekte uitkering | sickness | sickness benefit | sick pay | illness benefit | invalidity | disability |
    disability benefit | invalidite | incapacite | uitkering ziekte | uitkering mutualiteit | ziekteuitkering |
    ziekenfonds | mutualiteit | invaliditeit | invaliditeitsuitkering | arbeidsongeschikt | mutuelle | maladie | ivt |
    fod | inkomensvervangende tegemoetkoming | ziekte invaliditeit`),
  maternity: list(`
    moederschap | moederschapsrust | maternity leave | maternity benefit | conge maternite | moederschapsuitkering |
    zwangerschapsverlof | bevallingsrust | conge de maternite | bevallingsverlof`),
  other: list(`
    andere | ander | overige | alimentatie | studiebeurs | pensioen | autre | fedasil | leefgeld | spaargeld | gemengd
    | student | beurs`),
  unknown: [...UNKNOWN, ...NOT_APPLICABLE, '-', '--'],
})
const HOUSING = vocabulary(HOUSINGS, {
  dakloos: list(`
    noodopvang | sans domicile | no home | no housing | emergency shelter | hebergement d'urgence | sdf | slaapt in
    auto | op straat | geen woning | thuisloos | sans abri | homeless | nachtopvang | geen vaste woning | crisisopvang
    | kraakpand | auto | hotel`),
  inwonend: list(`
    bij familie | inwonend bij ouders | with family | with parents | with friends | staying with family | staying with
    friends | lives with parents | chez ses parents | chez les parents | chez des amis | chez la famille | hebergee
    par la famille | hebergee | bij moeder | woont bij ouders | woont bij familie | woont bij vrienden | woont in bij
    familie | inwonend bij moeder | inwonen | bij vrienden | bij ouders | inwonend bij familie | woont in | bij
    schoonouders | chez famille | tijdelijk bij familie | inwonend bij vrienden | bij kennissen | inwonend
    schoonfamilie | bij haar ouders | bij schoonfamilie | in bij familie | bij partner`),
  opvang: list(`
    opvangcentrum | tijdelijke huur | centre d'accueil | maison d'accueil | reception centre | shelter | women's
    shelter | refuge | transit | logement de transit | transit housing | temporary housing | logement temporaire | loi
    | asielcentrum | vluchthuis | transitwoning | doorgangswoning | fedasil | opvang asiel | tijdelijke woning |
    opvanghuis | centrum | thuislozenzorg | crisiswoning | noodwoning | moederhuis | caw | centre accueil | lokaal
    opvanginitiatief | opvangplaats | asielopvang`),
  huur_slecht: list(`
    huur slecht | huur slechte staat | rented poor condition | rented bad condition | rent poor | rented too small |
    poor rental | location insalubre | location trop petite | logement insalubre | location mauvaise | location en
    mauvais etat | huur krap | huurwoning te duur | huur vochtproblemen | vochtig | schimmel | ongezonde woning |
    slechte woning | huurwoning te klein | huur vochtig | te kleine huurwoning | huur te klein | huur te duur |
    slechte huurwoning | huurwoning slecht | huur ongezond | vochtige huurwoning | huur ongeschikt | private huur
    slecht | ongezonde huurwoning | huur onbewoonbaar | onbewoonbaar | huurwoning slechte staat | huurwoning vochtig |
    huur vocht | private huur slechte staat | privéhuur slecht | studio te klein | huurwoning ongezond | huur niet ok
    | slechte huur | huur schimmel | te klein | location mauvais etat`),
  eigenaar_slecht: list(`
    eigen woning slecht | eigenaar slecht | eigen woning slechte staat | eigen woning te klein | eigendom slecht |
    eigenaar slechte staat | eigen huis slecht | eigen woning vochtig`),
  huur_goed: list(`
    huur ok | huur goed | rented | renting | rent | private rental | private rent | rental | tenant | locataire |
    location privee | location ok | location bonne | rented good condition | rented ok | huurder | huren | huurwoning
    | huur | huur in orde | private huur | privé huur | privéhuur | huurappartement | huurwoning ok | huurwoning goed
    | goede huurwoning | huurt | location | private huurwoning | huurhuis | huur appartement | huurwoning in orde |
    huurwoning private markt | private huur goed | private huur ok | huur privé | studio`),
  sociaal: list(`
    sociale woning | soc woning | social rent | social rental | council housing | council house | location sociale |
    hlm | swm | sociale verhuur | sociale huur | soc huur | sociale huurwoning | svk | woonland | sociaal
    verhuurkantoor | logement social | woonmaatschappij | sociale | soc huurwoning | social housing | shm | woonpunt`),
  eigenaar_goed: list(`
    eigenaar | eigen woning | home owner | own home | owned | own house | maison propre | eigenares | mede eigenaar |
    eigen huis | eigendom | eigenaar goed | eigen woning ok | eigen woning goed | koopwoning | proprietaire | owner |
    eigenaar ok | eigen appartement`),
  unknown: [...UNKNOWN, ...NOT_APPLICABLE, '-', '--'],
})
const IN_ORDER = vocabulary(STATES, {
  in_order: list(`
    in orde | ok | oke | okee | okay | voldoende | aanwezig | + | ja | j | x | 1 | geregeld | klaar | oui | yes | en ordre | done | gedaan | v |
    volledig | compleet | aangemeld | is in orde | wel in orde | i.o. | complete | sorted | fait | regle | ✅ | ☑ | ✓ | ✔ | orde | done ok | volledig in orde | alles ok`),
  busy: list(`
    bezig | lopende | aangevraagd | lopend | in aanvraag | aanvraag loopt | wachtlijst | op wachtlijst | en cours |
    deels | gedeeltelijk | in behandeling | wordt aangevraagd | pending | requested | applied | waiting list | liste
    d'attente | demande en cours | ongoing | gestart | opgestart | loopt | mee bezig | in progress | demande |
    aanvraag ingediend | nog bezig | ingediend | applied for | demande introduite | en traitement`),
  not_in_order: list(`
    nee | neen | n | niet ok | niet in orde | 0 | niet | n.i.o. | ✗ | ✘ | ✖ | ❌ | pas fait | a faire | to do |
    not done | not yet | pas encore | non | no | nok | niet oke | nog niet | nog niet in orde |
    niet geregeld | onvoldoende | niet aanwezig | afwezig | pas en ordre | nog niet ok | nog te doen | te doen | ontbreekt | nog niet geregeld | geen`),
  not_applicable: list(`
    nvt | n.v.t. | niet van toepassing | na | n/a | sans objet | niet nodig | not applicable | / | n vt | nt v | so`),
  unknown: [...UNKNOWN, '-', '--'],
})
const CRITERION = vocabulary(CRITERION_VALUES, {
  weak: list(`
    x | xx | 1 | + | nok | ja | j | zwak | weak | poor | vrai | oui | yes | y | v | ✓ | ✔ | true | waar | slecht | scoort zwak |
    z | faible | kansarm | onvoldoende`),
  not_weak: list(`
    0 | nee | neen | n | niet zwak | not weak | faux | fort | sterk | strong | non | no | false | onwaar | ok | goed |
    - | voldoende | nz | niet | pas faible | in orde`),
  unknown: [...UNKNOWN, ...NOT_APPLICABLE, 'niet te beoordelen', 'nog niet te beoordelen'],
})
const END_REASON = vocabulary(END_REASONS, {
  completed: list(`
    afgerond | traject afgerond | completed | finished | programme completed | accompagnement termine | fin du
    programme | fin du suivi | einde programma | begeleiding afgerond | einde traject | klaar | termine | afgelopen |
    einde begeleiding | naar school | eerste schooldag | kind naar school | normaal einde | voltooid | positief afgerond | kind is 1 jaar | kind 1 jaar`),
  goals_reached: list(`
    doelen bereikt | doelstellingen bereikt | goals reached | goals met | goals achieved | objectif atteint |
    objectives met | doel bereikt | objectifs atteints | doelen behaald | doelstelling behaald | doelstellingen
    behaald | doel behaald | alle doelen bereikt | doelstelling bereikt`),
  handed_over: list(`
    warme overdracht | overdracht | handed over | handover | referred on | transferred | transfere | reorientation |
    overgedragen | andere dienst | doorverwezen | doorverwijzing | transfert | overgedragen aan andere dienst | warm overgedragen |
    overdracht andere dienst | relais`),
  moved: list(`
    verhuisd | verhuis | moved away | moved out | moved house | relocated | a demenage | verhuisd naar elders |
    verhuizing | demenage | verhuisd buiten mechelen | andere gemeente | moved | teruggekeerd | naar buitenland |
    verhuist | demenagement`),
  no_contact: list(`
    geen contact meer | geen contact | no contact | no more contact | unreachable | injoignable | perte de contact |
    pas de nouvelles | niet te bereiken | no response | geen respons | niet meer bereikbaar | onbereikbaar | contact
    verloren | plus de contact | lost contact | haakt af | reageert niet meer | reageert niet | geen gehoor | contact
    verbroken | niet bereikbaar`),
  stopped_by_family: list(`
    stopt zelf | zelf gestopt | stopped by family | stopped herself | family stopped | own choice | withdrew | a sa
    demande | a la demande de la famille | arret par la famille | arrete elle meme | gestopt op eigen vraag | gestopt
    door gezin | op eigen vraag | mama stopt | stopgezet door mama | wenst geen begeleiding meer | wil niet meer |
    afgehaakt | drop out | dropout | uitval | arret | stopped | wil stoppen | stopzetting door gezin | vroegtijdig
    gestopt | voortijdig gestopt | heeft zelf gestopt | gezin stopt | wil geen hulp meer | geen interesse meer | op
    eigen verzoek | weigert verdere begeleiding | abandon`),
  other: ['andere', 'ander', 'overig', 'autre', 'overleden', 'miskraam', 'verlies kind'],
  unknown: UNKNOWN,
})
const LEVEL = vocabulary(LEVEL_WORDS, {
  '1': ['acuut moeilijk'],
  '2': ['moeilijk'],
  '3': ['wankel'],
  '4': ['grotendeels in orde'],
  '5': ['in orde'],
  not_applicable: ['nvt', 'n.v.t.', 'niet van toepassing', 'na', 'n/a', '/'],
  unknown: [...UNKNOWN, '-'],
})

/** Kinds whose cells hold one of a fixed list; the key is the group name in a mapping file. */
export const VOCABULARIES = {
  yesNo: YES_NO,
  income: INCOME,
  housing: HOUSING,
  inOrder: IN_ORDER,
  criterion: CRITERION,
  endReason: END_REASON,
  level: LEVEL,
} as const
export type ValueGroup = keyof typeof VOCABULARIES

export type ProgrammeNames = { readonly id: string; readonly names: readonly string[] }
export const PROGRAMMES: readonly ProgrammeNames[] = [
  {
    id: 'opkomst',
    names: [
      'opkomst',
      'opkomst basis',
      'basis',
      'basistraject',
      'ok',
      'opk',
      'gewoon',
      'opkomst gewoon',
      'regulier',
      'op',
      'standaard',
      'o',
    ],
  },
  {
    id: 'opkomst_plus',
    names: list(`
    opkomst_plus | opkomst+ | opkomst plus | plus | + | opk+ | ok+ | opkomst intensief | intensief | plustraject |
    plus traject | opkomst ++ | o+ | op+`),
  },
]
