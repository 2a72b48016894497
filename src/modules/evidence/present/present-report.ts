import type { StaffLocale } from '#platform/text/locale.ts'
import type { ImpactReport } from '../domain/impact-report.ts'
import { presentAgreement } from './agreement.ts'
import { presentDeclines, presentProgress } from './change.ts'
import { presentCompletion, presentScreening } from './context.ts'
import type { PresentedFigure } from './figure.ts'
import { presentHousing } from './housing.ts'
import { presentInOrder } from './in-order.ts'
import { presentReach } from './reach.ts'
import { presentReferral } from './referral.ts'
import { presentScores } from './scores.ts'
import { speakIn } from './speak.ts'

/** All figures of the report in one language, in the order in which page, paper and spreadsheet show them. */
export function presentReport(report: ImpactReport, locale: StaffLocale): PresentedFigure[] {
  const say = speakIn(locale)
  const figures = [
    presentReach,
    presentReferral,
    presentHousing,
    presentInOrder,
    presentScores,
    ...(report.agreement.families === 0 ? [] : [presentAgreement]),
    presentProgress,
    presentDeclines,
    presentScreening,
    presentCompletion,
  ]
  return figures.map((present) => present(report, say))
}
