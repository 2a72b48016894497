import { recordAudit, recordAudits } from '#modules/audit/public.ts'
import { type Actor, machine } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { type AskedMeeting, checkMeeting, type MeetingKind, type MeetingRefusal } from '../domain/meeting.ts'
import { mayReceiveContent } from '../domain/secrecy.ts'
import { policy } from '../policy.ts'
import { listReferences } from '../queries/legal.ts'
import { itemsFor, type MeetingItem, type MeetingRow, openMeeting } from '../queries/meetings.ts'
import { askerOf, askers } from '../queries/secrecy.ts'
import { deleteItemsBefore, insertItem, insertMeeting, updateClosed } from '../store.ts'

type NotFound = { readonly kind: 'not-found' }
const teamRoles: readonly string[] = ['counsellor', 'midwife', 'team-lead']

export type OpenMeeting = {
  readonly dossierId: string
  readonly kind: MeetingKind
  readonly purpose: string | null
  readonly participantIds: readonly string[]
  readonly parentPresent: AskedMeeting['parentPresent']
  readonly absentReason: string | null
  readonly legalReferenceId: string | null
}

/** Opens a discussion or a conference: purpose and participants are fixed from here on. */
export async function startMeeting(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  command: OpenMeeting,
): Promise<Result<{ readonly meetingId: string }, NotFound | MeetingRefusal>> {
  if (!policy.allows(actor, 'consent.meeting.open') || actor.accountId === null) return refuse({ kind: 'not-found' })
  const { municipalityId, accountId } = actor
  const people = await askers(tx, municipalityId, [...new Set(command.participantIds)])
  if (people.length !== new Set(command.participantIds).size) return refuse({ kind: 'not-found' })
  const references = await listReferences(tx, municipalityId)
  const basis = references.find(({ id }) => id === command.legalReferenceId) ?? null
  const participants = people.map(({ accountId: id, secrecy, role }) => ({ accountId: id, secrecy, isTeam: teamRoles.includes(role) }))
  const { kind, purpose, parentPresent, absentReason } = command
  const checked = checkMeeting({ kind, purpose, participants, openedBy: accountId, parentPresent, absentReason, basis }, deps.today())
  if (!checked.ok) return checked
  const meeting = checked.value
  const meetingId = deps.newId()
  const row = {
    municipality_id: municipalityId,
    id: meetingId,
    dossier_id: command.dossierId,
    kind,
    purpose: meeting.purpose,
    parent_present: meeting.parentPresent,
    absent_reason: meeting.absentReason,
    legal_reference_id: meeting.basisId,
    opened_at: deps.now(),
    opened_by: accountId,
    keep_until: meeting.keepUntil,
  }
  await insertMeeting(tx, row, meeting.participantIds)
  const detail = { kind, purpose: meeting.purpose, participants: meeting.participantIds.length, basis: meeting.basisId }
  await recordAudit(tx, deps, actor, { action: 'consent.meeting.opened', subjectId: meetingId, dossierId: command.dossierId, detail })
  return ok({ meetingId })
}

/** The meeting for a participant who may read content today; null looks the same for everybody else. */
async function attended(tx: Tx, actor: Actor, meetingId: string): Promise<MeetingRow | null> {
  if (!policy.allows(actor, 'consent.meeting.attend') || actor.accountId === null) return null
  const asker = await askerOf(tx, actor.municipalityId, actor.accountId)
  if (asker === null || !mayReceiveContent(asker.secrecy)) return null
  return openMeeting(tx, actor.municipalityId, meetingId, actor.accountId)
}

export type AttendedMeeting = { readonly meeting: MeetingRow; readonly items: readonly MeetingItem[] }

/** What one participant reads now: one record in the audit for the meeting and one for each item. */
export async function attendMeeting(
  tx: Tx,
  deps: Pick<Deps, 'newId' | 'now'>,
  actor: Actor,
  meetingId: string,
): Promise<AttendedMeeting | null> {
  const meeting = await attended(tx, actor, meetingId)
  if (meeting === null || actor.accountId === null) return null
  const items = await itemsFor(tx, actor.municipalityId, meetingId, actor.accountId)
  const { dossierId } = meeting
  await recordAudits(tx, deps, actor, [
    { action: 'consent.meeting.read', subjectId: meetingId, dossierId, detail: { items: items.length } },
    ...items.map(({ id }) => ({ action: 'consent.item.read', subjectId: id, dossierId })),
  ])
  return { meeting, items }
}

export type AddItem = { readonly meetingId: string; readonly words: string; readonly readerIds: readonly string[] }

/** Brings something to the table, for the participants that are named; whoever brings it sees it too. */
export async function addItem(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  { meetingId, words, readerIds }: AddItem,
): Promise<Result<{ readonly itemId: string }, NotFound>> {
  const meeting = await attended(tx, actor, meetingId)
  if (meeting === null || actor.accountId === null) return refuse({ kind: 'not-found' })
  const readers = [...new Set([actor.accountId, ...readerIds])]
  if (readers.some((id) => !meeting.participantIds.includes(id))) return refuse({ kind: 'not-found' })
  const itemId = deps.newId()
  const row = { municipality_id: actor.municipalityId, id: itemId, meeting_id: meetingId, words, at: deps.now(), by: actor.accountId }
  await insertItem(tx, row, readers)
  const entry = { action: 'consent.item.added', subjectId: itemId, dossierId: meeting.dossierId, detail: { readers: readers.length } }
  await recordAudit(tx, deps, actor, entry)
  return ok({ itemId })
}

/** Closes it for everybody: from the next request on nobody reads its items. Nothing goes to the dossier by itself. */
export async function closeMeeting(tx: Tx, deps: Deps, actor: Actor, meetingId: string): Promise<Result<null, NotFound>> {
  const meeting = await attended(tx, actor, meetingId)
  if (meeting === null || meeting.openedBy !== actor.accountId) return refuse({ kind: 'not-found' })
  await updateClosed(tx, { municipalityId: actor.municipalityId, id: meetingId }, { at: deps.now(), by: actor.accountId })
  await recordAudit(tx, deps, actor, { action: 'consent.meeting.closed', subjectId: meetingId, dossierId: meeting.dossierId })
  return ok(null)
}

/** Destroys the items of meetings whose term is over, open ones too. Run daily; run twice it does nothing more. */
export async function destroyOldItems(tx: Tx, deps: Deps, municipalityId: string): Promise<number> {
  const ids = await deleteItemsBefore(tx, municipalityId, deps.today(), deps.now())
  const actor = machine(municipalityId, 'sharing')
  await recordAudits(
    tx,
    deps,
    actor,
    ids.map((subjectId) => ({ action: 'consent.meeting.destroyed', subjectId })),
  )
  return ids.length
}
