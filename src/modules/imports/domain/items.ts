import { fold } from './fold.ts'
import { ITEM_WORDS } from './item-words.ts'
import { findClosest } from './match-word.ts'

/** Ids and labels of the instruments opkomst-casestudy and moederscores, so a list may name an item either way. */
export const CASE_STUDY_ITEMS = {
  verblijfplaats: 'Verblijfplaats: vast, gezond en betaalbaar',
  leefomgeving: 'Leefomgeving aangepast aan de baby',
  slaapomgeving: 'Slaapomgeving van de baby is veilig',
  inkomen: 'Inkomen is voldoende en zeker',
  spaargeld: 'Spaargeld of buffer',
  schulden: 'Schulden onder controle',
  inzicht_financien: 'Inzicht in de eigen financiën',
  sociale_rechten: 'Sociale rechten worden benut',
  inzicht_administratie: 'Inzicht in de eigen administratie',
  zelfredzaamheid_administratie: 'Zelf papieren kunnen regelen',
  voorbereiding: 'Voorbereid op zwangerschap en geboorte',
  babyuitzet: 'Babyuitzet is er',
  zelfvertrouwen_mama: 'Zelfvertrouwen als mama',
  hechting: 'Band met de baby',
  opvoedfiguren: 'Voldoende steunende mensen bij het opvoeden',
  kinderopvang: 'Opvang past bij het gezin',
  stress: 'Draaglijke stress (1 = ongezond veel)',
  mentaal: 'Zich goed voelen',
  gezondheid: 'Gezondheid van moeder en baby opgevolgd',
  vrije_tijd: 'Tijd voor zichzelf en vrije tijd',
  netwerk: 'Steun uit het eigen netwerk',
  partnerrelatie: 'Gelijkwaardige en veilige partnerrelatie',
  stabiele_relaties: 'Stabiele relaties',
  formeel_netwerk: 'Weet waar hulp te vinden is',
  opleiding_werk: 'Stap naar opleiding of werk',
  toekomstbeeld: 'Vertrouwen in de toekomst',
} as const
export const MOTHER_SCORE_ITEMS = {
  zorg_baby: 'Ik weet hoe ik voor mijn baby zorg',
  band_baby: 'Ik voel een band met mijn baby',
  mama_zijn: 'Ik vertrouw op mezelf als mama',
  rust: 'Ik heb genoeg rust in mijn hoofd',
  mensen: 'Ik heb mensen op wie ik kan rekenen',
  hulp_vinden: 'Ik weet waar ik hulp vind',
  papieren: 'Ik kan mijn papieren aan',
  geld: 'Ik kom rond met mijn geld',
  thuis: 'Ik voel me thuis waar ik woon',
  toekomst: 'Ik kijk met vertrouwen vooruit',
} as const

type Names = readonly (readonly [string, string])[]
const PREPARED = new WeakMap<object, Names>()
const WORDS: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(ITEM_WORDS))
/** Shorter beginnings of a label ("Ik heb") could be any of them. */
const LEAST_WORDS = 3

function namesOf(items: Readonly<Record<string, string>>): Names {
  const known = PREPARED.get(items)
  if (known) return known
  const named = Object.entries(items).map(([id, label]) => ({ id, own: [id, label], words: WORDS.get(id) ?? [] }))
  // Ids and labels stand first: a word for one item never takes the label of another.
  const names = [
    ...named.flatMap(({ id, own }) => own.map((name) => [fold(name), id] as const)),
    ...named.flatMap(({ id, words }) => words.map((name) => [fold(name), id] as const)),
  ]
  PREPARED.set(items, names)
  return names
}

/** The one item whose label begins so ("Ik weet hoe …"). */
function byBeginning(folded: string, names: Names): string | null {
  if (folded.split(' ').length < LEAST_WORDS) return null
  const ids = new Set(names.filter(([name]) => name.startsWith(`${folded} `)).map(([, id]) => id))
  const [only] = ids
  return only !== undefined && ids.size === 1 ? only : null
}

/** The item a text names, by id, label, the beginning of its label or a usual word, one typing error allowed; null when it is none. */
export function matchItem(text: string, items: Readonly<Record<string, string>>): string | null {
  const folded = fold(text)
  const names = namesOf(items)
  return names.find(([name]) => name === folded)?.[1] ?? byBeginning(folded, names) ?? findClosest(folded, names)
}
