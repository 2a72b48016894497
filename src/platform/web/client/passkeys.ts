import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'

const questions = {
  register: '/account/sleutels/vraag',
  first: '/inloggen/eerste-sleutel/vraag',
  'sign-in': '/inloggen/sleutel/vraag',
  prove: '/bevestig/sleutel/vraag',
} as const

/** Lets the buttons for passkeys appear where the browser knows them. The answer of the device travels in the form itself. */
export function offerPasskeys(): void {
  if (!browserSupportsWebAuthn()) return
  for (const part of document.querySelectorAll<HTMLElement>('[data-passkey]')) {
    const form = part.closest('form')
    const use = part.dataset.passkey
    if (form === null || (use !== 'register' && use !== 'first' && use !== 'sign-in' && use !== 'prove')) continue
    part.hidden = false
    form.addEventListener('submit', (event) => {
      const answer = form.querySelector<HTMLInputElement>('[name="_passkey"]')
      if (answer === null || answer.value !== '') return
      event.preventDefault()
      event.stopPropagation()
      void ask(form, use).then(
        (given) => {
          answer.value = given
          form.requestSubmit()
        },
        () => say(part),
      )
    })
  }
}

async function ask(form: HTMLFormElement, use: keyof typeof questions): Promise<string> {
  const body = new URLSearchParams()
  const token = form.querySelector<HTMLInputElement>('[name="_csrf"]')?.value
  if (token !== undefined) body.set('_csrf', token)
  const reply = await fetch(questions[use], { method: 'POST', body })
  if (!reply.ok) throw new Error(`asking for a passkey: ${reply.status}`)
  const optionsJSON = await reply.json()
  const given =
    use === 'register' || use === 'first' ? await startRegistration({ optionsJSON }) : await startAuthentication({ optionsJSON })
  return JSON.stringify(given)
}

function say(part: HTMLElement): void {
  const note = part.querySelector<HTMLElement>('[role="alert"]')
  if (note === null) return
  note.textContent = part.dataset.failed ?? ''
  note.hidden = false
}
