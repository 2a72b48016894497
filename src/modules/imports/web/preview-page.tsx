import { currentInstrument, findItem } from '#modules/indicators/public.ts'
import { said } from '#modules/programmes/public.ts'
import { Form, LinkButton, SubmitButton } from '#platform/web/fields.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Actions, DataTable, Stack, type State, StateLabel } from '#platform/web/parts.tsx'
import { fileRow } from '../domain/line-number.ts'
import { countOutcomes, type Outcome, type PlannedRow } from '../domain/plan.ts'
import { hasError } from '../domain/problem.ts'
import { countScores, type ScoreRow } from '../domain/score-counts.ts'
import type { OpenUpload } from '../queries/open-upload.ts'
import type { ListPlan } from '../queries/plan-list.ts'
import { text, type Words } from '../text.ts'
import { CountList } from './count-list.tsx'
import { StepPage } from './frame.tsx'
import { ProblemList } from './problem-list.tsx'

export const previewSize = 50
type Row = PlannedRow<unknown> & { readonly who: string }

/** Refused rows first, then those with something to note, then the rest; inside each in the order of the file. */
function rank({ outcome, problems, link }: PlannedRow<unknown>): number {
  if (outcome === 'rejected' || hasError(problems)) return 0
  if (problems.length > 0 || link?.certainty === 'probable') return 1
  return outcome === 'blank' ? 3 : 2
}

export type Place = { readonly rank: number; readonly rowNumber: number }

/** Where the page begins, from the address: `1.240` is after row 240 of the second group. */
export function placeOf(after: string | undefined): Place {
  const found = /^(\d)\.(\d{1,10})$/.exec(after ?? '')
  return { rank: Number(found?.[1] ?? -1), rowNumber: Number(found?.[2] ?? 0) }
}

/** Of a score also what it is about: one row of the file may hold a score for each indicator. */
function rowsOf(plan: ListPlan, ctx: PageContext): Row[] {
  if (plan.kind === 'registrations') {
    return plan.rows.map((row) => ({ ...row, who: row.row === null ? '' : `${row.row.givenName} ${row.row.familyName}`.trim() }))
  }
  const instrument = currentInstrument(plan.kind === 'interviews' ? 'moederscores' : 'opkomst-casestudy')
  const rows: readonly PlannedRow<ScoreRow>[] = plan.rows
  return rows.map((planned) => {
    const { row } = planned
    if (row === null) return { ...planned, who: '' }
    const item = instrument === null ? undefined : findItem(instrument, 'indicator' in row ? row.indicator : row.question)
    return { ...planned, who: item === undefined ? row.reference : `${row.reference} · ${said(item.label, ctx.locale)}` }
  })
}

const signs: Readonly<Record<Outcome, State>> = { imported: 'ok', linked: 'ok', unchanged: 'na', rejected: 'todo', blank: 'na' }

export function PreviewPage({ ctx, open, plan, after }: { ctx: PageContext; open: OpenUpload; plan: ListPlan; after: Place }) {
  const t = text(ctx.locale)
  const { upload } = open
  const counts = countOutcomes(plan.rows)
  const ordered = rowsOf(plan, ctx).sort((a, b) => rank(a) - rank(b) || a.rowNumber - b.rowNumber)
  const rest = ordered.filter((row) => rank(row) > after.rank || (rank(row) === after.rank && row.rowNumber > after.rowNumber))
  const shown = rest.slice(0, previewSize)
  const last = shown.at(-1)
  const here = `/import/${upload.id}/nakijken`
  const fresh = counts.imported + counts.linked
  const scores = plan.kind === 'registrations' ? null : countScores(plan.rows)
  return (
    <StepPage ctx={ctx} open={open} step={3} title={t.previewTitle} lead={t.previewLead}>
      <CountList ctx={ctx} counts={counts} scores={scores} />
      <Form ctx={ctx} action={here}>
        {fresh === 0 ? <p>{t.nothingNew}</p> : null}
        <Actions>
          <SubmitButton icon="check">
            {fresh === 0 ? t.finish : scores === null ? t.start(fresh) : t.startScores(fresh, scores.families)}
          </SubmitButton>
          <LinkButton href={`/import/${upload.id}/woorden`} variant="secondary">
            {t.back}
          </LinkButton>
        </Actions>
      </Form>
      <Stack>
        <DataTable
          caption={t.previewTitle}
          rows={shown}
          rowKey={({ rowNumber }) => String(rowNumber)}
          columns={[
            { head: t.row, cell: ({ rowNumber }) => fileRow(rowNumber), numeric: true },
            { head: t.who, cell: ({ who }) => who },
            { head: t.happens, cell: (row) => <Happens row={row} plan={plan} t={t} /> },
            { head: t.toNote, cell: ({ problems }) => <ProblemList problems={problems} locale={ctx.locale} /> },
          ]}
          next={{
            size: previewSize,
            next: last === undefined || rest.length <= previewSize ? undefined : `${here}?na=${rank(last)}.${last.rowNumber}`,
            first: after.rank < 0 ? undefined : here,
          }}
        />
      </Stack>
    </StepPage>
  )
}

function Happens({ row, plan, t }: { row: Row; plan: ListPlan; t: Words }) {
  const { outcome, link } = row
  const words = outcome === 'imported' && plan.kind !== 'registrations' ? t.scoreOutcome : t.outcomes[outcome]
  return (
    <>
      <StateLabel state={signs[outcome]}>{words}</StateLabel>
      {link?.to.kind === 'row' ? <div class="op-small op-quiet">{t.linkedToRow(link.to.rowNumber)}</div> : null}
      {link?.certainty === 'probable' ? <div class="op-small">{t.probable}</div> : null}
    </>
  )
}
