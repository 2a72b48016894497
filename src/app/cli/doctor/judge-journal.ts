import { type Finding, fail, fine, warn } from './finding.ts'

export type JournalFacts = {
  readonly folder: string
  /** Why nothing can be written there; null when it can. */
  readonly problem: string | null
  /** Bytes an ordinary program may still write there; null when that cannot be told. */
  readonly freeBytes: number | null
  /** Rights of the folder, such as 700; null before the first start. */
  readonly mode: string | null
  /** Whether whoever can write the files of the database writes there too. */
  readonly isInsideData: boolean
  readonly journals: number
}

const enoughBytes = 100 * 1024 ** 2

/** Whether the numbers of what is recorded outlive the program, and where only the program writes them. */
export function judgeJournal({ folder, problem, freeBytes, mode, isInsideData, journals }: JournalFacts): Finding[] {
  const explain = 'Of a program that is killed, a record removed in its last seconds would not be missed. All other work goes on.'
  if (problem !== null) {
    return [
      fail(
        'journal',
        `The journal of the audit cannot be written: ${problem}`,
        explain,
        `Give the program's account ${folder} to write in.`,
      ),
    ]
  }
  const few = freeBytes !== null && freeBytes < enoughBytes
  const isOpen = mode !== null && !/^[0-7]00$/.test(mode)
  return [
    few
      ? warn('journal', `Little room for the journal of the audit in ${folder}`, explain, 'Make room on that disk.')
      : fine('journal', `The journal of the audit is kept in ${folder}${journals === 0 ? '' : `, ${journals} of them`}`),
    ...(isOpen
      ? [
          warn(
            'journal-rights',
            `Others on this machine may enter ${folder} (rights ${mode})`,
            'They might write in it.',
            `Run: chmod 700 ${folder}`,
          ),
        ]
      : []),
    ...(isInsideData
      ? [
          warn(
            'journal-place',
            `The journal of the audit stands inside the folder of the database: ${folder}`,
            'Whoever changes the database there changes the journal too.',
            'Set OPKOMST_AUDIT_JOURNAL to a folder elsewhere and start anew. Leave the old one until a start has read it.',
          ),
        ]
      : []),
  ]
}
