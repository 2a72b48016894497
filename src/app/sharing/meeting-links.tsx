import type { MeetingRow } from '#modules/consent/public.ts'
import { dayInBrussels } from '#platform/day.ts'
import { formatDay } from '#platform/text/format.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { List, ListItem } from '#platform/web/parts.tsx'
import type { Words } from './text.ts'

export function purposeWords(purpose: string, t: Words): string {
  return Object.entries(t.meeting.purposes).find(([code]) => code === purpose)?.[1] ?? ''
}

/** Open meetings of a participant. The list names no family: that stands at the table, not on the way to it. */
export function MeetingLinks({ ctx, meetings, t }: { ctx: PageContext; meetings: readonly MeetingRow[]; t: Words }) {
  return (
    <List>
      {meetings.map(({ id, kind, purpose, openedAt }) => (
        <ListItem key={id} sub={`${purposeWords(purpose, t)} · ${formatDay(dayInBrussels(openedAt), ctx.locale, ctx.today)}`}>
          <a class="ds-link" href={`/overleg/${id}`}>
            {t.meeting.kinds[kind]}
          </a>
        </ListItem>
      ))}
    </List>
  )
}
