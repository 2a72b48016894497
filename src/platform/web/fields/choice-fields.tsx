import { type ComponentChildren, isValidElement, type VNode } from 'preact'
import { fieldId, fieldValue, fieldValues } from '../form-state.ts'
import { Icon, type IconName, Pictogram, type PictogramName } from '../icons.tsx'
import { keptPart } from '../kept-part.ts'
import { useLocale } from '../page-context.ts'
import { publicWords } from '../text.ts'
import { Field, FieldGroup, type FieldProps } from './field.tsx'

export type Option = {
  readonly value: string
  readonly label: string
  readonly icon?: IconName | undefined
  readonly disabled?: boolean | undefined
}

export type SelectFieldProps = FieldProps & {
  /** Or these as `Options`, where the same list stands on many pages. */
  readonly options: readonly Option[] | VNode
  /** Text of the first, empty choice; `null` leaves it out because one of the options is always right. */
  readonly empty?: string | null | undefined
  readonly autocomplete?: string | undefined
}

export function SelectField(props: SelectFieldProps) {
  const words = publicWords(useLocale())
  const chosen = fieldValue(props.form, props.name)
  return (
    <Field field={props}>
      {({ id, error, describedBy }) => (
        <select
          class="ds-input"
          id={id}
          name={props.name}
          required={props.required}
          autocomplete={props.autocomplete}
          aria-invalid={error === undefined ? undefined : 'true'}
          aria-describedby={describedBy}
        >
          {props.empty === null ? null : <option value="">{props.empty ?? words.choose}</option>}
          {isValidElement(props.options) ? props.options : <Options options={props.options} chosen={chosen} />}
        </select>
      )}
    </Field>
  )
}

/** What can be chosen in a `SelectField`. */
export function Options({ options, chosen }: { readonly options: readonly Option[]; readonly chosen: string }) {
  return (
    <>
      {options.map(({ value, label, disabled }) => (
        <KeptOption key={value} of={{ isChosen: value === chosen, isDisabled: disabled === true }} values={{ value, label }} />
      ))}
    </>
  )
}

type OptionState = { readonly isChosen: boolean; readonly isDisabled: boolean }

const KeptOption = keptPart(['value', 'label'], (at, { isChosen, isDisabled }: OptionState) => (
  <option value={at('value')} selected={isChosen} disabled={isDisabled}>
    {at('label')}
  </option>
))

export type PillsProps = FieldProps & {
  readonly options: readonly Option[]
  /** `pill` for families (48 px), `chip` for staff (44 px), `grid` for numbers such as months. */
  readonly look?: 'pill' | 'chip' | 'grid' | undefined
}

function Pills({ kind, ...props }: PillsProps & { readonly kind: 'radio' | 'checkbox' }) {
  const chosen = fieldValues(props.form, props.name)
  const item = props.look === 'chip' ? 'op-chip' : 'op-pill'
  return (
    <FieldGroup field={props}>
      {({ id }) => (
        <div class={props.look === 'grid' ? 'op-months' : 'op-pills'}>
          {props.options.map((option, index) => (
            <label class={item} key={option.value}>
              <input
                type={kind}
                id={index === 0 ? id : undefined}
                name={props.name}
                value={option.value}
                checked={chosen.includes(option.value)}
                disabled={option.disabled}
                required={kind === 'radio' ? props.required : undefined}
              />
              {option.icon === undefined ? null : <Icon name={option.icon} />}
              {option.label}
            </label>
          ))}
        </div>
      )}
    </FieldGroup>
  )
}

/** One answer out of a few, all visible; use a select above six. */
export function RadioPills(props: PillsProps) {
  return <Pills {...props} kind="radio" />
}

export function CheckPills(props: PillsProps) {
  return <Pills {...props} kind="checkbox" />
}

export type TilesProps = FieldProps & {
  readonly options: readonly { readonly value: string; readonly label: string; readonly pictogram: PictogramName }[]
  readonly kind?: 'checkbox' | 'radio' | undefined
}

/** Life domains with a pictogram: readable for who reads little. */
export function Tiles(props: TilesProps) {
  const chosen = fieldValues(props.form, props.name)
  return (
    <FieldGroup field={props}>
      {({ id }) => (
        <div class="op-picks">
          {props.options.map((option, index) => (
            <label class="op-pick" key={option.value}>
              <input
                class="ds-input"
                type={props.kind ?? 'checkbox'}
                id={index === 0 ? id : undefined}
                name={props.name}
                value={option.value}
                checked={chosen.includes(option.value)}
              />
              <Pictogram name={option.pictogram} />
              {option.label}
            </label>
          ))}
        </div>
      )}
    </FieldGroup>
  )
}

export type ThreeWayProps = FieldProps & {
  /** Other words than weak, not weak, not known; the posted values stay `weak`, `not-weak`, `unknown`. */
  readonly words?: { readonly weak: string; readonly notWeak: string; readonly unknown: string } | undefined
}

/** "Not known" is as easy as any other answer. */
export function ThreeWay(props: ThreeWayProps) {
  const common = publicWords(useLocale())
  const words = props.words ?? common
  const chosen = fieldValue(props.form, props.name)
  const answers = [
    { value: 'weak', label: words.weak },
    { value: 'not-weak', label: words.notWeak },
    { value: 'unknown', label: words.unknown },
  ]
  return (
    <div class="op-critrow">
      <FieldGroup field={props}>
        {({ id }) => (
          <div class="op-seg">
            {answers.map((answer, index) => (
              <label key={answer.value} data-tone={answer.value}>
                <input
                  type="radio"
                  id={index === 0 ? id : undefined}
                  name={props.name}
                  value={answer.value}
                  checked={chosen === answer.value}
                />
                {answer.label}
              </label>
            ))}
          </div>
        )}
      </FieldGroup>
    </div>
  )
}

export type CheckboxFieldProps = FieldProps & { readonly value?: string | undefined; readonly look?: 'box' | 'switch' | undefined }

/** One yes: posts `yes`, or `value`, when on and nothing when off. */
export function CheckboxField({ value = 'yes', look = 'box', ...props }: CheckboxFieldProps) {
  const { form, name, label } = props
  return (
    <LooseField field={props}>
      {(id, describedBy, invalid) => (
        <>
          <input
            class="ds-input"
            type="checkbox"
            role={look === 'switch' ? 'switch' : undefined}
            id={id}
            name={name}
            value={value}
            checked={fieldValues(form, name).includes(value)}
            required={props.required}
            aria-invalid={invalid ? 'true' : undefined}
            aria-describedby={describedBy}
          />
          <label for={id}>{label}</label>
        </>
      )}
    </LooseField>
  )
}

function LooseField(props: {
  field: FieldProps
  children: (id: string, describedBy: string | undefined, invalid: boolean) => ComponentChildren
}) {
  const { form, name, help } = props.field
  const id = fieldId(name)
  const error = form.errors[name]
  const ids = [help === undefined ? '' : `${id}-help`, error === undefined ? '' : `${id}-error`].filter((part) => part !== '').join(' ')
  return (
    <div class="op-loose">
      <div class="ds-field">{props.children(id, ids === '' ? undefined : ids, error !== undefined)}</div>
      {help === undefined ? null : (
        <p class="op-help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {error === undefined ? null : (
        <p class="ds-validation-message" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  )
}
