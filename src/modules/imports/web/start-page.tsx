import { dayInBrussels } from '#platform/day.ts'
import { formatDate } from '#platform/text/format.ts'
import { ErrorSummary, FileField, Form, SelectField, SubmitButton } from '#platform/web/fields.tsx'
import type { FormState } from '#platform/web/form-state.ts'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, DataTable, Stack, type State, StateLabel } from '#platform/web/parts.tsx'
import { FILE_KINDS } from '../domain/fields.ts'
import type { Upload, UploadState } from '../queries/uploads.ts'
import { text, type Words } from '../text.ts'
import { sectionOf } from './section.ts'

const signs: Readonly<Record<UploadState, State>> = {
  uploaded: 'todo',
  mapped: 'todo',
  running: 'busy',
  done: 'ok',
  undone: 'na',
  failed: 'todo',
}

export function StartPage({ ctx, uploads, form }: { ctx: PageContext; uploads: readonly Upload[]; form: FormState }) {
  const t = text(ctx.locale)
  return (
    <StaffPage ctx={ctx} title={t.title} lead={t.lead} section={sectionOf(ctx)}>
      <ErrorSummary errors={form.errors} ctx={ctx} />
      <Card>
        <Form ctx={ctx} action="/import" multipart>
          <FileField form={form} name="list" label={t.file} help={t.fileHelp} accept=".csv,.xlsx,.txt" required />
          <SelectField
            form={form}
            name="kind"
            label={t.kind}
            empty={t.kindAuto}
            options={FILE_KINDS.map((kind) => ({ value: kind, label: t.kinds[kind] }))}
          />
          <div>
            <SubmitButton icon="upload">{t.upload}</SubmitButton>
          </div>
        </Form>
      </Card>
      <Stack>
        <h2>{t.listTitle}</h2>
        <DataTable
          caption={t.listTitle}
          rows={uploads}
          rowKey={({ id }) => id}
          empty={t.none}
          columns={[
            { head: t.file, cell: (upload) => <a href={addressOf(upload)}>{upload.fileName}</a> },
            { head: t.when, cell: ({ at }) => formatDate(dayInBrussels(at), ctx.locale) },
            { head: t.stateHead, cell: ({ state }) => <StateLabel state={signs[state]}>{t.states[state]}</StateLabel> },
            { head: t.outcomeHead, cell: (upload) => outcomeOf(upload, t) },
          ]}
        />
      </Stack>
    </StaffPage>
  )
}

function outcomeOf({ counts }: Upload, t: Words): string {
  return counts === null ? '' : t.summary(counts.imported + counts.linked, counts.rejected)
}

export function addressOf({ id, state }: Upload): string {
  if (state === 'uploaded') return `/import/${id}/kolommen`
  return state === 'mapped' ? `/import/${id}/nakijken` : `/import/${id}`
}
