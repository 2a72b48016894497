import { addDays, type IsoDay } from '#platform/day.ts'

/** The same numbers for the same seed, on every machine. */
export type Dice = {
  readonly whole: (below: number) => number
  readonly one: <Item>(items: readonly Item[]) => Item
  readonly chance: (share: number) => boolean
}

export function diceOf(seed: number): Dice {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (below: number): number => Math.floor(next() * below)
  const one = <Item>(items: readonly Item[]): Item => {
    const item = items[whole(items.length)]
    if (item === undefined) throw new Error('nothing to choose from')
    return item
  }
  return { whole, one, chance: (share) => next() < share }
}

/** Yes, no, or the team did not know and wrote that down. */
export type Said = 'yes' | 'no' | 'unknown'

/** An invented mother as the list should be read. */
export type Invented = {
  readonly reference: string
  readonly familyName: string
  readonly givenName: string
  readonly birthDate: IsoDay
  readonly programme: 'opkomst' | 'opkomst_plus'
  readonly referredOn: IsoDay
  readonly startedOn: IsoDay
  readonly source: string
  readonly pregnantAtStart: 'yes' | 'no'
  readonly weeksAtStart: number | null
  readonly dueOn: IsoDay | null
  readonly childBornOn: IsoDay | null
  readonly twins: Said
  readonly single: Said
  readonly income: 'none' | 'wage' | 'living_wage' | 'unemployment' | 'illness' | null
  readonly housingStart: 'huur_goed' | 'huur_slecht' | 'sociaal' | 'inwonend' | 'dakloos' | null
  readonly housingEnd: 'huur_goed' | 'sociaal' | null
  readonly uitzet: readonly [State, State]
  readonly opvang: readonly [State, State]
  readonly criteria: readonly ('weak' | 'not_weak' | 'unknown')[]
  readonly groupSessions: number
  readonly endedOn: IsoDay | null
  readonly endReason: 'goals_reached' | 'moved' | 'no_contact' | null
  readonly remarks: string
}
export type State = 'in_order' | 'busy' | 'not_in_order' | 'not_applicable' | 'unknown'

const families = [
  'El Amrani',
  'Peeters',
  'Van den Broeck',
  'Diallo',
  'Yılmaz',
  'Çelik',
  'D’Hondt',
  'O’Neill',
  'Nguyen',
  'García López',
  'Şahin',
  'De Smet',
  'Müller',
  'Kowalska',
  'Benali',
]
const givens = [
  'Fatima',
  'An',
  'Zoë',
  'Aïcha',
  'Ayşe',
  'Marie-Claire',
  'Noor',
  'Ioana',
  'Chloé',
  'Precious',
  'Gül',
  'Hélène',
  'Imke',
  'Lotte',
  'Samira',
]
const sources = ['AZ Sint-Maarten', 'Kind & Gezin', 'Sociaal Huis', 'Huis van het Kind', 'Vroedvrouwenpraktijk De Ster']
const remarks = [
  '',
  '',
  'komt mee met zus',
  'eerste zin\ntweede zin',
  'zei: "graag ’s avonds"',
  'tolk Arabisch; belt liefst',
  '=1+1',
  "=cmd|' /C calc'!A0",
  '+32 470 00 00 00',
  '-niet bellen',
  '@iemand',
  'a, b en c',
  '| streep |',
]

export function inventMother(dice: Dice, at: number): Invented {
  const startedOn = addDays('2023-01-09', dice.whole(900))
  const pregnant = dice.chance(0.7)
  const weeks = pregnant ? 8 + dice.whole(30) : null
  const dueOn = weeks === null ? null : addDays(startedOn, 280 - weeks * 7 - dice.whole(7))
  const ended = dice.chance(0.6)
  const state = () => dice.one<State>(['in_order', 'busy', 'not_in_order', 'not_applicable', 'unknown'])
  return {
    reference: `${startedOn.slice(0, 4)}-${String(at + 1).padStart(3, '0')}`,
    familyName: dice.one(families),
    givenName: dice.one(givens),
    birthDate: addDays('1983-03-01', dice.whole(7300)),
    programme: dice.one(['opkomst', 'opkomst_plus'] as const),
    referredOn: addDays(startedOn, -3 - dice.whole(20)),
    startedOn,
    source: dice.one(sources),
    pregnantAtStart: pregnant ? 'yes' : 'no',
    weeksAtStart: weeks,
    dueOn,
    childBornOn: pregnant ? null : addDays(startedOn, -5 - dice.whole(100)),
    twins: dice.one<Said>(['yes', 'no', 'no', 'no', 'unknown']),
    single: dice.one<Said>(['yes', 'no', 'no', 'unknown']),
    income: dice.one(['none', 'wage', 'living_wage', 'unemployment', 'illness', null] as const),
    housingStart: dice.one(['huur_goed', 'huur_slecht', 'sociaal', 'inwonend', 'dakloos', null] as const),
    housingEnd: ended ? dice.one(['huur_goed', 'sociaal', null] as const) : null,
    uitzet: [state(), state()],
    opvang: [state(), state()],
    criteria: Array.from({ length: 6 }, () => dice.one(['weak', 'not_weak', 'unknown'] as const)),
    groupSessions: dice.whole(8),
    endedOn: ended ? addDays(startedOn, 60 + dice.whole(120)) : null,
    endReason: ended ? dice.one(['goals_reached', 'moved', 'no_contact'] as const) : null,
    remarks: dice.one(remarks),
  }
}
