import { lifeDomains, periods, type QuestionWords, type Right } from '#modules/rights/public.ts'
import { factsFor, operatorsFor, type Subject } from '#modules/rights-catalogue/public.ts'
import {
  DateField,
  ErrorSummary,
  Form,
  type FormState,
  fieldValue,
  HiddenFields,
  LinkButton,
  NumberField,
  OnEnter,
  RadioPills,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
} from '#platform/web/fields.tsx'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, Details, Row as Line, Quiet, Two } from '#platform/web/parts.tsx'
import { amountKinds, natures, subjects } from './local-form.ts'
import { askOf, byPerson, byRule, factOf, type Row, type RowPrefix, rowName, rowsOf } from './local-rows.ts'
import { paths } from './paths.ts'
import { text, type Words } from './text.ts'

type Props = {
  readonly ctx: PageContext
  readonly form: FormState
  readonly words: QuestionWords
  /** The right whose rules change; null for a new one. */
  readonly right: Right | null
}
type Part = Props & { readonly t: Words; readonly subject: Subject }

/** A right of the municipality. The buttons beside a condition only change the form; what was typed stays. */
export function LocalPage(props: Props) {
  const { ctx, form, right } = props
  const t = text(ctx.locale)
  const subject = subjects.find((one) => one === fieldValue(form, 'subject')) ?? 'family'
  const part = { ...props, t, subject }
  const title = right === null ? t.newRight : `${t.changeRight}: ${right.title}`
  return (
    <StaffPage ctx={ctx} title={title} lead={right === null ? t.form.lead : t.form.changeLead} section="manage" width="narrow">
      <ErrorSummary errors={form.errors} ctx={ctx} />
      <Form ctx={ctx} action={right === null ? paths.fresh : paths.rules(right.id)}>
        <OnEnter name="act" answer="keep" />
        <AboutPart {...part} />
        <ConditionsPart {...part} prefix="c" />
        <AmountPart {...part} />
        <ApplyPart {...part} />
        <Line>
          <SubmitButton name="act" value="keep" icon="check">
            {t.form.keep}
          </SubmitButton>
          <LinkButton href={right === null ? paths.list : paths.right(right.id)} variant="tertiary">
            {t.back}
          </LinkButton>
        </Line>
      </Form>
    </StaffPage>
  )
}

function AboutPart({ ctx, form, t }: Part) {
  const f = t.form
  return (
    <Card title={f.about} id="wat">
      <TextField form={form} name="title" label={f.title} help={f.titleHelp} maxlength={120} autocomplete="off" />
      <TextField form={form} name="summary" label={f.summary} maxlength={300} autocomplete="off" />
      <TextField form={form} name="body" label={f.body} maxlength={300} autocomplete="off" />
      <RadioPills
        form={form}
        name="domain"
        label={f.domain}
        look="chip"
        options={lifeDomains.map((value) => ({ value, label: f.domains[value] }))}
      />
      <RadioPills
        form={form}
        name="nature"
        label={f.nature}
        look="chip"
        options={natures.map((value) => ({ value, label: t.natures[value] }))}
      />
      <RadioPills
        form={form}
        name="subject"
        label={f.subject}
        help={f.onlyHere(ctx.municipality.name)}
        look="chip"
        options={subjects.map((value) => ({ value, label: f.subjects[value] }))}
      />
      <DateField form={form} name="from" label={f.from} />
    </Card>
  )
}

function ConditionsPart(props: Part & { readonly prefix: RowPrefix }) {
  const { form, t, prefix } = props
  const rows = rowsOf(form.values, prefix)
  return (
    <Card title={prefix === 'c' ? t.form.conditions : t.form.cases} id={prefix === 'c' ? 'voorwaarden' : 'gevallen'}>
      <Quiet>{prefix === 'c' ? t.form.conditionsWhy : t.form.casesWhy}</Quiet>
      {rows.map((row, at) => (
        <RowPart key={row.n} {...props} row={row} at={at} />
      ))}
      <FactChoice {...props} />
    </Card>
  )
}

function FactChoice({ form, words, t, subject, prefix }: Part & { readonly prefix: RowPrefix }) {
  const { groups, byRule: own, bySomebody } = t.form
  const facts = factsFor(subject).map((fact) => ({ value: fact.key, label: `${groups[fact.group]}: ${askOf(fact, words, t).text}` }))
  const more = [
    ...(prefix === 'c' ? [{ value: byPerson, label: `${groups.other}: ${bySomebody}` }] : []),
    { value: byRule, label: `${groups.other}: ${own}` },
  ]
  return (
    <Line>
      <SelectField form={form} name={`${prefix}-new`} label={t.form.newFact} options={[...facts, ...more]} />
      <SubmitButton name="act" value={`add-${prefix}`} variant="secondary" icon="plus">
        {t.form.add}
      </SubmitButton>
    </Line>
  )
}

function RowPart(props: Part & { readonly row: Row; readonly at: number }) {
  const { form, words, t, subject, row, at } = props
  const fact = factOf(row, subject)
  const ask = fact === undefined ? null : askOf(fact, words, t)
  const title = ask?.text ?? (row.fact === byRule ? t.form.byRule : t.form.bySomebody)
  const name = (part: string) => rowName(row, part)
  return (
    <div class="op-card op-stack">
      <h3>
        {t.form.condition(at + 1)}: {title}
      </h3>
      <HiddenFields values={{ [name('fact')]: row.fact }} />
      {fact === undefined || ask === null ? null : (
        <Two>
          <SelectField
            form={form}
            name={name('op')}
            label={t.form.operator}
            empty={null}
            options={operatorsFor(fact.kind).map((value) => ({ value, label: t.form.operators[value] }))}
          />
          {fact.kind === 'yes-no' ? null : fact.kind === 'choice' ? (
            <SelectField form={form} name={name('value')} label={t.form.value} options={ask.options} />
          ) : (
            <NumberField form={form} name={name('value')} label={fact.kind === 'money' ? t.form.inEuro : t.form.value} decimal />
          )}
        </Two>
      )}
      {row.fact === byRule ? <TextArea form={form} name={name('value')} label={t.form.rule} help={t.form.ruleHelp} rows={2} /> : null}
      {row.prefix === 'k' ? <NumberField form={form} name={name('amount')} label={t.form.caseAmount} decimal /> : null}
      <TextField
        form={form}
        name={name('say')}
        label={t.form.say}
        help={fact === undefined ? undefined : t.form.sayHelp}
        maxlength={300}
        autocomplete="off"
      />
      <Line>
        <SubmitButton name="act" value={`drop-${row.prefix}${row.n}`} variant="tertiary" icon="trash" label={t.form.removeLabel(title)}>
          {t.form.remove}
        </SubmitButton>
      </Line>
    </div>
  )
}

function AmountPart(props: Part) {
  const { form, t } = props
  const f = t.form
  const kinds = amountKinds.map((value) => ({ value, label: value === 'none' ? f.noAmount : t.amountKinds[value] }))
  return (
    <>
      <Card title={f.amount} id="bedrag">
        <RadioPills form={form} name="kind" label={f.amountKind} look="chip" options={kinds} />
        <Two>
          <NumberField form={form} name="euros" label={f.euros} decimal />
          <SelectField
            form={form}
            name="per"
            label={f.per}
            empty={null}
            options={periods.map((value) => ({ value, label: t.per[value] }))}
          />
        </Two>
        <TextField form={form} name="amountSay" label={f.amountSay} help={f.sayHelp} maxlength={300} autocomplete="off" />
        <Details summary={f.byRuleAmount} open={fieldValue(form, 'amountRule') !== '' || 'amountRule' in form.errors}>
          <TextArea form={form} name="amountRule" label={f.rule} help={f.ruleHelp} rows={2} />
        </Details>
      </Card>
      <ConditionsPart {...props} prefix="k" />
    </>
  )
}

function ApplyPart({ form, t, subject }: Part) {
  const f = t.form
  return (
    <Card title={f.applyTitle} id="aanvragen">
      {subject === 'child' ? <NumberField form={form} name="months" label={f.deadlineMonths} help={f.deadlineMonthsHelp} optional /> : null}
      <Details summary={`${f.deadline} ${f.byRule}`} open={fieldValue(form, 'deadlineRule') !== ''}>
        <TextField form={form} name="deadlineRule" label={f.rule} maxlength={500} autocomplete="off" optional />
        <TextField form={form} name="deadlineSay" label={f.say} maxlength={300} autocomplete="off" optional />
      </Details>
      <TextField form={form} name="where" label={t.where} maxlength={300} autocomplete="off" />
      <TextField form={form} name="how" label={t.how} maxlength={300} autocomplete="off" />
      <TextField form={form} name="when" label={t.when} maxlength={300} autocomplete="off" optional />
      <TextArea form={form} name="papers" label={t.papers} help={f.papersHelp} rows={3} optional />
      <TextField form={form} name="source" label={f.source} type="url" maxlength={500} autocomplete="off" />
    </Card>
  )
}
