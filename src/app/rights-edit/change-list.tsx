import type { ChangeRow, ChangeState } from '#modules/rights-catalogue/public.ts'
import { formatInstant } from '#platform/text/format.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { List, ListItem, Tag } from '#platform/web/parts.tsx'
import { paths } from './paths.ts'
import { text, type Words } from './text.ts'

const tones = { draft: 'brand1', dropped: 'neutral', published: 'success', withdrawn: 'neutral' } as const satisfies Record<
  ChangeState,
  string
>

type Props = {
  readonly changes: readonly ChangeRow[]
  readonly names: ReadonlyMap<string, string>
  readonly titles: ReadonlyMap<string, string>
  readonly ctx: PageContext
}

/** Changes as lines, each with its last act. */
export function ChangeList({ changes, names, titles, ctx }: Props) {
  const t = text(ctx.locale)
  return (
    <List>
      {changes.map((kept) => (
        <ListItem key={kept.id} sub={lastAct(kept, names, t, ctx)} end={<Tag tone={tones[kept.state]}>{t.changeStates[kept.state]}</Tag>}>
          <a class="ds-link" href={paths.change(kept.id)}>
            {titleOf(kept, titles, t)}
          </a>
        </ListItem>
      ))}
    </List>
  )
}

export function titleOf({ change, rightId }: ChangeRow, titles: ReadonlyMap<string, string>, t: Words): string {
  if (change === null) return t.changeOf(t.unreadable, titles.get(rightId) ?? rightId)
  const own = change.kind === 'right' ? change.right.title : change.kind === 'version' ? change.about.title : null
  return t.changeOf(t.changeKinds[change.kind], own ?? titles.get(rightId) ?? rightId)
}

export function nameOf(id: string | null, names: ReadonlyMap<string, string>, t: Words): string {
  return id === null ? t.byCommand : (names.get(id) ?? '–')
}

/** All that happened to a change, the oldest first. */
export function actsOf(kept: ChangeRow, names: ReadonlyMap<string, string>, t: Words, ctx: PageContext): readonly string[] {
  const when = (at: Date) => formatInstant(at, ctx.locale, ctx.today)
  const { at, by, droppedAt, droppedBy, publishedAt, publishedBy, withdrawnAt, withdrawnBy } = kept
  return [
    t.draftedBy(nameOf(by, names, t), when(at)),
    ...(droppedAt === null ? [] : [t.droppedBy(nameOf(droppedBy, names, t), when(droppedAt))]),
    ...(publishedAt === null ? [] : [t.publishedBy(nameOf(publishedBy, names, t), when(publishedAt), kept.publishReason ?? '')]),
    ...(withdrawnAt === null ? [] : [t.withdrawnBy(nameOf(withdrawnBy, names, t), when(withdrawnAt), kept.withdrawReason ?? '')]),
  ]
}

function lastAct(kept: ChangeRow, names: ReadonlyMap<string, string>, t: Words, ctx: PageContext): string {
  return actsOf(kept, names, t, ctx).at(-1) ?? ''
}
