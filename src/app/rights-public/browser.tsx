import { render } from 'preact'
import { type Catalogue, makeCatalogue, sentencesIn } from '#modules/rights/in-browser/public.ts'
import { watchConditions } from '#platform/web/client/conditions.ts'
import type { FormValues } from '#platform/web/form-state.ts'
import { pointIconsAt } from '#platform/web/icon-address.ts'
import { LocaleProvider } from '#platform/web/page-context.ts'
import type { Delivery, Scene } from './delivery.ts'
import { readState, type State, writeTold } from './self-check.ts'
import { SelfCheckView } from './self-check-view.tsx'

declare global {
  interface Window {
    opkomstRights?: Delivery
  }
}

function valuesOf(form: HTMLFormElement, submitter: HTMLElement | null): FormValues {
  const values: Record<string, string[]> = {}
  for (const [name, value] of new FormData(form)) values[name] = [...(values[name] ?? []), String(value)]
  if (submitter instanceof HTMLButtonElement && submitter.name !== '') values[submitter.name] = [submitter.value]
  return values
}

/** Answers before this form: those of the first page when this is a later question, and all later answers. */
function withEarlier(values: FormValues, state: State | null): FormValues {
  if (state === null) return values
  const { do: _do, path: _path, answer: _answer, stopped: _stopped, ...earlier } = state.values
  const isBase = values['place'] !== undefined
  const stopped = state.hasStopped ? { stopped: 'yes' } : {}
  return { ...(isBase ? {} : earlier), ...stopped, told: state.told.map(writeTold), ...values }
}

/**
 * The self-check in the browser: everything was fetched with the page, and from here on nothing leaves it. What is answered lives in this function and
 * nowhere else; leaving the page empties it.
 */
function start(root: HTMLElement, delivery: Delivery): void {
  const own = root.dataset['municipality']
  const scene: Scene = {
    ...delivery,
    municipalities: [...new Set([...(own === undefined ? [] : [own]), ...delivery.municipalities])],
    today: root.dataset['today'] ?? '',
    action: root.dataset['action'] ?? '',
    csrfToken: '',
    isInBrowser: true,
  }
  pointIconsAt(root.dataset['icons'] ?? '')
  let made: Catalogue | null = null
  const catalogue = (): Catalogue => {
    made ??= makeCatalogue(delivery.rights, sentencesIn(delivery.locale))
    return made
  }
  let state: State | null = null
  const show = (values: FormValues) => {
    // What the server drew makes place for what the browser draws; after that only what changed is drawn again.
    if (state === null) root.replaceChildren()
    state = readState(values, { text: scene.text, questions: scene.questions }, scene.today)
    render(
      <LocaleProvider value={scene.locale}>
        <SelfCheckView state={state} scene={scene} catalogue={catalogue} />
      </LocaleProvider>,
      root,
    )
    document.documentElement.dataset['rights'] = state.step
    if (state.step === 'base') watchConditions()
  }
  root.addEventListener('submit', (event) => {
    if (!(event.target instanceof HTMLFormElement)) return
    event.preventDefault()
    show(withEarlier(valuesOf(event.target, event.submitter), state))
    settle(root)
  })
  root.addEventListener('click', (event) => {
    if (state !== null && event.target instanceof Element && event.target.closest('[data-print]') !== null) window.print()
  })
  // A shared phone: "back" shows an empty form.
  window.addEventListener('pagehide', () => show({}))
  // Ready before the first answer: reading the rules takes a slow phone a moment.
  window.setTimeout(catalogue, 200)
  document.documentElement.classList.add('op-rights-live')
}

/** The reader stands at what is new: the errors, the next question, or what was found. */
function settle(root: HTMLElement): void {
  const place = root.querySelector<HTMLElement>('[data-focus], .op-q h2, #found')
  place?.setAttribute('tabindex', '-1')
  place?.focus({ preventScroll: true })
  place?.closest('form, section')?.scrollIntoView({ block: 'start' })
}

/** What the rules are written with; a browser without it lets the server answer. */
function isRecent(): boolean {
  return 'toSorted' in Array.prototype && 'hasOwn' in Object
}

const root = document.querySelector<HTMLElement>('[data-rights]')
if (root !== null && window.opkomstRights !== undefined && isRecent()) start(root, window.opkomstRights)
