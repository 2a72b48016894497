export { setLimits, type WriteReview, writeReview } from './commands/review.ts'
export { type SealOptions, sealAudit } from './commands/seal.ts'
export { isReading } from './domain/acts.ts'
export { type Anchor, anchorLine, type ReadAnchor, readAnchor } from './domain/anchor.ts'
export { type SealKey, type SealKeys, sealKey } from './domain/chain.ts'
export { type Finding, findingLine } from './domain/finding.ts'
export type { JournalView } from './domain/open-journals.ts'
export {
  explainedBy,
  type LostBatch,
  lostTail,
  type ReadLost,
  type ReadRestore,
  type Restore,
  type RestoreRefusal,
  type Restores,
  readRestoreLine,
  restoreLines,
} from './domain/restore.ts'
export { findingsOf } from './domain/sealed-findings.ts'
export { toldToFamily } from './domain/told-to-family.ts'
export { defaultLimits, type Limits, type LookUp, type Rule, rules, type Signal, unusualLookUps } from './domain/unusual.ts'
export { journalFolder, journalNames, putAway, readJournals } from './journal/folder.ts'
export { type ViewWish, viewJournals } from './journal/view.ts'
export { auditKeyFile, readSealKeys } from './key-file.ts'
export {
  beginJournal,
  endJournal,
  type JournalTrouble,
  journalTrouble,
  keepJournalIn,
  knowsBatch,
  noteBatch,
  takeUnwatched,
  tidyJournal,
  waitingPlaces,
} from './pen.ts'
export { auditPolicy } from './policy.ts'
export { listBatches } from './queries/batches.ts'
export { type Emergency, emergenciesSince, limitsOf, lookUpsSince, type Review, reviewsOf } from './queries/look-ups.ts'
export { type AuditedAct, auditOfDossier, dossiersWorkedIn } from './queries/of-dossier.ts'
export { openJournals, settledJournals } from './queries/settled-journals.ts'
export { type Touched, type TouchedDossier, type TouchWish, touchedBy } from './queries/touched.ts'
export { type Verdict, type VerifyOptions, verifyAudit } from './queries/verify.ts'
export { type AuditEntry, recordAudit, recordAudits } from './record.ts'
export { recordReading } from './record-reading.ts'
export { actWords } from './words.ts'
