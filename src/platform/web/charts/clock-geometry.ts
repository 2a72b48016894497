import { addDays, addMonths, ageInMonths, daysBetween, type IsoDay, pregnancyAge } from '../../day.ts'
import { rounded } from './geometry.ts'

export type ClockInput = {
  readonly today: IsoDay
  readonly dueOn: IsoDay | null
  readonly bornOn: IsoDay | null
  readonly firstContactOn: IsoDay | null
  readonly endOn: IsoDay | null
}

export type Tick = { readonly at: number; readonly weeks?: number; readonly months?: number; readonly labelled: boolean }

export type Clock = {
  readonly birthAt: number
  readonly nowAt: number
  readonly firstAt: number | null
  readonly firstWeek: number | null
  /** How the label of the first contact may stand without touching "today". */
  readonly firstLabel: 'end' | 'start' | 'none'
  readonly birthLabelled: boolean
  readonly ticks: readonly Tick[]
}

const pregnancyDays = 280
const shortSupportMonths = 12

/**
 * Places pregnancy and childhood on one bar of 100 per cent. Weeks run evenly up to birth, days evenly from birth to the planned
 * end, each on its own scale. Null without a due date or a birth: then there is no clock.
 */
export function clockOf(input: ClockInput): Clock | null {
  const birth = input.bornOn ?? input.dueOn
  if (birth === null) return null
  const end = input.endOn !== null && input.endOn > birth ? input.endOn : addMonths(birth, 6)
  const birthAt = ageInMonths(birth, end) > shortSupportMonths ? 50 : 60
  // Counted in days since the pregnancy began.
  const conceived = addDays(input.dueOn ?? birth, -pregnancyDays)
  const birthDay = daysBetween(conceived, birth)
  const childDays = daysBetween(birth, end)
  const placeOf = (day: number) => {
    if (day < birthDay) return clamp((day / Math.max(1, birthDay)) * birthAt, 0, birthAt)
    return clamp(birthAt + ((day - birthDay) / childDays) * (100 - birthAt), birthAt, 100)
  }
  const at = (day: IsoDay) => placeOf(daysBetween(conceived, day))
  // A baby that lets itself be waited for is not born: the hand stops at the sun.
  const nowAt = input.bornOn === null ? Math.min(at(input.today), birthAt) : at(input.today)
  const firstAt = input.firstContactOn === null ? null : at(input.firstContactOn)
  const firstWeek =
    input.firstContactOn !== null && input.firstContactOn < birth ? pregnancyAge(input.dueOn ?? birth, input.firstContactOn).weeks : null
  const early = [12, 40].filter((weeks) => weeks * 7 <= birthDay).map((weeks) => ({ at: placeOf(weeks * 7), weeks }))
  const late = [3, 6, 12, 24, 36].map((months) => ({ at: at(addMonths(birth, months)), months }))
  return {
    birthAt,
    nowAt,
    firstAt,
    firstWeek,
    firstLabel: labelSide(firstAt, nowAt),
    birthLabelled: Math.abs(nowAt - birthAt) >= 8,
    ticks: spread([...early, ...late.filter((tick) => tick.at < 100 && (tick.months !== 3 || birthAt === 60))], birthAt),
  }
}

function clamp(value: number, low: number, high: number): number {
  return rounded(Math.min(high, Math.max(low, value)))
}

function labelSide(firstAt: number | null, nowAt: number): 'end' | 'start' | 'none' {
  if (firstAt === null) return 'none'
  if (firstAt >= 18) return nowAt - firstAt >= 5 ? 'end' : 'none'
  return nowAt - firstAt >= 24 ? 'start' : 'none'
}

const roomForEnd = 17
const roomBetween = 8

/** Every tick keeps its line; its words only where they do not touch the words before, the birth or the end. */
function spread(ticks: readonly Omit<Tick, 'labelled'>[], birthAt: number): readonly Tick[] {
  let last = 0
  return ticks.map((tick) => {
    const clearOfBirth = tick.weeks === 40 || Math.abs(tick.at - birthAt) >= roomBetween
    const labelled = clearOfBirth && tick.at - last >= roomBetween && tick.at <= 100 - roomForEnd
    if (labelled) last = tick.at
    return { ...tick, labelled }
  })
}
