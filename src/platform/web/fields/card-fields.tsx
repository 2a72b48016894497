import type { ComponentChildren } from 'preact'
import { fieldValue } from '../form-state.ts'
import { FieldGroup, type FieldProps } from './field.tsx'

export type CardOption = {
  readonly value: string
  readonly title: string
  readonly side?: string | undefined
  readonly children?: ComponentChildren
  readonly disabled?: boolean | undefined
}

/** What stands on the card of one option, whether it is ticked or tapped. */
export function CardWords({ option }: { readonly option: CardOption }) {
  return (
    <span class="op-cap">
      <span class="op-row-between">
        <b>{option.title}</b>
        {option.side === undefined ? null : <span class="op-small op-num">{option.side}</span>}
      </span>
      {option.children}
    </span>
  )
}

/** One answer where each option needs more than a word, such as a counsellor with a caseload. */
export function RadioCards({ options, ...props }: FieldProps & { readonly options: readonly CardOption[] }) {
  const chosen = fieldValue(props.form, props.name)
  return (
    <FieldGroup field={props}>
      {({ id }) => (
        <div class="op-stack-s">
          {options.map((option, index) => (
            <label class="op-capl" key={option.value}>
              <input
                class="ds-input"
                type="radio"
                id={index === 0 ? id : undefined}
                name={props.name}
                value={option.value}
                checked={chosen === option.value}
                disabled={option.disabled}
              />
              <CardWords option={option} />
            </label>
          ))}
        </div>
      )}
    </FieldGroup>
  )
}

export type AnchorLevel = { readonly value: string; readonly title: string; readonly text: string }

export type AnchorFieldProps = FieldProps & {
  /** Best level first: it stands on top. */
  readonly levels: readonly AnchorLevel[]
  readonly lastTime?: { readonly value: string; readonly label: string } | undefined
}

/** Scoring: the whole card is the target and the anchor's words are what is chosen, not its number. */
export function AnchorField({ levels, lastTime, ...props }: AnchorFieldProps) {
  const chosen = fieldValue(props.form, props.name)
  return (
    <FieldGroup field={props}>
      {({ id }) => (
        <div class="op-stack-s op-anchors">
          {levels.map((level, index) => (
            <label class="op-anchor" key={level.value}>
              <input
                type="radio"
                id={index === 0 ? id : undefined}
                name={props.name}
                value={level.value}
                checked={chosen === level.value}
              />
              <span class="n">{level.value}</span>
              <span>
                <b>{level.title}</b>
                {level.text}
              </span>
              {lastTime?.value === level.value ? (
                <span class="ds-tag" data-color="brand1">
                  {lastTime.label}
                </span>
              ) : null}
            </label>
          ))}
        </div>
      )}
    </FieldGroup>
  )
}

export type QuestionProps = {
  readonly step?: number | undefined
  readonly title: string
  readonly hint?: string | undefined
  readonly children: ComponentChildren
}

/** One card of a form: number, question, hint, controls. */
export function Question({ step, title, hint, children }: QuestionProps) {
  const id = `q-${step ?? title.replace(/[^A-Za-z0-9]+/g, '-')}`
  return (
    <section class="op-q" aria-labelledby={id}>
      <h2 id={id}>
        {step === undefined ? null : <span class="op-step">{step}</span>}
        {title}
      </h2>
      {hint === undefined ? null : <p class="op-hint">{hint}</p>}
      <div class={hint === undefined ? 'op-stack op-sub' : 'op-stack'}>{children}</div>
    </section>
  )
}

/** A follow-up question. Visible without a script; with one it shows only when `name` has one of `values`. */
export function When({ name, values, children }: { name: string; values: readonly string[]; children: ComponentChildren }) {
  return (
    <div class="op-if" data-when={name} data-is={values.join('|')}>
      {children}
    </div>
  )
}
