import { recordAudits } from '#modules/audit/public.ts'
import { type ImportedMeasurement, recordImportedMeasurements } from '#modules/indicators/public.ts'
import { restrictedIds } from '#modules/lifecycle/public.ts'
import { laterOf } from '../domain/measurements.ts'
import type { PlannedRow } from '../domain/plan.ts'
import { refuseRestricted } from '../domain/refuse-restricted.ts'
import { answerAt, type ScoreRow, scoreMoments } from '../domain/score-counts.ts'
import { type CaseStudyPlan, dossierOfNumber, type InterviewPlan, numberKey } from '../queries/plan-list.ts'
import type { Made } from '../store.ts'
import type { ApplyList } from './apply-registrations.ts'
import { batches, stillNew, writeLines } from './lines.ts'

type Planned = PlannedRow<ScoreRow>
type Family = { readonly number: string; readonly rows: Planned[] }
const familiesAtOnce = 20

/** Writes a planned case study or planned interviews: per family one measurement at the start and one at the end. */
export async function applyScores(
  list: ApplyList,
  plan: CaseStudyPlan | InterviewPlan,
  versionOf: (instrument: string) => string,
): Promise<void> {
  const { deps, actor, uploadId } = list
  const rows: readonly Planned[] = plan.rows.filter(({ rowNumber }) => !list.finished.has(rowNumber))
  let position = list.finished.size * 100
  for (const batch of batches(familiesOf(rows.filter(({ outcome }) => outcome === 'imported')), familiesAtOnce)) {
    const chosen = batch.flatMap((family) => family.rows)
    await deps.db.as(actor, async (tx) => {
      // Restricted since the list was planned, perhaps an hour ago.
      const restricted = await restrictedIds(tx, actor.municipalityId)
      const planned = refuseRestricted(chosen, { restricted, dossierIdOf: dossierOfNumber(plan.dossierOf), cellsOf: plan.cellsOf })
      const written = await stillNew(tx, actor, planned)
      const measurements = familiesOf(written.filter(({ row }) => row !== null)).flatMap((family) =>
        measurementsOf(family, plan, versionOf),
      )
      const ids = await recordImportedMeasurements(tx, deps, actor, measurements)
      const dossiers = [...new Set(measurements.map(({ dossierId }) => dossierId))]
      await recordAudits(
        tx,
        deps,
        actor,
        dossiers.map((dossierId) => ({ action: 'indicators.measurement.imported', dossierId })),
      )
      const made: Made[] = ids.map((id) => ({ entity: 'measurement', id }))
      const placeOf = ({ row }: Planned) => ({
        number: row?.reference ?? null,
        dossierId: plan.dossierOf.get(numberKey(row?.reference ?? ''))?.id ?? null,
      })
      await writeLines(tx, actor, uploadId, { planned, written, placeOf, made, position })
      position += made.length
    })
    await list.progress(chosen.length)
  }
  for (const batch of batches(
    rows.filter(({ outcome }) => outcome !== 'imported'),
    500,
  )) {
    const placeOf = () => ({ number: null, dossierId: null })
    await deps.db.as(actor, (tx) => writeLines(tx, actor, uploadId, { planned: batch, written: batch, placeOf, made: [], position }))
    await list.progress(batch.length)
  }
}

function familiesOf(rows: readonly Planned[]): Family[] {
  const families = new Map<string, Family>()
  for (const planned of rows) {
    const number = numberKey(planned.row?.reference ?? '')
    const family = families.get(number)
    if (family) family.rows.push(planned)
    else families.set(number, { number, rows: [planned] })
  }
  return [...families.values()]
}

function measurementsOf(
  family: Family,
  plan: CaseStudyPlan | InterviewPlan,
  versionOf: (instrument: string) => string,
): ImportedMeasurement[] {
  const dossier = plan.dossierOf.get(family.number)
  if (dossier === undefined) throw new Error(`no dossier ${family.number}`)
  const startDay = dossier.startedOn ?? dossier.openedOn
  const endDay = dossier.endedOn ?? laterOf(startDay, plan.newestDay)
  // Mothers are asked once, about then and about now: the answer about then is recall of that same day.
  const isRecall = plan.kind === 'interviews'
  const instrument = plan.kind === 'interviews' ? 'moederscores' : 'opkomst-casestudy'
  return scoreMoments.flatMap((moment): ImportedMeasurement[] => {
    const answers = Object.fromEntries(
      family.rows.flatMap(({ row }) => (row === null ? [] : [answerAt(row, moment)])).filter((one) => one !== null),
    )
    if (Object.keys(answers).length === 0) return []
    return [
      {
        dossierId: dossier.id,
        instrument,
        version: versionOf(instrument),
        moment,
        measuredOn: moment === 'start' && !isRecall ? startDay : endDay,
        respondent: isRecall ? 'family' : 'worker',
        isRetrospective: isRecall && moment === 'start',
        answers,
      },
    ]
  })
}
