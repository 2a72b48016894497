import type { Server } from 'node:http'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const lookEveryMs = 1_000
const startRestMs = 1_000
const restMs = 60_000

/** Collects everything at once and returns the room to the system; takes some tenths of a second, so only when nobody waits. */
function collect(): void {
  setFlagsFromString('--expose-gc')
  const gc: unknown = runInNewContext('gc')
  if (typeof gc === 'function') gc({ type: 'major', execution: 'sync', flavor: 'last-resort' })
}

/**
 * Gives back what only the start or a busy hour needed. The engine keeps the room it once took until it needs to clean up, and a program
 * nobody asks anything never does. Answers the way to stop looking.
 */
export function giveBackAtRest(
  server: Server,
  collectNow: () => void = collect,
  clock: () => number = () => performance.now(),
): () => void {
  let lastAsked = clock()
  let patience = startRestMs
  let isDue = true
  server.on('request', () => {
    lastAsked = clock()
    isDue = true
  })
  const timer = setInterval(() => {
    if (!isDue || clock() - lastAsked < patience) return
    isDue = false
    patience = restMs
    collectNow()
  }, lookEveryMs)
  timer.unref()
  return () => clearInterval(timer)
}
