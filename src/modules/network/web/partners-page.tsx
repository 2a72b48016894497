import { ErrorSummary, Form, RadioPills, SubmitButton, TelField, TextArea, TextField } from '#platform/web/fields.tsx'
import type { FormState } from '#platform/web/form-state.ts'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, DataTable, Split } from '#platform/web/parts.tsx'
import type { Organisation } from '../queries/organisations.ts'
import { text, type Words } from '../text.ts'

export type PartnerRow = Organisation & { readonly links: number; readonly members: number }

export function PartnersPage({ ctx, rows, form }: { ctx: PageContext; rows: readonly PartnerRow[]; form: FormState }) {
  const t = text(ctx.locale)
  return (
    <StaffPage ctx={ctx} title={t.title} lead={t.lead} section="manage">
      <ErrorSummary errors={form.errors} ctx={ctx} />
      <Split
        main={
          <DataTable
            caption={t.title}
            rows={rows}
            rowKey={(row) => row.id}
            columns={[
              { head: t.name, cell: (row) => <a href={`/beheer/partners/${row.id}`}>{row.name}</a> },
              { head: t.kind, cell: (row) => (row.isExternal ? t.external : t.own) },
              { head: t.access, cell: (row) => accessText(row, t) },
            ]}
          />
        }
        side={
          <Card title={t.add} id="add">
            <Form ctx={ctx} action="/beheer/partners">
              <OrganisationFields form={form} t={t} />
              <SubmitButton>{t.addButton}</SubmitButton>
            </Form>
          </Card>
        }
      />
    </StaffPage>
  )
}

function accessText(row: PartnerRow, t: Words): string {
  const parts = [row.links > 0 ? t.links(row.links) : '', row.members > 0 ? t.members(row.members) : ''].filter((part) => part !== '')
  return parts.length === 0 ? t.noAccess : parts.join(', ')
}

export function OrganisationFields({ form, t }: { form: FormState; t: Words }) {
  return (
    <>
      <TextField form={form} name="name" label={t.name} help={t.nameHelp} maxlength={120} required />
      <RadioPills
        form={form}
        name="kind"
        label={t.kindQuestion}
        look="chip"
        options={[
          { value: 'external', label: t.external },
          { value: 'own', label: t.own },
        ]}
      />
      <TelField form={form} name="phone" label={t.phone} autocomplete="off" optional />
      <TextArea form={form} name="aliases" label={t.aliases} help={t.aliasesHelp} rows={2} />
    </>
  )
}
