import { type PublicLocale, publicLocales } from '#platform/text/locale.ts'
import {
  CheckboxField,
  CheckPills,
  EmailField,
  ErrorSummary,
  Form,
  HiddenFields,
  Question,
  RadioPills,
  SelectField,
  SubmitButton,
  TelField,
  TextArea,
  TextField,
  Tiles,
  When,
} from '#platform/web/fields.tsx'
import { type FormState, fieldId } from '#platform/web/form-state.ts'
import type { PictogramName } from '#platform/web/icons.tsx'
import { PublicPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { NextSteps, PhoneLink } from '#platform/web/parts.tsx'
import { languageOptions } from '../domain/languages.ts'
import { type HelpTile, helpTiles } from '../domain/told-by-parent.ts'
import { type PublicText, publicText } from '../text.ts'
import { months } from './parent-form.ts'
import { whoCalls } from './who-calls.ts'

const pictures: Readonly<Record<HelpTile, PictogramName>> = {
  housing: 'housing',
  money: 'money',
  things: 'goods',
  pregnancy: 'pregnancy',
  paperwork: 'papers',
  childcare: 'childcare',
  feelings: 'feelings',
  home: 'home-talk',
  parents: 'parents',
  learning: 'learning',
  food: 'food',
  unsure: 'unsure',
}

/** Language and municipality stand in the address, so that the page keeps both without a cookie. */
export function parentAddress(ctx: Pick<PageContext, 'municipality'>, locale: PublicLocale, path = '/aanmelden'): string {
  const query = new URLSearchParams({ taal: locale })
  if (ctx.municipality.slug !== '') query.set('gemeente', ctx.municipality.slug)
  return `${path}?${query.toString()}`
}

export type ParentPageProps = {
  readonly ctx: PageContext
  readonly form: FormState
  readonly stamp: string
  readonly team: readonly string[]
  readonly saveKey: string | undefined
}

export function ParentPage(props: ParentPageProps) {
  const { ctx, form } = props
  const t = publicText(ctx.locale)
  return (
    <PublicPage
      ctx={ctx}
      title={t.title}
      lead={t.lead}
      facts={[
        { icon: 'clock', text: t.factTime },
        { icon: 'heart', text: t.factFree },
        { icon: 'lock', text: t.factPrivate },
      ]}
      languages={publicLocales.map((locale) => ({ locale, href: parentAddress(ctx, locale) }))}
      quickExit
      skyline
    >
      <ErrorSummary errors={form.errors} ctx={ctx} />
      <Form ctx={ctx} action={parentAddress(ctx, ctx.locale)} saveKey={props.saveKey}>
        <HiddenFields values={{ stamp: props.stamp }} />
        <Trap label={t.trap} />
        <HelpQuestion form={form} t={t} />
        <HowFarQuestion form={form} t={t} />
        <ReachQuestion form={form} t={t} />
        <WhereQuestion form={form} t={t} locale={ctx.locale} />
        <WhatHappensNow {...props} t={t} />
      </Form>
    </PublicPage>
  )
}

type Part = { readonly form: FormState; readonly t: PublicText }

/** People do not see or reach it; programs that fill in every field do. */
function Trap({ label }: { label: string }) {
  const hidden = { class: 'op-trap', 'aria-hidden': 'true' } as const
  return (
    <div {...hidden}>
      <label for={fieldId('website')}>{label}</label>
      <input id={fieldId('website')} name="website" type="text" tabIndex={-1} autocomplete="off" />
    </div>
  )
}

function HelpQuestion({ form, t }: Part) {
  return (
    <Question step={1} title={t.helpTitle} hint={t.helpHint}>
      <Tiles
        form={form}
        name="help"
        label={t.helpTitle}
        hideLabel
        options={helpTiles.map((value) => ({ value, label: t.help[value], pictogram: pictures[value] }))}
      />
    </Question>
  )
}

function HowFarQuestion({ form, t }: Part) {
  return (
    <Question step={2} title={t.farTitle} hint={t.farHint}>
      <RadioPills
        form={form}
        name="situation"
        label={t.farTitle}
        hideLabel
        options={[
          { value: 'pregnant', label: t.pregnant },
          { value: 'born', label: t.born },
          { value: 'unsure', label: t.unsure },
        ]}
      />
      <When name="situation" values={['pregnant']}>
        <RadioPills
          form={form}
          name="months"
          label={t.monthsQuestion}
          look="grid"
          options={months.map((value) => ({ value, label: value === 'unknown' ? t.monthUnknown : value }))}
        />
      </When>
      <When name="situation" values={['born']}>
        <TextField
          form={form}
          name="childBorn"
          label={t.childBornQuestion}
          help={t.childBornHelp}
          inputmode="numeric"
          size={12}
          dir="ltr"
          autocomplete="off"
        />
      </When>
    </Question>
  )
}

function ReachQuestion({ form, t }: Part) {
  const channels = ['call', 'text', 'whatsapp', 'email', 'via-someone'] as const
  const times = ['morning', 'afternoon', 'evening', 'any'] as const
  return (
    <Question step={3} title={t.reachTitle} hint={t.reachHint}>
      <TextField form={form} name="givenName" label={t.givenName} autocomplete="given-name" maxlength={80} required />
      <TextField form={form} name="familyName" label={t.familyName} autocomplete="family-name" maxlength={80} optional />
      <TelField form={form} name="phone" label={t.phone} maxlength={40} />
      <RadioPills
        form={form}
        name="channel"
        label={t.channelQuestion}
        options={channels.map((value) => ({ value, label: t.channels[value] }))}
      />
      <When name="channel" values={['email']}>
        <EmailField form={form} name="email" label={t.email} maxlength={120} />
      </When>
      <When name="channel" values={['via-someone']}>
        <TextField form={form} name="trusted" label={t.trusted} help={t.trustedHelp} autocomplete="off" maxlength={300} />
      </When>
      <CheckPills form={form} name="times" label={t.timesQuestion} options={times.map((value) => ({ value, label: t.times[value] }))} />
      <RadioPills
        form={form}
        name="message"
        label={t.messageQuestion}
        options={[
          { value: 'yes', label: t.messageYes },
          { value: 'no', label: t.messageNo },
        ]}
      />
    </Question>
  )
}

function WhereQuestion({ form, t, locale }: Part & { locale: PublicLocale }) {
  return (
    <Question step={4} title={t.whereTitle}>
      <TextField
        form={form}
        name="postcode"
        label={t.postcode}
        inputmode="numeric"
        autocomplete="postal-code"
        size={6}
        maxlength={10}
        dir="ltr"
        required
      />
      <SelectField form={form} name="language" label={t.language} options={languageOptions(locale)} />
      <CheckboxField form={form} name="interpreter" label={t.interpreter} />
      <TextArea form={form} name="note" label={t.note} rows={3} maxlength={4000} optional />
    </Question>
  )
}

function WhatHappensNow({ ctx, team, t }: ParentPageProps & { t: PublicText }) {
  const steps = [
    { id: 'now', when: t.nextNow.when, what: t.nextNow.what },
    { id: 'soon', when: t.nextSoon.when, what: t.nextSoon.what(whoCalls(team, ctx.locale, t.someone)) },
    { id: 'together', when: t.nextTogether.when, what: t.nextTogether.what },
  ]
  return (
    <section class="op-q op-card-warm op-send" aria-labelledby="next-title">
      <h2 id="next-title">{t.nextTitle}</h2>
      <NextSteps
        items={steps.map(({ id, when, what }) => ({
          id,
          text: (
            <>
              <b>{when}</b> {what}
            </>
          ),
        }))}
      />
      <SubmitButton size="lg" block>
        {t.send}
      </SubmitButton>
      <p class="op-small">
        {ctx.municipality.phone === null ? null : (
          <>
            {t.callInstead} <PhoneLink number={ctx.municipality.phone} />.{' '}
          </>
        )}
        {t.danger} <PhoneLink number="112" />.
      </p>
    </section>
  )
}
