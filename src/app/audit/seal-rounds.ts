import type { Sealing } from './seal-and-anchor.ts'

const everySeconds = 15
const second = 1_000
const roundsOfFiveMinutes = 300 / everySeconds
const roundsOfADay = 86_400 / everySeconds
/** So that a long backlog does not take the processor from those who work: the rest comes with the next round. */
const atMostBatches = 20

/**
 * Seals every fifteen seconds while the program runs, because a record that is not sealed can be bent without a trace. Most rounds look at the
 * last minutes only; every five minutes one looks through a day, once a day one through all records. What is unsealed is itself the order of
 * work: a round that fails or is cut off is made up by the next.
 */
export function startSealing(sealing: Sealing, onError: (error: Error) => void): { readonly stop: () => Promise<void> } {
  let running: Promise<void> = Promise.resolve()
  let isRunning = false
  let rounds = 0
  const round = async (): Promise<void> => {
    rounds += 1
    try {
      await sealing.round({ reach: reachOf(rounds), batches: atMostBatches })
    } catch (error) {
      onError(error instanceof Error ? error : new Error(String(error)))
    }
    isRunning = false
  }
  const next = (): void => {
    if (isRunning) return
    isRunning = true
    running = round()
  }
  const timer = setInterval(next, everySeconds * second)
  timer.unref()
  return {
    stop: async () => {
      clearInterval(timer)
      await running
    },
  }
}

function reachOf(round: number): 'recent' | 'day' | 'all' {
  if (round % roundsOfADay === 0) return 'all'
  return round % roundsOfFiveMinutes === 0 ? 'day' : 'recent'
}
