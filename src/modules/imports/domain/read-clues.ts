import { readHousing } from './read-housing.ts'
import type { EndReasonCode, Income, State, ValueGroup } from './vocabulary.ts'

type Clue<Meaning> = { readonly meaning: Meaning; readonly says: RegExp }

/** The one meaning the words point to; null when they point to none or to two. */
function oneMeaning<Meaning>(folded: string, clues: readonly Clue<Meaning>[]): Meaning | null {
  const found = new Set(clues.filter(({ says }) => says.test(folded)).map(({ meaning }) => meaning))
  const [first] = found
  return found.size === 1 ? (first ?? null) : null
}

const DENIED = /\b(niet|nee|neen|geen|zonder|pas|non|no|not|never|nooit|sans|aucune?)\b/
const NO_NEED =
  /niet (meer )?(van|v) toep\w*|\b(niet|pas|not) (meer |plus )?(nodig|needed|required|necessaire|applicable)|sans objet|pas d application/
const TO_ASK = /navragen|te vragen|nagaan|weet (ik |het )?niet|onbekend|niet (ge|be)?kend|inconnu|sait pas|unknown|not known/
const TO_DO = /\bte doen\b|\ba faire\b|\bto do\b|\bnog (te )?(regelen|doen|aanvragen|kopen|zoeken)\b|ontbreekt|manque|missing/
const BUSY =
  /\bbezig|\bwordt (nog )?(geregeld|in orde)|aan het regelen|\bloopt|lopend|aanvraag|aangevraagd|wachtlijst|in afwachting|attente|en cours|demand|introdui|traitement|pending|progress|applied|applying|requested|waiting|\bhalf\b|\bdeels\b|gedeelte|partiel|partly|partial|opgestart|ingediend/
const SETTLED =
  /\bok\b|\boke\b|\borde\b|geregeld|gedaan|\bklaar\b|en ordre|\bfait\b|\bregle\b|\bdone\b|\bsorted\b|complet|volledig|gekregen|ontvangen|aangekocht|obtenu|\brecu\b|received/
const BEGUN = /(niet|pas|not) (encore |yet )?(aangevraagd|opgestart|ingediend|demande|introduit|applied|requested|bezig|en cours)/

function readState(folded: string): State | null {
  if (NO_NEED.test(folded)) return 'not_applicable'
  if (TO_ASK.test(folded)) return 'unknown'
  if (BEGUN.test(folded)) return 'not_in_order'
  if (BUSY.test(folded)) return 'busy'
  if (TO_DO.test(folded)) return 'not_in_order'
  // "Not" alone, beside words nobody here knows, could deny anything.
  if (DENIED.test(folded))
    return SETTLED.test(folded) || /^(nog |pas )?(niet|encore|not yet)( .{0,12})?$/.test(folded) ? 'not_in_order' : null
  return SETTLED.test(folded) ? 'in_order' : null
}

const NO_INCOME =
  /^(0|nul|zero|neant|nihil|nil)( euro?s?| eur)?$|\b(geen|zonder|aucune?|sans|pas de|no|without|nul)( eigen| vast| propre)? (ink\w*|revenus?|ressources?|income|means)\b/
const INCOMES: readonly Clue<Income>[] = [
  { meaning: 'unemployment', says: /werkloo|\bwerkl\b|\bdop\b|\brva\b|\bonem\b|chom(age|eu)|unemploy|stempel|werkzoek/ },
  { meaning: 'living_wage', says: /leefloon|\bll\b|\bocmw\b|\bcpas\b|\bris\b|revenu d integration|welfare|social assistance|living wage/ },
  { meaning: 'illness', says: /ziekte|ziekengeld|mutual|mutuel|invalid|incapacit|\bsick|disab|maladie|\bziv\b/ },
  { meaning: 'maternity', says: /moederschap|maternit|bevallingsrust|zwangerschapsverlof/ },
]
const PARTNER = /\b(partner|man|vriend|echtgenoot|mari|conjoint|compagnon|husband|spouse)s?\b/
const EARNED =
  /\bloon\b|salar?i|\bwerkt?\b|arbeid|\bjob\b|\bemploy|\bemploi|travail|\bwages?\b|\bworks?\b|interim|zelfstandig|inkom|revenu|income/
const OWN_WAGE = /\bloon\b|salar?i|\bwerkt\b|arbeid|\bjob\b|\bemployed|\bemploi|travail|\bwages?\b|\bworks\b|interim|zelfstandig/

function readIncome(folded: string): Income | null {
  const benefit = oneMeaning(folded, INCOMES)
  if (NO_INCOME.test(folded)) return benefit === null && !PARTNER.test(folded) ? 'none' : null
  if (DENIED.test(folded)) return null
  if (INCOMES.some(({ says }) => says.test(folded))) return PARTNER.test(folded) ? null : benefit
  if (PARTNER.test(folded)) return EARNED.test(folded) ? 'partner_wage' : null
  return OWN_WAGE.test(folded) ? 'wage' : null
}

const ENDS: readonly Clue<EndReasonCode>[] = [
  { meaning: 'goals_reached', says: /\bdoel(en|st\w*)?\b|doelstelling|objectif|\bgoals?\b/ },
  {
    meaning: 'handed_over',
    says: /overdracht|overgedragen|doorverw\w*|doorgegeven|\brelais\b|transfer|reorient|oriente|handed over|handover|referred/,
  },
  { meaning: 'moved', says: /verhui|\bweg uit\b|demenag|\bmoved\b|\bmoving\b|relocat/ },
  {
    meaning: 'no_contact',
    says: /\b(geen|niet|plus|pas|no|not|lost|perte|verloren|verbroken)\b.*\b(contact|bereik\w*|respons\w*|nouvelles?|response)|contact (verloren|verbroken|perdu|lost)|onbereikbaar|injoignable|unreachable|reageert niet|repond (plus|pas)|neemt (niet|nooit)|lost to follow/,
  },
  {
    meaning: 'stopped_by_family',
    says: /\bzelf (ge)?stop\w*|stopt? zelf|(op|a) (eigen|sa|haar|la) (vraag|verzoek|demande)|\bwil (niet|geen|stoppen)|\bwenst (niet|geen)|mama (wil|stopt)|souhaite (plus|pas)|\bveut (plus|pas)|elle meme|abandon|withdrew|declin|dropp?ed out|drop ?out|afgehaakt|haakt af|stopped by (the )?(mother|family|parent)|(family|mother|mama|gezin) stop/,
  },
]
const COMPLETED =
  /afgerond|\btermijn\b|volgens plan|\btermine|fin (du|de) |completed|finished|\b(kind|enfant|baby|child)\b.*\b(maand\w*|mois|jaar|ans?|months?|years?)\b|einde (traject|programma|begeleiding|termijn)/

/** A reason that says more than "it is finished" wins from it: "afgerond, doelen bereikt". */
function readEndReason(folded: string): EndReasonCode | null {
  if (ENDS.some(({ says }) => says.test(folded))) {
    const found = oneMeaning(folded, ENDS)
    return (found === 'goals_reached' || found === 'handed_over' || found === 'moved') && DENIED.test(folded) ? null : found
  }
  return COMPLETED.test(folded) && !DENIED.test(folded) ? 'completed' : null
}

/** "niveau 4", "4 - grotendeels in orde": one figure, and nothing that could be another. */
function readLevel(folded: string): string | null {
  return /^(?:(?:niveau|niv|score|level|stap|trap) )?([1-5])(?: \D*)?$/.exec(folded)?.[1] ?? null
}

const READERS: Readonly<Partial<Record<ValueGroup, (folded: string) => string | null>>> = {
  housing: readHousing,
  inOrder: readState,
  income: readIncome,
  endReason: readEndReason,
  level: readLevel,
}

/**
 * What a spelling nobody taught probably says, from the words in it. Always a guess to be confirmed: null when the words say nothing, say
 * two things, or say that something is not so. Input as `fold` gives it.
 */
export function readClues(group: ValueGroup, folded: string): string | null {
  return READERS[group]?.(folded) ?? null
}
