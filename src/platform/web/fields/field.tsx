import type { ComponentChildren } from 'preact'
import { type FormState, fieldId } from '../form-state.ts'
import { useLocale } from '../page-context.ts'
import { publicWords } from '../text.ts'

export type FieldProps = {
  readonly form: FormState
  readonly name: string
  readonly label: string
  readonly help?: string | undefined
  readonly required?: boolean | undefined
  /** Says under the label that it may stay empty. */
  readonly optional?: boolean | undefined
  /** The label is read aloud but not shown: only where the heading right above says the same. */
  readonly hideLabel?: boolean | undefined
}

export type FieldParts = {
  readonly id: string
  readonly error: string | undefined
  readonly help: string | undefined
  readonly describedBy: string | undefined
}

/** Where a field's help and error stand, and the ids that tie them to its control. */
export function useField({ form, name, help, optional }: FieldProps): FieldParts {
  const words = publicWords(useLocale())
  const id = fieldId(name)
  const error = form.errors[name]
  const said = [help, optional ? words.optional : undefined].filter((part) => part !== undefined).join(' ')
  const ids = [said === '' ? [] : [`${id}-help`], error === undefined ? [] : [`${id}-error`]].flat().join(' ')
  return { id, error, help: said === '' ? undefined : said, describedBy: ids === '' ? undefined : ids }
}

function Help({ parts }: { parts: FieldParts }) {
  return parts.help === undefined ? null : (
    <p class="op-help" id={`${parts.id}-help`}>
      {parts.help}
    </p>
  )
}

function Fault({ parts }: { parts: FieldParts }) {
  return parts.error === undefined ? null : (
    <p class="ds-validation-message" id={`${parts.id}-error`}>
      {parts.error}
    </p>
  )
}

/** One control: label above, help under the label, error under the control. */
export function Field({ field, children }: { field: FieldProps; children: (parts: FieldParts) => ComponentChildren }) {
  const parts = useField(field)
  return (
    <div class="ds-field">
      <label class={field.hideLabel ? 'ds-label ds-sr-only' : 'ds-label'} for={parts.id}>
        {field.label}
      </label>
      <Help parts={parts} />
      {children(parts)}
      <Fault parts={parts} />
    </div>
  )
}

/** Several controls that answer one question. */
export function FieldGroup({ field, children }: { field: FieldProps; children: (parts: FieldParts) => ComponentChildren }) {
  const parts = useField(field)
  return (
    <fieldset class={parts.error === undefined ? 'op-plain' : 'op-plain op-wrong'} aria-describedby={parts.describedBy}>
      <legend class={field.hideLabel ? 'ds-sr-only' : undefined}>{field.label}</legend>
      <Help parts={parts} />
      <Fault parts={parts} />
      {children(parts)}
    </fieldset>
  )
}
