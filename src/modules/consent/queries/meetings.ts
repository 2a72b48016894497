import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { MeetingKind } from '../domain/meeting.ts'

/** Everything about a meeting but its content. */
export type MeetingRow = {
  readonly id: string
  readonly dossierId: string
  readonly kind: MeetingKind
  readonly purpose: string
  readonly parentPresent: boolean
  readonly absentReason: string | null
  readonly legalReferenceId: string | null
  readonly openedAt: Date
  readonly openedBy: string
  readonly closedAt: Date | null
  readonly keepUntil: IsoDay
  readonly destroyedAt: Date | null
  readonly participantIds: readonly string[]
}

function meetings(tx: Tx, municipalityId: string) {
  return tx
    .selectFrom('consent.meeting as m')
    .select([
      'm.id',
      'm.dossier_id as dossierId',
      'm.kind',
      'm.purpose',
      'm.parent_present as parentPresent',
      'm.absent_reason as absentReason',
      'm.legal_reference_id as legalReferenceId',
      'm.opened_at as openedAt',
      'm.opened_by as openedBy',
      'm.closed_at as closedAt',
      'm.keep_until as keepUntil',
      'm.destroyed_at as destroyedAt',
    ])
    .where('m.municipality_id', '=', municipalityId)
}

async function withParticipants(
  tx: Tx,
  municipalityId: string,
  rows: readonly Omit<MeetingRow, 'participantIds'>[],
): Promise<MeetingRow[]> {
  if (rows.length === 0) return []
  const seats = await tx
    .selectFrom('consent.participant')
    .select(['meeting_id', 'account_id'])
    .where('municipality_id', '=', municipalityId)
    .where(
      'meeting_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('account_id')
    .execute()
  return rows.map((row) => ({
    ...row,
    participantIds: seats.filter(({ meeting_id }) => meeting_id === row.id).map(({ account_id }) => account_id),
  }))
}

/** Meetings about one family, newest first: that they were, with whom and what for. Never what was said. */
export async function listMeetings(tx: Tx, municipalityId: string, dossierId: string): Promise<MeetingRow[]> {
  const rows = await meetings(tx, municipalityId).where('m.dossier_id', '=', dossierId).orderBy('m.id', 'desc').execute()
  return withParticipants(tx, municipalityId, rows)
}

/** Open meetings in which this account takes part, newest first. */
export async function meetingsOf(tx: Tx, municipalityId: string, accountId: string): Promise<MeetingRow[]> {
  const rows = await meetings(tx, municipalityId)
    .innerJoin('consent.participant as p', (join) =>
      join.onRef('p.municipality_id', '=', 'm.municipality_id').onRef('p.meeting_id', '=', 'm.id'),
    )
    .where('p.account_id', '=', accountId)
    .where('m.closed_at', 'is', null)
    .where('m.destroyed_at', 'is', null)
    .orderBy('m.id', 'desc')
    .execute()
  return withParticipants(tx, municipalityId, rows)
}

/** An open meeting at which this account sits; null for everybody else, and for everybody once it is closed. */
export async function openMeeting(tx: Tx, municipalityId: string, meetingId: string, accountId: string): Promise<MeetingRow | null> {
  const found = await meetingsOf(tx, municipalityId, accountId)
  return found.find(({ id }) => id === meetingId) ?? null
}

export type MeetingItem = {
  readonly id: string
  readonly words: string
  readonly at: Date
  readonly by: string
  /** Who else sees it: told to who laid it on the table, null to everybody else. */
  readonly readerIds: readonly string[] | null
}

/** What this participant sees: the items shown to her, in the order in which they came, while the meeting is open. */
export async function itemsFor(tx: Tx, municipalityId: string, meetingId: string, accountId: string): Promise<MeetingItem[]> {
  const items = await tx
    .selectFrom('consent.item as i')
    .innerJoin('consent.item_reader as r', (join) =>
      join.onRef('r.municipality_id', '=', 'i.municipality_id').onRef('r.item_id', '=', 'i.id'),
    )
    .innerJoin('consent.meeting as m', (join) =>
      join.onRef('m.municipality_id', '=', 'i.municipality_id').onRef('m.id', '=', 'i.meeting_id'),
    )
    .select(['i.id', 'i.words', 'i.at', 'i.by'])
    .where('i.municipality_id', '=', municipalityId)
    .where('i.meeting_id', '=', meetingId)
    .where('r.account_id', '=', accountId)
    .where('m.closed_at', 'is', null)
    .orderBy('i.id')
    .execute()
  const own = items.filter(({ by }) => by === accountId).map(({ id }) => id)
  const readers =
    own.length === 0
      ? []
      : await tx
          .selectFrom('consent.item_reader')
          .select(['item_id as itemId', 'account_id as readerId'])
          .where('municipality_id', '=', municipalityId)
          .where('item_id', 'in', own)
          .execute()
  return items.map((item) => ({
    ...item,
    readerIds: item.by === accountId ? readers.flatMap(({ itemId, readerId }) => (itemId === item.id ? readerId : [])) : null,
  }))
}
