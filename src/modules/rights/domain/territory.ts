import type { UsedFact } from './answer.ts'
import type { Right } from './right-schema.ts'
import type { Sentences } from './sentences.ts'
import type { Situation } from './situation.ts'
import { type Truth, Unknown } from './value.ts'

const flemish: readonly string[] = ['mechelen', 'dilbeek', 'tongeren', 'tongeren-borgloon', 'sint-pieters-leeuw']

function sameName(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase()
}

/** Where a right holds: whether the family lives there. */
export function inTerritory(
  territory: Right['territory'],
  { region, municipality }: Situation,
  words: Sentences['territory'],
): { readonly truth: Truth; readonly say: string; readonly facts: readonly UsedFact[] } {
  if ('country' in territory) return { truth: true, say: words.belgium, facts: [] }
  if ('municipalities' in territory) {
    const say = words.municipalities(territory.municipalities)
    if (municipality === undefined) return { truth: new Unknown(['municipality']), say, facts: [] }
    const facts = [{ path: 'municipality', value: municipality, unit: 'text' }]
    return { truth: territory.municipalities.some((name) => sameName(name, municipality)), say, facts }
  }
  const say = words[territory.region]
  const lives = region ?? (municipality !== undefined && flemish.includes(municipality.trim().toLowerCase()) ? 'flanders' : undefined)
  if (lives === undefined) return { truth: new Unknown(['region']), say, facts: [] }
  return { truth: lives === territory.region, say, facts: [{ path: 'region', value: lives, unit: 'text' }] }
}
