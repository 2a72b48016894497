import { type AgreementFacts, type DossierFacts, type ReportFacts, type ScoreFacts, type Status, statuses } from './facts.ts'
import { type AgreementFigure, agreementFigure } from './figures/agreement.ts'
import { changesOf, type ItemChange } from './figures/change.ts'
import { type HousingFigure, housingOf } from './figures/housing.ts'
import { type InOrderFigure, inOrderOf } from './figures/in-order.ts'
import { type MotherScores, motherScoresOf } from './figures/mother-scores.ts'
import { type Profile, profileOf } from './figures/profile.ts'
import { type ReferralFigure, referralOf } from './figures/referral.ts'
import type { ReportSettings } from './settings.ts'

/** What the public calls a programme. */
export type ProgrammeName = { readonly id: string; readonly name: string }

export type CaseStudy = { readonly families: number; readonly items: readonly ItemChange[] }

export type ImpactReport = {
  readonly settings: ReportSettings
  readonly programmes: readonly ProgrammeName[]
  readonly mothers: number
  readonly mothersOf: Readonly<Record<string, number>>
  readonly dossiers: number
  readonly byStatus: Readonly<Record<Status, number>>
  readonly profile: Profile
  readonly profileOf: Readonly<Record<string, Profile>>
  /** Who completed, stopped early or is still guided, as they were at the start: the before and after only sees the first. */
  readonly profileByStatus: Readonly<Record<Status, Profile>>
  readonly referral: ReferralFigure
  readonly housing: HousingFigure
  readonly inOrder: readonly InOrderFigure[]
  readonly caseStudy: CaseStudy
  readonly caseStudyOf: Readonly<Record<string, CaseStudy>>
  readonly motherScores: MotherScores
  readonly agreement: AgreementFigure
}

const sum = (rows: readonly { readonly n: number }[]): number => rows.reduce((total, { n }) => total + n, 0)

const only = <Row extends { readonly programme: string }>(rows: readonly Row[], programme: string) =>
  rows.filter((row) => row.programme === programme)

function caseStudyOf(facts: ScoreFacts, isTested: boolean): CaseStudy {
  const families = facts.measured.filter(({ instrument, item }) => instrument === 'opkomst-casestudy' && item === null)
  return { families: sum(families), items: changesOf(facts, isTested) }
}

function each<Id extends string, Value>(ids: readonly Id[], value: (id: Id) => Value): Record<Id, Value> {
  // Object.fromEntries forgets which keys it got.
  const found: Partial<Record<Id, Value>> = {}
  for (const id of ids) found[id] = value(id)
  const isFull = (record: Partial<Record<Id, Value>>): record is Record<Id, Value> => ids.every((id) => id in record)
  if (!isFull(found)) throw new Error('a key without a value')
  return found
}

const shownOf = ({ programme }: ReportSettings, programmes: readonly ProgrammeName[]): readonly ProgrammeName[] =>
  programme === null ? programmes : programmes.filter(({ id }) => id === programme)

export type ScoredFigures = Pick<ImpactReport, 'caseStudy' | 'caseStudyOf' | 'motherScores'>

/** The figures of levels and scores: most of the arithmetic, and done while the dossiers are still being counted. */
export function scoredFigures(facts: ScoreFacts, settings: ReportSettings, programmes: readonly ProgrammeName[]): ScoredFigures {
  const of = (id: string): ScoreFacts => ({ changes: only(facts.changes, id), measured: only(facts.measured, id) })
  return {
    caseStudy: caseStudyOf(facts, true),
    caseStudyOf: each(
      shownOf(settings, programmes).map(({ id }) => id),
      (id) => caseStudyOf(of(id), false),
    ),
    motherScores: motherScoresOf(facts),
  }
}

/** The other figures, with those of the scores. */
export function reportWith(
  scored: ScoredFigures,
  facts: DossierFacts & AgreementFacts,
  settings: ReportSettings,
  programmes: readonly ProgrammeName[],
): ImpactReport {
  const shown = shownOf(settings, programmes)
  const ids = shown.map(({ id }) => id)
  const profileIn = (id: string) => profileOf(only(facts.profile, id))
  return {
    settings,
    programmes: shown,
    mothers: profileOf(facts.profile).mothers,
    mothersOf: each(ids, (id) => profileIn(id).mothers),
    dossiers: sum(facts.dossiers),
    byStatus: each(statuses, (status) => sum(facts.dossiers.filter((row) => row.status === status))),
    profile: profileOf(facts.profile),
    profileOf: each(ids, profileIn),
    profileByStatus: each(statuses, (status) => profileOf(facts.profile.filter((row) => row.status === status))),
    referral: referralOf(facts),
    housing: housingOf(facts),
    inOrder: inOrderOf(facts),
    agreement: agreementFigure(facts, facts),
    ...scored,
  }
}

/** Every figure of the impact report. Pure: the same facts always give the same report. Nothing in it says why something changed. */
export function impactReport(facts: ReportFacts, settings: ReportSettings, programmes: readonly ProgrammeName[]): ImpactReport {
  return reportWith(scoredFigures(facts, settings, programmes), facts, settings, programmes)
}
