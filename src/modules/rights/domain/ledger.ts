import type { IsoDay } from '#platform/day.ts'
import type { Claim, Step, StepPeriod } from './claim.ts'

/** Euro cents per month, and once. */
export type Sum = { readonly monthCents: number; readonly onceCents: number }
export type Ledger = {
  /** Asked or found, not yet decided. */
  readonly found: Sum
  /** Granted and not stopped. */
  readonly obtained: Sum
  /** Per month of the calendar, oldest first: what was received per month then, and what came once in it. */
  readonly months: readonly (Sum & { readonly month: string })[]
}

const perMonth: Readonly<Record<Exclude<StepPeriod, 'once'>, number>> = { day: 20, week: 52 / 12, month: 1, quarter: 1 / 3, year: 1 / 12 }

/** An amount as cents per month or once: a year is twelve months, a week 52/12, a day counts twenty times. Rounded to the cent. */
export function sumOf(cents: number, per: StepPeriod): Sum {
  return per === 'once' ? { monthCents: 0, onceCents: cents } : { monthCents: Math.round(cents * perMonth[per]), onceCents: 0 }
}

function added(sums: readonly Sum[]): Sum {
  return {
    monthCents: sums.reduce((total, { monthCents }) => total + monthCents, 0),
    onceCents: sums.reduce((total, { onceCents }) => total + onceCents, 0),
  }
}

/** What a granted step brings: its own amount, or the last one named before it. */
function granted(steps: readonly Step[], at: number): Sum {
  const named = steps.slice(0, at + 1).findLast(({ cents }) => cents !== null)
  return named === undefined || named.cents === null || named.per === null ? { monthCents: 0, onceCents: 0 } : sumOf(named.cents, named.per)
}

type Flow = { readonly from: IsoDay; readonly until: IsoDay | null; readonly sum: Sum }

const ends: readonly Step['kind'][] = ['granted', 'stopped', 'refused']

/** The amounts one right brought, each from its day to the day the next begins or it ends, oldest first. A grant of which nobody knows the amount is left out. */
export function amountsOf(claim: Claim): readonly Flow[] {
  return flowsOf(claim).filter(({ sum, until, from }) => sum.monthCents + sum.onceCents > 0 && until !== from)
}

/** Every time it was granted, with the changes until it ended. */
function flowsOf({ steps }: Claim): readonly Flow[] {
  return steps.flatMap((step, at) => {
    if (step.kind !== 'granted') return []
    const after = steps.slice(at + 1)
    const ended = after.findIndex(({ kind }) => ends.includes(kind))
    const changes = (ended === -1 ? after : after.slice(0, ended)).filter(({ kind, cents }) => kind === 'changed' && cents !== null)
    return periodsOf({ from: step.since ?? step.onDay, sum: granted(steps, at) }, changes, after[ended]?.onDay ?? null)
  })
}

type Began = Pick<Flow, 'from' | 'sum'>

/**
 * The periods of one grant, each with its own amount until the next begins. Of two that begin on the same day the later noted holds: that is a correction.
 * What comes once comes once: another amount for it takes the place of the first.
 */
function periodsOf(begin: Began, changes: readonly Step[], until: IsoDay | null): readonly Flow[] {
  const changed = changes.map(({ since, onDay, cents, per }): Began => {
    return { from: since ?? onDay, sum: cents === null || per === null ? begin.sum : sumOf(cents, per) }
  })
  // The order in which they were noted holds within a day, and for what comes once.
  const noted = [begin, ...changed]
  const standing = noted.filter(({ from, sum }, at) => {
    const later = noted.slice(at + 1)
    return !later.some((next) => next.from === from || (sum.onceCents > 0 && next.sum.onceCents > 0))
  })
  const inTime = standing.toSorted((a, b) => a.from.localeCompare(b.from))
  return inTime.flatMap((one, at) => {
    const next = inTime[at + 1]?.from ?? null
    const end = next === null || (until !== null && until < next) ? until : next
    return end !== null && end < one.from ? [] : [{ ...one, until: end }]
  })
}

function monthsBetween(first: string, last: string): readonly string[] {
  const months: string[] = []
  for (let month = first; month <= last && months.length < 120; ) {
    months.push(month)
    const [year = 0, at = 0] = month.split('-').map(Number)
    month = at === 12 ? `${year + 1}-01` : `${year}-${String(at + 1).padStart(2, '0')}`
  }
  return months
}

/** The money of a family: what was found, what came, and how that grew. A right without a noted amount counts as nothing, not as zero euros: it is listed apart. */
export function ledgerOf(claims: readonly Claim[], today: IsoDay): Ledger {
  const flows = claims.flatMap(flowsOf)
  const open = claims.filter(({ steps }) => ['found', 'asked', 'appealed'].includes(steps.at(-1)?.kind ?? ''))
  const found = added(
    open.flatMap(({ steps }) => {
      const named = steps.findLast(({ cents }) => cents !== null)
      return named === undefined || named.cents === null || named.per === null ? [] : [sumOf(named.cents, named.per)]
    }),
  )
  const running = flows.filter(({ from, until }) => from <= today && (until === null || until > today))
  const once = added(flows.filter(({ from }) => from <= today).map(({ sum }) => ({ monthCents: 0, onceCents: sum.onceCents })))
  const first = flows.map(({ from }) => from).toSorted()[0]
  const months = first === undefined ? [] : monthsBetween(first.slice(0, 7), today.slice(0, 7))
  return {
    found,
    obtained: { monthCents: added(running.map(({ sum }) => sum)).monthCents, onceCents: once.onceCents },
    months: months.map((month) => ({
      month,
      monthCents: added(
        flows.filter(({ from, until }) => from.slice(0, 7) <= month && (until === null || until.slice(0, 7) > month)).map(({ sum }) => sum),
      ).monthCents,
      onceCents: added(flows.filter(({ from }) => from.slice(0, 7) === month).map(({ sum }) => sum)).onceCents,
    })),
  }
}
