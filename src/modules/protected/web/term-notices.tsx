import { formatDay } from '#platform/text/format.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, List, ListItem } from '#platform/web/parts.tsx'
import type { RunningTerm } from '../queries/own-terms.ts'
import { text } from '../text.ts'
import { paths } from './paths.ts'

/** On the day page of who is named, and of nobody else; without a name, because a screen is seen by more than one. */
export function TermNotices({ ctx, terms }: { ctx: PageContext; terms: readonly RunningTerm[] }) {
  const t = text(ctx.locale).term
  if (terms.length === 0) return null
  return (
    <Card title={t.noticeTitle} id="termijnen" look="tint">
      <List>
        {terms.map(({ dossierId, partId, endsOn, state }) => (
          <ListItem
            key={`${partId} ${endsOn}`}
            end={
              <a class="ds-link" href={paths.part(dossierId, partId)}>
                {t.noticeOpen}
              </a>
            }
          >
            {(state === 'over' ? t.noticeOver : t.notice)(formatDay(endsOn, ctx.locale, ctx.today))}
          </ListItem>
        ))}
      </List>
    </Card>
  )
}
