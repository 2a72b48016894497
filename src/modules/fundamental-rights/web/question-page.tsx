import type { Respondent, ScoreItem } from '#modules/indicators/public.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import {
  CheckPills,
  ErrorSummary,
  Form,
  type FormState,
  fieldId,
  fieldValues,
  SavedNote,
  SubmitButton,
  TextField,
} from '#platform/web/fields.tsx'
import { Icon } from '#platform/web/icons.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Details, Steps } from '#platform/web/parts.tsx'
import { type FamilyWords, familyWords, waysNotToScore } from '../family-words.ts'
import { type AnchorLine, anchorLines, heard } from '../rights.ts'
import { drafts, paths } from './paths.ts'
import { InHerLanguage, Languages, TalkFrame } from './talk-frame.tsx'

export const answerField = 'antwoord'
export const barrierField = 'drempel'
export const wordsField = 'drempelWoorden'
const formId = 'score'

export type Mark = { readonly value: number; readonly label: string; readonly tone: 'brand1' | 'neutral' }

export type QuestionPageProps = {
  readonly ctx: PageContext
  /** Language of the page. */
  readonly locale: PublicLocale
  /** Language she reads; stands below the other when both look at the page. */
  readonly hers: PublicLocale
  readonly dossierId: string
  readonly talkId: string
  readonly respondent: Respondent
  readonly right: ScoreItem
  readonly number: number
  readonly total: number
  readonly barriers: readonly { readonly value: string; readonly label: string }[]
  /** What was chosen earlier in this talk, shown beside its number while they choose together. */
  readonly marks: readonly Mark[]
  /** Earlier choices without a number, in words. */
  readonly notes: readonly string[]
  readonly form: FormState
  readonly savedAt?: string | undefined
  readonly out: { readonly href: string; readonly label: string } | null
}

/** One right on one screen. */
export function QuestionPage(props: QuestionPageProps) {
  const { ctx, locale, hers, dossierId, talkId, respondent, right, number, total, form } = props
  const w = familyWords(locale)
  const here = paths.right(dossierId, talkId, respondent, right.id)
  const bottom = (
    <>
      <SubmitButton form={formId} variant="secondary" name="ga" value="terug">
        {w.back}
      </SubmitButton>
      <SubmitButton form={formId} name="ga" value="verder">
        {number === total ? w.toReview : w.next}
        <Icon name="arrow" flip />
      </SubmitButton>
    </>
  )
  return (
    <TalkFrame ctx={ctx} locale={locale} title={w.place(number, total)} out={props.out} bottom={bottom}>
      <Steps now={number} total={total}>
        {w.place(number, total)}
      </Steps>
      <ErrorSummary errors={form.errors} ctx={{ locale }} />
      <div class="op-stack-s">
        <h1>
          {heard(right.label, locale)}
          <InHerLanguage locale={hers} page={locale}>
            {heard(right.label, hers)}
          </InHerLanguage>
        </h1>
        <p>
          {right.question === undefined ? null : heard(right.question, locale)}
          <InHerLanguage locale={hers} page={locale}>
            {right.question === undefined ? '' : heard(right.question, hers)}
          </InHerLanguage>
        </p>
        <p class="op-quiet">{respondent === 'joint' ? w.leadTogether : w.lead}</p>
        {props.notes.map((note) => (
          <p key={note} class="op-quiet">
            {note}
          </p>
        ))}
      </div>
      <Form ctx={ctx} action={here} id={formId} draftKey={drafts.score(talkId, respondent, right.id)}>
        <Scale {...props} w={w} />
        <Barriers {...props} w={w} />
        <SavedNote at={props.savedAt} />
        {/* The first button of a form answers the Enter key: forward, not back. */}
        <button type="submit" name="ga" value="verder" hidden />
      </Form>
      {respondent === 'family' ? <Languages ctx={ctx} dossierId={dossierId} talkId={talkId} locale={locale} back={here} /> : null}
    </TalkFrame>
  )
}

function Scale(props: QuestionPageProps & { w: FamilyWords }) {
  const { right, locale, form, w } = props
  const error = form.errors[answerField]
  const errorId = `${fieldId(answerField)}-error`
  return (
    <>
      <fieldset class={error === undefined ? 'op-plain' : 'op-plain op-wrong'} aria-describedby={error === undefined ? undefined : errorId}>
        <legend class="ds-sr-only">{heard(right.label, locale)}</legend>
        {error === undefined ? null : (
          <p class="ds-validation-message" id={errorId}>
            {error}
          </p>
        )}
        <div class="op-anchors op-ladder">
          {anchorLines(right).map((line, index) => (
            <Rung key={line.value} {...props} line={line} isFirst={index === 0} />
          ))}
        </div>
      </fieldset>
      <fieldset class="op-plain">
        <legend>{w.noNumber}</legend>
        <div class="op-pills">
          {waysNotToScore(w).map(({ value, label }) => (
            <label class="op-pill" key={value}>
              <input type="radio" name={answerField} value={value} checked={fieldValues(form, answerField).includes(value)} />
              {label}
            </label>
          ))}
        </div>
      </fieldset>
    </>
  )
}

/** One number to choose: with its words, or between two that have words. */
function Rung({ line, isFirst, form, locale, hers, marks, w }: QuestionPageProps & { w: FamilyWords; line: AnchorLine; isFirst: boolean }) {
  const { value, words } = line
  const own = marks.filter((mark) => mark.value === value)
  return (
    <label class={words === null ? 'op-anchor op-anchor-between' : 'op-anchor'}>
      <input
        type="radio"
        id={isFirst ? fieldId(answerField) : undefined}
        name={answerField}
        value={String(value)}
        checked={fieldValues(form, answerField).includes(String(value))}
      />
      <span class="n">{value}</span>
      <span>
        {words === null ? w.between(value - 1, value + 1) : heard(words, locale)}
        {words === null ? null : (
          <InHerLanguage locale={hers} page={locale}>
            {heard(words, hers)}
          </InHerLanguage>
        )}
      </span>
      {own.length === 0 ? null : (
        <span class="op-marks">
          {own.map((mark) => (
            <span key={mark.label} class="ds-tag" data-color={mark.tone}>
              {mark.label}
            </span>
          ))}
        </span>
      )}
    </label>
  )
}

/** What stands in the way, ticked while scoring; folded until it is wanted or filled. */
function Barriers({ form, barriers, w }: QuestionPageProps & { w: FamilyWords }) {
  const isFilled = fieldValues(form, barrierField).length > 0 || fieldValues(form, wordsField).some((one) => one !== '')
  return (
    <Details summary={w.barriers} open={isFilled || form.errors[wordsField] !== undefined}>
      <div class="op-stack-s">
        <CheckPills form={form} name={barrierField} label={w.barriers} hideLabel help={w.barriersHelp} options={barriers} />
        <TextField form={form} name={wordsField} label={w.otherWords} autocomplete="off" dir="auto" />
      </div>
    </Details>
  )
}
