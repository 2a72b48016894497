import type { ImportedDossier } from '#modules/dossiers/public.ts'
import type { ImportedMeasurement } from '#modules/indicators/public.ts'
import type { ImportedPerson } from '#modules/people/public.ts'
import type { ImportedReferral } from '#modules/referrals/public.ts'
import { dueFromWeeks, type IsoDay } from '#platform/day.ts'
import { CRITERIA } from '../domain/criteria.ts'
import type { FieldId } from '../domain/fields.ts'
import { ENDING_REASONS } from '../domain/instrument-answers.ts'
import { measurementsOf } from '../domain/measurements.ts'
import type { RegistrationRow } from '../domain/registration-row.ts'
import type { CriterionValue } from '../domain/vocabulary.ts'

export type RecordIds = {
  readonly personId: string
  readonly referralId: string
  readonly dossierId: string
  readonly childIds: readonly string[]
}
export type RecordContext = {
  readonly has: (field: FieldId) => boolean
  readonly newestDay: IsoDay
  readonly organisationOf: (row: RegistrationRow) => string | null
  readonly packProgramme: (programme: string) => string
  readonly versionOf: (instrument: string) => string
  /** Name of a child the list does not name. */
  readonly nameless: string
}

/** How many children a line tells of as born. */
export function childrenOf(row: RegistrationRow): number {
  return row.childBornOn === null ? 0 : row.twins === true ? 2 : 1
}

export function motherOf(row: RegistrationRow, id: string): ImportedPerson {
  return { id, givenName: row.givenName, familyName: row.familyName, birthDate: row.birthDate }
}

export function childrenRecords(row: RegistrationRow, ids: readonly string[], nameless: string): ImportedPerson[] {
  return ids.map((id) => ({ id, givenName: nameless, familyName: '', birthDate: row.childBornOn }))
}

function situationOf(row: RegistrationRow): ImportedReferral['situation'] {
  if (row.childBornOn !== null && row.childBornOn <= row.referredOn) return 'born'
  if (row.pregnantAtStart === true || row.dueOn !== null) return 'pregnant'
  return row.pregnantAtStart === false || row.childBornOn !== null ? 'born' : 'unsure'
}

function screeningOf(row: RegistrationRow, has: RecordContext['has']): ImportedReferral['screening'] {
  const asked = CRITERIA.some((criterion) => has(`criteria.${criterion}`))
  const said = (value: CriterionValue): CriterionValue | null => (asked ? value : null)
  const { maandinkomen, opleiding, arbeidssituatie, stimulatieniveau, huisvesting, gezondheid } = row.criteria
  return {
    income: said(maandinkomen),
    education: said(opleiding),
    work: said(arbeidssituatie),
    stimulation: said(stimulatieniveau),
    housing: said(huisvesting),
    health: said(gezondheid),
  }
}

export function referralOf(
  row: RegistrationRow,
  ids: Pick<RecordIds, 'personId' | 'referralId' | 'dossierId'>,
  context: RecordContext,
  sameAs: ImportedReferral['sameAs'],
): ImportedReferral {
  return {
    id: ids.referralId,
    personId: ids.personId,
    dossierId: ids.dossierId,
    receivedOn: row.referredOn,
    organisationId: context.organisationOf(row),
    isOwnAsk: row.source !== null && context.organisationOf(row) === null,
    situation: situationOf(row),
    dueOn: row.dueOn,
    childBornOn: row.childBornOn,
    relationship: row.single === true ? 'single' : null,
    screening: screeningOf(row, context.has),
    // What the team wrote about a mother stands with her in the dossier; a second referral has no other place for it.
    message: sameAs === null || row.remarks === '' ? null : row.remarks,
    sameAs,
  }
}

function pregnancyOf(row: RegistrationRow): ImportedDossier['pregnancy'] {
  const { dueOn, childBornOn, weeksAtStart, startedOn } = row
  const worked = dueOn === null && weeksAtStart !== null && startedOn !== null ? dueFromWeeks(startedOn, weeksAtStart) : dueOn
  if (worked === null && childBornOn === null) return null
  return { dueOn: worked, bornOn: childBornOn, expected: row.twins === true ? 2 : 1 }
}

function endingOf({ endedOn, endReason }: RegistrationRow): ImportedDossier['ending'] {
  if (endedOn === null) return null
  return {
    endedOn,
    reason: ENDING_REASONS[endReason?.code ?? 'unknown'],
    reasonText: endReason?.text ?? null,
    isDropOut: endReason?.dropOut ?? false,
  }
}

export function dossierOf(row: RegistrationRow, ids: RecordIds, context: RecordContext): ImportedDossier {
  const { startedOn, referredOn } = row
  return {
    id: ids.dossierId,
    motherId: ids.personId,
    referralId: ids.referralId,
    programme: context.packProgramme(row.programme),
    openedOn: startedOn !== null && startedOn < referredOn ? startedOn : referredOn,
    startedOn,
    pregnancy: pregnancyOf(row),
    childIds: ids.childIds,
    note: row.remarks === '' ? null : row.remarks,
    ending: endingOf(row),
  }
}

export function measurementRecords(row: RegistrationRow, dossierId: string, context: RecordContext): ImportedMeasurement[] {
  return measurementsOf(row, context.has, context.newestDay).map(({ instrument, ...measurement }) => ({
    dossierId,
    instrument,
    version: context.versionOf(instrument),
    respondent: 'worker',
    ...measurement,
  }))
}
