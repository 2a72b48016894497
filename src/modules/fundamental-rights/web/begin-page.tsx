import type { DossierSummary } from '#modules/dossiers/public.ts'
import type { Moment } from '#modules/indicators/public.ts'
import { addDays } from '#platform/day.ts'
import { localeName, publicLocales } from '#platform/text/locale.ts'
import { DateField, ErrorSummary, Form, type FormState, LinkButton, RadioPills, SubmitButton } from '#platform/web/fields.tsx'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, ReadThis } from '#platform/web/parts.tsx'
import { text } from '../text.ts'
import { paths } from './paths.ts'

const moments: readonly Moment[] = ['start', 'interim', 'end']

type BeginPageProps = {
  readonly ctx: PageContext
  readonly dossier: DossierSummary
  readonly form: FormState
  readonly saveKey?: string | undefined
}

/** Which moment, which day, which language; then the phone goes to her. */
export function BeginPage({ ctx, dossier, form, saveKey }: BeginPageProps) {
  const t = text(ctx.locale)
  const name = dossier.motherGivenName
  const chips = [
    { value: ctx.today, label: t.today },
    { value: addDays(ctx.today, -1), label: t.yesterday },
  ]
  return (
    <StaffPage ctx={ctx} section="families" width="narrow" title={t.newTitle} lead={t.newLead(name)}>
      <ErrorSummary errors={form.errors} ctx={ctx} />
      <ReadThis>{t.withAlone}</ReadThis>
      <Form ctx={ctx} action={paths.begin(dossier.id)} saveKey={saveKey}>
        <Card>
          <RadioPills
            form={form}
            name="taal"
            label={t.language(name)}
            help={t.languageHelp}
            options={publicLocales.map((value) => ({ value, label: localeName(value) }))}
          />
          <RadioPills form={form} name="moment" label={t.moment} options={moments.map((value) => ({ value, label: t.moments[value] }))} />
          <DateField form={form} name="dag" label={t.day} chips={chips} max={ctx.today} />
        </Card>
        <div class="op-row">
          <SubmitButton>{t.start(name)}</SubmitButton>
          <LinkButton href={paths.all(dossier.id)} variant="tertiary">
            {t.backToAll}
          </LinkButton>
        </div>
      </Form>
    </StaffPage>
  )
}
