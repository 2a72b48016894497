import type { ComponentChildren } from 'preact'
import { type FieldErrors, fieldId } from '../form-state.ts'
import { Icon, type IconName } from '../icons.tsx'
import { keptPart } from '../kept-part.ts'
import { type PageContext, useLocale } from '../page-context.ts'
import { publicWords, staffWords } from '../text.ts'

export type FormProps = {
  readonly ctx: Pick<PageContext, 'csrfToken'>
  readonly action: string
  readonly children: ComponentChildren
  readonly id?: string | undefined
  /** Keeps a draft at `/drafts/<draftKey>` while typing. */
  readonly draftKey?: string | undefined
  /** The idempotency key: pass the one that came back when showing the form again, leave it out for a new form. */
  readonly saveKey?: string | undefined
  readonly multipart?: boolean | undefined
  readonly class?: string | undefined
}

export function Form(props: FormProps) {
  return (
    <form
      method="post"
      action={props.action}
      id={props.id}
      class={props.class ?? 'op-stack'}
      noValidate
      enctype={props.multipart ? 'multipart/form-data' : undefined}
      data-draft={props.draftKey}
    >
      <SafeFields ctx={props.ctx} saveKey={props.saveKey} />
      {props.children}
    </form>
  )
}

function SafeFields({ ctx, saveKey }: { ctx: Pick<PageContext, 'csrfToken'>; saveKey?: string | undefined }) {
  return <KeptSafeFields of={{}} values={{ csrf: ctx.csrfToken, key: saveKey ?? crypto.randomUUID() }} />
}

const KeptSafeFields = keptPart(['csrf', 'key'], (at) => <HiddenFields values={{ _csrf: at('csrf'), _key: at('key') }} />)

export function HiddenFields({ values }: { values: Readonly<Record<string, string>> }) {
  return (
    <>
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  )
}

/** A form that is only a button, such as "Gedaan" or "Maak ongedaan". */
export function ActionButton(
  props: Omit<ButtonLook, 'name' | 'value'> & {
    ctx: Pick<PageContext, 'csrfToken'>
    action: string
    fields?: Readonly<Record<string, string>>
    saveKey?: string
  },
) {
  const { ctx, action, fields, saveKey, ...look } = props
  return (
    <form method="post" action={action} class="op-inline">
      <SafeFields ctx={ctx} saveKey={saveKey} />
      {fields === undefined ? null : <HiddenFields values={fields} />}
      <SubmitButton {...look} />
    </form>
  )
}

/** A search or filter: the answer is an address that can be kept and shared. */
export function FilterForm({ action, children }: { action: string; children: ComponentChildren }) {
  return (
    <form method="get" action={action} class="op-card op-filter op-noprint">
      {children}
    </form>
  )
}

export type ButtonLook = {
  readonly children: ComponentChildren
  readonly variant?: 'primary' | 'secondary' | 'tertiary' | undefined
  readonly icon?: IconName | undefined
  readonly size?: 'lg' | undefined
  /** Only for what cannot be undone. */
  readonly danger?: boolean | undefined
  readonly block?: boolean | undefined
  readonly name?: string | undefined
  readonly value?: string | undefined
  /** The id of the form it belongs to when it stands outside. */
  readonly form?: string | undefined
  /** Where this button sends its form, when that is not where the form goes by itself. */
  readonly to?: string | undefined
  /** Read aloud instead of the text, when the text needs its row to be understood. */
  readonly label?: string | undefined
}

export function SubmitButton(props: ButtonLook) {
  return (
    <button
      class={props.block ? 'ds-button op-block' : 'ds-button'}
      type="submit"
      data-variant={props.variant}
      data-size={props.size}
      data-color={props.danger ? 'danger' : undefined}
      name={props.name}
      value={props.value}
      form={props.form}
      formaction={props.to}
      aria-label={props.label}
    >
      {props.icon === undefined ? null : <Icon name={props.icon} />}
      {props.children}
    </button>
  )
}

export type LinkButtonProps = Omit<ButtonLook, 'name' | 'value' | 'form' | 'to'> & {
  readonly href: string
  readonly download?: boolean | undefined
}

export function LinkButton(props: LinkButtonProps) {
  return (
    <a
      class={props.block ? 'ds-button op-block' : 'ds-button'}
      href={props.href}
      data-variant={props.variant}
      data-size={props.size}
      data-color={props.danger ? 'danger' : undefined}
      download={props.download}
      aria-label={props.label}
    >
      {props.icon === undefined ? null : <Icon name={props.icon} />}
      {props.children}
    </a>
  )
}

/** All that is wrong, at once, each line leading to its field. Nothing when all is well. */
export function ErrorSummary({ errors, ctx }: { errors: FieldErrors; ctx: Pick<PageContext, 'locale'> }) {
  const words = publicWords(ctx.locale)
  const found = Object.entries(errors)
  if (found.length === 0) return null
  return (
    <div class="ds-error-summary" tabIndex={-1} role="alert" aria-labelledby="errors-title" data-focus>
      <h2 id="errors-title">{words.errorsTitle(found.length)}</h2>
      <p>{words.errorsKept}</p>
      <ul class="ds-list">
        {found.map(([name, message]) => (
          <li key={name}>
            <a class="ds-link" href={`#${fieldId(name)}`}>
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

export type SearchFieldProps = {
  readonly name?: string
  readonly label: string
  readonly value?: string | undefined
  readonly placeholder?: string | undefined
  readonly id?: string
  readonly hotkey?: boolean
  readonly autofocus?: boolean | undefined
}

export function SearchField(props: SearchFieldProps) {
  const id = props.id ?? fieldId(props.name ?? 'q')
  return (
    <div class="op-find">
      <label class="ds-sr-only" for={id}>
        {props.label}
      </label>
      <Icon name="search" />
      <input
        class="ds-input"
        id={id}
        name={props.name ?? 'q'}
        type="search"
        value={props.value}
        placeholder={props.placeholder ?? props.label}
        autocomplete="off"
        autofocus={props.autofocus}
        data-hotkey={props.hotkey ? '/' : undefined}
      />
      {props.hotkey ? (
        <span class="op-hotkey op-only-wide" aria-hidden="true">
          /
        </span>
      ) : null}
    </div>
  )
}

/** "Bewaard om 10.42": empty until the server has it. */
export function SavedNote({ at }: { at?: string | undefined }) {
  const words = publicWords(useLocale())
  return (
    <p class="op-saved" role="status" data-saved={words.savedTemplate}>
      <span class="op-state" data-s="ok" hidden={at === undefined}>
        <Icon name="ok" />
        <span data-saved-text>{at === undefined ? '' : words.saved(at)}</span>
      </span>
    </p>
  )
}

/** Beside the save button of a form with a note. */
export function CtrlEnterHint() {
  const words = staffWords(useLocale())
  return (
    <span class="op-small op-quiet op-only-wide">
      {words.ctrlEnter} <kbd>Ctrl</kbd> + <kbd>Enter</kbd>
    </span>
  )
}
