import type { EntryKind } from '../domain/entry.ts'

/** Last part of the address of the form for each kind of entry. */
export const kindPaths = {
  sheet: 'blad',
  consultation: 'gesprek',
  decision: 'beslissing',
  term: 'termijn',
  document: 'document',
  'report-right': 'melding',
} as const satisfies Readonly<Record<EntryKind, string>>

/** Where a part that nobody can read any more is rescued, by two people. Part and colleague stand in the form, never in the address. */
export const rescuePaths = { ask: '/beheer/zonder-lezer', confirm: '/beheer/zonder-lezer/bevestigen' } as const

export const paths = {
  dossier: (dossierId: string) => `/gezinnen/${dossierId}`,
  /** On every dossier, for everybody of the team: that somebody goes there says nothing about the dossier. */
  start: (dossierId: string) => `/gezinnen/${dossierId}/zorg`,
  parts: (dossierId: string) => `/gezinnen/${dossierId}/beschermd`,
  part: (dossierId: string, partId: string) => `/gezinnen/${dossierId}/beschermd/${partId}`,
  people: (dossierId: string, partId: string) => `/gezinnen/${dossierId}/beschermd/${partId}/collega`,
  add: (dossierId: string, partId: string, kind: EntryKind) => `/gezinnen/${dossierId}/beschermd/${partId}/${kindPaths[kind]}`,
  entry: (dossierId: string, partId: string, entryId: string, act: 'akkoord' | 'terug' | 'opnieuw' | 'afdruk') =>
    `/gezinnen/${dossierId}/beschermd/${partId}/${entryId}/${act}`,
}
