import { waitingOf } from '#modules/referrals/public.ts'
import { LinkButton } from '#platform/web/fields.tsx'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Row, Split, Tag } from '#platform/web/parts.tsx'
import { InboxList, InboxSide, meanWeeks } from './inbox-list.tsx'
import type { Inbox } from './read-inbox.ts'
import { text } from './text.ts'

/** Who waits, in the order of calling, with the reasons in words. */
export function InboxPage({ ctx, inbox }: { ctx: PageContext; inbox: Inbox }) {
  const t = text(ctx.locale)
  const waiting = inbox.items.filter(({ row }) => row.state === 'new' && row.mayCall)
  const late = waiting.filter(({ row }) => {
    const clock = waitingOf(row, ctx.today)
    return clock.kind === 'running' && clock.late > 0
  }).length
  const weeks = meanWeeks(waiting, ctx)
  return (
    <StaffPage
      ctx={ctx}
      title={t.inbox.title}
      section="inbox"
      lead={waiting.length === 0 ? t.inbox.leadNone : t.inbox.lead(waiting.length)}
      actions={
        <LinkButton href="/nieuw/aanmelding" variant="secondary" icon="phone">
          {t.inbox.take}
        </LinkButton>
      }
    >
      {late === 0 && weeks === null ? null : (
        <Row>
          {late === 0 ? null : (
            <Tag tone="brand2" icon="clock">
              {t.inbox.late(late)}
            </Tag>
          )}
          {weeks === null ? null : <Tag>{t.inbox.meanWeeks(weeks)}</Tag>}
        </Row>
      )}
      <Split even main={<InboxList ctx={ctx} inbox={inbox} currentId={null} />} side={<InboxSide ctx={ctx} inbox={inbox} />} />
    </StaffPage>
  )
}
