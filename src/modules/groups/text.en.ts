import { plural } from '#platform/text/format.ts'
import type { Text } from './text.ts'

const sessions = (n: number): string => plural(n, 'en', { one: '# session', other: '# sessions' })

export const en: Text = {
  title: 'Group work',
  never: 'Not counted yet.',
  total: (n) => `${sessions(n)} attended`,
  line: (n, day) => `${sessions(n)}, counted on ${day}`,
  add: 'Add sessions',
  sessions: 'Number of sessions',
  countedOn: 'Day',
  save: 'Add',
  saved: 'Group work added.',
  takeBack: 'Take back',
  takenBack: 'Group work taken back.',
  restored: 'Group work is back.',
  countMissing: 'Fill in how many sessions, a number from 1 to 100.',
  dayMissing: 'Choose the day of the session or of the count.',
  inFuture: 'That day is still to come. Choose today or earlier.',
  beforeOpening: (day) => `The dossier began on ${day}. Choose that day or later.`,
  afterEnding: (day) => `Guidance ended on ${day}. Choose that day or earlier.`,
  today: 'Today',
  yesterday: 'Yesterday',
  back: 'Back to the family',
}
