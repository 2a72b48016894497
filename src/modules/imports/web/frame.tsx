import type { ComponentChildren } from 'preact'
import { ActionButton } from '#platform/web/fields.tsx'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Quiet, Row, Steps } from '#platform/web/parts.tsx'
import type { OpenUpload } from '../queries/open-upload.ts'
import type { Table } from '../read/table.ts'
import { text, type Words } from '../text.ts'
import { sectionOf } from './section.ts'

function shapeWords(table: Table, t: Words): string {
  const delimiter = table.delimiter === '\t' ? t.tab : `“${table.delimiter ?? ''}”`
  return table.format === 'xlsx' ? t.shapeXlsx(table.sheet ?? '') : t.shapeCsv(table.encoding ?? '', delimiter)
}

/** One step of the wizard: where one is, which file it is about, and the way out. */
export function StepPage(props: {
  ctx: PageContext
  open: OpenUpload
  step: 1 | 2 | 3
  title: string
  lead: string
  children: ComponentChildren
}) {
  const { ctx, open, step } = props
  const t = text(ctx.locale)
  const { upload, table } = open
  return (
    <StaffPage ctx={ctx} title={props.title} lead={props.lead} section={sectionOf(ctx)} width={step === 3 ? 'wide' : 'narrow'}>
      <Steps now={step} total={4}>
        {t.step(step, t.steps[step - 1] ?? '')}
      </Steps>
      <Quiet>
        {upload.fileName}: {t.shape(upload.format.rows, shapeWords(table, t))}
      </Quiet>
      {table.notes.map((note) => (
        <Quiet key={note}>{t.notes[note]}</Quiet>
      ))}
      {props.children}
      <Row>
        <ActionButton ctx={ctx} action={`/import/${upload.id}/weg`} variant="tertiary" icon="trash">
          {t.drop}
        </ActionButton>
      </Row>
    </StaffPage>
  )
}
