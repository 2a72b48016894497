import type { Answer } from './answer.ts'
import type { Respondent } from './instrument-schema.ts'
import { inOrderOfTime, type Measurement } from './measurement.ts'

export type Pair = {
  readonly dossierId: string
  readonly instrument: string
  readonly version: string
  readonly respondent: Respondent
  readonly item: string
  readonly start: number
  readonly end: number
  /** The start was asked afterwards. */
  readonly isRetrospective: boolean
}

type Point = { readonly measurement: Measurement; readonly level: number }

function answered(answer: Answer | undefined): number | null {
  return answer?.state === 'answered' ? answer.level : null
}

const groupKey = (one: Measurement, item: string): string => [one.dossierId, one.instrument, one.version, one.respondent, item].join('|')

/** One sitting asks the same question about each child of a multiple birth; the dossier gets the lowest of the given levels. */
function sittings(points: readonly Point[]): Point[] {
  const lowest = new Map<string, Point>()
  for (const point of points) {
    const { measuredOn, moment, isRetrospective } = point.measurement
    const key = `${measuredOn}|${moment}|${isRetrospective}`
    const known = lowest.get(key)
    // Children of one sitting only; a correction later the same day by the dossier as a whole replaces it.
    const isSibling = known !== undefined && known.measurement.childId !== null && point.measurement.childId !== null
    if (!isSibling || point.level < known.level) lowest.set(key, point)
  }
  return [...lowest.values()]
}

/**
 * Pairs, for each item, the first valid start with the last valid end of the same dossier, instrument, version and respondent.
 *
 * Only numbers count as valid: unknown, not applicable, skipped and missing never do, and values of different versions never meet.
 * A start that was given at the start goes before one asked afterwards.
 */
export function pairUp(measurements: readonly Measurement[]): Pair[] {
  const byGroup = new Map<string, Point[]>()
  for (const measurement of inOrderOfTime(measurements)) {
    for (const [item, answer] of measurement.answers) {
      const level = answered(answer)
      if (level === null) continue
      const key = groupKey(measurement, item)
      byGroup.set(key, [...(byGroup.get(key) ?? []), { measurement, level }])
    }
  }
  return [...byGroup].flatMap(([key, points]) => {
    const once = sittings(points)
    const starts = once.filter(({ measurement }) => measurement.moment === 'start')
    const start = starts.find(({ measurement }) => !measurement.isRetrospective) ?? starts[0]
    const end = once.findLast(({ measurement }) => measurement.moment === 'end')
    if (start === undefined || end === undefined) return []
    const { dossierId, instrument, version, respondent, isRetrospective } = start.measurement
    const item = key.slice(key.lastIndexOf('|') + 1)
    return [{ dossierId, instrument, version, respondent, item, start: start.level, end: end.level, isRetrospective }]
  })
}

export type Change = 'progressed' | 'stable' | 'declined' | 'at-ceiling'

/** Who began at the top and stayed there could not progress; that is shown apart from standing still. */
export function changeOf(start: number, end: number, topLevel: number): Change {
  if (end > start) return 'progressed'
  if (end < start) return 'declined'
  return start >= topLevel ? 'at-ceiling' : 'stable'
}
