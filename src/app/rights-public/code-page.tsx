import { askFor, factsOf, type QuestionWords, type SaidFact, type Situation } from '#modules/rights/in-browser/public.ts'
import { isDay } from '#platform/day.ts'
import { formatDate, formatEuro, formatNumber } from '#platform/text/format.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import { ErrorSummary, Form, SubmitButton, TextArea } from '#platform/web/fields.tsx'
import { type FormState, fieldValue } from '#platform/web/form-state.ts'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, DefinitionList, Details, Quiet, Split } from '#platform/web/parts.tsx'
import type { Choice } from './code-families.ts'
import { FamilyPicker } from './family-picker.tsx'
import { type StaffText, staffText } from './staff-text.ts'

type CodePageProps = {
  readonly ctx: PageContext
  readonly form: FormState
  readonly situation: Situation | null
  /** The families it may be of; null for who writes in no dossier. */
  readonly choice: Choice | null
  readonly questions: QuestionWords
}

/** The worker's side of the self-check: what a family took along, in words. The code comes by form, never in an address. */
export function CodePage({ ctx, form, situation, choice, questions }: CodePageProps) {
  const t = staffText(ctx.locale)
  const code = (
    <Form ctx={ctx} action="/rechten/code">
      <TextArea form={form} name="code" label={t.code} help={t.codeHelp} rows={4} maxlength={6000} autofocus={situation === null} />
      <SubmitButton variant={situation === null ? undefined : 'secondary'}>{t.show}</SubmitButton>
    </Form>
  )
  if (situation === null)
    return (
      <StaffPage ctx={ctx} title={t.title} section="rights" width="narrow" lead={t.lead}>
        <ErrorSummary errors={form.errors} ctx={ctx} />
        <Card>{code}</Card>
      </StaffPage>
    )
  const told = (
    <>
      <Told situation={situation} questions={questions} t={t} locale={ctx.locale} />
      <Details summary={t.another}>{code}</Details>
    </>
  )
  return (
    <StaffPage ctx={ctx} title={t.title} section="rights" lead={t.lead}>
      {choice === null ? (
        told
      ) : (
        <Split main={told} side={<FamilyPicker ctx={ctx} code={fieldValue(form, 'code')} choice={choice} />} sideFirst />
      )}
    </StaffPage>
  )
}

type ToldProps = { situation: Situation; questions: QuestionWords; t: StaffText; locale: PublicLocale }

function Told({ situation, questions, t, locale }: ToldProps) {
  const facts = factsOf(situation)
  const shown = (list: readonly SaidFact[]) =>
    list.flatMap(({ path, value }) => {
      const ask = askFor(path, questions)
      return ask === null ? [] : [{ term: ask.text, value: written({ path, value }, ask, t, locale) }]
    })
  const of = (prefix: string) => shown(facts.filter(({ path }) => path.startsWith(prefix)))
  const parts = [
    { title: t.family, items: shown(facts.filter(({ path }) => !/^(adults|children)\[/.test(path))) },
    ...(situation.adults ?? []).map((_, at) => ({ title: t.adult(at + 1), items: of(`adults[${at}].`) })),
    ...(situation.children ?? []).map((_, at) => ({ title: t.child(at + 1), items: of(`children[${at}].`) })),
  ].filter(({ items }) => items.length > 0)
  return (
    <Card title={t.factsTitle} id="told">
      {situation.referenceDate === undefined ? null : <Quiet>{t.filledOn(formatDate(situation.referenceDate, locale))}</Quiet>}
      {parts.length === 0 ? <p>{t.none}</p> : null}
      {parts.map(({ title, items }) => (
        <section key={title} class="op-stack-s">
          <h3>{title}</h3>
          <DefinitionList items={items} />
        </section>
      ))}
      <Quiet>{t.nothingKept}</Quiet>
    </Card>
  )
}

function written({ value }: SaidFact, ask: NonNullable<ReturnType<typeof askFor>>, t: StaffText, locale: PublicLocale): string {
  if (typeof value === 'boolean') return value ? t.yes : t.no
  if (typeof value === 'number') return ask.kind === 'money' ? formatEuro(value, locale) : formatNumber(value, locale)
  if (ask.kind === 'day' && isDay(value)) return formatDate(value, locale)
  return ask.options.find((option) => option.value === value)?.label ?? value
}
