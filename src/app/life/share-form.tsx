import type { Series } from '#modules/lifecycle/public.ts'
import { Form, type FormState, NumberField, SubmitButton } from '#platform/web/fields.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { keepHref } from './hrefs.ts'
import { text } from './text.ts'

type Props = { readonly ctx: PageContext; readonly series: Series; readonly form: FormState }

/** Which share the archive keeps, where the rule says that it keeps a sample. */
export function ShareForm({ ctx, series, form }: Props) {
  const t = text(ctx.locale).keep.archive
  return (
    <Form ctx={ctx} action={keepHref(`regels/${series}/staal`)} id={`s-${series}`}>
      <NumberField form={form} name={`share-${series}`} label={t.percent} help={t.percentHelp} min="1" max="100" size={4} />
      <span>
        <SubmitButton variant="secondary">{t.percentAct}</SubmitButton>
      </span>
    </Form>
  )
}
