import { z } from 'zod'
import type { Parameter, Right } from '#modules/rights/public.ts'
import type { Change } from '#modules/rights-catalogue/public.ts'
import type { IsoDay } from '#platform/day.ts'
import { optionalDay, optionalText, requiredDay } from '#platform/http/form.ts'
import {
  DateField,
  ErrorSummary,
  Form,
  type FormState,
  LinkButton,
  NumberField,
  SubmitButton,
  TextArea,
  TextField,
} from '#platform/web/fields.tsx'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, Row, Split } from '#platform/web/parts.tsx'
import { ValuesTable } from './parameters-card.tsx'
import { parseNumber } from './parse-number.ts'
import { paths } from './paths.ts'
import { text, type Words } from './text.ts'
import { valueOn } from './words.ts'

export function amountSchema(t: Words, today: IsoDay) {
  return z
    .object({
      value: z
        .string(t.wrongValue)
        .max(40, t.wrongValue)
        .transform((typed, context): number => {
          const value = parseNumber(typed)
          if (value !== null) return value
          context.addIssue({ code: 'custom', message: t.wrongValue })
          return z.NEVER
        }),
      from: requiredDay(today, t.wrongFrom),
      to: optionalDay(today, t.wrongTo),
      source: z.string(t.wrongSource).trim().min(3, t.wrongSource).max(500, t.tooLong),
      note: optionalText(500, t.tooLong),
    })
    .refine(({ from, to }) => to === null || to >= from, { path: ['to'], message: t.toBefore })
}
type Amount = z.output<ReturnType<typeof amountSchema>>

/** What was filled in, as a change. A day without an end says that none is known, not that it will last. */
export function amountChange(right: string, parameter: string, { value, from, to, source }: Amount): Change {
  const bases = { dateBasis: 'stated', endBasis: to === null ? 'no-later-value-found' : 'stated' } as const
  return { kind: 'value', right, parameter, value: { value, from, to, source, ...bases } }
}

type Props = {
  readonly ctx: PageContext
  readonly right: Right
  readonly name: string
  readonly parameter: Parameter
  readonly form: FormState
}

export function AmountPage({ ctx, right, name, parameter, form }: Props) {
  const t = text(ctx.locale)
  const isEuro = parameter.unit.startsWith('eur')
  return (
    <StaffPage ctx={ctx} title={t.newAmountFor(parameter.label)} lead={right.title} section="manage">
      <ErrorSummary errors={form.errors} ctx={ctx} />
      <Split
        main={
          <Card>
            <Form ctx={ctx} action={paths.amount(right.id, name)}>
              <NumberField
                form={form}
                name="value"
                label={t.newValue}
                help={isEuro ? t.inEuro(parameter.unitSaid) : t.inUnit(parameter.unitSaid)}
                decimal
                required
              />
              <DateField form={form} name="from" label={t.validFrom} required />
              <DateField form={form} name="to" label={t.validTo} help={t.validToHelp} optional />
              <TextField form={form} name="source" label={t.source} help={t.sourceHelp} maxlength={500} autocomplete="off" required />
              <TextArea form={form} name="note" label={t.note} optional maxlength={500} />
              <p class="op-small op-quiet">{t.amountLead}</p>
              <Row>
                <SubmitButton icon="check">{t.keepDraft}</SubmitButton>
                <LinkButton href={paths.right(right.id)} variant="tertiary">
                  {t.back}
                </LinkButton>
              </Row>
            </Form>
          </Card>
        }
        side={
          <Card title={t.wasTill(valueOn(name, parameter, ctx.today, ctx.locale))} id="nu">
            <ValuesTable parameter={parameter} ctx={ctx} t={t} />
          </Card>
        }
      />
    </StaffPage>
  )
}
