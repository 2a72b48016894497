import { Question, When } from '#platform/web/fields/card-fields.tsx'
import { CheckPills, type Option, RadioPills, SelectField } from '#platform/web/fields/choice-fields.tsx'
import { ErrorSummary, HiddenFields, SubmitButton } from '#platform/web/fields/form.tsx'
import { DateField, NumberField } from '#platform/web/fields/text-fields.tsx'
import type { FormState } from '#platform/web/form-state.ts'
import { kidFields, namedBenefits, noBenefit, regionPlaces } from './base-facts.ts'
import type { Scene } from './delivery.ts'
import { fill } from './fill.ts'
import { type State, writeTold } from './self-check.ts'
import { SelfCheckForm } from './self-check-form.tsx'

type Part = { readonly scene: Scene; readonly form: FormState }

/** The words of a choice, in the order in which they are asked. */
function options({ questions }: Scene, name: string, among?: readonly string[]): readonly Option[] {
  const labels = questions.options[name] ?? {}
  return (among ?? Object.keys(labels)).map((value) => ({ value, label: labels[value] ?? value }))
}

/** The first page: what decides most, on one page, and all of it may stay open. */
export function BaseForm({ scene, state }: { scene: Scene; state: State }) {
  const { text } = scene
  const part = { scene, form: { values: state.values, errors: state.errors } }
  return (
    <SelfCheckForm scene={scene}>
      <ErrorSummary errors={state.errors} ctx={scene} />
      <p class="op-read op-live">{text.privacy}</p>
      <p class="op-read op-posted">{text.privacyPosted}</p>
      <Place {...part} />
      <You {...part} />
      <Kids {...part} />
      <House {...part} />
      <Money {...part} />
      {state.told.map((one) => (
        <HiddenFields key={one.path} values={{ told: writeTold(one) }} />
      ))}
      <SubmitButton name="do" value="show" size="lg" block>
        {text.show}
      </SubmitButton>
    </SelfCheckForm>
  )
}

function Place({ scene, form }: Part) {
  const { text, municipalities } = scene
  const regions = options(scene, 'region', regionPlaces).map((one) => (one.value === 'flanders' ? { ...one, label: text.elsewhere } : one))
  const places = municipalities.map((name) => ({ value: name, label: name }))
  return (
    <Question step={1} title={text.placeTitle} hint={text.mayStayOpen}>
      <SelectField form={form} name="place" label={text.placeTitle} hideLabel empty={text.unknown} options={[...places, ...regions]} />
      <RadioPills form={form} name="home" label={text.homeTitle} options={options(scene, 'cohabitation', ['alone', 'couple', 'others'])} />
    </Question>
  )
}

function You({ scene, form }: Part) {
  const { text } = scene
  return (
    <Question step={2} title={text.youTitle}>
      <RadioPills form={form} name="who" label={text.who} options={options(scene, 'role', ['mother', 'father', 'co-parent', 'other'])} />
      <NumberField form={form} name="year" label={text.year} size={6} maxlength={4} />
      <SelectField form={form} name="work" label={text.work} empty={text.unknown} options={options(scene, 'workStatus')} />
      <When name="home" values={['couple']}>
        <h3>{text.partnerTitle}</h3>
        <NumberField form={form} name="partner-year" label={text.partnerYear} size={6} maxlength={4} />
        <SelectField form={form} name="partner-work" label={text.partnerWork} empty={text.unknown} options={options(scene, 'workStatus')} />
      </When>
    </Question>
  )
}

const shownKids = 3

function Kids({ scene, form }: Part) {
  const { text } = scene
  const kid = (name: string, at: number) => <DateField key={name} form={form} name={name} label={fill(text.kid, at + 1)} typed />
  const later = kidFields.slice(shownKids)
  const months = Array.from({ length: 9 }, (_, at) => ({ value: String(at + 1), label: String(at + 1) }))
  return (
    <Question step={3} title={text.kidsTitle}>
      <RadioPills
        form={form}
        name="pregnant"
        label={text.pregnant}
        options={[
          { value: 'yes', label: text.yes },
          { value: 'no', label: text.no },
        ]}
      />
      <When name="pregnant" values={['yes']}>
        <RadioPills form={form} name="month" label={text.month} look="grid" options={months} />
        <DateField form={form} name="due" label={text.due} typed optional />
      </When>
      {kidFields.slice(0, shownKids).map(kid)}
      <details class="op-tab" open={later.some((name) => (form.values[name] ?? '') !== '')}>
        <summary>{text.moreKids}</summary>
        <div class="op-stack">{later.map((name, at) => kid(name, at + shownKids))}</div>
      </details>
    </Question>
  )
}

const rented = ['private-rent', 'room', 'social-rent', 'rental-agency']

function House({ scene, form }: Part) {
  const { text } = scene
  return (
    <Question step={4} title={text.houseTitle}>
      <SelectField form={form} name="housing" label={text.housing} empty={text.unknown} options={options(scene, 'housing.kind')} />
      <When name="housing" values={rented}>
        <NumberField form={form} name="rent" label={text.rent} decimal />
      </When>
    </Question>
  )
}

function Money({ scene, form }: Part) {
  const { text } = scene
  const benefits = [
    ...namedBenefits.map((value) => ({ value, label: text.benefitNames[value] })),
    { value: noBenefit, label: text.noBenefit },
  ]
  return (
    <Question step={5} title={text.moneyTitle}>
      <CheckPills form={form} name="benefits" label={text.benefits} options={benefits} />
      <NumberField form={form} name="income" label={text.income} decimal />
      <RadioPills
        form={form}
        name="income-per"
        label={text.incomePer}
        options={[
          { value: 'month', label: text.per.month },
          { value: 'year', label: text.per.year },
        ]}
      />
    </Question>
  )
}
