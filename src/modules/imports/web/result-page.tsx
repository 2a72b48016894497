import type { Job } from '#platform/jobs/jobs.ts'
import { ActionButton, LinkButton } from '#platform/web/fields.tsx'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Actions, Card, Confirm, DataTable, JobProgress, Quiet, Stack } from '#platform/web/parts.tsx'
import { fileRow } from '../domain/line-number.ts'
import type { ScoreCounts } from '../domain/score-counts.ts'
import type { StoredLine } from '../queries/rows.ts'
import type { Upload } from '../queries/uploads.ts'
import { text } from '../text.ts'
import { CountList } from './count-list.tsx'
import { ProblemList } from './problem-list.tsx'
import { sectionOf } from './section.ts'

export const linesAtOnce = 50
// Who keeps the accounts runs imports too, and opens no dossiers.
const opensDossiers: readonly string[] = ['counsellor', 'midwife', 'team-lead']

export function RunningPage({ ctx, upload, job }: { ctx: PageContext; upload: Upload; job: Job | null }) {
  const t = text(ctx.locale)
  const poll = job !== null && job.requestedBy === ctx.user?.id ? `/werk/${job.id}` : undefined
  return (
    <StaffPage ctx={ctx} title={t.running} lead={t.runningLead} section={sectionOf(ctx)} width="narrow" refresh={4}>
      <Card>
        <JobProgress what={upload.fileName} done={job?.done ?? 0} total={job?.total ?? upload.format.rows} poll={poll} />
      </Card>
      <p>
        <a href="/import">{t.allLists}</a>
      </p>
    </StaffPage>
  )
}

export function FailedPage({ ctx, upload }: { ctx: PageContext; upload: Upload }) {
  const t = text(ctx.locale)
  return (
    <StaffPage ctx={ctx} title={t.failedTitle} lead={t.failedLead} section={sectionOf(ctx)} width="narrow">
      <Actions>
        <ActionButton ctx={ctx} action={`/import/${upload.id}/nakijken`}>
          {t.again}
        </ActionButton>
        <LinkButton href={`/import/${upload.id}/kolommen`} variant="secondary">
          {t.steps[0]}
        </LinkButton>
      </Actions>
    </StaffPage>
  )
}

export type ResultProps = {
  readonly ctx: PageContext
  readonly upload: Upload
  /** Of a list of scores that stands; null for any other. */
  readonly scores: ScoreCounts | null
  readonly lines: readonly StoredLine[]
  readonly after: number
}

export function ResultPage({ ctx, upload, scores, lines, after }: ResultProps) {
  const t = text(ctx.locale)
  const { counts, id } = upload
  const isUndone = upload.state === 'undone'
  const mayOpen = ctx.user !== null && opensDossiers.includes(ctx.user.role)
  return (
    <StaffPage ctx={ctx} title={isUndone ? t.undoneTitle : t.doneTitle} lead={upload.fileName} section={sectionOf(ctx)}>
      {counts === null ? null : <CountList ctx={ctx} counts={counts} scores={scores} />}
      {isUndone || counts === null || counts.rejected === 0 ? null : (
        <Card>
          <LinkButton href={`/import/${id}/te-verbeteren.csv`} icon="download" download>
            {t.download}
          </LinkButton>
          <Quiet>{t.downloadHelp}</Quiet>
        </Card>
      )}
      <Actions>
        {mayOpen && !isUndone ? (
          <LinkButton href="/gezinnen" variant="secondary" icon="users">
            {t.families}
          </LinkButton>
        ) : null}
        <LinkButton href="/import" variant="secondary">
          {t.allLists}
        </LinkButton>
        {isUndone ? null : (
          <LinkButton href={`/import/${id}/ongedaan`} variant="tertiary" icon="undo">
            {t.undo}
          </LinkButton>
        )}
      </Actions>
      <Quiet>
        <a href={`/import/${id}/lezing.json`} download>
          {t.mappingFile}
        </a>
      </Quiet>
      {lines.length === 0 && after === 0 ? null : (
        <Stack>
          <h2>{t.problemsTitle}</h2>
          <DataTable
            caption={t.problemsTitle}
            rows={lines.slice(0, linesAtOnce)}
            rowKey={({ rowNumber }) => String(rowNumber)}
            columns={[
              { head: t.row, cell: ({ rowNumber }) => fileRow(rowNumber), numeric: true },
              { head: t.happens, cell: ({ outcome }) => t.outcomes[outcome] },
              { head: t.toNote, cell: ({ problems }) => <ProblemList problems={problems} locale={ctx.locale} /> },
              {
                head: t.who,
                cell: ({ dossierId, number }) =>
                  dossierId === null || !mayOpen ? (number ?? '') : <a href={`/gezinnen/${dossierId}`}>{number ?? t.dossier}</a>,
              },
            ]}
            next={{
              size: linesAtOnce,
              next: lines.length > linesAtOnce ? `/import/${id}?na=${lines[linesAtOnce - 1]?.rowNumber ?? 0}` : undefined,
              first: after === 0 ? undefined : `/import/${id}`,
            }}
          />
        </Stack>
      )}
    </StaffPage>
  )
}

export function UndoPage({ ctx, upload }: { ctx: PageContext; upload: Upload }) {
  const t = text(ctx.locale)
  return (
    <StaffPage ctx={ctx} title={t.undo} lead={upload.fileName} section={sectionOf(ctx)} width="narrow">
      <Confirm
        ctx={ctx}
        action={`/import/${upload.id}/ongedaan`}
        title={t.undoTitle}
        confirm={t.undoYes}
        cancel={{ href: `/import/${upload.id}`, label: t.undoNo }}
      >
        <p>{t.undoLead}</p>
      </Confirm>
    </StaffPage>
  )
}
