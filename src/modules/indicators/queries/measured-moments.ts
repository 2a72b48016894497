import { z } from 'zod'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { type Moment, measurementMoments } from '../domain/instrument-schema.ts'
import type { Measurement } from '../domain/measurement.ts'

const momentOf = z.enum(measurementMoments)
// Fewer answers than this on a day are states that were changed on the dossier page, not a measurement that was taken.
const interimAnswers = 3

export type MeasuredMoment = { readonly instrument: string; readonly moment: Moment; readonly measuredOn: IsoDay }

/**
 * What was measured when, for many dossiers at once: the day list and the team's overview ask which measurements are due.
 * A measurement without a single answer was begun, not taken. Nor does a change of one state on the dossier page count as one.
 */
export async function measuredMoments(
  tx: Tx,
  municipalityId: string,
  dossierIds: readonly string[],
): Promise<Map<string, MeasuredMoment[]>> {
  const byDossier = new Map<string, MeasuredMoment[]>()
  if (dossierIds.length === 0) return byDossier
  const rows = await tx
    .selectFrom('indicators.measurement as measurement')
    .innerJoin('indicators.score as score', (join) =>
      join.onRef('score.municipality_id', '=', 'measurement.municipality_id').onRef('score.measurement_id', '=', 'measurement.id'),
    )
    .select(({ fn }) => [
      'measurement.dossier_id',
      'measurement.instrument',
      'measurement.moment',
      'measurement.measured_on',
      fn.countAll<number>().as('answers'),
    ])
    .where('measurement.municipality_id', '=', municipalityId)
    .where('measurement.dossier_id', 'in', [...dossierIds])
    .where('measurement.withdrawn_at', 'is', null)
    .groupBy(['measurement.dossier_id', 'measurement.instrument', 'measurement.moment', 'measurement.measured_on'])
    .execute()
  for (const row of rows) {
    if (row.moment === 'interim' && row.answers < interimAnswers) continue
    const known = byDossier.get(row.dossier_id) ?? []
    known.push({ instrument: row.instrument, moment: momentOf.parse(row.moment), measuredOn: row.measured_on })
    byDossier.set(row.dossier_id, known)
  }
  return byDossier
}

/** The same for one dossier whose measurements are read already; those that were taken back may not be among them. */
export function measuredIn(measurements: readonly Measurement[]): MeasuredMoment[] {
  const days = Map.groupBy(
    measurements.filter(({ answers }) => answers.size > 0),
    ({ instrument, moment, measuredOn }) => `${instrument} ${moment} ${measuredOn}`,
  )
  return [...days.values()].flatMap((sameDay) => {
    const [first] = sameDay
    const answers = sameDay.reduce((sum, one) => sum + one.answers.size, 0)
    if (first === undefined || (first.moment === 'interim' && answers < interimAnswers)) return []
    return [{ instrument: first.instrument, moment: first.moment, measuredOn: first.measuredOn }]
  })
}
