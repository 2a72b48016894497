export type FindingKind =
  | 'changed'
  | 'missing'
  | 'added'
  | 'altered-before-sealing'
  | 'not-written'
  | 'gone-before-sealing'
  | 'moved'
  | 'seal-changed'
  | 'seal-missing'
  | 'batch-missing'
  | 'batch-changed'
  | 'anchor-differs'
  | 'anchor-changed'
  | 'journal-missing'
  | 'journal-bent'
  | 'journal-cut'

/** One thing that is not as it was sealed: which record or batch, and what of it. */
export type Finding = {
  readonly kind: FindingKind
  readonly eventId?: string
  /** The journal of a process, by its name. */
  readonly journal?: string
  readonly batch?: number
  readonly position?: number
  readonly what: readonly string[]
}

const words: Readonly<Record<FindingKind, string>> = {
  changed: 'was changed after it was sealed',
  missing: 'was sealed and is gone',
  added: 'was put in afterwards',
  'altered-before-sealing': 'was altered before it was sealed',
  'not-written': 'was not written by the program',
  'gone-before-sealing': 'was recorded and was gone before it was sealed',
  moved: 'stands at another place than where it was sealed',
  'seal-changed': 'carries a seal this installation did not make',
  'seal-missing': 'lost its record',
  'batch-missing': 'is missing',
  'batch-changed': 'was changed after it was sealed',
  'anchor-differs': 'is not what was written down outside the database',
  'anchor-changed': 'is a line in the anchors that this installation did not write',
  'journal-missing': 'is not there',
  'journal-bent': 'was written in by somebody else',
  'journal-cut': 'was cut off',
}

/** The finding as one line for an operator. */
export function findingLine({ kind, eventId, journal, batch, position, what }: Finding): string {
  const place = [batch === undefined ? [] : [`batch ${batch}`], position === undefined ? [] : [`place ${position}`]].flat().join(', ')
  const [named] = [eventId === undefined ? [] : [`record ${eventId}`], journal === undefined ? [] : [`journal ${journal}`]].flat()
  const subject = named === undefined ? place : `${named}${place === '' ? '' : ` (${place})`}`
  return `${subject} ${words[kind]}: ${what.join(', ')}`
}
