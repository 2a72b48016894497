import { registerText } from '#modules/register/public.ts'
import type { FieldErrors } from '#platform/http/form.ts'
import { ErrorSummary, Form, SubmitButton, TextField } from '#platform/web/fields.tsx'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, List, ListItem } from '#platform/web/parts.tsx'

export type Hit = {
  readonly personId: string
  readonly name: string
  readonly dossierId: string | null
  readonly reference: string | null
}

/** The number is typed and sent, and comes back nowhere: not in the field, not in the title, not in the address. */
export function LookUpPage({ ctx, hits, errors }: { ctx: PageContext; hits: readonly Hit[] | null; errors: FieldErrors }) {
  const t = registerText(ctx.locale)
  return (
    <StaffPage ctx={ctx} title={t.lookUp.title} section="families" width="narrow" lead={t.lookUp.lead}>
      <ErrorSummary errors={errors} ctx={ctx} />
      <Card>
        <Form ctx={ctx} action="/gezinnen/nummer">
          <TextField
            form={{ values: {}, errors }}
            name="number"
            label={t.field}
            help={t.fieldHelp}
            inputmode="numeric"
            autocomplete="off"
            maxlength={20}
            size={18}
            dir="ltr"
          />
          <div class="op-row">
            <SubmitButton icon="search">{t.lookUp.search}</SubmitButton>
          </div>
        </Form>
      </Card>
      {hits === null ? null : (
        <Card title={t.lookUp.found} id="gevonden">
          {hits.length === 0 ? (
            <p role="status">{t.lookUp.nobody}</p>
          ) : (
            <List>
              {hits.map((hit) => (
                <ListItem key={hit.personId} sub={hit.reference ?? t.lookUp.withoutDossier}>
                  {hit.dossierId === null ? (
                    hit.name
                  ) : (
                    <a class="ds-link" href={`/gezinnen/${hit.dossierId}`}>
                      {hit.name}
                    </a>
                  )}
                </ListItem>
              ))}
            </List>
          )}
        </Card>
      )}
    </StaffPage>
  )
}
