import { type Finding, type JournalTrouble, readSealKeys, takeUnwatched } from '#modules/audit/public.ts'
import { projectRoot } from '#platform/root.ts'
import type { Sealing } from './seal-and-anchor.ts'

const everySeconds = 15
const second = 1_000
const roundsOfFiveMinutes = 300 / everySeconds
const roundsOfADay = 86_400 / everySeconds
/** So that a long backlog does not take the processor from those who work: the rest comes with the next round. */
const atMostBatches = 20

export type SealWatch = {
  readonly onError: (error: Error) => void
  /** A record that was bent, put in or taken away before it was sealed. */
  readonly onFound: (municipalityId: string, finding: Finding) => void
  /** The journal cannot be written: told when it begins. The work goes on. */
  readonly onJournal: (trouble: JournalTrouble) => void
}

/**
 * Seals at once and then every fifteen seconds while the program runs. Most rounds look at the last minutes only; every five minutes one looks
 * through a day, once a day, and at the start, one through all records. What is unsealed is itself the order of work: a round that fails or is
 * cut off is made up by the next. `stop` comes when nothing is written any more, and ends with a round of its own: what this program wrote is
 * known to nobody after it.
 */
export function startSealing(sealing: Sealing, { onError, onFound, onJournal }: SealWatch): { readonly stop: () => Promise<void> } {
  let running: Promise<void> = Promise.resolve()
  let isRunning = false
  let rounds = 0
  let hadTrouble = false
  let hasTrouble = false
  const tell = (trouble: JournalTrouble): void => {
    hasTrouble = true
    if (!hadTrouble) onJournal(trouble)
  }
  const round = async (reach: 'recent' | 'day' | 'all', batches: number, isEnding = false): Promise<void> => {
    try {
      hasTrouble = false
      await sealing.round({ reach, batches, isEnding, onFound, onJournal: tell, lookAgain: () => readSealKeys(projectRoot) })
      const unwatched = takeUnwatched()
      if (unwatched > 0) onError(new Error(`${unwatched} records were written faster than sealed: their removal would not be seen`))
      hadTrouble = hasTrouble
    } catch (error) {
      onError(error instanceof Error ? error : new Error(String(error)))
    }
    isRunning = false
  }
  const next = (): void => {
    if (isRunning) return
    isRunning = true
    running = round(reachOf(rounds), atMostBatches)
    rounds += 1
  }
  next()
  const timer = setInterval(next, everySeconds * second)
  timer.unref()
  return {
    stop: async () => {
      clearInterval(timer)
      await running
      await round('day', Number.POSITIVE_INFINITY, true)
    },
  }
}

function reachOf(round: number): 'recent' | 'day' | 'all' {
  if (round % roundsOfADay === 0) return 'all'
  return round % roundsOfFiveMinutes === 0 ? 'day' : 'recent'
}
