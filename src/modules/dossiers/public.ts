export { assignCounsellor } from './commands/assign-counsellor.ts'
export { changeProgramme } from './commands/change-programme.ts'
export { discardDossier } from './commands/discard-dossier.ts'
export { type EndDossier, endDossier, lookBackDraft, reopenDossier } from './commands/end-dossier.ts'
export { addMember, addPartner, removeMember, removePartner } from './commands/family.ts'
/** For imports, inside their own transaction and under their own checks. */
export { type ImportedDossier, importDossiers, removeImportedDossiers } from './commands/import-dossiers.ts'
export { type OpenDossier, type OpenDossierRefusal, openDossier } from './commands/open-dossier.ts'
export { type PassOn, passOn, type TakenBack, takeBackPassedOn } from './commands/pass-on.ts'
export { registerBirth, withdrawBirth } from './commands/register-birth.ts'
export { registerLoss, withdrawLoss } from './commands/register-loss.ts'
export { setDueDate, setStart } from './commands/set-due-date.ts'
export { recordRefusal, setFocus, withdrawRefusal } from './commands/wishes.ts'
export { isLongOverdue } from './domain/clock.ts'
export { type EndingReason, endingReasons } from './domain/ending.ts'
export {
  type FamilyToPassOn,
  type PassOnRefusal,
  type Suggestion,
  type SuggestionReason,
  suggestTakers,
  type Taker,
} from './domain/pass-on.ts'
export { type DossierSummary, type FamilyClock, type Refused, refused } from './domain/summary.ts'
export { dossierPolicy } from './policy.ts'
export { type Caseload, caseloads, familiesPerCounsellor } from './queries/caseloads.ts'
export { type DossierOfPerson, dossiersOfPeople } from './queries/dossiers-of-people.ts'
export { type DossierDays, dossierDays, type KnownMother, mothersBornOn } from './queries/for-import.ts'
export { type DossierCursor, type DossierFilter, type DossierPage, listDossierSummaries } from './queries/list-dossiers.ts'
export { type LockedDossier, lockDossier } from './queries/lock-dossier.ts'
export { readDossier } from './queries/read-dossier.ts'
export { type DossierFile, type DossierSheet, type Ending, readDossierFile, readDossierPage, readEnding } from './queries/read-file.ts'
export { type WithoutLookBack, withoutLookBack } from './queries/without-look-back.ts'
/** For the contacts, which say when a family was heard. */
export { keepHeardOn } from './store.ts'
export { text as dossierText } from './text.ts'
export { dossierHref } from './web/act.tsx'
export { EndNow, LookBackForm } from './web/end-acts.tsx'
export { type DossierRouteOptions, dossierRoutes } from './web/routes.ts'
export { type Saved, saveOnce } from './web/save-once.ts'
