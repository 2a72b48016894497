import type { ChangeRow } from '#modules/rights-catalogue/public.ts'
import { LinkButton } from '#platform/web/fields.tsx'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, Pagination } from '#platform/web/parts.tsx'
import { ChangeList } from './change-list.tsx'
import { paths } from './paths.ts'
import { text } from './text.ts'

export const historySize = 50

type Props = {
  readonly ctx: PageContext
  readonly changes: readonly ChangeRow[]
  readonly names: ReadonlyMap<string, string>
  readonly titles: ReadonlyMap<string, string>
  readonly words: { readonly title: string; readonly lead: string; readonly empty: string }
}

/** Changes of the whole catalogue: what waits, or all that ever happened. */
export function HistoryPage({ ctx, changes, names, titles, words }: Props) {
  const t = text(ctx.locale)
  const shown = changes.slice(0, historySize)
  const last = shown.at(-1)
  const back = (
    <LinkButton href={paths.list} variant="tertiary" icon="back">
      {t.back}
    </LinkButton>
  )
  return (
    <StaffPage ctx={ctx} title={words.title} lead={words.lead} section="manage" width="narrow" actions={back}>
      <Card>
        {shown.length === 0 ? <p>{words.empty}</p> : <ChangeList changes={shown} names={names} titles={titles} ctx={ctx} />}
        {changes.length > historySize && last !== undefined ? (
          <Pagination size={historySize} next={`${paths.history}?voor=${last.id}`} />
        ) : null}
      </Card>
    </StaffPage>
  )
}
