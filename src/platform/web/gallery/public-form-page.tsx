import { publicLocales } from '../../text/locale.ts'
import {
  CheckboxField,
  CheckPills,
  DateField,
  EmailField,
  ErrorSummary,
  Form,
  type FormState,
  Question,
  RadioPills,
  SelectField,
  SubmitButton,
  TelField,
  TextArea,
  TextField,
  Tiles,
  When,
} from '../fields.tsx'
import { PublicPage } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'
import { CardWarm, NextSteps, PhoneLink, type PictogramName } from '../parts.tsx'

export type PublicFormText = {
  readonly title: string
  readonly lead: string
  readonly facts: readonly [string, string, string]
  readonly questions: readonly [string, string, string, string]
  readonly hint: string
  readonly tiles: readonly (readonly [PictogramName, string])[]
  readonly phases: readonly [string, string]
  readonly name: string
  readonly phone: string
  readonly interpreter: string
  readonly send: string
}

const months = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '?'].map((value) => ({ value, label: value }))

export function GalleryPublicForm({ ctx, text, form }: { ctx: PageContext; text: PublicFormText; form: FormState }) {
  const [minutes, free, stays] = text.facts
  return (
    <PublicPage
      ctx={ctx}
      title={text.title}
      lead={text.lead}
      facts={[
        { icon: 'clock', text: minutes },
        { icon: 'heart', text: free },
        { icon: 'lock', text: stays },
      ]}
      languages={publicLocales.map((locale) => ({ locale, href: `?taal=${locale}` }))}
      quickExit
      skyline
    >
      <Form ctx={ctx} action="/aanmelden" draftKey="referral">
        <ErrorSummary ctx={ctx} errors={form.errors} />
        <Question step={1} title={text.questions[0]} hint={text.hint}>
          <Tiles
            form={form}
            name="help"
            label={text.questions[0]}
            hideLabel
            options={text.tiles.map(([pictogram, label]) => ({ value: pictogram, label, pictogram }))}
          />
        </Question>
        <Question step={2} title={text.questions[1]}>
          <RadioPills
            form={form}
            name="phase"
            label={text.questions[1]}
            hideLabel
            options={text.phases.map((label, index) => ({ value: String(index), label }))}
          />
          <When name="phase" values={['0']}>
            <RadioPills form={form} name="month" label={text.phases[0]} look="grid" options={months} />
          </When>
        </Question>
        <Reach text={text} form={form} />
        <Then text={text} />
      </Form>
    </PublicPage>
  )
}

function Reach({ text, form }: { text: PublicFormText; form: FormState }) {
  return (
    <>
      <Question step={3} title={text.questions[2]}>
        <TextField form={form} name="givenName" label={text.name} autocomplete="given-name" />
        <TelField form={form} name="phone" label={text.phone} />
        <EmailField form={form} name="mail" label="E-mail" optional />
        <CheckPills
          form={form}
          name="hours"
          label={text.questions[2]}
          options={text.phases.map((label, index) => ({ value: String(index), label }))}
        />
      </Question>
      <Question step={4} title={text.questions[3]}>
        <TextField form={form} name="postcode" label="Postcode" inputmode="numeric" size={6} autocomplete="postal-code" dir="ltr" />
        <DateField form={form} name="born" label={text.phases[1]} typed />
        <SelectField form={form} name="language" label={text.questions[3]} empty={null} options={[{ value: 'nl', label: 'Nederlands' }]} />
        <CheckboxField form={form} name="interpreter" label={text.interpreter} />
        <TextArea form={form} name="more" label={text.lead} optional />
      </Question>
    </>
  )
}

function Then({ text }: { text: PublicFormText }) {
  return (
    <CardWarm id="then" title={text.facts[2]}>
      <NextSteps items={text.facts.map((fact) => ({ id: fact, text: <b>{fact}</b> }))} />
      <SubmitButton size="lg" block>
        {text.send}
      </SubmitButton>
      <p class="op-small">
        <PhoneLink number="015 00 00 00" />
      </p>
    </CardWarm>
  )
}
