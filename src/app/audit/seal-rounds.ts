import type { Sealing } from './seal-and-anchor.ts'

const everyMinutes = 5
const minute = 60_000
const roundsOfADay = (24 * 60) / everyMinutes
/** So that a long backlog does not take the processor from those who work: the rest comes with the next round. */
const atMostBatches = 20

/**
 * Seals every five minutes while the program runs; the first round comes after a minute, so that a start is not slowed down. Once a day a
 * round looks through all records. What is unsealed is itself the order of work: a round that fails or is cut off is made up by the next.
 */
export function startSealing(sealing: Sealing, onError: (error: Error) => void): { readonly stop: () => Promise<void> } {
  let running: Promise<void> = Promise.resolve()
  let rounds = 0
  const round = async (): Promise<void> => {
    rounds += 1
    try {
      await sealing.round({ isSweep: rounds % roundsOfADay === 0, batches: atMostBatches })
    } catch (error) {
      onError(error instanceof Error ? error : new Error(String(error)))
    }
  }
  const next = (): void => {
    running = running.then(round)
  }
  const first = setTimeout(next, minute)
  const timer = setInterval(next, everyMinutes * minute)
  first.unref()
  timer.unref()
  return {
    stop: async () => {
      clearTimeout(first)
      clearInterval(timer)
      await running
    },
  }
}
