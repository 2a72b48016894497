import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, List, ListItem } from '#platform/web/parts.tsx'
import { passOnHref } from './paths.ts'
import type { Guide } from './read.ts'
import { text } from './text.ts'

/** Whose families: everybody who guides some, who left first. */
export function ChoosePage({ ctx, guides }: { ctx: PageContext; guides: readonly Guide[] }) {
  const t = text(ctx.locale)
  return (
    <StaffPage ctx={ctx} title={t.chooseTitle} lead={t.chooseLead} section="families" width="narrow">
      <Card>
        {guides.length === 0 ? <p>{t.chooseNone}</p> : null}
        <List>
          {guides.map((guide) => (
            <ListItem
              key={guide.id}
              sub={guide.isClosed ? t.closedAccount : undefined}
              end={<span class="op-num">{t.families(guide.families)}</span>}
            >
              <a class="ds-link" href={passOnHref(guide.id)}>
                {guide.name}
              </a>
            </ListItem>
          ))}
        </List>
      </Card>
    </StaffPage>
  )
}
