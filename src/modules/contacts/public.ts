export { type AnswerAttention, answerAttention, withdrawAnswer } from './commands/answer-attention.ts'
export { correctContact, restoreContact, withdrawContact } from './commands/change-contact.ts'
export { moveVisit, takeBackMove } from './commands/move-visit.ts'
export { addNextStep, turnNextStep } from './commands/next-steps.ts'
export { passVisitsOn, takeBackVisits } from './commands/pass-visits-on.ts'
export { contactDraft, type RecordContact, recordContact } from './commands/record-contact.ts'
export { planVisit, turnVisit } from './commands/visits.ts'
export {
  type Attention,
  type AttentionAct,
  type AttentionAnswer,
  type AttentionFacts,
  type AttentionReason,
  attentionAnswers,
  needsAttention,
  respectedRefusal,
  silentFrom,
} from './domain/attention.ts'
export { type Contact, type ContactKind, contactKinds, isHeard, type LifeDomain, lifeDomains } from './domain/contact.ts'
export { policy as contactPolicy } from './policy.ts'
export { type LatestContacts, listContacts } from './queries/contacts.ts'
export { type ContactFacts, contactFacts } from './queries/facts.ts'
export { listMoves, type ToldMove } from './queries/moves.ts'
export { listSteps, listVisits, type StepRow, type VisitRow } from './queries/plans.ts'
/** For imports, inside their own transaction and under their own checks. */
export { insertContacts } from './store.ts'
export { text as contactText } from './text.ts'
export { kindIcons } from './web/parts.tsx'
export { paths as contactPaths } from './web/paths.ts'
export { type Planned, plannedFor, StepList, StepsCard } from './web/plan-sections.tsx'
export { contactsRoutes } from './web/routes.ts'
export { LogCard, shownContacts, TimelineCard } from './web/sections.tsx'
export { visitWords } from './web/visit-words.ts'
