import { said } from '#modules/programmes/public.ts'
import { formatDate } from '#platform/text/format.ts'
import { Brand } from '#platform/web/brand.tsx'
import { Document } from '#platform/web/document.tsx'
import { ErrorSummary, Form, type FormState, SubmitButton } from '#platform/web/fields.tsx'
import { Icon } from '#platform/web/icons.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { StateLabel, Steps } from '#platform/web/parts.tsx'
import { type Answer, typedOf } from '../domain/answer.ts'
import type { Instrument } from '../domain/instrument-schema.ts'
import type { Place } from '../domain/steps.ts'
import { text } from '../text.ts'
import { addresses } from './addresses.ts'
import { answerWords, type Speech } from './answer-words.ts'
import { ScoringField } from './scoring-field.tsx'

export type LastTime = { readonly measuredOn: string; readonly answer: Answer }

export type QuestionPageProps = {
  readonly ctx: PageContext
  readonly dossier: { readonly id: string; readonly motherGivenName: string }
  readonly instrument: Instrument
  readonly place: Place
  /** Number of the child the question is about, when there are more. */
  readonly child: number | null
  readonly last: LastTime | null
  readonly form: FormState
}

const formId = 'meet'

/** One question per screen, for two people and one phone: large, quiet, nothing else to press. */
export function QuestionPage(props: QuestionPageProps) {
  const { ctx, dossier, instrument, place, child, form } = props
  const t = text(ctx.locale)
  const { screen, number, total } = place
  const speech: Speech = { t, locale: ctx.locale }
  const action = addresses.item(dossier.id, screen.measurementId, screen.item.id)
  return (
    <Document locale={ctx.locale} title={t.placeTitle(number, total)} municipality={ctx.municipality} size="md">
      <header class="op-top op-noprint">
        <div class="op-narrow">
          <Brand href={addresses.dossier(dossier.id)} sub={t.measureWith(dossier.motherGivenName)} />
          <a class="ds-button" data-variant="tertiary" href={addresses.dossier(dossier.id)}>
            {t.later}
          </a>
        </div>
      </header>
      <main id="main" class="op-narrow op-main op-stack">
        <Steps now={number} total={total}>
          {t.place(number, total, said(screen.domain, ctx.locale))}
        </Steps>
        <ErrorSummary errors={form.errors} ctx={ctx} />
        <div class="op-stack-s">
          <h1>{said(screen.item.question ?? screen.item.label, ctx.locale)}</h1>
          {child === null ? null : <p class="op-strong">{t.aboutChild(child)}</p>}
          <p class="op-quiet">{said(instrument.intro, ctx.locale)}</p>
        </div>
        <Form ctx={ctx} action={action} id={formId}>
          <ScoringField instrument={instrument} item={screen.item} form={form} last={lastValue(props.last)} speech={speech} />
          {/* The first button of a form answers the Enter key: forward, not back. */}
          <button type="submit" name="ga" value="verder" hidden />
        </Form>
        <Comparison {...props} speech={speech} />
      </main>
      <div class="op-bottom op-noprint">
        <div>
          <SubmitButton form={formId} variant="secondary" name="ga" value="terug">
            {t.back}
          </SubmitButton>
          <SubmitButton form={formId} name="ga" value="verder">
            {place.next === null ? t.toOverview : t.next}
            <Icon name="arrow" flip />
          </SubmitButton>
        </div>
      </div>
    </Document>
  )
}

function lastValue(last: LastTime | null): string | null {
  return last === null ? null : (typedOf(last.answer)[0] ?? null)
}

function Comparison({ ctx, instrument, place, last, speech }: QuestionPageProps & { speech: Speech }) {
  const { item, answer } = place.screen
  const parts = [
    last === null ? '' : speech.t.lastTimeLine(formatDate(last.measuredOn, ctx.locale), answerWords(instrument, item, last.answer, speech)),
    answer === null ? '' : speech.t.nowLine(answerWords(instrument, item, answer, speech)),
  ].filter((part) => part !== '')
  if (parts.length === 0) return null
  return <p>{answer === null ? parts.join(' ') : <StateLabel state="ok">{parts.join(' ')}</StateLabel>}</p>
}
