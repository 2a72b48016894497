export { type HandOver, handOver, takeOver } from './commands/handover.ts'
export {
  type AddGround,
  type AddReference,
  addGround,
  addReference,
  groundPurposes,
  groundRoles,
  grounds,
  referenceKeys,
} from './commands/legal.ts'
export { addItem, attendMeeting, closeMeeting, destroyOldItems, type OpenMeeting, startMeeting } from './commands/meetings.ts'
export { type GivePermission, givePermission, givePermissionAgain, withdrawPermission } from './commands/permissions.ts'
export { type SecrecySubject, setSecrecy } from './commands/set-secrecy.ts'
export { nameStepDomain } from './commands/step-domain.ts'
export { destroyWorkNotes, eraseNote, writeNote } from './commands/work-notes.ts'
export { type AskedPermission, type MissingPart, mayGiveAgain, missingParts } from './domain/give.ts'
export { type AskedHandover, type HandoverMissing, type SeenHow, seenHows } from './domain/handover.ts'
export { type Answer, isStanding, maySee, type Permission, type Recipient, type RefusalReason } from './domain/may-see.ts'
export { conferenceBasis, type MeetingKind, type MeetingMissing, meetingKinds, meetingPurposes } from './domain/meeting.ts'
export {
  chosenKinds,
  type GivenHow,
  givenHows,
  type ItemKind,
  itemKinds,
  type LifeDomain as SharedDomain,
  lifeDomains as sharedDomains,
  needsDomain,
  type Secrecy,
  type SharingPurpose,
  secrecies,
  sharingPurposes,
} from './domain/scope.ts'
export { mayReceiveContent, secrecyOf } from './domain/secrecy.ts'
export { policy as consentPolicy } from './policy.ts'
export { type HandoverRow, handoversOf, listHandovers, readHandover } from './queries/handovers.ts'
export { type LegalGround, type LegalReference, listGrounds, listReferences, referencesOn } from './queries/legal.ts'
export { mayShow, type ShowQuestion, sharingRule } from './queries/may-show.ts'
export { listMeetings, type MeetingItem, type MeetingRow, meetingsOf } from './queries/meetings.ts'
export { listPermissions, type PermissionRow, permissionsFor, readPermission } from './queries/permissions.ts'
export { type Asker, askerOf, askers, secrecyOfRecipient, secrecySettings } from './queries/secrecy.ts'
export { hasWorkNotes, ownNotes, type WorkNote } from './queries/work-notes.ts'
