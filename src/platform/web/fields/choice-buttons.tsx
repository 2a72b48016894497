import { Icon } from '../icons.tsx'
import type { CardOption } from './card-fields.tsx'
import type { Option } from './choice-fields.tsx'
import { FieldGroup, type FieldProps } from './field.tsx'

/**
 * What Enter in a text field of the form does when its answers are buttons: browsers press the first button they find.
 * Without `answer` nothing happens; with it the form is sent as if that answer was chosen.
 */
export function OnEnter({ name, answer }: { name?: string | undefined; answer?: string | undefined }) {
  return <button type="submit" hidden disabled={answer === undefined} name={name} value={answer} />
}

/** One answer out of a few; choosing it saves at once. Only where it can be undone. */
export function ChoiceButtons({ options, ...props }: FieldProps & { readonly options: readonly Option[] }) {
  return (
    <FieldGroup field={props}>
      {({ id }) => (
        <div class="op-pills">
          {options.map((option, index) => (
            <button
              class="op-chip"
              type="submit"
              key={option.value}
              id={index === 0 ? id : undefined}
              name={props.name}
              value={option.value}
              disabled={option.disabled}
            >
              {option.icon === undefined ? null : <Icon name={option.icon} />}
              {option.label}
            </button>
          ))}
        </div>
      )}
    </FieldGroup>
  )
}

/** The same where each answer needs more than a word, such as a colleague with a caseload. */
export function CardButtons({ options, ...props }: FieldProps & { readonly options: readonly CardOption[] }) {
  return (
    <FieldGroup field={props}>
      {({ id }) => (
        <div class="op-stack-s">
          {options.map((option, index) => (
            <button
              class="op-capl"
              type="submit"
              key={option.value}
              id={index === 0 ? id : undefined}
              name={props.name}
              value={option.value}
              disabled={option.disabled}
            >
              <span class="op-cap">
                <span class="op-row-between">
                  <b>{option.title}</b>
                  {option.side === undefined ? null : <span class="op-small op-num">{option.side}</span>}
                </span>
                {option.children}
              </span>
            </button>
          ))}
        </div>
      )}
    </FieldGroup>
  )
}
