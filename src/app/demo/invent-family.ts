import type { ContactKind, LifeDomain } from '#modules/contacts/public.ts'
import { type Pack, plannedEnd } from '#modules/programmes/public.ts'
import { addDays, daysBetween, type IsoDay } from '#platform/day.ts'
import { type InventedName, inventChildName, inventName } from './invented-names.ts'
import type { Random } from './random.ts'

export type InventedContact = {
  readonly kind: ContactKind
  readonly on: IsoDay
  readonly minutes: number | null
  readonly domains: readonly LifeDomain[]
  readonly note: string
}
export type InventedEnding = {
  readonly on: IsoDay
  readonly reason: 'goals-reached' | 'planned-end' | 'handed-over' | 'moved' | 'own-choice' | 'no-contact'
  readonly isDropOut: boolean
}

/** One family as the generator thinks it up: facts and days, no ids. */
export type InventedFamily = {
  readonly mother: InventedName & { readonly birthDate: IsoDay; readonly phone: string; readonly street: string; readonly postcode: string }
  readonly pack: Pack
  readonly openedOn: IsoDay
  readonly startedOn: IsoDay
  readonly dueOn: IsoDay
  /** Null while pregnant, and after a loss. */
  readonly bornOn: IsoDay | null
  readonly lostOn: IsoDay | null
  readonly plannedEndOn: IsoDay | null
  readonly ending: InventedEnding | null
  readonly children: readonly string[]
  readonly contacts: readonly InventedContact[]
  readonly isSingle: boolean
}

const streets = [
  'Liersesteenweg',
  'Adegemstraat',
  'Hendrik Consciencestraat',
  'Nekkerspoelstraat',
  'Leuvensesteenweg',
  'Stuivenbergbaan',
] as const
const postcodes = ['2800', '2801', '2811', '2812'] as const
const notes = [
  'Papieren voor het Groeipakket samen ingevuld.',
  'Baby groeit goed. Ze slaapt nog weinig, haar zus komt helpen.',
  'Samen naar de sociale woningmaatschappij gebeld, wachtlijst nagekeken.',
  'Factuur van de energie besproken, afbetaling in zes keer.',
  'Bedje en draagzak opgehaald. Ze is er blij mee.',
  'Verteld over de groep op donderdag. Ze wil een keer meekomen.',
  'Gesprek over de opvang: inschrijving in orde.',
  'Ze maakt zich zorgen over het huurcontract. Volgende keer samen lezen.',
] as const
const domains = ['housing', 'money', 'paperwork', 'baby', 'wellbeing', 'network'] as const

type Timing = Pick<InventedFamily, 'startedOn' | 'dueOn' | 'bornOn' | 'lostOn' | 'plannedEndOn'>

/** Most mothers start while pregnant, one in six after the birth. `ago`: the number of days since the start. */
function inventTiming(random: Random, pack: Pack, today: IsoDay, ago: number): Timing {
  const startedOn = addDays(today, -ago)
  const dueOn = addDays(startedOn, random.chance(0.17) ? -random.whole(1, 60) : random.whole(20, 220))
  const birth = addDays(dueOn, random.whole(-18, 9))
  const lostOn = birth > startedOn && random.chance(0.012) ? addDays(startedOn, Math.floor(daysBetween(startedOn, birth) / 2)) : null
  const bornOn = birth <= today && lostOn === null ? birth : null
  const hasLoss = lostOn !== null && lostOn <= today
  const plannedEndOn = plannedEnd(pack, { startedOn, dueOn, bornOn, hasLoss })?.on ?? null
  return { startedOn, dueOn, bornOn, lostOn: hasLoss ? lostOn : null, plannedEndOn }
}

/** Guidance that runs: begun in the past, its planned end not far behind. */
function runningTiming(random: Random, pack: Pack, today: IsoDay): Timing {
  const longest = pack.isIntensive ? 900 : 380
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const timing = inventTiming(random, pack, today, random.whole(3, longest))
    if (timing.plannedEndOn === null || timing.plannedEndOn >= addDays(today, -21)) return timing
  }
  return inventTiming(random, pack, today, 20)
}

function inventEnding(random: Random, timing: Timing, today: IsoDay): InventedEnding {
  const isDropOut = random.chance(0.18)
  const planned = timing.plannedEndOn ?? addDays(timing.startedOn, 300)
  const wished = isDropOut ? addDays(timing.startedOn, random.whole(30, 200)) : addDays(planned, random.whole(-20, 25))
  const reason = isDropOut
    ? random.pick(['moved', 'own-choice', 'no-contact'])
    : random.weighed([
        ['planned-end', 5],
        ['goals-reached', 4],
        ['handed-over', 2],
      ])
  const last = addDays(today, -1)
  const first = addDays(timing.startedOn, 1)
  // Who would end later has ended early, on any day: not one family in ten yesterday.
  const early = addDays(first, random.whole(0, Math.max(0, daysBetween(first, last))))
  const on = [first, wished > last ? early : wished, last].sort()[1] ?? last
  return { on, reason, isDropOut }
}

function inventContact(random: Random, on: IsoDay, isBorn: boolean): InventedContact {
  const kind = random.weighed<ContactKind>([
    ['home-visit', 45],
    ['phone', 18],
    ['message', 14],
    ['office', 10],
    ['accompanied', 8],
    ['no-show', 5],
  ])
  const topic = random.pick(domains)
  const topics = kind === 'no-show' ? [] : [...new Set([topic, ...(isBorn && random.chance(0.5) ? (['baby'] as const) : [])])]
  const minutes = kind === 'home-visit' || kind === 'accompanied' ? random.pick([45, 60, 60, 90]) : random.pick([5, 10, 15, null])
  return { kind, on, minutes, domains: topics, note: kind === 'no-show' ? 'Niemand thuis, briefje in de bus.' : random.pick(notes) }
}

/** Between five and fifteen, evenly spread; of the running families one in six was not heard for weeks. */
function inventContacts(random: Random, family: Timing & { readonly ending: InventedEnding | null }, today: IsoDay): InventedContact[] {
  const silence =
    family.ending !== null
      ? 0
      : random.weighed([
          [random.whole(0, 12), 83],
          [random.whole(20, 45), 12],
          [random.whole(50, 80), 5],
        ])
  const until = family.ending?.on ?? addDays(today, -silence)
  const length = Math.max(0, daysBetween(family.startedOn, until))
  const wanted = family.ending === null ? Math.min(15, 1 + Math.floor(length / 14)) : random.whole(5, 15)
  const gap = wanted <= 1 ? 0 : length / (wanted - 1)
  const days = Array.from({ length: wanted }, (_, index) => {
    const at = index === wanted - 1 ? length : Math.round(gap * index + (index === 0 ? 0 : gap * 0.4 * (random.next() - 0.5)))
    return addDays(family.startedOn, Math.min(length, Math.max(0, at)))
  })
  return days.sort().map((on) => inventContact(random, on, family.bornOn !== null && family.bornOn <= on))
}

/** A family with everything that follows from its days; `isRunning` or ended at least a day ago. */
export function inventFamily(random: Random, packs: readonly [Pack, ...Pack[]], today: IsoDay, isRunning: boolean): InventedFamily {
  const standard = packs.filter((pack) => !pack.isIntensive)
  const intensive = packs.find((pack) => pack.isIntensive)
  const pack = (intensive !== undefined && random.chance(0.2) ? intensive : standard[0]) ?? packs[0]
  const timing = isRunning ? runningTiming(random, pack, today) : inventTiming(random, pack, today, random.whole(60, 2600))
  const ending = isRunning ? null : inventEnding(random, timing, today)
  // What would have happened after the end is not in the dossier.
  const known = ending !== null && timing.bornOn !== null && timing.bornOn > ending.on ? { ...timing, bornOn: null } : timing
  const lostOn = ending !== null && timing.lostOn !== null && timing.lostOn > ending.on ? null : timing.lostOn
  const name = inventName(random)
  const babies = known.bornOn === null ? 0 : random.chance(0.015) ? 2 : 1
  return {
    mother: {
      ...name,
      birthDate: addDays(timing.startedOn, -random.whole(17 * 365, 41 * 365)),
      phone: `04${random.whole(60, 99)} ${random.whole(10, 99)} ${random.whole(10, 99)} ${random.whole(10, 99)}`,
      street: `${random.pick(streets)} ${random.whole(1, 180)}`,
      postcode: random.pick(postcodes),
    },
    pack,
    ...known,
    lostOn,
    openedOn: addDays(timing.startedOn, -random.whole(1, 20)),
    ending,
    children: Array.from({ length: babies }, () => inventChildName(random)),
    contacts: inventContacts(random, { ...known, ending }, today),
    isSingle: random.chance(0.38),
  }
}
