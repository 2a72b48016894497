import type { ComponentChildren } from 'preact'
import { said } from '#modules/programmes/public.ts'
import { type FormState, fieldId, fieldValues } from '#platform/web/fields.tsx'
import { levelsOf } from '../domain/instrument.ts'
import type { Instrument, Item } from '../domain/instrument-schema.ts'
import type { Speech } from './answer-words.ts'
import { optionsOf, waysNotToScore } from './item-field.tsx'

/** The one field of a screen. */
export const answerField = 'antwoord'

type ScoringProps = {
  readonly instrument: Instrument
  readonly item: Item
  readonly form: FormState
  /** What was chosen last time, as the form writes it. */
  readonly last: string | null
  readonly speech: Speech
}

/** The answers of one question, large enough to read together; then the three ways not to score. One group: one of all of them is chosen. */
export function ScoringField(props: ScoringProps) {
  const { item, form, speech } = props
  const error = form.errors[answerField]
  const errorId = `${fieldId(answerField)}-error`
  const question = said(item.question ?? item.label, speech.locale)
  const hasNumber = item.type === 'level' || item.type === 'score'
  return (
    <>
      <fieldset class={error === undefined ? 'op-plain' : 'op-plain op-wrong'} aria-describedby={error === undefined ? undefined : errorId}>
        <legend class="ds-sr-only">{question}</legend>
        {error === undefined ? null : (
          <p class="ds-validation-message" id={errorId}>
            {error}
          </p>
        )}
        <Answers {...props} />
      </fieldset>
      <fieldset class="op-plain">
        <legend>{hasNumber ? speech.t.noNumber : speech.t.noAnswer}</legend>
        <div class="op-pills">
          {waysNotToScore(speech).map((way) => (
            <Pill key={way.value} form={form} value={way.value}>
              {way.label}
            </Pill>
          ))}
        </div>
      </fieldset>
    </>
  )
}

function Answers({ instrument, item, form, last, speech }: ScoringProps) {
  if (item.type === 'level') {
    return (
      <div class="op-stack-s op-anchors">
        {levelsOf(instrument, item).map(({ value, label, anchor }, index) => (
          <label class="op-anchor" key={value}>
            <input type="radio" {...choice(form, String(value), index === 0)} />
            <span class="n">{value}</span>
            <span>
              <b>{said(label, speech.locale)}</b>
              {said(anchor, speech.locale)}
            </span>
            {last === String(value) ? (
              <span class="ds-tag" data-color="brand1">
                {speech.t.lastTime}
              </span>
            ) : null}
          </label>
        ))}
      </div>
    )
  }
  const ends = item.type === 'score' ? instrument.scoreLabels : undefined
  return (
    <>
      <div class={item.type === 'score' ? 'op-months op-scores' : 'op-pills'}>
        {optionsOf(instrument, item, speech).map(({ value, label }, index) => (
          <Pill key={value} form={form} value={value} isFirst={index === 0} isLast={last === value}>
            {label}
          </Pill>
        ))}
      </div>
      {ends === undefined ? null : (
        <p class="op-row-between op-small">
          <span>
            <b>0</b> {said(ends['0'], speech.locale)}
          </span>
          <span>
            <b>10</b> {said(ends['10'], speech.locale)}
          </span>
        </p>
      )}
    </>
  )
}

/** Name, value and state of one choice; the first carries the id that the error summary links to. */
function choice(form: FormState, value: string, isFirst: boolean) {
  return {
    id: isFirst ? fieldId(answerField) : undefined,
    name: answerField,
    value,
    checked: fieldValues(form, answerField).includes(value),
  }
}

type PillProps = { form: FormState; value: string; isFirst?: boolean; isLast?: boolean; children: ComponentChildren }

function Pill({ form, value, isFirst = false, isLast = false, children }: PillProps) {
  return (
    <label class="op-pill" data-last={isLast ? '' : undefined}>
      <input type="radio" {...choice(form, value, isFirst)} />
      {children}
    </label>
  )
}
