// Made by `node --import tsx scripts/schema.ts` from the migrations; a test compares. Do not edit.
import type { ColumnType, Generated } from 'kysely'
import type { IsoDay } from '#platform/day.ts'

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

export type AccessClosure = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; the dossier */
  dossier_id: string
  /** special; why only some colleagues open it */
  reason: string
  /** internal; when it was recorded */
  at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  by: string | null
  /** internal; since when it no longer holds */
  lifted_at: Date | null
  /** internal; account that recorded it, null for a parent or a machine */
  lifted_by: string | null
}

export type AccessConflict = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; the dossier */
  dossier_id: string
  /** internal; the account */
  account_id: string
  /** personal; how they know each other */
  kind: 'own' | 'family' | 'neighbour'
  /** internal; when it was recorded */
  at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  by: string | null
  /** internal; since when it no longer holds */
  lifted_at: Date | null
  /** internal; account that recorded it, null for a parent or a machine */
  lifted_by: string | null
}

export type AccessGlass = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; the dossier */
  dossier_id: string
  /** internal; the account */
  account_id: string
  /** special; why it had to be now */
  reason: string
  /** internal; when it was recorded */
  opened_at: Date
  /** internal; it closes by itself */
  ends_at: Date
  /** internal; closed earlier */
  closed_at: Date | null
  /** internal; when the team lead looked at it */
  reviewed_at: Date | null
  /** internal; account that recorded it, null for a parent or a machine */
  reviewed_by: string | null
}

export type AccessNamed = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; the dossier */
  dossier_id: string
  /** internal; the account */
  account_id: string
  /** internal; when it was recorded */
  at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  by: string | null
  /** internal; since when it no longer holds */
  lifted_at: Date | null
}

export type AuditBatch = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; 1 for the first of the municipality, then without gaps */
  no: number
  /** internal; hash of the batch before, empty for the first */
  previous_hash: string
  /** internal; hash over the hashes of the records, in their order */
  root: string
  /** internal; records in this batch */
  count: number
  /** internal; records in this batch and all before */
  total: number
  /** internal; record at the first place */
  first_id: string
  /** internal; record at the last place */
  last_id: string
  /** internal; highest number sealed so far */
  through_id: string
  /** internal; whether nothing was left to seal after it */
  is_complete: boolean
  /** internal; when, by the clock of the database */
  sealed_at: Date
  /** internal; SHA-256 of all the above with the municipality */
  hash: string
  /** internal; which key made the seal; the key is not in the database */
  key_id: string
  /** internal; keyed hash of the hash */
  seal: string
  /** internal; 1: its records carry no mark; 2: every record must carry one */
  form: Generated<number>
  /** internal; what was wrong with records before they were sealed: kind, number of the record, fields */
  findings: Generated<string>
  /** internal; journals of processes that must be there after this batch: name, lines */
  journals: Generated<string>
}

export type AuditEvent = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; when it was recorded */
  at: Date
  /** personal; account that acted, null for a parent or a machine */
  actor_id: string | null
  /** internal; role at that moment */
  actor_role: string
  /** internal; session it was done in */
  session_id: string | null
  /** internal; why the data was used */
  purpose: string
  /** internal; module, thing and act */
  action: string
  /** internal; the record */
  subject_id: string | null
  /** internal; the dossier it belongs to */
  dossier_id: string | null
  /** internal; ids, counts and codes, never words of a family */
  detail: ColumnType<Json | null, string | null, string | null>
  /** internal; keyed hash of the record, made when it was written; null for one of before marks were made */
  mark: string | null
}

export type AuditReview = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; which look-up: rule, account, dossier and day */
  signal: string
  /** personal; what came out of it */
  note: string
  /** internal; account that reviewed it */
  reviewed_by: string
  /** internal; when */
  reviewed_at: Date
}

export type AuditSealed = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; the record */
  event_id: string
  /** internal; batch it is in */
  batch_no: number
  /** internal; place in the batch, from 0 */
  position: number
  /** internal; SHA-256 of the record */
  hash: string
  /** internal; two bytes of the hash of each field, to say which one was changed */
  marks: string
  /** internal; keyed hash of batch, place, number and hash */
  seal: string
}

export type AuditThreshold = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; which limit of the rules for unusual look-ups */
  name: string
  /** internal; from how many on; the latest row counts */
  value: number
  /** internal; account that set it */
  set_by: string
  /** internal; when */
  set_at: Date
}

export type ConsentHandover = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; the dossier */
  dossier_id: string
  /** internal; the permission by which the receiver sees the sheet */
  permission_id: string
  /** internal; account that hands over */
  giver_id: string
  /** special; organisation that takes over */
  organisation_id: string | null
  /** special; or the person who does */
  account_id: string | null
  /** personal; who sat at the table for the receiver */
  receiver_name: string
  /** special; day the three parties met */
  happened_on: IsoDay
  /** special; what helps */
  helps: string
  /** special; what is agreed */
  agreed: string
  /** special; what not to do */
  avoid: string | null
  /** special; who calls first, and when */
  calls_first: string
  /** special; how the family saw the sheet */
  seen_how: 'read-together' | 'read-aloud' | 'with-interpreter'
  /** special; when the family saw it */
  seen_on: IsoDay
  /** internal; the contact it stands as in the history */
  contact_id: string | null
  /** internal; when it was recorded */
  at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  by: string | null
  /** internal; when the receiver took over */
  taken_over_at: Date | null
  /** internal; account that said so */
  taken_over_by: string | null
}

export type ConsentItem = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; the meeting */
  meeting_id: string
  /** special; what is discussed */
  words: string
  /** internal; when it was recorded */
  at: Date
  /** internal; account that brought it */
  by: string
}

export type ConsentItemReader = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; the item */
  item_id: string
  /** special; participant who sees it */
  account_id: string
}

export type ConsentLegalGround = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** public; why data is used */
  purpose: string
  /** public; code of the ground that the municipality relies on */
  ground: string
  /** public; what the municipality is for this purpose */
  role: 'controller' | 'joint-controller' | 'processor'
  /** internal; arrangement or protocol it rests on */
  note: string | null
  /** public; first day it holds */
  valid_from: IsoDay
  /** public; last day it holds, null while it does */
  valid_until: IsoDay | null
  /** internal; when it was recorded */
  at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  by: string | null
}

export type ConsentLegalReference = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** public; what the law is about */
  key: string
  /** public; name in Dutch */
  label_nl: string
  /** public; name in English */
  label_en: string
  /** public; name in French */
  label_fr: string
  /** public; article and act, as quoted */
  article: string
  /** public; who confirmed it, or where it was read */
  source: string
  /** public; first day it holds */
  valid_from: IsoDay
  /** public; last day it holds, null while it does */
  valid_until: IsoDay | null
  /** internal; when it was recorded */
  at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  by: string | null
}

export type ConsentMeeting = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; the dossier */
  dossier_id: string
  /** special; team discussion or case conference */
  kind: 'team' | 'conference'
  /** special; what for, fixed at the opening */
  purpose: string
  /** special; a parent sits at the table */
  parent_present: boolean
  /** special; why no parent does */
  absent_reason: string | null
  /** special; legal basis of a conference */
  legal_reference_id: string | null
  /** internal; when it was recorded */
  opened_at: Date
  /** internal; account that opened it */
  opened_by: string
  /** internal; since when nobody reads it */
  closed_at: Date | null
  /** internal; account that closed it */
  closed_by: string | null
  /** internal; last day its items are kept */
  keep_until: IsoDay
  /** internal; when its items were destroyed */
  destroyed_at: Date | null
}

export type ConsentParticipant = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; the meeting */
  meeting_id: string
  /** special; who takes part */
  account_id: string
}

export type ConsentPermission = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; the dossier */
  dossier_id: string
  /** special; organisation that may see it */
  organisation_id: string | null
  /** special; or the one person who may */
  account_id: string | null
  /** special; life domains that may be seen */
  domains: Generated<string[]>
  /** special; kinds of items that may be seen */
  kinds: Generated<string[]>
  /** special; what for */
  purpose: 'welcome' | 'rights' | 'case-management' | 'family-support'
  /** internal; first day */
  from_on: IsoDay
  /** internal; last day */
  until_on: IsoDay
  /** special; how the family gave it */
  how: 'signed' | 'spoken' | 'portal'
  /** internal; answer one: bound by professional secrecy */
  recipient_bound: boolean
  /** internal; answer two: the same goal of help */
  same_goal: boolean
  /** internal; answer three: the family knows what is shared, with whom and why */
  family_told: boolean
  /** internal; the permission of which the withdrawal was a mistake */
  again_of: string | null
  /** internal; when it was recorded */
  at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  by: string | null
}

export type ConsentSecrecy = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; whom it is about: a role, an organisation or one account */
  subject: 'role' | 'organisation' | 'account'
  /** internal; the role */
  role: string | null
  /** internal; the organisation */
  organisation_id: string | null
  /** internal; the account */
  account_id: string | null
  /** internal; what binds them */
  secrecy: 'professional' | 'discretion' | 'none'
  /** internal; when it was recorded */
  at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  by: string | null
}

export type ConsentStepDomain = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; the next step */
  step_id: string
  /** special; life domain it is about */
  domain: 'housing' | 'money' | 'paperwork' | 'baby' | 'wellbeing' | 'network'
  /** internal; when it was recorded */
  at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  by: string | null
}

export type ConsentWithdrawal = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; the permission */
  permission_id: string
  /** special; who asked for it */
  how: 'told' | 'portal' | 'team'
  /** internal; when it was recorded */
  at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  by: string | null
}

export type ConsentWorkNote = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; the dossier */
  dossier_id: string
  /** internal; the only one who reads it */
  account_id: string
  /** special; personal note of the author */
  words: string
  /** internal; when it was recorded */
  at: Date
}

export type ContactsAttention = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; the dossier */
  dossier_id: string
  /** internal; what the worker said to the reminder */
  answer: 'done' | 'tomorrow' | 'not-needed'
  /** internal; not shown again before this day */
  until_on: IsoDay
  /** internal; when it was recorded */
  at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  by: string | null
  /** internal; taken back */
  withdrawn_at: Date | null
}

export type ContactsContact = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; the dossier */
  dossier_id: string
  /** special; how they met, or that it did not work out */
  kind: 'home-visit' | 'office' | 'phone' | 'message' | 'accompanied' | 'warm-handover' | 'no-show'
  /** special; day */
  happened_on: IsoDay
  /** special; time of day, null when not noted */
  happened_at: string | null
  /** internal; how long */
  minutes: number | null
  /** special; life domains touched */
  domains: Generated<string[]>
  /** special; what it was about */
  note: string | null
  /** internal; when it was recorded */
  at: Date
  /** internal; who had the contact */
  by: string | null
  /** internal; last correction */
  changed_at: Date | null
  /** internal; taken back */
  withdrawn_at: Date | null
}

export type ContactsNextStep = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; the dossier */
  dossier_id: string
  /** internal; contact it was agreed in */
  contact_id: string | null
  /** special; what will be done */
  what: string
  /** personal; who does it, in words; null for the counsellor */
  who: string | null
  /** internal; by when */
  due_on: IsoDay | null
  /** internal; when it was recorded */
  at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  by: string | null
  /** internal; when it was done */
  done_at: Date | null
  /** internal; when it was no longer needed */
  dropped_at: Date | null
}

export type ContactsVisit = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; the dossier */
  dossier_id: string
  /** internal; who goes */
  account_id: string
  /** special; how they will meet */
  kind: 'home-visit' | 'office' | 'phone' | 'message' | 'accompanied' | 'warm-handover' | 'no-show'
  /** special; day */
  planned_on: IsoDay
  /** special; time of day */
  planned_at: string | null
  /** internal; how long */
  minutes: number | null
  /** secret-address; where */
  place: string | null
  /** internal; when it was recorded */
  at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  by: string | null
  /** internal; when it was called off */
  cancelled_at: Date | null
}

export type ContactsVisitMove = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; dossier */
  dossier_id: string
  /** internal; the visit that moved */
  visit_id: string
  /** special; day before */
  was_on: IsoDay
  /** special; time of day before */
  was_at: string | null
  /** internal; who would go */
  was_by: string
  /** special; day after */
  to_on: IsoDay
  /** special; time of day after */
  to_at: string | null
  /** internal; who goes */
  to_by: string
  /** internal; those passed on in one act have it in common, null for one alone */
  with_id: string | null
  /** internal; when it was recorded */
  at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  by: string | null
  /** internal; when it was taken back */
  undone_at: Date | null
  /** internal; account that took it back */
  undone_by: string | null
}

export type DocumentsDocument = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; the dossier */
  dossier_id: string
  /** internal; the contact it belongs to, when it belongs to one */
  contact_id: string | null
  /** personal; what kind of paper it is */
  about: 'letter' | 'certificate' | 'report' | 'photo' | 'form' | 'other'
  /** special; what it is called, in words */
  name: string
  /** internal; kind of file, proven from its content */
  type: 'image/jpeg' | 'image/png' | 'image/webp' | 'application/pdf' | 'text/plain'
  /** internal; how large it is kept */
  bytes: number
  /** special; key of the file */
  file_key: string
  /** internal; what the scanner said */
  scan: 'clean' | 'infected' | 'not-scanned'
  /** internal; when it was recorded */
  at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  by: string | null
  /** internal; taken back, may be put back */
  withdrawn_at: Date | null
}

export type DossiersAssignment = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; the dossier */
  dossier_id: string
  /** internal; counsellor */
  account_id: string
  /** internal; first day */
  from_on: IsoDay
  /** internal; last day, null while it lasts */
  until_on: IsoDay | null
  /** internal; why it changed */
  reason: string | null
  /** internal; when it was recorded */
  at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  by: string | null
  /** internal; those passed on in one act have it in common, null for one alone */
  with_id: string | null
}

export type DossiersBirth = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; the dossier */
  dossier_id: string
  /** special; the pregnancy */
  pregnancy_id: string
  /** special; day of birth */
  born_on: IsoDay
  /** internal; when it was recorded */
  recorded_at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  recorded_by: string | null
  /** internal; recorded by mistake */
  withdrawn_at: Date | null
  /** internal; account that took it back */
  withdrawn_by: string | null
}

export type DossiersDossier = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; human number, reveals nothing */
  reference: string
  /** personal; the parent at the centre */
  mother_id: string
  /** internal; referral it grew from */
  referral_id: string | null
  /** internal; programme now */
  programme: string
  /** internal; version of the pack it was opened with */
  pack_version: string
  /** internal; programme at the start, by which the report counts */
  first_programme: string
  /** internal; day of referral or intake */
  opened_on: IsoDay
  /** internal; first day of guidance */
  started_on: IsoDay | null
  /** internal; from the pack, null when the birth is not known */
  planned_end_on: IsoDay | null
  /** internal; false after an ending that stands */
  is_open: boolean
  /** internal; day of the ending that stands */
  ended_on: IsoDay | null
  /** special; quick judgement at intake */
  outlook: string | null
  /** internal; when it was recorded */
  recorded_at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  recorded_by: string | null
  /** special; last day the family was heard: of the contacts that stand, null when there is none */
  heard_on: IsoDay | null
  /** special; the day silence is counted from: last heard, else the start, else the opening */
  silent_since: ColumnType<IsoDay, never, never>
  /** personal; account that guides this family now, of the assignment that stands; null for nobody */
  counsellor_id: string | null
  /** special; due date of the pregnancy the dossier is about, null when not known */
  due_on: IsoDay | null
  /** special; day of birth of the children of that pregnancy, null before it */
  born_on: IsoDay | null
  /** special; whether the losses that stand leave no child of that pregnancy */
  has_loss: Generated<boolean>
}

export type DossiersEnding = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; the dossier */
  dossier_id: string
  /** internal; last day of guidance */
  ended_on: IsoDay
  /** special; why it ended */
  reason: 'goals-reached' | 'planned-end' | 'handed-over' | 'moved' | 'own-choice' | 'no-contact' | 'other'
  /** special; reason in the words of the team or of an imported list */
  reason_text: string | null
  /** internal; stopped before the guidance was finished */
  is_drop_out: boolean
  /** special; closing summary */
  summary: string | null
  /** internal; when it was recorded */
  at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  by: string | null
  /** internal; when the dossier was opened again */
  reopened_at: Date | null
  /** internal; account that recorded it, null for a parent or a machine */
  reopened_by: string | null
}

export type DossiersFocus = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; the dossier */
  dossier_id: string
  /** special; day she said it */
  said_on: IsoDay
  /** internal; first is most important */
  position: number
  /** special; what counts now, in her words */
  words: string
  /** internal; when it was recorded */
  at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  by: string | null
  /** internal; since when a newer list stands */
  replaced_at: Date | null
}

export type DossiersLoss = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; the dossier */
  dossier_id: string
  /** special; loss during pregnancy or at birth */
  pregnancy_id: string | null
  /** special; child that died */
  person_id: string | null
  /** special; day; baby items stop from here */
  happened_on: IsoDay
  /** special; what colleagues should know */
  note: string | null
  /** internal; when it was recorded */
  recorded_at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  recorded_by: string | null
  /** internal; recorded by mistake */
  withdrawn_at: Date | null
  /** internal; account that took it back, null when not known */
  withdrawn_by: string | null
}

export type DossiersMember = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; the dossier */
  dossier_id: string
  /** personal; who */
  person_id: string
  /** personal; place in the family */
  role: 'mother' | 'co-parent' | 'child' | 'relative' | 'other'
  /** personal; in words, such as sister */
  relation: string | null
  /** special; what colleagues should know */
  note: string | null
  /** internal; when it was recorded */
  added_at: Date
  /** internal; since when no longer part of the family */
  removed_at: Date | null
}

export type DossiersPartner = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; the dossier */
  dossier_id: string
  /** special; organisation that also supports this family */
  organisation_id: string
  /** personal; colleague there */
  contact_name: string | null
  /** special; what they do for the family */
  role: string | null
  /** internal; when it was recorded */
  added_at: Date
  /** internal; since when no longer */
  removed_at: Date | null
}

export type DossiersPregnancy = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; the dossier */
  dossier_id: string
  /** special; expected day of birth */
  due_on: IsoDay | null
  /** special; number of children */
  expected: Generated<number>
  /** special; day of birth */
  born_on: IsoDay | null
  /** internal; when it was recorded */
  recorded_at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  recorded_by: string | null
}

export type DossiersProgrammePeriod = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; the dossier */
  dossier_id: string
  /** internal; programme */
  programme: string
  /** internal; version of its pack */
  pack_version: string
  /** internal; first day */
  from_on: IsoDay
  /** special; why it changed */
  reason: string | null
  /** internal; when it was recorded */
  at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  by: string | null
}

export type DossiersRefusal = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; the dossier */
  dossier_id: string
  /** special; day she said so */
  refused_on: IsoDay
  /** special; what she does not want now */
  what: 'contact' | 'guidance' | 'measurement'
  /** special; until when we do not ask again, null for always */
  until_on: IsoDay | null
  /** special; in her words */
  note: string | null
  /** internal; when it was recorded */
  at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  by: string | null
  /** internal; she came back on it */
  withdrawn_at: Date | null
  /** internal; account that took it back, null when not known */
  withdrawn_by: string | null
}

export type EvidenceEdition = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** public; period, programme and as-of date */
  settings: ColumnType<Json, string, string>
  /** internal; figures before hiding, to compare the next edition with */
  figures: ColumnType<Json, string, string>
  /** internal; when it was recorded */
  published_at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  published_by: string | null
}

export type FamilyAccess = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; the dossier */
  dossier_id: string
  /** personal; one adult, or a minor mother herself */
  person_id: string
  /** internal; how a code reaches her */
  channel: 'mail' | 'sms' | 'card'
  /** personal; mail or telephone that is safe to use, null for a card */
  address: string | null
  /** internal; keyed hash of the address or of the number of the card, to find it */
  address_hash: string
  /** personal; language of her pages */
  locale: string
  /** internal; keyed hash of the start code she got in person, null once used */
  start_hash: string | null
  /** internal; until when the start code works */
  start_expires_at: Date | null
  /** internal; argon2id of the word or PIN she chose, null until she did */
  proof_hash: string | null
  /** internal; when she chose it */
  proof_chosen_at: Date | null
  /** internal; when it was recorded */
  given_at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  given_by: string | null
  /** internal; since when it no longer works */
  revoked_at: Date | null
  /** internal; who stopped it */
  revoked_how: 'team' | 'self' | null
  /** personal; since when she wants a mail the day before an appointment, null when she does not */
  reminders_since: Date | null
  /** personal; day of the last appointment she was reminded of */
  reminded_on: IsoDay | null
}

export type FamilyAttempt = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; whose own access */
  access_id: string
  /** internal; whether the word or PIN was right */
  succeeded: boolean
  /** internal; when it was recorded */
  at: Date
}

export type FamilyCardCode = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; whose own access */
  access_id: string
  /** internal; keyed hash of one code on the card */
  code_hash: string
  /** internal; a code works once */
  used_at: Date | null
}

export type FamilyChallenge = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; whose, null when the address is not known */
  access_id: string | null
  /** internal; keyed hash of what was typed */
  address_hash: string
  /** internal; SHA-256 of the token in the browser that asked */
  device_hash: string
  /** internal; keyed hash of the code */
  code_hash: string
  /** internal; SHA-256 of the link */
  link_hash: string
  /** internal; message that carries the code */
  message_id: string | null
  /** internal; when it was recorded */
  asked_at: Date
  /** internal; ten minutes later */
  expires_at: Date
  /** internal; wrong codes */
  tries: Generated<number>
  /** internal; when the code or the link was used */
  passed_at: Date | null
  /** internal; when it led to a session or was given up */
  used_at: Date | null
}

export type FamilyHidden = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; whose own access */
  access_id: string
  /** personal; which part of her pages */
  item: string
  /** internal; when it was recorded */
  since: Date
}

export type FamilyRequest = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; whose own access */
  access_id: string
  /** internal; the dossier */
  dossier_id: string
  /** personal; who asks */
  person_id: string
  /** internal; which fact, as a code */
  about: string
  /** internal; what she asks */
  wish: 'correct' | 'contest' | 'appointment' | 'question'
  /** special; in her words */
  words: string
  /** personal; language she wrote in */
  locale: string
  /** internal; when it was recorded */
  asked_at: Date
  /** internal; changed, or her words stay beside the fact */
  outcome: 'changed' | 'stands-beside' | 'answered' | null
  /** special; what the worker answered */
  answer: string | null
  /** internal; when */
  answered_at: Date | null
  /** internal; account that recorded it, null for a parent or a machine */
  answered_by: string | null
  /** internal; taken back by her */
  withdrawn_at: Date | null
}

export type FamilySession = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; whose own access */
  access_id: string
  /** internal; SHA-256 of the token in the cookie */
  token_hash: string
  /** personal; browser and system in words */
  device: string
  /** internal; when it was recorded */
  started_at: Date
  /** internal; last request, to the minute */
  seen_at: Date
  /** internal; when it ends by itself */
  expires_at: Date
  /** internal; when it was ended */
  ended_at: Date | null
  /** internal; until when what she hides is shown */
  opened_until: Date | null
}

export type FundamentalRightsBarrier = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; the dossier */
  dossier_id: string
  /** internal; the measurement that keeps its scores */
  measurement_id: string
  /** public; id of the right */
  item: string
  /** special; what stands in the way, a word of the list of the instrument */
  barrier: string
  /** special; the same in own words, when the list has no word for it */
  words: string | null
}

export type FundamentalRightsChoice = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; the dossier */
  dossier_id: string
  /** internal; the conversation */
  talk_id: string
  /** special; id of the right she wants to work on first; null: none for now */
  item: string | null
  /** special; why, in her own words */
  why: string | null
  /** internal; when it was recorded */
  at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  by: string | null
  /** internal; taken back */
  withdrawn_at: Date | null
}

export type FundamentalRightsRound = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; the dossier */
  dossier_id: string
  /** internal; the conversation */
  talk_id: string
  /** internal; whose view */
  respondent: 'family' | 'worker' | 'joint'
  /** internal; the measurement that keeps its scores */
  measurement_id: string
  /** internal; when it was recorded */
  at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  by: string | null
  /** internal; since when its scores stand; null while they may still change */
  closed_at: Date | null
}

export type FundamentalRightsTalk = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; the dossier */
  dossier_id: string
  /** public; version of the instrument */
  version: string
  /** internal; which moment */
  moment: 'start' | 'interim' | 'end'
  /** internal; day it began */
  held_on: IsoDay
  /** personal; language she read the questions in */
  language: string
  /** internal; when it was recorded */
  at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  by: string | null
  /** internal; taken back */
  withdrawn_at: Date | null
}

export type GroupsParticipation = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; the dossier */
  dossier_id: string
  /** special; number of group sessions attended */
  sessions: number
  /** internal; day of the session or of the count */
  counted_on: IsoDay
  /** internal; when it was recorded */
  at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  by: string | null
  /** internal; taken back */
  withdrawn_at: Date | null
}

export type IdentityAccount = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** personal; sign-in name, lower case */
  email: string
  /** personal; first and last name as colleagues know it */
  name: string
  /** internal; what the account may do */
  role: 'counsellor' | 'midwife' | 'team-lead' | 'partner' | 'researcher' | 'administrator'
  /** internal; language of the screen */
  locale: Generated<string>
  /** personal; languages the worker speaks with families */
  languages: Generated<string[]>
  /** internal; ceiling of the weighted caseload, null for the ceiling of the pack */
  capacity_points: number | null
  /** internal; argon2id, null until the account is taken into use */
  password_hash: string | null
  /** internal; shared secret of the second factor, null until it is set up */
  totp_secret: string | null
  /** internal; last time step used, so that a code works once */
  totp_last_step: number | null
  /** internal; when it was recorded */
  created_at: Date
  /** internal; since when it no longer signs in */
  disabled_at: Date | null
  /** internal; who keeps the account: colleagues, the identity service at sign-in, or provisioning */
  managed_by: Generated<'hand' | 'sign-on' | 'scim'>
  /** personal; name of the account at the system that provisions it */
  external_id: string | null
  /** internal; last change by provisioning */
  changed_at: Date | null
  /** internal; since when it is closed for good and its sign-in name is free */
  released_at: Date | null
  /** internal; account that asked a new link for it, null when nobody waits for a second person */
  link_asked_by: string | null
  /** internal; when it was asked */
  link_asked_at: Date | null
  /** internal; how who asked a new link made sure whom it is for */
  link_asked_proof: 'in-person' | 'video' | 'service' | null
}

export type IdentityAccountLink = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; whose */
  account_id: string
  /** internal; identity service */
  issuer: string
  /** personal; who it is there; with the issuer the only key, never an e-mail address */
  subject: string
  /** internal; when it was recorded */
  created_at: Date
  /** internal; last sign-in */
  used_at: Date | null
  /** internal; assurance of the last sign-in */
  level: string | null
}

export type IdentityCeremony = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; what the browser was asked to bring back */
  kind: 'register' | 'passkey' | 'sign-on'
  /** internal; SHA-256 of the token in the cookie of the browser that began */
  token_hash: string
  /** internal; who began, null before signing in */
  account_id: string | null
  /** internal; what must come back signed */
  challenge: string
  /** internal; what else must be the same on return */
  detail: ColumnType<Json | null, string | null, string | null>
  /** internal; when it was recorded */
  created_at: Date
  /** internal; worth nothing after */
  expires_at: Date
  /** internal; works once */
  used_at: Date | null
}

export type IdentityEnrolment = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; account to take into use */
  account_id: string
  /** internal; SHA-256 of the link */
  token_hash: string
  /** internal; second factor being set up */
  totp_secret: string
  /** internal; when it was recorded */
  created_at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  created_by: string | null
  /** internal; the link works until then */
  expires_at: Date
  /** internal; when it was used */
  used_at: Date | null
  /** internal; how it was made sure who lost a factor, never a number of a document; null for the first link of an account */
  proof: 'in-person' | 'video' | 'service' | null
  /** internal; SHA-256 of the token with the code that is told, null where the link opens without */
  code_hash: string | null
  /** internal; wrong codes typed; after a few the link opens nothing any more */
  wrong_codes: Generated<number>
}

export type IdentityPasskey = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; whose */
  account_id: string
  /** internal; how the device names the key */
  credential_id: string
  /** internal; the half of the key that may be known */
  public_key: Buffer
  /** internal; uses counted by the device, 0 when it does not count */
  counter: number
  /** internal; how the device is reached */
  transports: Generated<string[]>
  /** personal; what its owner calls it */
  name: string
  /** internal; when it was recorded */
  created_at: Date
  /** internal; last use */
  used_at: Date | null
  /** internal; since when it no longer opens anything */
  revoked_at: Date | null
}

export type IdentityProvider = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; what the button on the sign-in page says */
  name: string
  /** internal; address of the identity service */
  issuer: string
  /** internal; name of this municipality there */
  client_id: string
  /** internal; how this program proves to be that client */
  authentication: 'client_secret_basic' | 'client_secret_post' | 'private_key_jwt'
  /** internal; name of the setting that holds secret or key file, never the secret itself */
  secret_name: string
  /** internal; what is asked; more than agreed makes the request fail */
  scopes: string[]
  /** internal; claim with the roles */
  role_claim: string
  /** internal; the claim vo_orgcode must say this, null when not looked at */
  organisation_code: string | null
  /** internal; shown on the sign-in page */
  is_enabled: Generated<boolean>
  /** internal; when it was recorded */
  changed_at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  changed_by: string | null
}

export type IdentityProviderRole = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; value in the claim with the roles */
  claim_value: string
  /** internal; role here */
  role: 'counsellor' | 'midwife' | 'team-lead' | 'partner' | 'researcher' | 'administrator'
  /** internal; least assurance of the means of signing in */
  least_level: 'substantial' | 'high'
}

export type IdentityProvisioningToken = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; which system uses it */
  name: string
  /** internal; SHA-256 of the token */
  token_hash: string
  /** internal; when it was recorded */
  created_at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  created_by: string | null
  /** internal; works until then */
  expires_at: Date
  /** internal; last use */
  used_at: Date | null
  /** internal; since when it no longer works */
  revoked_at: Date | null
}

export type IdentitySession = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; who */
  account_id: string
  /** internal; SHA-256 of the token in the cookie */
  token_hash: string
  /** internal; password given, or both factors */
  stage: 'password' | 'full'
  /** personal; browser and system in words, for the list of sessions */
  device: string
  /** internal; when it was recorded */
  started_at: Date
  /** internal; last request, to the minute */
  seen_at: Date
  /** internal; when it ends by itself */
  expires_at: Date
  /** internal; when it was ended */
  ended_at: Date | null
  /** internal; when the second factor was last proven */
  proven_at: Date | null
  /** internal; with what the second factor was proven */
  method: Generated<'code' | 'passkey' | 'sign-on'>
  /** internal; assurance the identity service gave, null for another way in */
  level: 'low' | 'substantial' | 'high' | null
  /** internal; identity service this session rests on, null for another way in */
  service_issuer: string | null
  /** internal; what that service calls its own session, null when it does not say */
  service_session: string | null
}

export type IdentitySignInAttempt = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; keyed hash of the name tried, so that unknown names are slowed down alike */
  email_hash: string
  /** internal; whether it led to a session */
  succeeded: boolean
  /** internal; when it was recorded */
  at: Date
}

export type IdentitySignInRule = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; only a passkey or the identity service opens anything, a password and code do not */
  is_strong_only: boolean
  /** internal; when it was recorded */
  changed_at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  changed_by: string | null
}

export type IdentityUsedToken = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; SHA-256 of issuer and number of a signed message that was acted on */
  token_hash: string
  /** internal; when it was */
  used_at: Date
  /** internal; refused for its age after, so no longer kept */
  expires_at: Date
}

export type ImportsCreated = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; the import */
  upload_id: string
  /** internal; what was made */
  entity: string
  /** internal; its id, so that the import can be taken back as a whole */
  entity_id: string
  /** internal; order in which it was made */
  position: number
}

export type ImportsRow = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; the import */
  upload_id: string
  /** internal; row as the spreadsheet numbers it */
  row_number: number
  /** internal; what became of it */
  outcome: 'imported' | 'linked' | 'unchanged' | 'rejected' | 'blank'
  /** internal; keyed digest of what the row says */
  fingerprint: string | null
  /** internal; number of the dossier in the list of the team */
  source_key: string | null
  /** internal; dossier it made or belongs to */
  dossier_id: string | null
  /** special; column, value and reason */
  problems: ColumnType<Json, string | undefined, string>
  /** special; the row as it stood, kept only when rejected */
  cells: ColumnType<Json | null, string | null, string | null>
}

export type ImportsSavedMapping = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; what the list holds */
  kind: string
  /** internal; digest of the headers it fits */
  headers: string
  /** internal; columns and values the team taught */
  mapping: ColumnType<Json, string, string>
  /** internal; when it was recorded */
  saved_at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  saved_by: string | null
}

export type ImportsUpload = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; what the list holds */
  kind: 'registrations' | 'case-study' | 'interviews'
  /** internal; name of the file */
  file_name: string
  /** special; the file, removed when the import is finished or dropped */
  content: Buffer | null
  /** internal; digest of the file */
  sha256: string
  /** internal; encoding, delimiter, header row, sheet */
  format: ColumnType<Json, string, string>
  /** internal; columns and values as corrected */
  mapping: ColumnType<Json | null, string | null, string | null>
  /** internal; how far */
  state: 'uploaded' | 'mapped' | 'running' | 'done' | 'undone' | 'failed'
  /** internal; rows by outcome */
  counts: ColumnType<Json | null, string | null, string | null>
  /** internal; the work that runs it */
  job_id: string | null
  /** internal; when it was recorded */
  at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  by: string | null
  /** internal; when it was applied */
  finished_at: Date | null
  /** internal; when it was taken back */
  undone_at: Date | null
  /** internal; account that recorded it, null for a parent or a machine */
  undone_by: string | null
}

export type IndicatorsMeasurement = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; the dossier */
  dossier_id: string
  /** public; id of the instrument */
  instrument: string
  /** public; its version; different versions never pair */
  version: string
  /** internal; which moment */
  moment: 'start' | 'interim' | 'end'
  /** internal; day */
  measured_on: IsoDay
  /** internal; whose view */
  respondent: 'family' | 'worker' | 'joint'
  /** personal; child it is about, when asked per child */
  child_id: string | null
  /** internal; start asked afterwards */
  is_retrospective: Generated<boolean>
  /** internal; when it was recorded */
  at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  by: string | null
  /** internal; taken back */
  withdrawn_at: Date | null
  /** special; the scores once more as {item: level or choice}, a state such as "!unknown" when there is none; for reports */
  answers: ColumnType<Json | null, string | null, string | null>
  /** special; who was there, null when not asked, empty for the worker alone */
  present: string[] | null
  /** special; who else was there, in words */
  present_other: string | null
}

export type IndicatorsScore = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; the measurement */
  measurement_id: string
  /** public; id of the item */
  item: string
  /** special; a missing answer has no row */
  state: 'answered' | 'unknown' | 'not-applicable' | 'skipped'
  /** special; number on the scale, when answered with a number */
  level: number | null
  /** special; chosen value, when answered with a choice */
  choice: string | null
}

export type LifecycleCertificate = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; kind of records that went */
  series: string
  /** internal; a rule, or the family asked */
  ground: string
  /** internal; the rule as it was: period, outcome, authority, list */
  rule: string
  /** internal; reference of the permission of the archive */
  permission: string
  /** internal; first person */
  proposed_by: string
  /** internal; second person */
  approved_by: string
  /** internal; rows that went, per table */
  counts: ColumnType<Json, string, string>
  /** internal; when it was recorded */
  erased_at: Date
  /** internal; SHA-256 over all of the above */
  hash: string
}

export type LifecycleCopy = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; the dossier */
  dossier_id: string
  /** internal; work that makes it */
  job_id: string
  /** internal; when it was recorded */
  asked_at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  asked_by: string | null
  /** internal; when it was ready */
  made_at: Date | null
  /** internal; gone after this */
  expires_at: Date
  /** special; the readable copy */
  paper: Buffer | null
  /** special; the data package */
  package: Buffer | null
  /** internal; how often a file of it was fetched */
  downloads: Generated<number>
}

export type LifecycleDue = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; the dossier */
  dossier_id: string | null
  /** internal; the referral */
  referral_id: string | null
  /** internal; the rule */
  rule_id: string
  /** internal; day its period was over */
  due_on: IsoDay
  /** internal; when it was recorded */
  found_at: Date
}

export type LifecycleHold = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; the dossier */
  dossier_id: string
  /** special; why it may not go */
  reason: string
  /** internal; last day it holds, null until it is lifted */
  until_on: IsoDay | null
  /** internal; when it was recorded */
  at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  by: string | null
}

export type LifecycleLimit = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; the dossier */
  dossier_id: string
  /** internal; kept but not used, or used but not counted */
  kind: 'restriction' | 'figures'
  /** internal; on what it rests */
  ground: 'accuracy' | 'unlawful' | 'claims' | 'objection'
  /** internal; what she asked, null when the team decided by itself */
  request_id: string | null
  /** special; why, in words, null when she did not say */
  reason: string | null
  /** internal; first day */
  from_on: IsoDay
  /** internal; when it was recorded */
  at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  by: string | null
  /** internal; day she was told that it ends */
  told_on: IsoDay | null
  /** internal; since when it no longer holds */
  lifted_at: Date | null
  /** internal; account that recorded it, null for a parent or a machine */
  lifted_by: string | null
  /** special; why it ended, in words */
  lift_reason: string | null
}

export type LifecycleLimitUse = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; the dossier */
  dossier_id: string
  /** internal; who used it */
  account_id: string
  /** internal; the exception it rests on */
  ground: 'consent' | 'claims' | 'protection'
  /** special; what it was for, in words */
  reason: string
  /** internal; when it was recorded */
  opened_at: Date
  /** internal; it closes by itself */
  ends_at: Date
}

export type LifecycleProposal = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; the dossier, null for a referral that became none */
  dossier_id: string | null
  /** internal; the referral, null for a dossier */
  referral_id: string | null
  /** internal; a rule, or the family asked */
  ground: 'retention' | 'request'
  /** internal; the rule */
  rule_id: string | null
  /** internal; what the family asked */
  request_id: string | null
  /** internal; reference of the permission of the archive */
  permission: string
  /** internal; when it was recorded */
  proposed_at: Date
  /** internal; first person */
  proposed_by: string
  /** internal; when the second person agreed */
  approved_at: Date | null
  /** internal; second person */
  approved_by: string | null
  /** internal; work that erases */
  job_id: string | null
  /** internal; when the package for the archive was made */
  handed_at: Date | null
  /** internal; account that made it */
  handed_by: string | null
  /** internal; SHA-256 of the manifest of the package */
  handed_manifest: string | null
  /** internal; when the proof of receipt was recorded */
  received_at: Date | null
  /** internal; account that recorded it */
  received_by: string | null
  /** internal; reference of the proof of receipt of the archive */
  receipt: string | null
  /** special; key of the file in which the package for the archive is kept */
  file_key: string | null
}

export type LifecycleRequest = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; the dossier */
  dossier_id: string
  /** personal; who asks, null when it is somebody for her */
  person_id: string | null
  /** internal; which right */
  kind: 'access' | 'rectification' | 'objection' | 'restriction' | 'erasure'
  /** internal; how it was asked */
  channel: 'spoken' | 'written' | 'portal'
  /** special; what she asks, in words */
  words: string
  /** internal; day it was asked */
  asked_on: IsoDay
  /** internal; last day to answer */
  due_on: IsoDay
  /** special; why the answer takes longer, null when it does not */
  extended_reason: string | null
  /** internal; day she was told that it takes longer */
  extended_on: IsoDay | null
  /** special; what was decided, null while open */
  outcome: 'granted' | 'partly' | 'refused' | 'withdrawn' | null
  /** special; the decision in words she understands */
  decision: string | null
  /** internal; day of the decision */
  decided_on: IsoDay | null
  /** internal; account that recorded it, null for a parent or a machine */
  decided_by: string | null
  /** internal; when it was recorded */
  at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  by: string | null
  /** internal; against what she objects: all use, or being counted; null for another right */
  scope: 'all' | 'figures' | null
  /** internal; the fact she asked on her own pages to correct, null for another way */
  portal_request_id: string | null
}

export type LifecycleRule = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** public; kind of records */
  series: 'dossier' | 'referral-only' | 'work-notes' | 'meeting-sheets'
  /** public; what the period counts from */
  trigger: 'closing' | 'decision'
  /** public; how long it is kept */
  months: number
  /** public; what happens then */
  outcome: 'destroy' | 'transfer' | 'sample'
  /** public; on what the rule rests */
  authority: string
  /** public; version of the selection list */
  list_version: string
  /** public; first day it holds */
  valid_from: IsoDay
  /** internal; when it was recorded */
  at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  by: string | null
  /** internal; since when another rule holds */
  ended_at: Date | null
  /** public; share of the records the archive keeps of a sample; null: all of them, until a share is agreed */
  sample_percent: number | null
}

export type NetworkMember = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; the organisation */
  organisation_id: string
  /** internal; its account on this platform */
  account_id: string
  /** internal; when it was recorded */
  since: Date
  /** internal; since when it wants a mail when a referral has news, null for never */
  news_since: Date | null
}

export type NetworkOrganisation = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** public; name as the team writes it */
  name: string
  /** public; false for the own services of the municipality */
  is_external: boolean
  /** public; other spellings, folded */
  aliases: Generated<string[]>
  /** public; telephone for colleagues */
  phone: string | null
  /** internal; when it was recorded */
  created_at: Date
}

export type NetworkReferralLink = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; whose personal link */
  organisation_id: string
  /** internal; SHA-256 of the token in the link */
  token_hash: string
  /** internal; which desk uses it */
  label: string
  /** internal; when it was recorded */
  created_at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  created_by: string | null
  /** internal; since when it no longer works */
  revoked_at: Date | null
}

export type PeoplePerson = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** personal; first name */
  given_name: string
  /** personal; last name, empty when not known */
  family_name: string
  /** personal; null when not known */
  birth_date: IsoDay | null
  /** personal; language she speaks best, ISO 639-1 */
  language: string | null
  /** personal; null when not asked */
  needs_interpreter: boolean | null
  /** personal; as typed */
  phone: string | null
  /** personal */
  email: string | null
  /** secret-address; street and number */
  street: string | null
  /** secret-address */
  postcode: string | null
  /** secret-address */
  town: string | null
  /** special; how she is reached safely: call, text, whatsapp, email, via-someone */
  contact_channel: string | null
  /** special; parts of the day that are safe */
  contact_times: Generated<string[]>
  /** special; null when not asked */
  may_leave_message: boolean | null
  /** special; what to mind when reaching her */
  contact_note: string | null
  /** special; day of death */
  died_on: IsoDay | null
  /** personal; folded name, to search */
  search_text: ColumnType<string | null, never, never>
  /** internal; when it was recorded */
  created_at: Date
  /** internal; keyed hash of the last nine digits of the telephone, to compare */
  phone_index: string | null
  /** internal; keyed hashes of its last six to nine digits, to search */
  phone_tails: Generated<string[]>
  /** special; whether nobody outside the team may learn where, how or with whom she is */
  has_safe_address: Generated<boolean>
  /** personal; folded family name, to search */
  family_search_text: ColumnType<string | null, never, never>
  /** personal; whether a dossier that runs is hers, for the list by name */
  has_running_dossier: Generated<boolean>
}

export type PlatformCounter = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; what is counted, with its year */
  name: string
  /** internal; last number given */
  n: number
}

export type PlatformDraft = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; whose draft */
  account_id: string
  /** internal; which form, with the id of its file */
  form: string
  /** special; what was typed so far */
  content: ColumnType<Json, string, string>
  /** internal; when the server had it */
  saved_at: Date
}

export type PlatformJob = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; which work */
  kind: string
  /** internal; ids and settings, never what a family said */
  input: ColumnType<Json, string, string>
  /** internal; how far */
  state: 'waiting' | 'running' | 'done' | 'failed'
  /** internal; steps done */
  done: Generated<number>
  /** internal; steps in all, null while unknown */
  total: number | null
  /** internal; ids and counts of the result */
  outcome: ColumnType<Json | null, string | null, string | null>
  /** internal; code of what went wrong */
  failure: string | null
  /** internal; account that recorded it, null for a parent or a machine */
  requested_by: string | null
  /** internal; when it was recorded */
  requested_at: Date
  /** internal; when a worker took it */
  started_at: Date | null
  /** internal; when it ended */
  finished_at: Date | null
}

export type PlatformKeyCheck = {
  /** internal; version of the master key */
  version: number
  /** internal; a known word sealed with it: it opens when the keys of the installation are the right ones */
  probe: string
  /** internal; since when it is sealed with */
  made_at: Generated<Date>
}

export type PlatformMessage = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; which way it goes */
  channel: 'mail' | 'sms'
  /** personal; where it goes, emptied when it is gone */
  recipient: string
  /** internal; neutral, names nobody */
  subject: string
  /** personal; neutral text with a code, emptied when it is gone or expired */
  body: string
  /** internal; none: nobody to send it to, kept so that a known address and an unknown one take the same steps */
  state: 'waiting' | 'sent' | 'expired' | 'refused' | 'none'
  /** internal; how often it was tried */
  attempts: Generated<number>
  /** internal; when it was recorded */
  next_try_at: Date
  /** internal; code of the last failure */
  failure: string | null
  /** internal; not sent after this */
  expires_at: Date
  /** internal; when it was recorded */
  requested_at: Date
  /** internal; when the server of the provider took it */
  sent_at: Date | null
}

export type PlatformMunicipality = {
  /** public; the municipality */
  id: string
  /** public; its name */
  name: string
  /** public; its name in an address */
  slug: string
  /** public; host name under which it is served, when it has its own */
  host: string | null
  /** public; postcodes of its territory; empty means every postcode */
  postcodes: Generated<string[]>
  /** public; look of its pages */
  theme: Generated<string>
  /** public; telephone of the team, shown to parents */
  phone: string | null
  /** public; holds invented people only; sign-in shows the second factor */
  is_demo: Generated<boolean>
  /** public; when it was created */
  created_at: Date
}

export type PlatformSavedRequest = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; key of one act of saving, made with the form */
  key: string
  /** internal; address the first save led to */
  answer: string
  /** internal; when it was saved */
  saved_at: Date
}

export type ProgrammesPack = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** public; id of the programme */
  programme: string
  /** public; version of the pack */
  version: string
  /** public; first day it may be chosen for a new dossier */
  valid_from: IsoDay
  /** public; the pack as checked when it was adopted */
  content: ColumnType<Json, string, string>
  /** internal; when it was recorded */
  adopted_at: Date
}

export type ProtectedAgreement = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** special; the dossier it belongs to */
  dossier_id: string
  /** internal; the decision */
  record_id: string
  /** special; accounts for whom the row exists, the same in all rows of one part */
  audience: string[]
  /** special; who agrees */
  account_id: string
  /** internal; when it was recorded */
  at: Date
}

export type ProtectedPart = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** special; the dossier it belongs to */
  dossier_id: string
  /** special; accounts for whom the row exists, the same in all rows of one part */
  audience: string[]
  /** internal; when it was recorded */
  at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  by: string | null
  /** special; team lead who asked that a colleague is named because nobody who was named works here any more */
  rescue_by: string | null
  /** special; colleague who would be named */
  rescue_for: string | null
  /** internal; when that was asked */
  rescue_at: Date | null
  /** special; why */
  rescue_reason: string | null
}

export type ProtectedRecord = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** special; the dossier it belongs to */
  dossier_id: string
  /** internal; the protected part */
  part_id: string
  /** special; accounts for whom the row exists, the same in all rows of one part */
  audience: string[]
  /** special; what was written down, with its kind */
  content: ColumnType<Json, string, string>
  /** internal; when it was recorded */
  at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  by: string | null
  /** internal; taken back since */
  withdrawn_at: Date | null
}

export type ReferralsLikeness = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; the referral */
  referral_id: string
  /** internal; somebody already known */
  person_id: string
  /** internal; what the worker decided */
  verdict: 'same' | 'different'
  /** internal; why they looked alike, as codes */
  reasons: Generated<string[]>
  /** internal; when it was recorded */
  decided_at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  decided_by: string | null
  /** internal; when the verdict was taken back */
  withdrawn_at: Date | null
}

export type ReferralsReferral = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; human number, reveals nothing */
  reference: string
  /** internal; the parent as this referral describes her */
  person_id: string
  /** internal; which door */
  channel: 'parent' | 'partner' | 'team' | 'import'
  /** internal; who referred, null for the parent herself */
  organisation_id: string | null
  /** personal; colleague at the partner */
  referrer_name: string | null
  /** personal; how to reach that colleague */
  referrer_contact: string | null
  /** internal; account of the partner or worker */
  referred_by: string | null
  /** internal; when it was recorded */
  received_at: Date
  /** internal; day of referral */
  received_on: IsoDay
  /** internal; derived from the steps by one function */
  state: 'new' | 'contacted' | 'waiting' | 'accepted' | 'forwarded' | 'declined' | 'withdrawn'
  /** special; pregnant or with a child */
  situation: 'pregnant' | 'born' | 'unsure'
  /** special; expected day of birth */
  due_on: IsoDay | null
  /** special; worked out from months or weeks told */
  due_is_estimate: Generated<boolean>
  /** special; birth of the youngest child */
  child_born_on: IsoDay | null
  /** special; life domains the parent named */
  help_wanted: Generated<string[]>
  /** special; what parent or partner wrote */
  message: string | null
  /** special; null when not asked */
  relationship: 'single' | 'unstable' | 'stable' | 'unknown' | null
  /** internal; how the parent agreed, null when she referred herself */
  agreement: 'spoken' | 'written' | 'not-asked' | null
  /** internal; day of the agreement */
  agreed_on: IsoDay | null
  /** personal; language in which it was explained */
  agreed_language: string | null
  /** internal; the partner may see contact, start and end */
  may_tell_status: Generated<boolean>
  /** internal; the partner may see who guides */
  may_tell_counsellor: Generated<boolean>
  /** special; one of six criteria of deprivation, null when not asked */
  income: 'weak' | 'not_weak' | 'unknown' | null
  /** special; one of six criteria of deprivation, null when not asked */
  education: 'weak' | 'not_weak' | 'unknown' | null
  /** special; one of six criteria of deprivation, null when not asked */
  work: 'weak' | 'not_weak' | 'unknown' | null
  /** special; one of six criteria of deprivation, null when not asked */
  stimulation: 'weak' | 'not_weak' | 'unknown' | null
  /** special; one of six criteria of deprivation, null when not asked */
  housing: 'weak' | 'not_weak' | 'unknown' | null
  /** special; one of six criteria of deprivation, null when not asked */
  health: 'weak' | 'not_weak' | 'unknown' | null
  /** special; other signals the partner saw */
  signals: Generated<string[]>
  /** internal; null when not asked */
  urgency: 'today' | 'this-week' | 'no-hurry' | null
  /** internal; first meeting with three */
  warm_handover: Generated<boolean>
  /** special; quick judgement at intake */
  outlook: 'soon-on-her-own' | 'long-guidance' | 'too-early' | null
  /** internal; SHA-256 of the token of the receipt */
  receipt_hash: string | null
  /** personal; language of the page used */
  locale: Generated<string>
}

export type ReferralsRevision = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; the referral */
  referral_id: string
  /** internal; which answers changed */
  fields: Generated<string[]>
  /** special; the answers as they were */
  before: ColumnType<Json, string, string>
  /** internal; when it was recorded */
  at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  by: string | null
}

export type ReferralsStep = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; the referral */
  referral_id: string
  /** internal; what was decided */
  kind: 'received' | 'contacted' | 'accepted' | 'waiting' | 'forwarded' | 'declined' | 'withdrawn' | 'undone'
  /** special; code or words why */
  reason: string | null
  /** special; what colleagues should know */
  note: string | null
  /** internal; where it was forwarded to */
  organisation_id: string | null
  /** internal; dossier it became */
  dossier_id: string | null
  /** internal; counsellor it was assigned to */
  account_id: string | null
  /** internal; step this one takes back */
  undoes_id: string | null
  /** internal; when it was recorded */
  at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  by: string | null
}

export type ReferralsTold = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; account of the partner */
  account_id: string
  /** internal; the referral */
  referral_id: string
  /** internal; what the partner could see then: words of a fixed list, no dates */
  stages: Generated<string[]>
  /** internal; when it was recorded */
  at: Date
}

export type RegisterAuthorisation = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; number or name of the authorisation */
  reference: string
  /** internal; its day */
  granted_on: IsoDay
  /** internal; when it was recorded */
  at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  by: string | null
  /** internal; since when the number is off again */
  ended_at: Date | null
  /** internal; account that recorded it, null for a parent or a machine */
  ended_by: string | null
}

export type RegisterNumber = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; the person */
  person_id: string
  /** special; national register number, eleven digits */
  number: string
  /** internal; keyed hash of the number, to find it by */
  number_index: string | null
  /** internal; when it was recorded */
  at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  by: string | null
}

export type RightsClaim = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; the dossier */
  dossier_id: string
  /** special; id of the right in the catalogue */
  right_id: string
  /** internal; child or adult it is for, empty for the family */
  subject: Generated<string>
  /** internal; when it was recorded */
  at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  by: string | null
}

export type RightsFact = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; the dossier */
  dossier_id: string
  /** internal; which fact, as the catalogue names it */
  path: string
  /** internal; person or expected child it is about, empty for the family */
  subject: Generated<string>
  /** special; the answer as JSON; null: she does not know */
  value: string | null
  /** internal; how it is known */
  source: 'family' | 'document' | 'worker' | 'self-check'
  /** internal; day on which it was so */
  known_on: IsoDay
  /** internal; when it was recorded */
  at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  by: string | null
  /** internal; taken back */
  withdrawn_at: Date | null
  /** internal; the first of the facts that were taken over together, null for one told apart */
  with_id: string | null
}

export type RightsLook = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; the dossier */
  dossier_id: string
  /** internal; day for which it was worked out */
  looked_on: IsoDay
  /** special; outcome and amount of each right, as JSON, to see what changed since */
  outcomes: string
  /** internal; when it was recorded */
  at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  by: string | null
}

export type RightsOverride = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; the dossier */
  dossier_id: string
  /** special; id of the right in the catalogue */
  right_id: string
  /** special; what the worker says instead */
  says: 'yes' | 'no'
  /** special; why */
  reason: string
  /** internal; when it was recorded */
  at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  by: string | null
  /** internal; taken back */
  withdrawn_at: Date | null
}

export type RightsPaper = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; the dossier */
  dossier_id: string
  /** special; id of the right in the catalogue */
  right_id: string
  /** internal; which paper of the list of the right */
  paper: number
  /** internal; when it was recorded */
  at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  by: string | null
}

export type RightsStep = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** internal; the dossier */
  dossier_id: string
  /** internal; the right of this family */
  claim_id: string
  /** special; how far it is */
  kind: 'found' | 'asked' | 'granted' | 'changed' | 'refused' | 'appealed' | 'stopped'
  /** internal; day of the step */
  on_day: IsoDay
  /** special; amount in euro cents */
  cents: number | null
  /** special; what the amount is per */
  per: 'once' | 'day' | 'week' | 'month' | 'quarter' | 'year' | null
  /** special; first day of the amount */
  since: IsoDay | null
  /** special; why it was refused or stopped, a word of a fixed list */
  reason: string | null
  /** personal; who does the next thing */
  next_who: string | null
  /** special; what has to be done next */
  next_what: string | null
  /** internal; last day for it */
  deadline_on: IsoDay | null
  /** internal; day on which to think of it */
  remind_on: IsoDay | null
  /** special; what else counts */
  note: string | null
  /** internal; when it was recorded */
  at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  by: string | null
  /** internal; taken back */
  withdrawn_at: Date | null
  /** internal; the rules worked the amount out; else a person noted it */
  is_computed: Generated<boolean>
}

export type RightsCatalogueChange = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; UUIDv7 */
  id: string
  /** public; the right it is about */
  right_id: string
  /** public; an amount, a right, or other rules from a day on */
  kind: 'value' | 'right' | 'version'
  /** internal; the change itself: data of the catalogue, nothing of a family */
  content: ColumnType<Json, string, string>
  /** internal; digest of the right it takes the place of, to see whether that changed since */
  base: string | null
  /** internal; what the drafter says about it */
  note: string | null
  /** internal; how it came in */
  origin: 'form' | 'import' | 'command'
  /** internal; when it was recorded */
  at: Date
  /** internal; account that recorded it, null for a parent or a machine */
  by: string | null
  /** internal; the draft was put aside */
  dropped_at: Date | null
  /** internal; account that put it aside */
  dropped_by: string | null
  /** internal; since when it holds for everybody */
  published_at: Date | null
  /** internal; account of the second person */
  published_by: string | null
  /** internal; why it was published */
  publish_reason: string | null
  /** internal; taken back as a whole */
  withdrawn_at: Date | null
  /** internal; account that took it back */
  withdrawn_by: string | null
  /** internal; why it was taken back */
  withdraw_reason: string | null
  /** internal; the last look at what it would change for running families */
  job_id: string | null
}

export type DB = {
  'access.closure': AccessClosure
  'access.conflict': AccessConflict
  'access.glass': AccessGlass
  'access.named': AccessNamed
  'audit.batch': AuditBatch
  'audit.event': AuditEvent
  'audit.review': AuditReview
  'audit.sealed': AuditSealed
  'audit.threshold': AuditThreshold
  'consent.handover': ConsentHandover
  'consent.item': ConsentItem
  'consent.item_reader': ConsentItemReader
  'consent.legal_ground': ConsentLegalGround
  'consent.legal_reference': ConsentLegalReference
  'consent.meeting': ConsentMeeting
  'consent.participant': ConsentParticipant
  'consent.permission': ConsentPermission
  'consent.secrecy': ConsentSecrecy
  'consent.step_domain': ConsentStepDomain
  'consent.withdrawal': ConsentWithdrawal
  'consent.work_note': ConsentWorkNote
  'contacts.attention': ContactsAttention
  'contacts.contact': ContactsContact
  'contacts.next_step': ContactsNextStep
  'contacts.visit': ContactsVisit
  'contacts.visit_move': ContactsVisitMove
  'documents.document': DocumentsDocument
  'dossiers.assignment': DossiersAssignment
  'dossiers.birth': DossiersBirth
  'dossiers.dossier': DossiersDossier
  'dossiers.ending': DossiersEnding
  'dossiers.focus': DossiersFocus
  'dossiers.loss': DossiersLoss
  'dossiers.member': DossiersMember
  'dossiers.partner': DossiersPartner
  'dossiers.pregnancy': DossiersPregnancy
  'dossiers.programme_period': DossiersProgrammePeriod
  'dossiers.refusal': DossiersRefusal
  'evidence.edition': EvidenceEdition
  'family.access': FamilyAccess
  'family.attempt': FamilyAttempt
  'family.card_code': FamilyCardCode
  'family.challenge': FamilyChallenge
  'family.hidden': FamilyHidden
  'family.request': FamilyRequest
  'family.session': FamilySession
  'fundamental_rights.barrier': FundamentalRightsBarrier
  'fundamental_rights.choice': FundamentalRightsChoice
  'fundamental_rights.round': FundamentalRightsRound
  'fundamental_rights.talk': FundamentalRightsTalk
  'groups.participation': GroupsParticipation
  'identity.account': IdentityAccount
  'identity.account_link': IdentityAccountLink
  'identity.ceremony': IdentityCeremony
  'identity.enrolment': IdentityEnrolment
  'identity.passkey': IdentityPasskey
  'identity.provider': IdentityProvider
  'identity.provider_role': IdentityProviderRole
  'identity.provisioning_token': IdentityProvisioningToken
  'identity.session': IdentitySession
  'identity.sign_in_attempt': IdentitySignInAttempt
  'identity.sign_in_rule': IdentitySignInRule
  'identity.used_token': IdentityUsedToken
  'imports.created': ImportsCreated
  'imports.row': ImportsRow
  'imports.saved_mapping': ImportsSavedMapping
  'imports.upload': ImportsUpload
  'indicators.measurement': IndicatorsMeasurement
  'indicators.score': IndicatorsScore
  'lifecycle.certificate': LifecycleCertificate
  'lifecycle.copy': LifecycleCopy
  'lifecycle.due': LifecycleDue
  'lifecycle.hold': LifecycleHold
  'lifecycle.limit': LifecycleLimit
  'lifecycle.limit_use': LifecycleLimitUse
  'lifecycle.proposal': LifecycleProposal
  'lifecycle.request': LifecycleRequest
  'lifecycle.rule': LifecycleRule
  'network.member': NetworkMember
  'network.organisation': NetworkOrganisation
  'network.referral_link': NetworkReferralLink
  'people.person': PeoplePerson
  'platform.counter': PlatformCounter
  'platform.draft': PlatformDraft
  'platform.job': PlatformJob
  'platform.key_check': PlatformKeyCheck
  'platform.message': PlatformMessage
  'platform.municipality': PlatformMunicipality
  'platform.saved_request': PlatformSavedRequest
  'programmes.pack': ProgrammesPack
  'protected.agreement': ProtectedAgreement
  'protected.part': ProtectedPart
  'protected.record': ProtectedRecord
  'referrals.likeness': ReferralsLikeness
  'referrals.referral': ReferralsReferral
  'referrals.revision': ReferralsRevision
  'referrals.step': ReferralsStep
  'referrals.told': ReferralsTold
  'register.authorisation': RegisterAuthorisation
  'register.number': RegisterNumber
  'rights.claim': RightsClaim
  'rights.fact': RightsFact
  'rights.look': RightsLook
  'rights.override': RightsOverride
  'rights.paper': RightsPaper
  'rights.step': RightsStep
  'rights_catalogue.change': RightsCatalogueChange
}
