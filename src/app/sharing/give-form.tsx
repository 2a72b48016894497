import { z } from 'zod'
import {
  type AskedPermission,
  chosenKinds,
  type MissingPart,
  type SharedDomain,
  sharedDomains,
  sharingPurposes,
} from '#modules/consent/public.ts'
import { addMonths, type IsoDay } from '#platform/day.ts'
import { type FieldErrors, type FormValues, manyOf, optionalChoice, optionalDay, optionalText, readForm } from '#platform/http/form.ts'
import type { Result } from '#platform/result.ts'
import {
  CheckPills,
  chosenDay,
  DateField,
  ErrorSummary,
  Form,
  type FormState,
  Question,
  RadioPills,
  SelectField,
  SubmitButton,
} from '#platform/web/fields.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, Quiet } from '#platform/web/parts.tsx'
import { sharingHref } from './family-scene.tsx'
import { type Directory, readRecipient } from './recipients.ts'
import { text, type Words } from './text.ts'

const yesNo = ['yes', 'no'] as const
const staffHows = ['spoken', 'signed'] as const

/** As it was typed: what is missing is for the rule to say. */
export function readPermissionForm(values: FormValues, t: Words, today: IsoDay): Result<AskedPermission, FieldErrors> {
  const { missing } = t.share
  const schema = z
    .object({
      recipient: optionalText(60, missing.recipient),
      bound: optionalChoice(yesNo, missing.bound),
      purpose: optionalChoice(sharingPurposes, missing.purpose),
      goal: optionalChoice(yesNo, missing['same-goal']),
      told: optionalChoice(yesNo, missing.told),
      how: optionalChoice(staffHows, missing.how),
      kinds: manyOf(chosenKinds, missing.kinds),
      domains: manyOf(sharedDomains, missing.domains),
      until: optionalDay(today, missing.until),
    })
    .transform(
      ({ recipient, bound, purpose, goal, told, how, kinds, domains, until }): AskedPermission => ({
        recipient: readRecipient(recipient),
        isBound: bound,
        purpose,
        hasSameGoal: goal,
        familyIsTold: told,
        how,
        kinds,
        domains,
        fromOn: today,
        untilOn: until,
      }),
    )
  return readForm(schema, { ...values, until: chosenDay(values, 'until') })
}

const fieldOf: Readonly<Record<MissingPart, string>> = {
  recipient: 'recipient',
  secrecy: 'recipient',
  bound: 'bound',
  'not-bound': 'bound',
  purpose: 'purpose',
  'same-goal': 'goal',
  told: 'told',
  how: 'how',
  kinds: 'kinds',
  domains: 'domains',
  until: 'until',
  'until-before': 'until',
  'until-late': 'until',
}

/** What the rule misses, said at the question it is about; the first thing of each. */
export function missingErrors(missing: readonly MissingPart[], t: Words): FieldErrors {
  const errors: Record<string, string> = {}
  for (const part of missing) errors[fieldOf[part]] ??= t.share.missing[part]
  return errors
}

function periods(today: IsoDay, t: Words) {
  const { untils } = t.share
  const day = (months: number) => addMonths(today, months)
  return [
    { value: day(1), label: untils.month },
    { value: day(3), label: untils.quarter },
    { value: day(6), label: untils.half },
    { value: day(12), label: untils.year },
  ]
}

/** The five questions on one screen, and with whom and until when. */
export function GiveForm(props: {
  ctx: PageContext
  dossierId: string
  form: FormState
  directory: Directory
  saveKey?: string | undefined
}) {
  const { ctx, form, directory } = props
  const t = text(ctx.locale)
  const words = t.share
  const answers = yesNo.map((value) => ({ value, label: value === 'yes' ? t.yes : t.no }))
  return (
    <section class="op-stack" id="geef" aria-labelledby="geef-title">
      <h2 id="geef-title">{words.giveTitle}</h2>
      <Quiet>{words.giveLead}</Quiet>
      <ErrorSummary errors={form.errors} ctx={ctx} />
      <Form ctx={ctx} action={sharingHref(props.dossierId)} saveKey={props.saveKey}>
        <Card>
          <SelectField form={form} name="recipient" label={words.recipient} options={directory.options} help={words.unbound} />
        </Card>
        <Question step={1} title={words.q1} hint={words.q1Help}>
          <RadioPills form={form} name="bound" label={words.q1} hideLabel look="chip" options={answers} />
        </Question>
        <Question step={2} title={words.q2}>
          <RadioPills form={form} name="goal" label={words.q2} hideLabel look="chip" options={answers} />
          <RadioPills
            form={form}
            name="purpose"
            label={words.purpose}
            look="chip"
            options={sharingPurposes.map((value) => ({ value, label: t.purposes[value] }))}
          />
        </Question>
        <Question step={3} title={words.q3} hint={words.q3Help}>
          <RadioPills form={form} name="told" label={words.q3} hideLabel look="chip" options={answers} />
        </Question>
        <Question step={4} title={words.q4}>
          <RadioPills
            form={form}
            name="how"
            label={words.q4}
            hideLabel
            look="chip"
            options={staffHows.map((value) => ({ value, label: t.hows[value] }))}
          />
        </Question>
        <Question step={5} title={words.q5} hint={words.q5Help}>
          <CheckPills
            form={form}
            name="kinds"
            label={words.q5}
            hideLabel
            look="chip"
            options={chosenKinds.map((value) => ({ value, label: t.kinds[value] }))}
          />
          <Quiet>{t.kindsHelp.notes}</Quiet>
          <CheckPills form={form} name="domains" label={words.domainsAsk} look="chip" options={domainOptions(t)} />
        </Question>
        <Card>
          <DateField
            form={form}
            name="until"
            label={words.until}
            chips={periods(ctx.today, t)}
            min={ctx.today}
            max={addMonths(ctx.today, 12)}
          />
        </Card>
        <p>
          <SubmitButton>{words.save}</SubmitButton>
        </p>
      </Form>
    </section>
  )
}

export function domainOptions(t: Words): readonly { readonly value: SharedDomain; readonly label: string }[] {
  return sharedDomains.map((value) => ({ value, label: t.domains[value] }))
}
