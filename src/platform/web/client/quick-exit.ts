/** The page goes out of sight at once and out of the history: "back" does not show it again. */
export function armQuickExit(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-quick-exit]')) {
    if (!(link instanceof HTMLAnchorElement)) continue
    link.addEventListener('click', (event) => {
      event.preventDefault()
      document.body.hidden = true
      window.location.replace(link.href)
    })
  }
  const form = document.querySelector<HTMLFormElement>('form[data-quick-exit]')
  if (form !== null) armForm(form)
}

const patience = 1500

/** On her own pages: the button and the Escape key. The screen empties first, the server follows. */
function armForm(form: HTMLFormElement): void {
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    leave(form)
  })
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.isComposing) leave(form)
  })
  // Brought back from memory after she left: asked again from the server, which knows she is gone.
  window.addEventListener('pageshow', (event) => {
    if (!event.persisted) return
    document.body.hidden = true
    window.location.reload()
  })
}

function leave(form: HTMLFormElement): void {
  document.body.hidden = true
  const away = (): void => window.location.replace(form.dataset.quickExit ?? '/')
  try {
    window.sessionStorage.clear()
    window.localStorage.clear()
  } catch {
    // A browser that allows no storage has nothing to empty.
  }
  window.setTimeout(away, patience)
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  fetch(form.action, { method: 'POST', headers, body: '', redirect: 'manual', keepalive: true }).then(away, away)
}
