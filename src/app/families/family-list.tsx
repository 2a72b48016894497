import { isLongOverdue } from '#modules/dossiers/public.ts'
import { pregnancyAge } from '#platform/day.ts'
import { childAge, formatDayShort, weeksAndDays } from '#platform/text/format.ts'
import { keptPart } from '#platform/web/kept-part.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import type { FamilyRow } from './list-query.ts'
import { text } from './text.ts'

export type ShownRow = FamilyRow & { readonly programmeName: string; readonly isIntensive: boolean }

type ListProps = {
  readonly ctx: PageContext
  readonly rows: readonly ShownRow[]
  readonly goal?: 'contact' | undefined
  /** The list is of one worker: her name on each row says nothing. */
  readonly isOwn?: boolean | undefined
}

/** Light on purpose: fifty rows are most of what this page sends. */
export function FamilyList({ ctx, rows, goal, isOwn }: ListProps) {
  return (
    <div class="op-card">
      <ul class="op-list">
        {rows.map((row) => (
          <Row key={row.id} ctx={ctx} row={row} hash={goal === 'contact' ? '#f-contactNote' : ''} isOwn={isOwn === true} />
        ))}
      </ul>
    </div>
  )
}

function Row({ ctx, row, hash, isOwn }: { ctx: PageContext; row: ShownRow; hash: string; isOwn: boolean }) {
  const t = text(ctx.locale)
  const said = row.ended_on !== null && !row.is_open ? t.endedOn(formatDayShort(row.ended_on, ctx.locale)) : heardWords(row, ctx)
  const clock = clockWords(row, ctx)
  const values = {
    page: `${row.id}${hash}`,
    name: row.name,
    clock: clock === '' ? '' : `${clock} · `,
    reference: row.reference,
    facts: isOwn ? said : `${row.counsellor ?? t.noCounsellor} · ${said}`,
  }
  return <KeptRow of={{ programme: row.programmeName, isIntensive: row.isIntensive }} values={values} />
}

type RowWords = { readonly programme: string; readonly isIntensive: boolean }

const KeptRow = keptPart(['page', 'name', 'clock', 'reference', 'facts'], (at, { programme, isIntensive }: RowWords) => (
  <li>
    <div class="op-row-between">
      <a class="op-strong" href={`/gezinnen/${at('page')}`}>
        {at('name')}
      </a>
      <span class="ds-tag op-prog" data-plus={isIntensive ? '' : undefined}>
        {programme}
      </span>
    </div>
    <p class="op-small op-quiet">
      {at('clock')}
      <span class="op-num">{at('reference')}</span> · {at('facts')}
    </p>
  </li>
))

function heardWords(row: ShownRow, ctx: PageContext): string {
  const t = text(ctx.locale)
  return row.heard_on === null ? t.neverHeard : t.heard(formatDayShort(row.heard_on, ctx.locale))
}

/** Weeks of pregnancy or the age of the child while guidance runs; nothing after a loss. */
export function clockWords(row: FamilyRow, ctx: PageContext): string {
  const t = text(ctx.locale)
  if (row.has_loss || !row.is_open) return ''
  if (row.born_on !== null) return row.born_on <= ctx.today ? t.child(childAge(row.born_on, ctx.today, ctx.locale)) : ''
  if (row.due_on === null) return ''
  if (isLongOverdue(row.due_on, ctx.today)) return t.birthUnwritten(formatDayShort(row.due_on, ctx.locale))
  return t.pregnant(weeksAndDays(pregnancyAge(row.due_on, ctx.today), ctx.locale))
}
