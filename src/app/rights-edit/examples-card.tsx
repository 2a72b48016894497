import type { Effect, ExampleImpact, Seen } from '#modules/rights-catalogue/public.ts'
import type { IsoDay } from '#platform/day.ts'
import { formatDate, formatEuro } from '#platform/text/format.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, DataTable, Details, Quiet } from '#platform/web/parts.tsx'
import type { ChangeView } from './change-view.ts'
import type { Words } from './text.ts'

const shown = 40
const order: readonly Effect[] = ['lost', 'less', 'gained', 'more', 'other']

type Props = {
  readonly examples: NonNullable<ChangeView['examples']>
  readonly day: IsoDay
  readonly ctx: PageContext
  readonly t: Words
}

/** What the change does to the worked examples, on their own day and on the day of the change. */
export function ExamplesCard({ examples: { all, own, moved }, day, ctx, t }: Props) {
  const on = formatDate(day, ctx.locale)
  return (
    <Card title={t.previewExamples} id="voorbeelden">
      <Quiet>{t.previewExamplesWhy(on)}</Quiet>
      <h3>{t.onDay(on)}</h3>
      <ExampleTable found={moved} all={all} head={t.onDay(on)} ctx={ctx} t={t} />
      <h3>{t.onOwnDay}</h3>
      <ExampleTable found={own} all={all} head={t.onOwnDay} ctx={ctx} t={t} />
    </Card>
  )
}

type TableProps = Pick<Props, 'ctx' | 't'> & { readonly found: readonly ExampleImpact[]; readonly all: number; readonly head: string }

function ExampleTable({ found, all, head, ctx, t }: TableProps) {
  const sorted = found.toSorted((a, b) => order.indexOf(a.effect) - order.indexOf(b.effect))
  return (
    <>
      <p>{t.changes(found.length, all)}</p>
      {found.length === 0 ? null : (
        <Details summary={head} open={found.length <= 6}>
          <DataTable
            caption={head}
            rows={sorted.slice(0, shown)}
            rowKey={({ right, name }) => `${right} ${name}`}
            columns={[
              { head: t.example, cell: ({ right, name }) => <span lang="en">{`${right}: ${name}`}</span> },
              { head: t.before, cell: ({ before }) => seenWords(before, t, ctx) },
              { head: t.after, cell: ({ after }) => seenWords(after, t, ctx) },
            ]}
          />
        </Details>
      )}
    </>
  )
}

function seenWords({ outcome, amount }: Seen, t: Words, ctx: PageContext): string {
  const money = amount === null || outcome === 'no' ? '' : `, ${formatEuro(amount.cents, ctx.locale)} ${t.per[amount.per]}`
  return `${t.outcomes[outcome]}${money}`
}
