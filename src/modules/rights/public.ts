// For who edits the catalogue.
export { catalogueIn, readOwnQuestions, readQuestions, readWords } from './catalogue-in.ts'
export { confirmFact, type FactRefusal, type RecordFacts, recordFacts, type ToldFact, turnFact } from './commands/facts.ts'
export { keepLook, liftOverride, overrideRight, tickPaper } from './commands/judge.ts'
export { takeStep, turnStep } from './commands/steps.ts'
export { keepTaken, type TakeOver, turnTaken } from './commands/take-over.ts'
export type { Amount, Answer, Explanation, Outcome } from './domain/answer.ts'
export { type AnswerKind, type Ask, askFor, type Loose, patternOf, type QuestionWords, withFact } from './domain/ask.ts'
export { builtInNames } from './domain/built-ins.ts'
export { type Catalogue, evaluate, evaluateAllBriefly, makeCatalogue } from './domain/catalogue.ts'
export { checkRights } from './domain/check-data.ts'
export {
  amountOf,
  type Claim,
  type NewStep,
  nextSteps,
  type RefusalReason,
  refusalReasons,
  runsSince,
  type Step,
  type StepKind,
  type StepPeriod,
  type StepRefusal,
  standing,
  stepKinds,
  stepPeriods,
} from './domain/claim.ts'
export { comesByNow } from './domain/comes-by-now.ts'
export { type CompiledRight, compileRight } from './domain/compile-right.ts'
export type { BriefAnswer } from './domain/evaluate-brief.ts'
export { RuleError } from './domain/expression.ts'
export type { Fact, FactGroup } from './domain/fact-kinds.ts'
export {
  type AskedSource,
  askedSources,
  type FactSource,
  type FactValue,
  fromKept,
  isStale,
  type KnownFact,
  lastSaid,
  type Roster,
  situationWith,
  toKept,
} from './domain/known-fact.ts'
export { amountsOf, type Ledger, ledgerOf, type Sum, sumOf } from './domain/ledger.ts'
export { localise } from './domain/localise.ts'
export { type ChangeOfRight, changesSince, type Look, seenOf } from './domain/look.ts'
export { type Paper, papersFor } from './domain/papers.ts'
export { type Interval, intervalOn, mayBeOutdated } from './domain/parameters.ts'
export { isPriced, type Proposal, proposalFor } from './domain/proposal.ts'
export { monthlyWeight, type Question, questionsFor } from './domain/question.ts'
export { isNear, type NotASituation, readSituation } from './domain/read-situation.ts'
export type { Right } from './domain/right-schema.ts'
export {
  type Condition,
  lifeDomains,
  type Parameter,
  periods,
  type RightInput,
  type RightVersion,
  rightSchema,
} from './domain/right-schema.ts'
export { sentencesIn } from './domain/sentences.ts'
export type { Situation } from './domain/situation.ts'
export { benefitKinds, familyFacts, groups, lists } from './domain/situation.ts'
export { type CodeRefusal, decodeSituation, encodeSituation } from './domain/situation-code.ts'
export type { SaidFact } from './domain/situation-facts.ts'
export { isSituation, situationJsonSchema, situationSchema } from './domain/situation-schema.ts'
export { guessMatching, linesOf, type Matching, seemsOther, type ToldLine } from './domain/told-by-code.ts'
export { readUnit } from './domain/unit.ts'
export { loadRights } from './load-rights.ts'
export { policy as rightsPolicy } from './policy.ts'
export {
  type KeptFact,
  type Override,
  readClaims,
  readFacts,
  readLooks,
  readOverrides,
  readPapers,
} from './queries/read-rights.ts'
