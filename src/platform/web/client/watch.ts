const everyMs = 2_500

/**
 * A page that rests on a permission or a session asks every few seconds, while somebody can see it, whether that still stands. When it does not,
 * the screen empties first and goes where the page says second. A page brought back from the memory of the browser is asked before it is shown.
 */
export function watchStanding(): void {
  const part = document.querySelector<HTMLElement>('[data-watch]')
  const ask = part?.dataset.watch
  if (part === null || ask === undefined) return
  const gone = part.dataset.gone ?? window.location.href
  let isAsking = false
  let isGone = false

  const leave = (): void => {
    isGone = true
    document.body.hidden = true
    document.body.replaceChildren()
    window.location.replace(gone)
  }
  const check = async (): Promise<void> => {
    if (isAsking || isGone || document.visibilityState === 'hidden') return
    isAsking = true
    const answer = await fetch(ask, { redirect: 'manual', cache: 'no-store', signal: AbortSignal.timeout(everyMs) }).catch(() => null)
    isAsking = false
    // No answer is no refusal: a train in a tunnel, or a server that restarts.
    if (answer !== null && (answer.type === 'opaqueredirect' || (answer.status >= 400 && answer.status < 429))) leave()
    else if (answer?.status === 204) document.body.hidden = false
  }

  window.setInterval(() => void check(), everyMs)
  document.addEventListener('visibilitychange', () => void check())
  window.addEventListener('pageshow', (event) => {
    if (!event.persisted) return
    document.body.hidden = true
    void check()
  })
}
