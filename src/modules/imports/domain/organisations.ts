import { COMPARED_LENGTH, fold, similarity } from './fold.ts'
import { list } from './list.ts'
import { findClosest } from './match-word.ts'

export type KnownOrganisation = { readonly name: string; readonly external: boolean; readonly synonyms: readonly string[] }
export type OrganisationMatch = { readonly name: string; readonly external: boolean; readonly known: boolean; readonly exact: boolean }

/** Who refers in Mechelen. The city's own services are not external partners; everybody else is. */
export const ORGANISATIONS: readonly KnownOrganisation[] = [
  {
    name: 'Sociaal Huis',
    external: false,
    synonyms: list(
      'Sociaal Huis Mechelen | SH | CPAS Malines | OCMW | OCMW Mechelen | Soc. Huis | CPAS | Sociale dienst OCMW | Sociale dienst Sociaal Huis',
    ),
  },
  {
    name: 'Schuldhulp / woonbegeleiding Sociaal Huis',
    external: false,
    synonyms: list(
      'Schuldhulp | Woonbegeleiding | Schuldhulp Sociaal Huis | Schuldhulpverlening | Woonbegeleiding Sociaal Huis | Schuldhulp/woonbegeleiding | Schuldbemiddeling | Schuldhulp en woonbegeleiding | Schuldhulpverlening Sociaal Huis | Budgetbegeleiding',
    ),
  },
  {
    name: 'Huis van het Kind',
    external: false,
    synonyms: list(
      'HvhK | HVK | Huis van het Kind Mechelen | HvK | H v h Kind | Huis v/h Kind | Huis v/d Kind | Huis vh Kind | Huis vd Kind | Maison de l’enfant',
    ),
  },
  {
    name: 'AZ Sint-Maarten',
    external: true,
    synonyms: list(
      'AZ St-Maarten | AZ St Maarten | Sint-Maarten | St.-Maarten ziekenhuis | AZ Sint Maarten Mechelen | Ziekenhuis | Ziekenhuis Sint-Maarten | AZSM | Sociale dienst AZ Sint-Maarten | Materniteit | Kraamafdeling AZ Sint-Maarten',
    ),
  },
  {
    name: 'WGC Wel en Wee',
    external: true,
    synonyms: list(
      'Wel & Wee | Wijkgezondheidscentrum Wel en Wee | WGC | Wijkgezondheidscentrum | WGC Wel & Wee | Wel en Wee | W&W | WGC W&W',
    ),
  },
  {
    name: 'Kind & Gezin',
    external: true,
    synonyms: list('K&G | Kind en Gezin | Opgroeien | KenG | Opgroeien (Kind & Gezin) | K en G | K+G | Verpleegkundige Kind & Gezin'),
  },
  {
    name: 'Huisarts',
    external: true,
    synonyms: list(
      'Dokter | Arts | HA | Huisdokter | Huisartsenpraktijk | Médecin traitant | Médecin généraliste | Généraliste | Médecin de famille | GP | General practitioner | Family doctor',
    ),
  },
  {
    name: 'Vroedvrouw',
    external: true,
    synonyms: list(
      'Vroedvrouwen | Zelfstandige vroedvrouw | Vroedvrouwenpraktijk | VV | Sage-femme | Midwife | Midwives | Zelfst. vroedvrouw',
    ),
  },
  {
    name: 'Armoedeorganisatie',
    external: true,
    synonyms: list('Vereniging waar armen het woord nemen | Armoedevereniging | Armoede organisatie'),
  },
  { name: 'ID-team', external: true, synonyms: list('ID team | Intensief ID-team | Team ID | IDT') },
  {
    name: 'Steunpunt Asiel & Migratie',
    external: true,
    synonyms: list(
      'Steunpunt Asiel en Migratie | SAM | Asiel & Migratie | Steunpunt Asiel | Steunpunt A&M | Steunpunt Asiel + Migratie | A&M',
    ),
  },
]

const SHORT_FORMS: Readonly<Record<string, string>> = {
  st: 'sint',
  ste: 'sint',
  saint: 'sint',
  soc: 'sociaal',
  keng: 'kind en gezin',
  wijkgezondheidscentrum: 'wgc',
  opgroeien: 'kind en gezin',
  hvhk: 'huis van het kind',
}
const ASIDE = new Set(
  list(
    'az | ziekenhuis | vzw | mechelen | dienst | de | het | van | en | te | in | via | praktijk | zkh | hospitaal | hopital | hospital | asbl | malines',
  ),
)

function canonical(name: string): string {
  return fold(name.slice(0, COMPARED_LENGTH))
    .replace(/\b(?:st(?=maarten)|sint(?=[a-z]))/, 'sint ')
    .split(' ')
    .map((word) => SHORT_FORMS[word] ?? word)
    .join(' ')
}

function core(name: string): string {
  const words = canonical(name)
    .split(' ')
    .filter((word) => !ASIDE.has(word))
  return words.sort().join(' ')
}

function near(left: string, right: string): boolean {
  const [short, long] = left.length < right.length ? [left, right] : [right, left]
  // A word more is a name: "Vroedvrouwenpraktijk De Ster" is one practice, not midwives in general.
  const names = (words: string) => words.split(' ').filter((word) => word.length > 2).length
  const asMany = names(short) === names(long)
  // Cut off for want of room: "vroedvr.", "armoedeorg."
  if (short.length >= 6 && long.startsWith(short) && !long.includes(' ')) return true
  return short.length >= 6 && ((asMany && similarity(short, long) >= 0.82) || findClosest(long, [[short, true]]) === true)
}

const tidy = (name: string) => name.trim().replace(/\s+/g, ' ')

/**
 * Finds the organisation a spelling stands for: same after folding, same but for small words ("AZ", "ziekenhuis", "vzw", "St" for "Sint"),
 * or nearly the same. Otherwise it is a new organisation, external unless `ownServices` names it.
 */
export function matchOrganisation(
  text: string,
  known: readonly KnownOrganisation[],
  ownServices: readonly string[] = [],
): OrganisationMatch {
  const spelled = known.flatMap((organisation) => [organisation.name, ...organisation.synonyms].map((name) => ({ name, organisation })))
  const found = (hit: { readonly organisation: KnownOrganisation }, exact: boolean) => ({
    name: hit.organisation.name,
    external: hit.organisation.external,
    known: true,
    exact,
  })
  const folded = fold(text.slice(0, COMPARED_LENGTH))
  const same = spelled.find(({ name }) => fold(name) === folded)
  if (same) return found(same, true)
  const own = core(text)
  const alike = own === '' ? undefined : spelled.find(({ name }) => canonical(name) === canonical(text) || core(name) === own)
  if (alike) return found(alike, true)
  const close = spelled.find(({ name }) => core(name) !== '' && near(core(name), own))
  if (close) return found(close, false)
  return { name: tidy(text).slice(0, 200), external: !ownServices.some((service) => fold(service) === folded), known: false, exact: true }
}

const HERSELF = new Set(
  list(`
    zelf | zichzelf | haarzelf | ze zelf | zij zelf | zelf gebeld | eigen vraag | mama zelf | mama | moeder | moeder zelf | zelf aangemeld | zelfaanmelding | ouder zelf | ouder | ouders | client zelf | gezin zelf |
    gezin | eigen initiatief | op eigen initiatief | eigen aanmelding | elle meme | la maman | maman | initiative personnelle | self |
    herself | self referral | the mother herself`).map(fold),
)

/** "Zelf" in the column of who referred means the parent: no organisation came between. */
export function isParentHerself(text: string): boolean {
  return HERSELF.has(fold(text))
}
