export { allInstruments, currentInstrument, currentInstruments, InstrumentError, instrumentAt, loadInstruments } from './catalogue.ts'
export { childIds } from './child-ids.ts'
/** For imports, inside their own transaction and under their own checks. */
export { type ImportedMeasurement, recordImportedMeasurements, removeImportedMeasurements } from './commands/record-imported.ts'
export { type RecordMeasurement, recordMeasurement } from './commands/record-measurement.ts'
export { saveAnswer } from './commands/save-answer.ts'
export { type CriterionAnswer, type SaveScreening, saveScreening } from './commands/save-screening.ts'
export { type InOrderSet, type SetInOrder, setInOrder } from './commands/set-in-order.ts'
export { type StartMeasurement, startMeasurement } from './commands/start-measurement.ts'
export {
  beginTalkMeasurement,
  saveTalkScore,
  type TalkMeasurement,
  type TalkScore,
  turnTalkMeasurements,
} from './commands/talk-measurements.ts'
export { restoreMeasurement, withdrawMeasurement } from './commands/withdraw-measurement.ts'
export { type Answer, type AnswerRefusal, type AnswerState, typedOf, unscored } from './domain/answer.ts'
export type { OccasionRefusal } from './domain/check-measurement.ts'
export { countInOrder, type InOrderCount, type ItemNow, lowestState, type StateNow, statesNow } from './domain/in-order.ts'
export { findItem, itemsAt, itemsOf, type Loss, scaleOf } from './domain/instrument.ts'
export {
  type Instrument,
  type Item,
  type LocalText,
  type Moment,
  measurementMoments,
  type Respondent,
  respondents,
  type ScoreItem,
} from './domain/instrument-schema.ts'
export { asOfNow, type Measurement } from './domain/measurement.ts'
export { type Change, changeOf, type Pair, pairUp } from './domain/pair-up.ts'
export { type ScreeningResult, screen } from './domain/screening.ts'
export { policy as indicatorsPolicy } from './policy.ts'
export { dueNow, type NextMoment, nextMoment, refusesMeasuring } from './queries/due.ts'
export { type MeasuredMoment, measuredMoments } from './queries/measured-moments.ts'
export { readAnswers, readMeasurements } from './queries/read-measurements.ts'
export { indicatorRoutes } from './web/routes.ts'
export { CourseCard, StatesCard } from './web/sections.tsx'
