import { ErrorSummary, Form, LinkButton, RadioPills, SelectField, SubmitButton } from '#platform/web/fields.tsx'
import type { FormState } from '#platform/web/form-state.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { Actions, Card, Details, IconLine } from '#platform/web/parts.tsx'
import { FILE_KINDS, fieldsOf } from '../domain/fields.ts'
import { NAME_ORDERS } from '../domain/mapping.ts'
import { DATE_ORDERS } from '../domain/parse-day.ts'
import type { ColumnProposal } from '../domain/propose-columns.ts'
import type { OpenUpload } from '../queries/open-upload.ts'
import { fieldName, text, type Words } from '../text.ts'
import { StepPage } from './frame.tsx'
import { columnField } from './mapping-forms.ts'

const samplesShown = 3

function samplesOf({ table }: OpenUpload, index: number): readonly string[] {
  const seen = new Set<string>()
  for (const { cells } of table.rows) {
    const cell = (cells[index] ?? '').trim()
    if (cell !== '') seen.add(cell.length > 40 ? `${cell.slice(0, 40)}…` : cell)
    if (seen.size === samplesShown) break
  }
  return [...seen]
}

export function ColumnsPage({ ctx, open, form }: { ctx: PageContext; open: OpenUpload; form: FormState }) {
  const t = text(ctx.locale)
  const { upload, proposal, isKnownList, context } = open
  const sure = proposal.columns.filter(({ index, reason }) => isSure(reason) && form.errors[columnField(index)] === undefined)
  const unsure = proposal.columns.filter((column) => !sure.includes(column))
  return (
    <StepPage ctx={ctx} open={open} step={1} title={t.columnsTitle} lead={t.columnsLead}>
      {isKnownList ? <IconLine icon="check">{t.knownList}</IconLine> : null}
      <ErrorSummary errors={form.errors} ctx={ctx} />
      <Form ctx={ctx} action={`/import/${upload.id}/kolommen`}>
        <SelectField
          form={form}
          name="kind"
          label={t.kind}
          empty={null}
          options={FILE_KINDS.map((kind) => ({ value: kind, label: t.kinds[kind] }))}
        />
        {unsure.map((column) => (
          <ColumnChoice key={column.index} column={column} open={open} form={form} t={t} />
        ))}
        {unsure.length === 0 ? <IconLine icon="check">{t.columnsFine}</IconLine> : null}
        <Details summary={t.columnsKnown(sure.length)}>
          {sure.map((column) => (
            <ColumnChoice key={column.index} column={column} open={open} form={form} t={t} />
          ))}
        </Details>
        <Card>
          <RadioPills
            form={form}
            name="dateOrder"
            label={t.dateOrder}
            look="chip"
            options={DATE_ORDERS.map((order) => ({ value: order, label: t.dateOrders[order] }))}
          />
          {proposal.columns.some(({ field }) => field === 'fullName') ? (
            <RadioPills
              form={form}
              name="nameOrder"
              label={t.nameOrder}
              look="chip"
              options={NAME_ORDERS.map((order) => ({ value: order, label: t.nameOrders[order] }))}
            />
          ) : null}
          {proposal.kind === 'registrations' && !proposal.columns.some(({ field }) => field === 'programme') ? (
            <SelectField
              form={form}
              name="defaultProgramme"
              label={t.defaultProgramme}
              help={t.defaultProgrammeHelp}
              empty={null}
              options={context.programmes.map(({ id, names }) => ({ value: id, label: names[0] ?? id }))}
            />
          ) : null}
        </Card>
        <Actions>
          <SubmitButton icon="next">{t.toValues}</SubmitButton>
          <LinkButton href="/import" variant="tertiary">
            {t.allLists}
          </LinkButton>
        </Actions>
      </Form>
    </StepPage>
  )
}

function isSure(reason: ColumnProposal['reason']): boolean {
  return reason === 'saved' || reason === 'header'
}

function ColumnChoice({ column, open, form, t }: { column: ColumnProposal; open: OpenUpload; form: FormState; t: Words }) {
  const samples = samplesOf(open, column.index)
  const examples = samples.length === 0 ? t.noSamples : t.samples(samples.join(' · '))
  return (
    <SelectField
      form={form}
      name={columnField(column.index)}
      label={column.header}
      help={column.reason === 'header' ? examples : `${examples} (${t.reasons[column.reason]})`}
      empty={t.leaveOut}
      options={fieldsOf(open.proposal.kind).map(({ id }) => ({ value: id, label: fieldName(t, id) }))}
    />
  )
}
