import { hash } from 'node:crypto'

/** A record as it is sealed: the moment as UTC text with microseconds and the detail as PostgreSQL writes it, so that nothing can move unseen. */
export type StoredEvent = {
  readonly id: string
  readonly at: string
  readonly actorId: string | null
  readonly actorRole: string
  readonly sessionId: string | null
  readonly purpose: string
  readonly action: string
  readonly subjectId: string | null
  readonly dossierId: string | null
  readonly detail: string | null
  /** What the program put on it as it wrote it; null for a record of before it did. */
  readonly mark: string | null
}

export const eventFields = [
  'at',
  'actorId',
  'actorRole',
  'sessionId',
  'purpose',
  'action',
  'subjectId',
  'dossierId',
  'detail',
] as const satisfies readonly (keyof StoredEvent)[]
export type EventField = (typeof eventFields)[number]

export function sha256(text: string): string {
  return hash('sha256', text, 'base64url')
}

/** The one hash of a record: over a JSON array of fixed order that begins with the version of this very form. */
export function eventHash(municipalityId: string, event: StoredEvent): string {
  return sha256(JSON.stringify(['opkomst.audit.event.1', municipalityId, event.id, ...eventFields.map((field) => event[field])]))
}

const markLength = 3

/** The hash of a record as it is sealed: with its mark, from the form of batches on that asks for one. */
export function sealedHash(form: number, municipalityId: string, event: StoredEvent): string {
  const hash = eventHash(municipalityId, event)
  return form === 1 ? hash : sha256(JSON.stringify(['opkomst.audit.event.2', hash, event.mark]))
}

/** A short mark per field. It proves nothing; it tells which field differs when the hash says that one does. */
export function fieldMarks(event: StoredEvent): string {
  return eventFields.map((field) => sha256(JSON.stringify([field, event[field]])).slice(0, markLength)).join('')
}

/** The fields that differ from what was sealed. */
export function changedFields(event: StoredEvent, marks: string): readonly EventField[] {
  const now = fieldMarks(event)
  const of = (text: string, index: number): string => text.slice(index * markLength, (index + 1) * markLength)
  return eventFields.filter((_, index) => of(now, index) !== of(marks, index))
}
