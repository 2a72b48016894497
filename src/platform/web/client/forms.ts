const undoSeconds = 10

/** A second click on a button that is already sending does nothing; the server refuses a repeated key as well. */
export function guardForms(): void {
  for (const field of document.querySelectorAll<HTMLInputElement>('input[data-send]')) {
    field.addEventListener('change', () => field.form?.requestSubmit())
  }
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || form.method !== 'post') return
    if (form.dataset.sending === 'yes') {
      event.preventDefault()
      return
    }
    form.dataset.sending = 'yes'
    form.setAttribute('aria-busy', 'true')
  })
  // Coming back with the browser's button shows the page as it was left: it may be sent again.
  window.addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll<HTMLFormElement>('form[data-sending]')) {
      delete form.dataset.sending
      form.removeAttribute('aria-busy')
    }
  })
  for (const toast of document.querySelectorAll<HTMLElement>('[data-toast="done"]')) leaveLater(toast)
}

function leaveLater(toast: HTMLElement): void {
  window.setTimeout(() => {
    if (toast.matches(':hover, :focus-within')) return leaveLater(toast)
    toast.dataset.leaving = 'yes'
    window.setTimeout(() => toast.remove(), 400)
  }, undoSeconds * 1000)
}
