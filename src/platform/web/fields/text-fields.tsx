import { h } from 'preact'
import type { IsoDay } from '../../day.ts'
import { labelled } from '../../text/labelled.ts'
import { fieldId, fieldValue, otherDay, typedDayName } from '../form-state.ts'
import { useLocale } from '../page-context.ts'
import { publicWords } from '../text.ts'
import { Field, FieldGroup, type FieldProps } from './field.tsx'

export type TextFieldProps = FieldProps & {
  readonly type?: 'text' | 'tel' | 'email' | 'url' | 'password' | 'date' | 'datetime-local' | 'month' | 'time' | undefined
  readonly autocomplete?: string | undefined
  readonly inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | undefined
  readonly maxlength?: number | undefined
  /** Width in characters; the field takes the whole line without it. */
  readonly size?: number | undefined
  readonly dir?: 'ltr' | 'auto' | undefined
  readonly placeholder?: string | undefined
  readonly min?: string | undefined
  readonly max?: string | undefined
  readonly autofocus?: boolean | undefined
}

// Preact types each kind of input apart; this one is any kind that holds a line of text.
const input: string = 'input'

export function TextField(props: TextFieldProps) {
  const { form, name, type = 'text', autocomplete, inputmode, maxlength, size, dir, placeholder, min, max, autofocus, required } = props
  const own = { name, type, autocomplete, inputmode, maxlength, size, dir, placeholder, min, max, autofocus, required }
  const value = type === 'password' ? undefined : fieldValue(form, name)
  return (
    <Field field={props}>
      {({ id, error, describedBy }) => {
        const state = { 'aria-invalid': error === undefined ? undefined : 'true', 'aria-describedby': describedBy } as const
        return h(input, { class: 'ds-input', id, value, ...own, ...state })
      }}
    </Field>
  )
}

export function TelField(props: TextFieldProps) {
  return <TextField autocomplete="tel" {...props} type="tel" inputmode="tel" dir="ltr" />
}

export function EmailField(props: TextFieldProps) {
  return <TextField autocomplete="email" {...props} type="email" inputmode="email" dir="ltr" />
}

/** A text field that opens the number keys: browsers' own number fields lose commas and change on scroll. */
export function NumberField({ decimal, ...props }: TextFieldProps & { readonly decimal?: boolean | undefined }) {
  return <TextField size={8} autocomplete="off" {...props} type="text" inputmode={decimal ? 'decimal' : 'numeric'} dir="ltr" />
}

export type TextAreaProps = FieldProps & {
  readonly rows?: number | undefined
  readonly maxlength?: number | undefined
  readonly placeholder?: string | undefined
  readonly autofocus?: boolean | undefined
}

export function TextArea(props: TextAreaProps) {
  return (
    <Field field={props}>
      {({ id, error, describedBy }) => (
        <textarea
          class="ds-input"
          id={id}
          name={props.name}
          rows={props.rows ?? 3}
          maxlength={props.maxlength}
          placeholder={props.placeholder}
          autofocus={props.autofocus}
          required={props.required}
          dir="auto"
          aria-invalid={error === undefined ? undefined : 'true'}
          aria-describedby={describedBy}
          value={fieldValue(props.form, props.name)}
        />
      )}
    </Field>
  )
}

export type DayChip = { readonly value: IsoDay; readonly label: string }

export type DateFieldProps = FieldProps & {
  /** Likely days first, the field second; read the answer with `chosenDay(values, name)`. */
  readonly chips?: readonly DayChip[] | undefined
  /** Typed day first instead of picked: quicker for a day of birth. Read it with `parseTypedDay`. */
  readonly typed?: boolean | undefined
  readonly min?: IsoDay | undefined
  readonly max?: IsoDay | undefined
  readonly autocomplete?: string | undefined
  readonly autofocus?: boolean | undefined
}

export function DateField({ chips, typed, ...props }: DateFieldProps) {
  const words = publicWords(useLocale())
  if (chips !== undefined) return <ChipDateField {...props} chips={chips} />
  if (!typed) return <TextField {...props} type="date" />
  return <TextField {...props} help={props.help ?? words.typeDay} type="text" inputmode="numeric" size={12} dir="ltr" />
}

function ChipDateField({ chips, ...props }: DateFieldProps & { readonly chips: readonly DayChip[] }) {
  const locale = useLocale()
  const words = publicWords(locale)
  const { form, name } = props
  const chosen = fieldValue(form, name)
  const known = chips.some((chip) => chip.value === chosen)
  const typed = fieldValue(form, typedDayName(name)) || (known || chosen === otherDay ? '' : chosen)
  return (
    <FieldGroup field={props}>
      {({ id, error }) => (
        <div class="op-pills">
          {chips.map((chip, index) => (
            <label class="op-chip" key={chip.value}>
              <input type="radio" id={index === 0 ? id : undefined} name={name} value={chip.value} checked={chosen === chip.value} />
              {chip.label}
            </label>
          ))}
          <label class="op-chip">
            <input type="radio" name={name} value={otherDay} checked={chosen === otherDay || typed !== ''} />
            {words.otherDay}
          </label>
          <input
            class="ds-input op-chip-day"
            id={fieldId(typedDayName(name))}
            name={typedDayName(name)}
            type="date"
            value={typed}
            min={props.min}
            max={props.max}
            aria-label={labelled(props.label, words.otherDay, locale)}
            aria-invalid={error === undefined ? undefined : 'true'}
            data-selects={otherDay}
          />
        </div>
      )}
    </FieldGroup>
  )
}

export type FileFieldProps = FieldProps & {
  readonly accept?: string | undefined
  readonly capture?: 'environment' | 'user' | undefined
  readonly multiple?: boolean | undefined
}

/** The form around it needs `multipart`. */
export function FileField(props: FileFieldProps) {
  return (
    <Field field={props}>
      {({ id, error, describedBy }) => (
        <input
          class="ds-input op-file"
          id={id}
          name={props.name}
          type="file"
          accept={props.accept}
          capture={props.capture}
          multiple={props.multiple}
          required={props.required}
          aria-invalid={error === undefined ? undefined : 'true'}
          aria-describedby={describedBy}
        />
      )}
    </Field>
  )
}
