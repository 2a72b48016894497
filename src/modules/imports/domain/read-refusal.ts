export const READ_REFUSALS = [
  'empty-file',
  'too-large',
  'too-many-rows',
  'too-many-columns',
  'old-or-locked-excel',
  'broken-excel',
  'not-a-table',
  'no-header',
] as const
/** Why a file could not be read as a table at all. */
export type ReadRefusalKind = (typeof READ_REFUSALS)[number]
