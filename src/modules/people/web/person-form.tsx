import { z } from 'zod'
import type { IsoDay } from '#platform/day.ts'
import { manyOf, optionalChoice, optionalDay, optionalText, ticked } from '#platform/http/form.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import {
  CheckboxField,
  CheckPills,
  DateField,
  EmailField,
  type FormState,
  type FormValues,
  RadioPills,
  SelectField,
  TelField,
  TextArea,
  TextField,
} from '#platform/web/fields.tsx'
import { Card, Two } from '#platform/web/parts.tsx'
import { languageOptions } from '../domain/languages.ts'
import { contactChannels, contactTimes, type PersonDetails } from '../domain/person.ts'
import { text, type Words } from '../text.ts'

const threeWay = ['yes', 'no', 'unknown'] as const

function known(answer: (typeof threeWay)[number] | null): boolean | null {
  return answer === 'yes' ? true : answer === 'no' ? false : null
}

/** Checks what was typed about a person; every message says what to do. Only a first name is needed. */
export function personFormSchema(locale: PublicLocale, today: IsoDay) {
  const t = text(locale).wrong
  const digits = (value: string | null) => value === null || value.replace(/\D/g, '').length >= 9
  return z
    .object({
      givenName: z.string(t.givenName).trim().min(1, t.givenName).max(100, t.long),
      familyName: optionalText(100, t.long),
      birthDate: optionalDay(today, t.birthDate).refine((day) => day === null || day <= today, t.future),
      language: optionalText(8, t.choice),
      interpreter: optionalChoice(threeWay, t.choice),
      phone: optionalText(40, t.long).refine(digits, t.phone),
      email: optionalText(200, t.long).refine((value) => value === null || /^[^\s@]+@[^\s@]+$/.test(value), t.email),
      channel: optionalChoice(contactChannels, t.choice),
      times: manyOf(contactTimes, t.choice),
      leave: optionalChoice(threeWay, t.choice),
      contactNote: optionalText(1000, t.long),
      street: optionalText(200, t.long),
      postcode: optionalText(10, t.long).refine((value) => value === null || /^\d{4}$/.test(value), t.postcode),
      town: optionalText(100, t.long),
      safeAddress: ticked,
    })
    .transform(
      (typed): Omit<PersonDetails, 'id' | 'diedOn'> => ({
        givenName: typed.givenName,
        familyName: typed.familyName ?? '',
        birthDate: typed.birthDate,
        language: typed.language,
        needsInterpreter: known(typed.interpreter),
        phone: typed.phone,
        email: typed.email,
        street: typed.street,
        postcode: typed.postcode,
        town: typed.town,
        safeContact: { channel: typed.channel, times: typed.times, mayLeaveMessage: known(typed.leave), note: typed.contactNote },
        hasSafeAddress: typed.safeAddress,
      }),
    )
}

function answer(value: boolean | null): string {
  return value === null ? 'unknown' : value ? 'yes' : 'no'
}

/** The form as it is first shown for a known person. */
export function personFormValues(person: PersonDetails): FormValues {
  const { safeContact } = person
  return {
    givenName: person.givenName,
    familyName: person.familyName,
    birthDate: person.birthDate === null ? '' : person.birthDate.split('-').reverse().join('-'),
    language: person.language ?? '',
    interpreter: answer(person.needsInterpreter),
    phone: person.phone ?? '',
    email: person.email ?? '',
    channel: safeContact.channel ?? '',
    times: [...safeContact.times],
    leave: answer(safeContact.mayLeaveMessage),
    contactNote: safeContact.note ?? '',
    street: person.street ?? '',
    postcode: person.postcode ?? '',
    town: person.town ?? '',
    safeAddress: person.hasSafeAddress ? 'yes' : '',
  }
}

type Part = { readonly form: FormState; readonly t: Words['form']; readonly locale: PublicLocale }

function Who({ form, t, locale }: Part) {
  const language = form.values['language']
  return (
    <Card title={t.who} id="who">
      <Two>
        <TextField form={form} name="givenName" label={t.givenName} required autocomplete="off" maxlength={100} />
        <TextField form={form} name="familyName" label={t.familyName} autocomplete="off" maxlength={100} />
      </Two>
      <Two>
        <DateField form={form} name="birthDate" label={t.birthDate} typed autocomplete="off" />
        <SelectField
          form={form}
          name="language"
          label={t.language}
          empty={t.unknown}
          options={languageOptions(locale, typeof language === 'string' && language !== '' ? language : null)}
        />
      </Two>
      <ThreeWayPills form={form} name="interpreter" label={t.interpreter} t={t} />
    </Card>
  )
}

function ThreeWayPills({ form, name, label, t }: { form: FormState; name: string; label: string; t: Words['form'] }) {
  const options = threeWay.map((value) => ({ value, label: t[value] }))
  return <RadioPills form={form} name={name} label={label} look="chip" options={options} />
}

function Reach({ form, t }: Part) {
  return (
    <Card title={t.reach} id="reach">
      <p class="op-small op-quiet">{t.reachHint}</p>
      <Two>
        <TelField form={form} name="phone" label={t.phone} autocomplete="off" />
        <EmailField form={form} name="email" label={t.email} autocomplete="off" />
      </Two>
      <RadioPills
        form={form}
        name="channel"
        label={t.channel}
        look="chip"
        options={contactChannels.map((value) => ({ value, label: t.channelChips[value] }))}
      />
      <CheckPills
        form={form}
        name="times"
        label={t.times}
        look="chip"
        options={contactTimes.map((value) => ({ value, label: t.timeChips[value] }))}
      />
      <ThreeWayPills form={form} name="leave" label={t.leave} t={t} />
      <TextArea form={form} name="contactNote" label={t.note} help={t.noteHelp} rows={2} />
    </Card>
  )
}

/** Everything that is known of a person on one screen; `withReach` leaves out phone, safe contact and address of a child. */
export function PersonFields({ form, locale, withReach = true }: { form: FormState; locale: PublicLocale; withReach?: boolean }) {
  const t = text(locale).form
  const part = { form, t, locale }
  return (
    <>
      <Who {...part} />
      {withReach ? <Reach {...part} /> : null}
      {withReach ? (
        <Card title={t.where} id="where">
          <TextField form={form} name="street" label={t.street} autocomplete="off" />
          <Two>
            <TextField form={form} name="postcode" label={t.postcode} inputmode="numeric" size={6} autocomplete="off" />
            <TextField form={form} name="town" label={t.town} autocomplete="off" />
          </Two>
          <CheckboxField form={form} name="safeAddress" label={t.safeAddress} help={t.safeAddressHelp} />
        </Card>
      ) : null}
    </>
  )
}
