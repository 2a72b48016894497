import type { ComponentChildren } from 'preact'
import { Icon } from '../icons.tsx'
import { type CardOption, CardWords } from './card-fields.tsx'
import type { Option } from './choice-fields.tsx'
import { FieldGroup, type FieldProps } from './field.tsx'

/**
 * What Enter in a text field of the form does when its answers are buttons: browsers press the first button they find.
 * Without `answer` nothing happens; with it the form is sent as if that answer was chosen.
 */
export function OnEnter({ name, answer }: { name?: string | undefined; answer?: string | undefined }) {
  return <button type="submit" hidden disabled={answer === undefined} name={name} value={answer} />
}

/** A button that sends the form with one answer; the first one is what the words of the group lead to. */
function AnswerButton(props: {
  readonly look: string
  readonly id: string | undefined
  readonly name: string
  readonly option: { readonly value: string; readonly disabled?: boolean | undefined }
  readonly children: ComponentChildren
}) {
  return (
    <button class={props.look} type="submit" id={props.id} name={props.name} value={props.option.value} disabled={props.option.disabled}>
      {props.children}
    </button>
  )
}

/** One answer out of a few; choosing it saves at once. Only where it can be undone. */
export function ChoiceButtons({ options, ...props }: FieldProps & { readonly options: readonly Option[] }) {
  return (
    <FieldGroup field={props}>
      {({ id }) => (
        <div class="op-pills">
          {options.map((option, index) => (
            <AnswerButton look="op-chip" key={option.value} id={index === 0 ? id : undefined} name={props.name} option={option}>
              {option.icon === undefined ? null : <Icon name={option.icon} />}
              {option.label}
            </AnswerButton>
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
            <AnswerButton look="op-capl" key={option.value} id={index === 0 ? id : undefined} name={props.name} option={option}>
              <CardWords option={option} />
            </AnswerButton>
          ))}
        </div>
      )}
    </FieldGroup>
  )
}
