import type { UsedFact } from './answer.ts'
import type { Right } from './right-schema.ts'
import type { Sentences } from './sentences.ts'
import type { Situation } from './situation.ts'
import { type Truth, Unknown } from './value.ts'

/** Municipalities whose region follows from the name: those with rights of their own, and the Flemish cities. Of any other the region is asked. */
const flemish: ReadonlySet<string> = new Set([
  ...['mechelen', 'dilbeek', 'tongeren', 'tongeren-borgloon', 'sint-pieters-leeuw'],
  ...['aalst', 'antwerpen', 'brugge', 'genk', 'gent', 'hasselt', 'kortrijk', 'leuven', 'oostende', 'roeselare', 'sint-niklaas', 'turnhout'],
])

/** Where a family lives: made once, asked for every right. */
export type Home = {
  readonly municipality: string | undefined
  /** The municipality as names are compared. */
  readonly town: string | undefined
  readonly region: Situation['region']
}

function nameOfTown(name: string): string {
  return name.trim().toLowerCase()
}

export function homeOf({ region, municipality }: Situation): Home {
  const town = municipality === undefined ? undefined : nameOfTown(municipality)
  return { municipality, town, region: region ?? (town !== undefined && flemish.has(town) ? 'flanders' : undefined) }
}

const [noTown, noRegion] = [new Unknown(['municipality']), new Unknown(['region'])]

/** Whether a right holds where the family lives; read once for a right, asked for every family. */
export function readTerritory(territory: Right['territory']): (home: Home) => Truth {
  if ('country' in territory) return () => true
  if ('region' in territory) return ({ region }) => (region === undefined ? noRegion : region === territory.region)
  const towns = new Set(territory.municipalities.map(nameOfTown))
  return ({ town }) => (town === undefined ? noTown : towns.has(town))
}

/** The same for the reasons: the sentence, and what was looked at. */
export function territorySaid(
  territory: Right['territory'],
  { municipality, region }: Home,
  words: Sentences['territory'],
): { readonly say: string; readonly facts: readonly UsedFact[] } {
  if ('country' in territory) return { say: words.belgium, facts: [] }
  if ('region' in territory)
    return { say: words[territory.region], facts: region === undefined ? [] : [{ path: 'region', value: region, unit: 'text' }] }
  const facts = municipality === undefined ? [] : [{ path: 'municipality', value: municipality, unit: 'text' }]
  return { say: words.municipalities(territory.municipalities), facts }
}
