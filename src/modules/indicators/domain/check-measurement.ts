import type { IsoDay } from '#platform/day.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import type { Instrument, Moment, Respondent } from './instrument-schema.ts'

export type Occasion = {
  readonly moment: Moment
  readonly measuredOn: IsoDay
  readonly respondent: Respondent
  readonly isRetrospective: boolean
}

export type OccasionRefusal =
  | { readonly kind: 'in-future'; readonly today: IsoDay }
  | { readonly kind: 'before-dossier'; readonly openedOn: IsoDay }
  | { readonly kind: 'moment-not-asked' }
  | { readonly kind: 'respondent-not-asked' }
  | { readonly kind: 'not-a-start' }

/** A measurement is recorded on or after its day, by someone the instrument asks. Only a start can be asked afterwards. */
export function checkOccasion(
  instrument: Instrument,
  occasion: Occasion,
  openedOn: IsoDay,
  today: IsoDay,
): Result<Occasion, OccasionRefusal> {
  if (occasion.measuredOn > today) return refuse({ kind: 'in-future', today })
  if (occasion.measuredOn < openedOn) return refuse({ kind: 'before-dossier', openedOn })
  if (!instrument.moments.includes(occasion.moment)) return refuse({ kind: 'moment-not-asked' })
  if (!instrument.respondents.includes(occasion.respondent)) return refuse({ kind: 'respondent-not-asked' })
  if (occasion.isRetrospective && occasion.moment !== 'start') return refuse({ kind: 'not-a-start' })
  return ok(occasion)
}
