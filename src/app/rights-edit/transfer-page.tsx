import { ErrorSummary, FileField, Form, type FormState, LinkButton, SubmitButton } from '#platform/web/fields.tsx'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, List, ListItem, Row } from '#platform/web/parts.tsx'
import { paths } from './paths.ts'
import { text } from './text.ts'

export type Told = { readonly place: string; readonly text: string }
type Props = { readonly ctx: PageContext; readonly form: FormState; readonly problems: readonly Told[]; readonly mayEdit: boolean }

/** The catalogue as a file, out and in. */
export function TransferPage({ ctx, form, problems, mayEdit }: Props) {
  const t = text(ctx.locale)
  const back = (
    <LinkButton href={paths.list} variant="tertiary" icon="back">
      {t.back}
    </LinkButton>
  )
  return (
    <StaffPage ctx={ctx} title={t.transfer} lead={t.transferLead} section="manage" width="narrow" actions={back}>
      <ErrorSummary errors={form.errors} ctx={ctx} />
      {problems.length === 0 ? null : (
        <Card title={t.fileProblems} id="fouten" look="warm">
          <p role="alert">{t.fileKept}</p>
          <List>
            {problems.map(({ place, text: said }) => (
              <ListItem key={`${place} ${said}`} sub={said}>
                <b class="op-token">{t.filePlace(place)}</b>
              </ListItem>
            ))}
          </List>
        </Card>
      )}
      <Card title={t.exportTitle} id="uit">
        <p>{t.exportWhy}</p>
        <Row>
          <LinkButton href={`${paths.transfer}/uit.json`} icon="download" variant={mayEdit ? 'secondary' : undefined} download>
            {t.exportAll}
          </LinkButton>
        </Row>
      </Card>
      {mayEdit ? (
        <Card title={t.importTitle} id="in">
          <p>{t.importWhy}</p>
          <Form ctx={ctx} action={paths.transfer} multipart>
            <FileField form={form} name="file" label={t.file} accept=".json,application/json" />
            <SubmitButton icon="upload">{t.readIn}</SubmitButton>
          </Form>
        </Card>
      ) : null}
    </StaffPage>
  )
}
