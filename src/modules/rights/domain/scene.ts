import type { IsoDay } from '#platform/day.ts'
import type { CompiledRight, CompiledVersion } from './compile-right.ts'
import { type Item, itemsOf, type ListName, type Scene } from './expression.ts'
import type { Sentences } from './sentences.ts'
import type { Situation } from './situation.ts'
import { type Home, homeOf } from './territory.ts'
import type { Trace } from './trace.ts'

/** What is the same for every right of one family: the lists are made once. */
export type Family = Pick<Scene, 'on' | 'situation' | 'items' | 'incomes' | 'group'> & { readonly home: Home }

export function familyOn(told: Situation, on: IsoDay): Family {
  const home = homeOf(told)
  // The region follows from the name of a city wherever a rule asks for it.
  const situation: Situation = home.region === told.region ? told : { ...told, region: home.region }
  const lists = new Map<ListName, readonly Item[] | null>()
  const items = (list: ListName) => {
    const made = lists.get(list)
    if (made !== undefined) return made
    const fresh = itemsOf(situation, list)
    lists.set(list, fresh)
    return fresh
  }
  const { household, debts, property, housing, energy, needs } = situation
  const known = new Map<string, Readonly<Record<string, unknown>> | undefined>([
    ['', { ...situation }],
    ...Object.entries({ household, debts, property, housing, energy, needs }),
  ])
  return { on, situation, items, incomes: new Map(), group: (name) => known.get(name), home }
}

const nothingKnown: Scene['known'] = new Map()

function sceneFor(
  { parametersOn, parameterAt }: CompiledRight,
  { steps }: CompiledVersion,
  { on, situation, items, incomes, group }: Family,
  subject: Item | null,
  trace: Trace,
): Scene {
  return {
    on,
    situation,
    items,
    incomes,
    group,
    subject,
    it: null,
    parameter: parametersOn(on),
    parameterAt,
    steps,
    known: steps.size === 0 ? nothingKnown : new Map(),
    trace,
  }
}

/** Whom a right is judged for. While nobody is known to look at, it is judged once without a person. */
export function scenesFor(version: CompiledVersion, compiled: CompiledRight, family: Family, trace: Trace): readonly Scene[] {
  if (version.version.for === 'family') return [sceneFor(compiled, version, family, null, trace)]
  const list = family.items(version.version.for === 'child' ? 'children' : 'adults')
  if (list === null) return [sceneFor(compiled, version, family, null, trace)]
  const scenes = list.map((item) => sceneFor(compiled, version, family, item, trace.fresh()))
  const { among } = version
  return among === null ? scenes : scenes.filter((scene) => among.run(scene) !== false)
}

/** Who it is about, in an answer: the id that came in, else a place in the list. */
export function nameOf(subject: Item | null): string {
  if (subject === null) return 'family'
  return idOf(subject) ?? `${subject.list === 'children' ? 'child' : 'adult'} ${subject.at + 1}`
}

function idOf({ value }: Item): string | null {
  return typeof value['id'] === 'string' ? value['id'] : null
}

/** The same as a sentence, for who reads the reasons. */
export function judgedFor(subject: Item | null, words: Sentences['judged']): string {
  if (subject === null) return words.family
  return (subject.list === 'children' ? words.child : words.adult)(idOf(subject) ?? String(subject.at + 1))
}
