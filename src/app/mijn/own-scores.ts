import type { DossierSummary } from '#modules/dossiers/public.ts'
import {
  allInstruments,
  asOfNow,
  type Instrument,
  itemsOf,
  type LocalText,
  type Measurement,
  readMeasurements,
  scaleOf,
} from '#modules/indicators/public.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'

export type ScoreLine = {
  readonly item: string
  readonly label: LocalText
  readonly min: number
  readonly max: number
  readonly first: number
  readonly last: number
  readonly lastOn: IsoDay
  readonly times: number
}
export type ScoreGroup = { readonly title: LocalText; readonly lines: readonly ScoreLine[] }

/** What she chose herself, or together: the view of a worker alone is not hers. After a loss nothing about the baby is there. */
export async function ownScores(tx: Tx, municipalityId: string, dossier: DossierSummary): Promise<ScoreGroup[]> {
  const all = await readMeasurements(tx, municipalityId, { dossierId: dossier.id })
  const hers = all.filter((one) => one.respondent !== 'worker')
  return allInstruments().flatMap((instrument) => {
    const own = asOfNow(
      oneView(
        hers.filter((one) => one.instrument === instrument.id && one.version === instrument.version),
        instrument,
      ),
      instrument,
      dossier,
    )
    const lines = itemsOf(instrument).flatMap(({ item }) => {
      const scale = scaleOf(instrument, item)
      const points = pointsOf(own, item.id)
      const [first] = points
      const last = points.at(-1)
      if (scale === null || first === undefined || last === undefined) return []
      const { min, max } = scale
      return [{ item: item.id, label: item.label, min, max, first: first.level, last: last.level, lastOn: last.on, times: points.length }]
    })
    return lines.length === 0 ? [] : [{ title: ownTitle(instrument), lines }]
  })
}

/** "Her own scores" is what the team calls them; she reads her own words. */
function ownTitle(instrument: Instrument): LocalText {
  const [first] = instrument.domains
  return first !== undefined && instrument.respondents.every((one) => one === 'family') ? first.label : instrument.short
}

/** In a talk she scores first alone and then together: side by side in one line that would look like a change. */
function oneView(own: readonly Measurement[], instrument: Instrument): readonly Measurement[] {
  if (instrument.kind !== 'talk') return own
  return own.filter(
    (one) => one.respondent === 'joint' || !own.some((other) => other.respondent === 'joint' && other.measuredOn === one.measuredOn),
  )
}

function pointsOf(measurements: readonly Measurement[], item: string): { readonly level: number; readonly on: IsoDay }[] {
  return measurements.flatMap((one) => {
    const answer = one.answers.get(item)
    return answer?.state === 'answered' && answer.level !== null ? [{ level: answer.level, on: one.measuredOn }] : []
  })
}
