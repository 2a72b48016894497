import type { DossierSummary } from '#modules/dossiers/public.ts'
import type { ScoreItem } from '#modules/indicators/public.ts'
import { addDays } from '#platform/day.ts'
import { localeName, publicLocales } from '#platform/text/locale.ts'
import {
  CheckPills,
  DateField,
  ErrorSummary,
  Form,
  type FormState,
  fieldValues,
  LinkButton,
  RadioPills,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
} from '#platform/web/fields.tsx'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, Details, Quiet } from '#platform/web/parts.tsx'
import { heard } from '../rights.ts'
import { text } from '../text.ts'
import { nothingNow } from './choose-page.tsx'
import { paths } from './paths.ts'

/** Names of the fields of one right. */
export const typedField = (item: string): string => `cijfer-${item}`
export const typedBarriers = (item: string): string => `drempel-${item}`
export const typedWords = (item: string): string => `woorden-${item}`

type Props = {
  readonly ctx: PageContext
  readonly dossier: DossierSummary
  readonly rights: readonly ScoreItem[]
  readonly barriers: readonly { readonly value: string; readonly label: string }[]
  readonly form: FormState
  readonly saveKey?: string | undefined
}

/** To type over what she wrote on paper: in the order of the paper, by keyboard alone. */
export function TypePaperPage(props: Props) {
  const { ctx, dossier, rights, form } = props
  const t = text(ctx.locale)
  const name = dossier.motherGivenName
  return (
    <StaffPage ctx={ctx} section="families" width="narrow" title={t.typeTitle} lead={t.typeLead(name)}>
      <p>
        <a class="ds-link" href={paths.all(dossier.id)}>
          {t.backToAll}
        </a>
      </p>
      <ErrorSummary errors={form.errors} ctx={ctx} />
      <Form ctx={ctx} action={paths.typePaper(dossier.id)} saveKey={props.saveKey}>
        <Occasion {...props} />
        <Card title={t.typeScores} id="cijfers">
          <Quiet>{t.typeHelp}</Quiet>
          {rights.map((right) => (
            <RightFields key={right.id} {...props} right={right} />
          ))}
        </Card>
        <Card title={t.typeChoice(name)} id="keuze">
          <SelectField
            form={form}
            name="recht"
            label={t.typeChosen}
            options={[
              { value: '', label: t.typeNothing },
              ...rights.map((right) => ({ value: right.id, label: heard(right.label, ctx.locale) })),
              { value: nothingNow, label: t.typeNotNow },
            ]}
          />
          <TextArea form={form} name="waarom" label={t.typeWhy} help={t.whyHelp} rows={2} maxlength={500} />
        </Card>
        <div class="op-row">
          <SubmitButton>{t.typeSave}</SubmitButton>
          <LinkButton href={paths.all(dossier.id)} variant="tertiary">
            {t.backToAll}
          </LinkButton>
        </div>
      </Form>
    </StaffPage>
  )
}

function Occasion({ ctx, form }: Props) {
  const t = text(ctx.locale)
  const chips = [
    { value: ctx.today, label: t.today },
    { value: addDays(ctx.today, -1), label: t.yesterday },
  ]
  return (
    <Card>
      <RadioPills
        form={form}
        name="moment"
        label={t.moment}
        options={(['start', 'interim', 'end'] as const).map((value) => ({ value, label: t.moments[value] }))}
      />
      <DateField form={form} name="dag" label={t.typeDay} chips={chips} max={ctx.today} />
      <SelectField
        form={form}
        name="taal"
        label={t.typeLanguage}
        options={publicLocales.map((value) => ({ value, label: localeName(value) }))}
      />
    </Card>
  )
}

function RightFields({ ctx, form, barriers, right }: Props & { right: ScoreItem }) {
  const t = text(ctx.locale)
  const label = heard(right.label, ctx.locale)
  const isFilled = [typedBarriers(right.id), typedWords(right.id)].some((name) => fieldValues(form, name).some((one) => one !== ''))
  return (
    <div class="op-typed-right">
      <TextField form={form} name={typedField(right.id)} label={label} size={4} maxlength={6} autocomplete="off" dir="ltr" />
      <Details summary={t.barriers} open={isFilled}>
        <div class="op-stack-s">
          <CheckPills form={form} name={typedBarriers(right.id)} label={t.typeBarriers(label)} hideLabel options={barriers} />
          <TextField form={form} name={typedWords(right.id)} label={t.typeOther} autocomplete="off" dir="auto" maxlength={200} optional />
        </div>
      </Details>
    </div>
  )
}
