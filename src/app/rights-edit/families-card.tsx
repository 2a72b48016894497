import { z } from 'zod'
import { type Effect, effects } from '#modules/rights-catalogue/public.ts'
import { formatDate, formatEuro, formatNumber } from '#platform/text/format.ts'
import { ActionButton } from '#platform/web/fields.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, DataTable, JobProgress, Quiet } from '#platform/web/parts.tsx'
import type { ChangeView } from './change-view.ts'
import { paths } from './paths.ts'
import type { Words } from './text.ts'

/** What the job found, as it stands in its row. */
export const outcomeSchema = z.object({
  day: z.iso.date(),
  families: z.number(),
  gained: z.number(),
  lost: z.number(),
  more: z.number(),
  less: z.number(),
  other: z.number(),
  same: z.number(),
  cents: z.number(),
  examples: z.string(),
})
export type PreviewOutcome = z.output<typeof outcomeSchema>

type Props = { readonly view: ChangeView; readonly ctx: PageContext; readonly t: Words }
const least = 5

/** What the change does to the families of now; counts below five and what could give them away only for who may see dossiers. */
export function FamiliesCard({ view, ctx, t }: Props) {
  const { kept, job } = view
  const found = outcomeSchema.safeParse(job?.outcome)
  const runs = job !== null && (job.state === 'waiting' || job.state === 'running')
  return (
    <Card title={t.previewFamilies} id="gezinnen">
      {runs ? <JobProgress what={t.previewRunning} done={job.done} total={job.total ?? 0} poll={`/werk/${job.id}`} /> : null}
      {job?.state === 'failed' ? <p role="alert">{t.previewFailed}</p> : null}
      {found.success ? <Found found={found.data} view={view} ctx={ctx} t={t} /> : runs ? null : <p>{t.previewFamiliesWhy}</p>}
      {runs || kept.state !== 'draft' ? null : (
        <ActionButton ctx={ctx} action={`${paths.change(kept.id)}/reken`} variant="secondary" icon="users">
          {found.success ? t.againPreview : t.startPreview}
        </ActionButton>
      )}
    </Card>
  )
}

function Found({ found, view, ctx, t }: Props & { readonly found: PreviewOutcome }) {
  const { seesFamilies, references } = view
  const rows = effects.filter((effect) => (effect === 'same' ? seesFamilies : true)).map((effect) => ({ effect, count: found[effect] }))
  const isHidden = !seesFamilies && rows.some(({ count }) => count > 0 && count < least)
  return (
    <>
      <p>{t.previewOn(formatDate(found.day, ctx.locale), formatNumber(found.families, ctx.locale))}</p>
      <DataTable
        caption={t.previewFamilies}
        rows={rows}
        rowKey={({ effect }) => effect}
        columns={[
          { head: t.effect, cell: ({ effect }) => t.effects[effect] },
          { head: t.families, cell: (row) => countWords(row, seesFamilies, t, ctx), numeric: true },
        ]}
      />
      <p>{isHidden ? t.perMonthHidden : t.perMonth(signed(found.cents, ctx))}</p>
      {references.length === 0 ? null : (
        <p>
          {t.examplesOf}:{' '}
          {references.map(({ id, reference }, at) => (
            <span key={id}>
              {at === 0 ? '' : ', '}
              <a class="ds-link" href={`/gezinnen/${id}`}>
                {reference}
              </a>
            </span>
          ))}
        </p>
      )}
      <Quiet>{t.previewFamiliesWhy}</Quiet>
    </>
  )
}

function countWords({ count }: { effect: Effect; count: number }, seesFamilies: boolean, t: Words, ctx: PageContext): string {
  return !seesFamilies && count > 0 && count < least ? t.few : formatNumber(count, ctx.locale)
}

function signed(cents: number, ctx: PageContext): string {
  return `${cents > 0 ? '+ ' : cents < 0 ? '− ' : ''}${formatEuro(Math.abs(Math.round(cents)), ctx.locale)}`
}
