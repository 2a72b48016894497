export { type FetchRefusal, fetchPackage, keepPackage } from './commands/archive-file.ts'
export { askCopy, askOwnCopy, type CopyForm, copyJob, copyJobKind, dropOldCopies, fetchCopy, fetchOwnCopy } from './commands/copies.ts'
export {
  approveProposal,
  askDue,
  dropProposal,
  dueJob,
  dueJobKind,
  previewErasure,
  proposeAsked,
  proposeDue,
  refreshDue,
} from './commands/destroy.ts'
export { eraseJob, eraseJobKind } from './commands/erase.ts'
export { type HandOverRefusal, packForArchive, recordReceipt, waitingForArchive } from './commands/hand-over.ts'
export { liftHold, setHold } from './commands/holds.ts'
/** For her own pages: a parent files a request herself, with `channel: 'portal'`. */
export { liftLimit, setLimit, useRestricted } from './commands/limits.ts'
export { decideRequest, endOfPortal, extendRequest, type FileRequest, fileRequest, withdrawOwn } from './commands/requests.ts'
export { agreeSample, confirmRule, stopRule } from './commands/rules.ts'
export { goesToArchive, isInSample, manifestOf, type PackedFile } from './domain/hand-over.ts'
export {
  type Act,
  type LimitGround,
  type LimitKind,
  limitGrounds,
  limitKinds,
  limitOf,
  mayUse,
  type UseGround,
  useGrounds,
} from './domain/limit.ts'
export {
  type ObjectionScope,
  objectionScopes,
  type RequestChannel,
  type RequestEnd,
  type RequestKind,
  type RequestOutcome,
  requestChannels,
  requestKinds,
  requestOutcomes,
} from './domain/request.ts'
export {
  goesByItself,
  outcomes as ruleOutcomes,
  proposedRules,
  type RuleOutcome,
  type Series,
  seriesList,
  triggers as ruleTriggers,
} from './domain/retention.ts'
export type { Class, Schema, Table } from './domain/schema.ts'
export { type TermState, termState } from './domain/term.ts'
export { besideFamilies, leftOutTables } from './domain/treatment.ts'
export { labelOf } from './paper/words.ts'
export { lifecyclePolicy } from './policy.ts'
export { type Certificate, listCertificates, readCertificate } from './queries/certificates.ts'
export { type CopyRow, listCopies, listOwnCopies } from './queries/copies.ts'
export { countDue, type DueRow, listDue } from './queries/due.ts'
export { type Hold, holdOf } from './queries/holds.ts'
export {
  type Limit,
  type LimitUse,
  limitsOf,
  openUse,
  type RestrictedRow,
  restrictedDossiers,
  restrictedIds,
  usesOf,
} from './queries/limits.ts'
export { listProposals, type Proposal, readProposal } from './queries/proposals.ts'
export { readSchema } from './queries/read-schema.ts'
export {
  openRightsRequests,
  type RightsRequest,
  readRequest,
  requestOfPortal,
  requestsOf,
  requestsOfPerson,
  type WaitingRequest,
} from './queries/requests.ts'
export { currentRules, type RetentionRule } from './queries/rules.ts'
