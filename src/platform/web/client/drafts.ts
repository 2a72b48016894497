const pauseMs = 900

/** Sends what is typed to `/drafts/<key>` after a pause; "Bewaard om 10.42" appears only when the server answers that it has it. */
export function keepDrafts(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-draft]')) keep(form, form.dataset.draft ?? '')
}

function keep(form: HTMLFormElement, key: string): void {
  let timer = 0
  let unsaved = false
  const send = async (leaving = false) => {
    unsaved = false
    const body = new URLSearchParams()
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
    try {
      const answer = await fetch(`/drafts/${encodeURIComponent(key)}`, { method: 'POST', body, keepalive: leaving })
      if (answer.ok) say(form)
      else unsaved = true
    } catch {
      // Without a network the text is still on the page; the next key tries again.
      unsaved = true
    }
  }
  form.addEventListener('input', () => {
    unsaved = true
    window.clearTimeout(timer)
    timer = window.setTimeout(send, pauseMs)
  })
  form.addEventListener('submit', () => {
    unsaved = false
    window.clearTimeout(timer)
  })
  document.addEventListener('visibilitychange', () => {
    if (unsaved && document.visibilityState === 'hidden') void send(true)
  })
}

function say(form: HTMLFormElement): void {
  const note = form.querySelector<HTMLElement>('[data-saved]') ?? document.querySelector<HTMLElement>('[data-saved]')
  if (note === null) return
  const [state, text] = [note.querySelector<HTMLElement>('[hidden]'), note.querySelector('[data-saved-text]')]
  const now = new Date()
  const separator = document.documentElement.lang === 'nl' ? '.' : ':'
  const at = `${now.getHours()}${separator}${String(now.getMinutes()).padStart(2, '0')}`
  if (text !== null) text.textContent = (note.dataset.saved ?? '{0}').replace('{0}', at)
  state?.removeAttribute('hidden')
}
