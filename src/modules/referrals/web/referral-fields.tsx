import { contactTimes } from '#modules/people/public.ts'
import { type IsoDay, pregnancyAge } from '#platform/day.ts'
import { weeksAndDays } from '#platform/text/format.ts'
import { parseTypedDay } from '#platform/text/parse-day.ts'
import {
  CheckboxField,
  CheckPills,
  DateField,
  Question,
  RadioPills,
  SelectField,
  TelField,
  TextArea,
  TextField,
  ThreeWay,
  When,
} from '#platform/web/fields.tsx'
import { type FormState, fieldValue } from '#platform/web/form-state.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { Quiet, ReadThis, Three, Two } from '#platform/web/parts.tsx'
import { languageOptions } from '../domain/languages.ts'
import { agreements, signals, urgencies } from '../domain/referral.ts'
import { countScreening, criteria, isAsked, type Screening } from '../domain/screening.ts'
import { type StaffWords, staffText } from '../text.ts'

export type ReferralFieldsProps = {
  readonly ctx: PageContext
  readonly form: FormState
  /** An account is known by name; who comes by a link or by telephone says who she is. */
  readonly door: 'account' | 'link' | 'team'
  readonly organisations?: readonly { readonly id: string; readonly name: string }[]
}
type Part = ReferralFieldsProps & { readonly t: StaffWords }

/** The questions of a referral, the same for partner and team. */
export function ReferralFields(props: ReferralFieldsProps) {
  const t = staffText(props.ctx.locale)
  return (
    <>
      {props.door === 'team' ? <Caller {...props} t={t} step={1} /> : null}
      <Agreement {...props} t={t} step={props.door === 'team' ? 2 : 1} />
      <Parent {...props} t={t} step={props.door === 'team' ? 3 : 2} />
      <Criteria {...props} t={t} step={props.door === 'team' ? 4 : 3} />
      <Signals {...props} t={t} step={props.door === 'team' ? 5 : 4} />
      {props.door === 'team' ? null : <Referrer {...props} t={t} step={5} />}
    </>
  )
}

function Agreement({ form, t, step, ctx }: Part & { step: number }) {
  return (
    <Question step={step} title={t.step1} hint={t.step1Hint}>
      <RadioPills
        form={form}
        name="agreement"
        label={t.agreement}
        options={agreements.map((value) => ({ value, label: t.agreements[value] }))}
      />
      <When name="agreement" values={['not-asked']}>
        <Quiet>{t.notAskedHelp}</Quiet>
      </When>
      <When name="agreement" values={['spoken', 'written']}>
        <Two>
          <DateField form={form} name="agreedOn" label={t.agreedOn} max={ctx.today} />
          <SelectField form={form} name="agreedLanguage" label={t.agreedLanguage} options={languageOptions(ctx.locale)} />
        </Two>
        <fieldset class="op-plain">
          <legend>{t.tellTitle}</legend>
          <CheckboxField form={form} name="mayTellStatus" label={t.tellStatus} />
          <CheckboxField form={form} name="mayTellCounsellor" label={t.tellCounsellor} />
        </fieldset>
      </When>
    </Question>
  )
}

function pregnancyHelp(form: FormState, t: StaffWords, ctx: PageContext): string | undefined {
  const due: IsoDay | null = parseTypedDay(fieldValue(form, 'dueOn'), ctx.today)
  const age = due === null ? null : pregnancyAge(due, ctx.today)
  return age === null || age.weeks < 0 || age.weeks > 44 ? undefined : t.dueHelp(weeksAndDays(age, ctx.locale))
}

function Parent({ form, t, step, ctx }: Part & { step: number }) {
  return (
    <Question step={step} title={t.step2}>
      <Three>
        <TextField form={form} name="givenName" label={t.givenName} autocomplete="off" maxlength={80} required />
        <TextField form={form} name="familyName" label={t.familyName} autocomplete="off" maxlength={80} />
        <DateField form={form} name="birthDate" label={t.birthDate} autocomplete="off" max={ctx.today} />
      </Three>
      <Three>
        <DateField form={form} name="dueOn" label={t.dueOn} help={pregnancyHelp(form, t, ctx)} />
        <DateField form={form} name="childBornOn" label={t.childBornOn} max={ctx.today} />
        <TextField form={form} name="postcode" label={t.postcode} inputmode="numeric" maxlength={10} autocomplete="off" />
      </Three>
      <Two>
        <SelectField form={form} name="language" label={t.language} options={languageOptions(ctx.locale)} />
        <TelField form={form} name="phone" label={t.phone} maxlength={40} autocomplete="off" />
      </Two>
      <CheckPills
        form={form}
        name="times"
        label={t.times}
        look="chip"
        options={contactTimes.map((value) => ({ value, label: t.timeNames[value] }))}
      />
      <div>
        <CheckboxField form={form} name="interpreter" label={t.interpreter} />
        <CheckboxField form={form} name="noMessage" label={t.noMessage} />
      </div>
      <TextField form={form} name="contactNote" label={t.contactNote} maxlength={300} autocomplete="off" optional />
    </Question>
  )
}

function typedScreening(form: FormState): Screening {
  const answer = (name: (typeof criteria)[number]) => {
    const typed = fieldValue(form, name)
    return typed === 'weak' ? 'weak' : typed === 'not-weak' ? 'not_weak' : typed === 'unknown' ? 'unknown' : null
  }
  return {
    income: answer('income'),
    education: answer('education'),
    work: answer('work'),
    stimulation: answer('stimulation'),
    housing: answer('housing'),
    health: answer('health'),
  }
}

function Criteria({ form, t, step }: Part & { step: number }) {
  const screening = typedScreening(form)
  const { weak, notWeak, unknown } = countScreening(screening)
  return (
    <Question step={step} title={t.step3} hint={t.step3Hint}>
      <ul class="op-list op-crit">
        {criteria.map((name) => (
          <li key={name}>
            <ThreeWay form={form} name={name} label={t.criteria[name].name} help={t.criteria[name].help} />
          </li>
        ))}
      </ul>
      {isAsked(screening) ? (
        <ReadThis>
          <b>{t.counted(weak, notWeak, unknown)}</b> {t.countedWhy}
        </ReadThis>
      ) : null}
    </Question>
  )
}

function Signals({ form, t, step }: Part & { step: number }) {
  return (
    <Question step={step} title={t.step4}>
      <CheckPills
        form={form}
        name="signals"
        label={t.signalsTitle}
        hideLabel
        look="chip"
        options={signals.map((value) => ({ value, label: t.signals[value] }))}
      />
      <RadioPills form={form} name="urgency" label={t.urgency} options={urgencies.map((value) => ({ value, label: t.urgencies[value] }))} />
      <CheckboxField form={form} name="warmHandover" label={t.warmHandover} />
      <TextArea form={form} name="message" label={t.message} rows={3} maxlength={4000} />
    </Question>
  )
}

function Referrer({ form, t, step }: Part & { step: number }) {
  return (
    <Question step={step} title={t.step5}>
      <Two>
        <TextField form={form} name="referrerName" label={t.referrerName} autocomplete="name" maxlength={120} />
        <TextField
          form={form}
          name="referrerContact"
          label={t.referrerContact}
          help={t.referrerContactHelp}
          autocomplete="off"
          maxlength={120}
        />
      </Two>
    </Question>
  )
}

function Caller({ form, t, step, organisations = [] }: Part & { step: number }) {
  return (
    <Question step={step} title={t.step5}>
      <SelectField
        form={form}
        name="organisationId"
        label={t.organisation}
        empty={t.noOrganisation}
        options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Two>
        <TextField form={form} name="referrerName" label={t.callerName} autocomplete="off" maxlength={120} optional />
        <TextField form={form} name="referrerContact" label={t.callerContact} autocomplete="off" maxlength={120} optional />
      </Two>
    </Question>
  )
}
