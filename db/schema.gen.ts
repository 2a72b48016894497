// Made by `node --import tsx scripts/schema.ts` from the migrations; a test compares. Do not edit.
import type { ColumnType, Generated } from 'kysely'
import type { IsoDay } from '#platform/day.ts'

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

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

export type NetworkMember = {
  /** internal; the municipality that owns the row */
  municipality_id: string
  /** internal; the organisation */
  organisation_id: string
  /** internal; its account on this platform */
  account_id: string
  /** internal; when it was recorded */
  since: Date
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
  /** personal; last nine digits, to compare */
  phone_digits: ColumnType<string | null, never, never>
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

export type DB = {
  'audit.event': AuditEvent
  'contacts.attention': ContactsAttention
  'contacts.contact': ContactsContact
  'contacts.next_step': ContactsNextStep
  'contacts.visit': ContactsVisit
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
  'groups.participation': GroupsParticipation
  'identity.account': IdentityAccount
  'identity.enrolment': IdentityEnrolment
  'identity.session': IdentitySession
  'identity.sign_in_attempt': IdentitySignInAttempt
  'imports.created': ImportsCreated
  'imports.row': ImportsRow
  'imports.saved_mapping': ImportsSavedMapping
  'imports.upload': ImportsUpload
  'indicators.measurement': IndicatorsMeasurement
  'indicators.score': IndicatorsScore
  'network.member': NetworkMember
  'network.organisation': NetworkOrganisation
  'network.referral_link': NetworkReferralLink
  'people.person': PeoplePerson
  'platform.counter': PlatformCounter
  'platform.draft': PlatformDraft
  'platform.job': PlatformJob
  'platform.municipality': PlatformMunicipality
  'platform.saved_request': PlatformSavedRequest
  'programmes.pack': ProgrammesPack
  'referrals.likeness': ReferralsLikeness
  'referrals.referral': ReferralsReferral
  'referrals.revision': ReferralsRevision
  'referrals.step': ReferralsStep
}
