export type Rounds = { readonly stop: () => Promise<void> }

/** Work that comes back: first after `firstMs`, then every `everyMs`, one round at a time. A round that fails is told and the next one comes. */
export function startRounds(
  round: () => Promise<unknown>,
  when: { readonly firstMs: number; readonly everyMs: number },
  onError: (error: unknown) => void,
): Rounds {
  let running: Promise<unknown> = Promise.resolve()
  const next = (): void => {
    running = running.then(round).catch(onError)
  }
  const first = setTimeout(next, when.firstMs)
  const timer = setInterval(next, when.everyMs)
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
