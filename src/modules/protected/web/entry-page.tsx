import type { ComponentChildren } from 'preact'
import type { DossierSummary } from '#modules/dossiers/public.ts'
import { ErrorSummary, Form, type FormState, LinkButton, SubmitButton } from '#platform/web/fields.tsx'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card } from '#platform/web/parts.tsx'
import type { EntryKind } from '../domain/entry.ts'
import { text } from '../text.ts'
import { EntryFields } from './entry-fields.tsx'
import { paths } from './paths.ts'

export type EntryScene = {
  readonly ctx: PageContext
  readonly dossier: DossierSummary
  readonly partId: string
  readonly kind: EntryKind
}

/** One form of a protected part: its own page, its own question. */
export function EntryPage(
  props: EntryScene & {
    readonly form: FormState
    readonly saveKey?: string | undefined
    readonly before?: ComponentChildren
    readonly submit?: string
  },
) {
  const { ctx, dossier, partId, kind, form } = props
  const t = text(ctx.locale)
  return (
    <StaffPage ctx={ctx} title={t.kinds[kind].title} section="families" width="narrow" lead={t.kinds[kind].lead}>
      <ErrorSummary errors={form.errors} ctx={ctx} />
      {props.before}
      <Card>
        <Form ctx={ctx} action={paths.add(dossier.id, partId, kind)} saveKey={props.saveKey}>
          <EntryFields kind={kind} form={form} ctx={ctx} />
          <div class="op-row">
            <SubmitButton>{props.submit ?? t.save}</SubmitButton>
            <LinkButton href={paths.part(dossier.id, partId)} variant="tertiary">
              {t.part.backPart}
            </LinkButton>
          </div>
        </Form>
      </Card>
    </StaffPage>
  )
}
