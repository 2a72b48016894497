import { currentInstrument, type Instrument, itemsAt } from '#modules/indicators/public.ts'
import { type IsoDay, pregnancyAge } from '#platform/day.ts'
import type { InventedFamily } from './invent-family.ts'
import type { Random } from './random.ts'

type Value = string | number
export type InventedMeasurement = {
  readonly instrument: string
  readonly version: string
  readonly moment: 'start' | 'end'
  readonly on: IsoDay
  readonly respondent: 'worker' | 'joint' | 'family'
  /** By item: a number or a choice; a state such as `!unknown` when there is none. */
  readonly answers: Readonly<Record<string, Value>>
}

type Ask = {
  readonly random: Random
  readonly family: InventedFamily
  readonly moment: 'start' | 'end'
  readonly on: IsoDay
  readonly strength: number
}

const babyStates = ['babyuitzet', 'kinderopvang', 'aanmelding_kg', 'groeipakket'] as const

function instrumentNow(id: string): Instrument {
  const found = currentInstrument(id)
  if (found === null) throw new Error(`no instrument ${id}`)
  return found
}

function housing(random: Random, strength: number): string {
  if (random.next() < strength)
    return random.weighed([
      ['huur_goed', 5],
      ['sociaal', 4],
      ['eigenaar_goed', 1],
    ])
  return random.weighed([
    ['huur_slecht', 5],
    ['inwonend', 4],
    ['opvang', 2],
    ['dakloos', 0.5],
    ['eigenaar_slecht', 0.5],
  ])
}

function inOrder(random: Random, strength: number): string {
  return random.next() < strength ? 'in_orde' : random.pick(['bezig', 'niet_in_orde'])
}

function dossierAnswers({ random, family, moment, on, strength }: Ask): Record<string, Value> {
  const isBorn = family.bornOn !== null && family.bornOn <= on
  const lost = family.lostOn !== null && family.lostOn <= on
  const answers: Record<string, Value> = { huisvesting: random.chance(0.03) ? '!unknown' : housing(random, strength) }
  if (!lost) for (const item of babyStates) answers[item] = inOrder(random, moment === 'start' ? strength * 0.5 : strength)
  if (moment === 'end') return answers
  const source = random.weighed([
    ['loon', 3],
    ['leefloon', 4],
    ['werkloosheid', 2],
    ['ziekte', 1],
    ['geen', 2],
  ])
  return {
    ...answers,
    zwangerschapsduur: isBorn ? '!not-applicable' : Math.min(43, Math.max(0, pregnancyAge(family.dueOn, on).weeks)),
    alleenstaand: family.isSingle ? 'ja' : 'nee',
    inkomensbron: source,
    inkomen_aanwezig: source === 'geen' ? 'nee' : 'ja',
    diploma: random.weighed([
      ['geen_secundair', 5],
      ['secundair', 4],
      ['hoger', 1],
    ]),
  }
}

/** A value on every item of a scored instrument: where she stood, and mostly a step further at the end. */
function scaleAnswers({ random, family, moment, on, strength }: Ask, instrument: Instrument, max: number): Record<string, Value> {
  const hasLoss = family.lostOn !== null && family.lostOn <= on
  const answers: Record<string, Value> = {}
  for (const { item } of itemsAt(instrument, moment, hasLoss)) {
    const level = Math.round(1 + strength * (max - 1) + (random.next() - 0.5) * max * 0.4)
    answers[item.id] = random.chance(0.04) ? '!unknown' : Math.min(max, Math.max(1, level))
  }
  return answers
}

function screeningAnswers({ random, strength }: Ask, instrument: Instrument): Record<string, Value> {
  const said = (): string => (random.chance(0.06) ? '!unknown' : random.next() < strength ? 'niet_zwak' : 'zwak')
  return Object.fromEntries(itemsAt(instrument, 'start', false).map(({ item }) => [item.id, said()]))
}

/** The measurements of one family: the dossier list always, the case study and her own scores for a part, screening at the start. */
export function inventMeasurements(random: Random, family: InventedFamily, today: IsoDay): InventedMeasurement[] {
  const [dossier, study, scores, screening] = ['opkomst-dossier', 'opkomst-casestudy', 'moederscores', 'kansarmoede-screening'].map(
    instrumentNow,
  )
  if (dossier === undefined || study === undefined || scores === undefined || screening === undefined) return []
  const before = 0.15 + random.next() * 0.4
  const after = Math.min(0.97, before + random.next() * 0.45 - 0.05)
  const asked = { study: random.chance(0.18), scores: random.chance(0.15), screening: random.chance(0.6) }
  const measured = (moment: 'start' | 'end', on: IsoDay): InventedMeasurement[] => {
    const ask: Ask = { random, family, moment, on, strength: moment === 'start' ? before : after }
    const made = (instrument: Instrument, respondent: InventedMeasurement['respondent'], answers: Record<string, Value>) => [
      { instrument: instrument.id, version: instrument.version, moment, on, respondent, answers },
    ]
    return [
      ...made(dossier, 'worker', dossierAnswers(ask)),
      ...(asked.study ? made(study, 'joint', scaleAnswers(ask, study, 5)) : []),
      ...(asked.scores ? made(scores, 'family', scaleAnswers(ask, scores, 10)) : []),
      ...(asked.screening && moment === 'start' ? made(screening, 'worker', screeningAnswers(ask, screening)) : []),
    ]
  }
  const start = family.startedOn <= today ? measured('start', family.startedOn) : []
  const { ending } = family
  // Who stopped early was often not asked again.
  const isMeasuredAtEnd = ending !== null && random.chance(ending.isDropOut ? 0.3 : 0.92)
  return isMeasuredAtEnd && ending !== null ? [...start, ...measured('end', ending.on)] : start
}
