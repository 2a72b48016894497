import { type Finding, fail, fine, warn } from './finding.ts'

export type KeyFacts = {
  /** File, or program that gives the keys. */
  readonly source: string
  /** Rights of the file, such as 600; null when keys do not come from a file. */
  readonly mode: string | null
  /** Whether a copy of the database's folder would hold the keys too. */
  readonly isInsideData: boolean
  /** Why the keys do not fit the database, or cannot be read; null when they do. */
  readonly problem: string | null
  /** Versions the file holds; none before the first start. */
  readonly versions: number
}

/** Whether the keys are there, are the right ones, and stand where only the program reads them. */
export function judgeKeys({ source, mode, isInsideData, problem, versions }: KeyFacts): Finding[] {
  if (problem !== null) {
    const explain = 'What families told is sealed with these keys. The program does not start without them, and nobody can make them again.'
    return [fail('keys', problem, explain, 'Put the key file back from the copy that is kept apart; see the guide for operators, Keys.')]
  }
  if (versions === 0) return [warn('keys', 'There are no keys yet', 'They are made at the first start.', 'Run: npx opkomst migrate')]
  return [
    fine('keys', `The keys of ${source} open what the database holds`),
    ...judgeFile(source, mode),
    ...judgePlace(source, isInsideData),
  ]
}

function judgeFile(source: string, mode: string | null): Finding[] {
  if (mode === null || /^[4-7]00$/.test(mode)) return []
  return [
    fail(
      'key-file',
      `Others on this machine may read the keys (rights ${mode})`,
      'Whoever has the keys and a backup reads all.',
      `Run: chmod 600 ${source}`,
    ),
  ]
}

function judgePlace(source: string, isInsideData: boolean): Finding[] {
  if (!isInsideData) return []
  const explain = 'A copy of the database then holds the keys that open it, so a lost backup is a lost secret.'
  return [
    fail(
      'key-place',
      `The keys stand inside the folder of the database: ${source}`,
      explain,
      'Stop the program, move the file elsewhere and set OPKOMST_KEYS to it.',
    ),
  ]
}
