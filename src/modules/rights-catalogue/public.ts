export { catalogueOf, lostOf, packRights, rightsOf } from './catalogue-of.ts'
export { type DraftChange, type DraftRefusal, draftChange, turnDraft } from './commands/draft-change.ts'
export { type ImportRefusal, importCatalogue } from './commands/import-catalogue.ts'
export { type PublishRefusal, publishChange, type WithdrawRefusal, withdrawChange } from './commands/publish-change.ts'
export { previewJobKind, requestPreview } from './commands/request-preview.ts'
export { printCatalogue, readCatalogue } from './domain/catalogue-file.ts'
export { type Change, changeSchema, firstDayOf, rightOf, type ValueOf } from './domain/change.ts'
export { type Checked, checkChange, type Problem } from './domain/check-change.ts'
export { type ExampleImpact, exampleImpact } from './domain/example-impact.ts'
export type { FileFault, FileProblem } from './domain/file-fault.ts'
export { type Effect, effectOf, effects, monthlyDifference, type Seen, seenIn } from './domain/impact.ts'
export {
  aboutOf,
  freeName,
  idFor,
  type LocalWish,
  lastVersion,
  localRight,
  nextVersion,
  parametersOf,
  type WishedCondition,
} from './domain/local-right.ts'
export { type Lost, usable } from './domain/lost.ts'
export { layOver, overlay } from './domain/overlay.ts'
export { intervalsOf, type ParameterState, type RightState, rightState, stateOf } from './domain/parameter-state.ts'
export {
  type FactKind,
  factsFor,
  type Operator,
  operators,
  operatorsFor,
  type RuleFact,
  type Subject,
  writeRule,
} from './domain/rule-facts.ts'
export { policy as rightsCataloguePolicy } from './policy.ts'
export { previewDay, sidesOf } from './preview-of.ts'
export {
  type ChangeRow,
  type ChangeState,
  type KeptChange,
  readChange,
  readChangeRow,
  readDrafts,
  readHistory,
  readPublished,
} from './queries/read-changes.ts'
export { type TestFamily, testFamilies } from './test-families.ts'
