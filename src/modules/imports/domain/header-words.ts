import { COMPARED_LENGTH, editDistance, fold, similarity } from './fold.ts'
import { list } from './list.ts'

const SAME: Readonly<Record<string, readonly string[]>> = {
  start: list(`
    begin | aanvang | opstart | beginsituatie | startsituatie | voor | debut | beginning | gestart | gestarte | initial |
    entree`),
  einde: list(`
    eind | gestopt | stop | stopzetting | afsluiting | afsluit | afgesloten | afronding | beeindiging | eindsituatie | na | fin |
    end | ended | cloture | uitstroom | slot | sortie | final | closed | closing`),
  mama: list(`
    moeder | mother | mere | maman | client | clienta | clienten | clientes | vrouw | ouder | mum | mom | patiente |
    mevrouw`),
  kind: ['baby', 'kindje', 'child', 'enfant', 'bebe', 'kinderen', 'boreling', 'zuigeling'],
  datum: ['date', 'dat', 'dd', 'dag'],
  geboorte: ['geb', 'geboren', 'gebdatum', 'gd', 'naissance', 'birth', 'born', 'dob', 'gebdat', 'verjaardag'],
  aanmelding: list(`
    aangemeld | aanmeld | aanmeldings | melding | verwijzing | doorverwijzing | doorverwezen | verwezen | aanvraag |
    referral | referred | signalement | registratie | inschrijving | toeleiding | toegeleid | orientation |
    inscription`),
  aanmelder: ['verwijzer', 'doorverwijzer', 'toeleider', 'referrer', 'melder', 'verwijzende'],
  begeleiding: ['traject', 'begel', 'accompagnement', 'support', 'guidance', 'hulpverlening', 'opvolging', 'suivi', 'begeleidingstraject'],
  huisvesting: list(`
    woonsituatie | woning | wonen | woonst | woonvorm | logement | housing | huisvestingssituatie | huisvestings |
    verblijf | woonomstandigheden | verblijfssituatie`),
  zwanger: ['zwangerschap', 'zwangerschaps', 'pregnant', 'enceinte', 'grossesse', 'pregnancy', 'zw', 'prenataal', 'zwangere'],
  weken: ['week', 'wkn', 'wk', 'semaines', 'weeks', 'semaine'],
  bevalling: ['bevallings', 'accouchement', 'delivery', 'partus', 'uitgerekend', 'uitgerekende', 'due'],
  familienaam: ['achternaam', 'familynaam', 'surname', 'lastname', 'nom', 'famnaam', 'fam'],
  voornaam: ['vnaam', 'roepnaam', 'prenom', 'firstname', 'forename', 'vn'],
  naam: ['name'],
  reden: ['motief', 'reason', 'motif', 'raison', 'oorzaak'],
  opmerkingen: list(`
    opmerking | nota | notas | notities | bemerkingen | bemerking | commentaar | remarks | remarques | notes | varia |
    extra | remarque | remark | comments | info | opm | commentaires`),
  alleenstaand: ['alleenstaande', 'single', 'isolee', 'seule', 'alleenst', 'eenoudergezin', 'monoparentale', 'eenouder', 'celibataire'],
  tweeling: ['meerling', 'twins', 'jumeaux', 'twin', 'tweelingen', 'meerlingzwangerschap', 'jumelles'],
  inkomen: ['inkomsten', 'inkomensbron', 'revenu', 'revenus', 'income', 'inkomenssituatie', 'ink', 'inkomens'],
  programma: ['program', 'programme', 'trajectsoort', 'trajecttype', 'prog'],
  groepswerking: list(`
    groep | groepen | groepssessies | groepsmomenten | groupe | group | sessies | groepsbijeenkomsten | groepsactiviteiten
    | groeps`),
  dossiernr: list(`
    dossiernummer | dossier | nr | nummer | id | referentie | ref | reference | volgnummer | code | no | number | numero |
    volgnr | gezinsnr | gezinsnummer | clientnr | clientnummer | familienr | n`),
  babyuitzet: ['uitzet', 'babyspullen', 'trousseau', 'babymateriaal', 'layette', 'babygerief'],
  kinderopvang: ['opvang', 'creche', 'childcare', 'kinderdagverblijf'],
  groeipakket: ['kinderbijslag', 'kindergeld', 'allocations'],
  criterium: ['crit', 'criteria', 'kansarmoedecriterium', 'critere', 'kansarmoede'],
}
const CANON: ReadonlyMap<string, string> = new Map(Object.entries(SAME).flatMap(([word, others]) => others.map((other) => [other, word])))
const SKIPPED = new Set(
  list(`
  van | de | het | een | bij | der | du | la | le | les | des | of | the | in | op | aan | met | d | l | s | o | is | a
  | et | en | via | te | tot | uit | and | om | den | au | at | for | pour | was`),
)
const LIGHT: Readonly<Record<string, number>> = {
  datum: 0.5,
  mama: 0.3,
  start: 0.75,
  aantal: 0.3,
  keer: 0.2,
  huidige: 0.2,
  door: 0.6,
  begeleiding: 0.8,
  opkomst: 0.3,
  zeg: 0.3,
}

const PARTS: readonly { readonly pattern: RegExp; readonly parts: (match: RegExpExecArray) => readonly string[] }[] = [
  { pattern: /^(.{2,}?)s?(datum|weken|reden|naam)$/, parts: (match) => [match[1] ?? '', match[2] ?? ''] },
  { pattern: /^(start|begin|eind|einde|stop)(.{4,})$/, parts: (match) => [match[1] ?? '', match[2] ?? ''] },
]
const WHOLE = new Set(['familienaam', 'voornaam', 'achternaam', 'roepnaam', 'vnaam', 'famnaam', 'familynaam', 'gebdatum', ...CANON.keys()])

function splitWord(word: string): readonly string[] {
  if (WHOLE.has(word)) return [word]
  for (const { pattern, parts } of PARTS) {
    const match = pattern.exec(word)
    if (match) return parts(match).flatMap(splitWord)
  }
  return [word]
}

/** The words of a header that carry meaning, in one spelling per meaning: "Startdatum traject" → start, datum, begeleiding. */
export function headerWords(header: string): readonly string[] {
  const folded = fold(header.slice(0, COMPARED_LENGTH))
    .replace(/\b(family|last|first|given) name\b/g, '$1name')
    .replace(/\b(j n|ja nee|ja neen|y n|yes no|oui non|o n)\b/g, '')
    .replace(/\bne e\b/g, 'geboorte')
    .replace(/\bk en g\b/g, 'kg')
    .replace(/\bkind en gezin\b/g, 'kg')
  const all = folded
    .split(' ')
    .filter((word) => word !== '')
    .flatMap(splitWord)
  const words = all.filter((word) => !SKIPPED.has(word)).map((word) => CANON.get(word) ?? word)
  return words.length > 0 ? [...new Set(words)] : all
}

const weight = (word: string): number => LIGHT[word] ?? 1
const weightOf = (words: readonly string[]): number => words.reduce((sum, word) => sum + weight(word), 0)

function wordMatch(a: string, b: string): number {
  if (a === b) return 1
  // Two words that each have a meaning of their own are different, however alike: kind, kinderopvang.
  if (Object.hasOwn(SAME, a) && Object.hasOwn(SAME, b)) return 0
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (/\d/.test(short) || short.length < 3) return 0
  if (long.startsWith(short)) return short.length >= 5 ? 0.85 : 0.7
  if (short.length >= 5 && editDistance(short, long) <= (short.length >= 9 ? 2 : 1)) return 0.85
  return 0
}

/** How well two headers say the same, 0 to 1; both as `headerWords`. Word order and spelling weigh little, extra words some. */
export function headerLikeness(a: readonly string[], b: readonly string[]): number {
  const matched = a.reduce((sum, word) => sum + weight(word) * Math.max(0, ...b.map((other) => wordMatch(word, other))), 0)
  const back = b.reduce((sum, word) => sum + weight(word) * Math.max(0, ...a.map((other) => wordMatch(word, other))), 0)
  const words = (matched + back) / Math.max(weightOf(a) + weightOf(b), 0.01)
  return Math.max(words, 0.85 * similarity(a.join(' '), b.join(' ')))
}
