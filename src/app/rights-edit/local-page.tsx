import { lifeDomains, periods, type QuestionWords, type Right } from '#modules/rights/public.ts'
import type { Subject } from '#modules/rights-catalogue/public.ts'
import { labelled } from '#platform/text/labelled.ts'
import {
  DateField,
  ErrorSummary,
  Form,
  type FormState,
  fieldValue,
  LinkButton,
  NumberField,
  OnEnter,
  RadioPills,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
  When,
} from '#platform/web/fields.tsx'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, Details, Row as Line, Quiet, Two } from '#platform/web/parts.tsx'
import { placeName } from '../municipalities/place-name.ts'
import { ConditionsPart } from './conditions-part.tsx'
import { amountKinds, natures, subjects } from './local-form.ts'
import { ParametersCard } from './parameters-card.tsx'
import { paths } from './paths.ts'
import { RulesCard } from './rules-card.tsx'
import { text, type Words } from './text.ts'

type Props = {
  readonly ctx: PageContext
  readonly form: FormState
  readonly words: QuestionWords
  /** The right whose rules change; null for a new one. */
  readonly right: Right | null
  /** The right as it would read. */
  readonly preview?: Right | undefined
}
type Part = Props & { readonly t: Words; readonly subject: Subject }

/** A right of the municipality. The buttons beside a condition only change the form; what was typed stays. */
export function LocalPage(props: Props) {
  const { ctx, form, right, preview } = props
  const t = text(ctx.locale)
  const subject = subjects.find((one) => one === fieldValue(form, 'subject')) ?? 'family'
  const part = { ...props, t, subject }
  const title = right === null ? t.newRight : labelled(t.changeRight, right.title, ctx.locale)
  return (
    <StaffPage ctx={ctx} title={title} lead={right === null ? t.form.lead : t.form.changeLead} section="manage" width="narrow">
      <ErrorSummary errors={form.errors} ctx={ctx} />
      {preview === undefined ? null : (
        <Card title={t.form.lookTitle} id="zo-leest-het" look="warm">
          <Quiet>{t.form.lookWhy}</Quiet>
          <RulesCard right={preview} ctx={ctx} />
          <ParametersCard right={preview} ctx={ctx} mayEdit={false} />
        </Card>
      )}
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
          <SubmitButton name="act" value="look" variant="secondary" icon="eye">
            {t.form.look}
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
        help={f.onlyHere(placeName(ctx.municipality.name))}
        look="chip"
        options={subjects.map((value) => ({ value, label: f.subjects[value] }))}
      />
      <DateField form={form} name="from" label={f.from} />
    </Card>
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
        <When name="kind" values={['range']}>
          <NumberField form={form} name="low" label={f.low} help={f.lowHelp} decimal />
        </When>
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
        <When name="kind" values={['range']}>
          <Details summary={f.lowByRule} open={fieldValue(form, 'lowRule') !== ''}>
            <TextArea form={form} name="lowRule" label={f.lowByRule} rows={2} />
          </Details>
        </When>
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
