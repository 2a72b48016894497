import {
  amountOf,
  amountsOf,
  type Claim,
  isPriced,
  nextSteps,
  proposalFor,
  refusalReasons,
  runsSince,
  type Step,
  type StepKind,
} from '#modules/rights/public.ts'
import { addDays, addMonths } from '#platform/day.ts'
import { formatDate, formatDay } from '#platform/text/format.ts'
import {
  ActionButton,
  DateField,
  Form,
  type FormState,
  fieldValue,
  HiddenFields,
  NumberField,
  OnEnter,
  RadioPills,
  SubmitButton,
  TextArea,
  TextField,
} from '#platform/web/fields.tsx'
import { Card, Details, List, ListItem, Quiet } from '#platform/web/parts.tsx'
import type { RightNow } from './arrange.ts'
import { sumWords } from './ledger-words.ts'
import type { FamilyRights } from './load.ts'
import { paths } from './paths.ts'
import { typedEuro } from './read-answer.ts'
import { text } from './text.ts'
import { amountWords, stepAmount } from './words.ts'

type Steps = {
  readonly view: FamilyRights
  readonly rightId: string
  readonly claim: Claim | undefined
  readonly subject: string
  readonly form: FormState
  readonly saveKey?: string | undefined
  /** What the rules work out, as a help beside the amount that is typed; null for aid in no catalogue. */
  readonly now: RightNow | null
}

/** What happened, newest first, and the next step. */
export function StepsCard({ view, rightId, claim, subject, form, saveKey, now }: Steps) {
  const { ctx, dossier } = view
  const t = text(ctx.locale)
  const steps = (claim?.steps ?? []).toReversed()
  const next = nextSteps(claim)
  return (
    <Card title={t.steps} id="stappen">
      {steps.length === 0 ? <Quiet>{t.stepNone}</Quiet> : null}
      {steps.length === 0 ? null : (
        <List>
          {steps.map((step, at) => (
            <ListItem
              key={step.id}
              sub={<StepMore step={step} view={view} />}
              end={
                at === 0 && dossier.isOpen ? (
                  <ActionButton
                    ctx={ctx}
                    action={paths.step(dossier.id, step.id, 'terug')}
                    variant="tertiary"
                    label={t.takeBackOf(t.stepKinds[step.kind])}
                  >
                    {t.takeBack}
                  </ActionButton>
                ) : undefined
              }
            >
              <b>{t.stepKinds[step.kind]}</b>
              {` · ${formatDay(step.onDay, ctx.locale, ctx.today)}`}
            </ListItem>
          ))}
        </List>
      )}
      <Amounts view={view} claim={claim} />
      {dossier.isOpen && next.length > 0 ? (
        <Form ctx={ctx} action={paths.take(dossier.id, rightId)} saveKey={saveKey}>
          <HiddenFields values={{ subject }} />
          <OnEnter />
          <StepFields view={view} form={form} kinds={next} claim={claim} now={now} />
        </Form>
      ) : null}
    </Card>
  )
}

const periods = ['month', 'once', 'quarter', 'year', 'week', 'day'] as const

type StepFieldsProps = Pick<Steps, 'view' | 'form' | 'now' | 'claim'> & { readonly kinds: readonly StepKind[] }

/** What stands in the form before anybody types: the amount of the rules where it is exact and says something new, and from when. */
function proposed({ view: { ctx }, claim, now: right }: StepFieldsProps): Readonly<Record<string, string>> {
  const { today, locale } = ctx
  const found = right === null ? null : proposalFor(claim, right.right, right.answer, today)
  const now = claim === undefined || runsSince(claim) === null ? null : amountOf(claim)
  const isNew = found !== null && !(now?.cents === found.cents && now.per === found.per)
  const since = found !== null && found.since > today ? { since: found.since } : {}
  const per = periods.find((one) => one === (now ?? found ?? right?.answer.amount)?.per) ?? 'month'
  if (!isNew) return { onDay: today, per, ...since }
  const amount = typedEuro(found.cents, locale)
  return { onDay: today, per: found.per, amount, proposed: `${found.cents} ${found.per}`, ...since }
}

function StepFields(props: StepFieldsProps) {
  const { view, form, kinds, now } = props
  const { ctx } = view
  const t = text(ctx.locale)
  const { today } = ctx
  const values = { ...proposed(props), ...form.values }
  const amount = now?.answer.amount ?? null
  const isPrice = now !== null && isPriced(now.right)
  const filled = { values, errors: form.errors }
  const past = [
    { value: today, label: t.today },
    { value: addDays(today, -1), label: t.yesterday },
    { value: addDays(today, -7), label: t.weekAgo },
  ]
  const ahead = [
    { value: addDays(today, 7), label: t.inWeek },
    { value: addDays(today, 14), label: t.inTwoWeeks },
    { value: addMonths(today, 1), label: t.inMonth },
  ]
  return (
    <>
      <RadioPills
        form={{ values: { kind: kinds[0] ?? '', ...form.values }, errors: form.errors }}
        name="kind"
        label={t.nextStep}
        options={kinds.map((value) => ({ value, label: t.stepKinds[value] }))}
      />
      <HiddenFields values={{ proposed: fieldValue(filled, 'proposed') }} />
      <DateField form={filled} name="onDay" label={t.stepDay} chips={past} max={today} />
      <NumberField
        form={filled}
        name="amount"
        label={t.amount}
        help={isPrice ? t.priceHelp : amount === null ? undefined : t.byRules(amountWords(amount, ctx.locale))}
        decimal
        maxlength={12}
      />
      <RadioPills
        form={filled}
        name="per"
        label={t.perWhat}
        look="chip"
        options={periods.map((value) => ({ value, label: t.per[value] }))}
      />
      {kinds.includes('granted') || kinds.includes('changed') ? (
        <div class="op-when-runs">
          <DateField form={filled} name="since" label={t.sinceWhen} help={kinds.includes('changed') ? t.sinceChanged : t.sinceHelp} />
        </div>
      ) : null}
      {kinds.includes('refused') ? (
        <div class="op-when-refused">
          <RadioPills
            form={filled}
            name="reason"
            label={t.reason}
            look="chip"
            options={refusalReasons.map((value) => ({ value, label: t.reasons[value] }))}
          />
        </div>
      ) : null}
      <Details summary={t.stepMore} open={Object.keys(form.errors).length > 0}>
        <TextField form={filled} name="nextWho" label={t.nextWho} maxlength={80} />
        <TextField form={filled} name="nextWhat" label={t.nextWhat} maxlength={200} />
        <DateField form={filled} name="deadlineOn" label={t.deadlineDay} chips={ahead} />
        <DateField form={filled} name="remindOn" label={t.remind} chips={ahead} min={today} />
        <TextArea form={filled} name="note" label={t.note} rows={2} maxlength={1000} />
      </Details>
      <div class="op-row">
        <SubmitButton>{t.save}</SubmitButton>
      </div>
    </>
  )
}

/** What this right brought until now, each period with its own amount; nothing to tell while there is one. */
function Amounts({ view: { ctx }, claim }: Pick<Steps, 'view' | 'claim'>) {
  const t = text(ctx.locale)
  const periodsOf = claim === undefined ? [] : amountsOf(claim).toReversed()
  if (periodsOf.length < 2) return null
  const day = (iso: string) => formatDate(iso, ctx.locale)
  return (
    <Details summary={t.amounts}>
      <List>
        {periodsOf.map(({ from, until, sum }) => (
          <ListItem
            key={from}
            sub={`${t.from(day(from))}${until === null ? '' : `, ${t.until(day(sum.onceCents > 0 ? from : addDays(until, -1)))}`}`}
          >
            {sumWords(sum, ctx.locale)}
          </ListItem>
        ))}
      </List>
    </Details>
  )
}

function StepMore({ step, view }: { step: Step; view: FamilyRights }) {
  const { locale, today } = view.ctx
  const t = text(locale)
  const amount = stepAmount(step, locale)
  const lines = [
    amount === null ? [] : [step.since === null ? amount : `${amount}, ${t.from(formatDate(step.since, locale))}`],
    step.reason === null ? [] : [t.reasons[step.reason]],
    step.nextWhat === null ? [] : [t.does(step.nextWho ?? t.somebody, step.nextWhat)],
    step.deadlineOn === null ? [] : [t.deadline(formatDay(step.deadlineOn, locale, today))],
    step.remindOn === null ? [] : [t.reminder(formatDay(step.remindOn, locale, today))],
    step.note === null ? [] : [step.note],
    step.byName === null ? [] : [step.byName],
  ].flat()
  return (
    <>
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </>
  )
}
