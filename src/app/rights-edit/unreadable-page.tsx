import type { ChangeRow } from '#modules/rights-catalogue/public.ts'
import { ErrorSummary, type FormState, LinkButton } from '#platform/web/fields.tsx'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Actions, Card, List, ListItem, Split, Tag } from '#platform/web/parts.tsx'
import { actsOf, titleOf } from './change-list.tsx'
import { WithdrawCard } from './change-page.tsx'
import { paths } from './paths.ts'
import { text } from './text.ts'

type Props = {
  readonly ctx: PageContext
  readonly row: ChangeRow
  readonly names: ReadonlyMap<string, string>
  readonly titles: ReadonlyMap<string, string>
  readonly form: FormState
}

/** A change whose content this version of the program cannot read: what is known of it, and taking it back. */
export function UnreadablePage({ ctx, row, names, titles, form }: Props) {
  const t = text(ctx.locale)
  const back = (
    <LinkButton href={paths.list} variant="tertiary" icon="back">
      {t.back}
    </LinkButton>
  )
  const what = (
    <>
      <Card title={t.lostUnreadable} id="wat" side={<Tag>{t.changeStates[row.state]}</Tag>}>
        <p>{t.unreadableWhy}</p>
        {row.note === null ? null : <p class="op-pre">{row.note}</p>}
        <Actions>
          <LinkButton href={paths.fresh} variant="secondary" icon="plus">
            {t.lostWrite}
          </LinkButton>
        </Actions>
      </Card>
      <Card title={t.who} id="wie">
        <List>
          {actsOf(row, names, t, ctx).map((act) => (
            <ListItem key={act}>{act}</ListItem>
          ))}
        </List>
      </Card>
    </>
  )
  return (
    <StaffPage ctx={ctx} title={titleOf(row, titles, t)} section="manage" actions={back}>
      <ErrorSummary errors={form.errors} ctx={ctx} />
      {row.state === 'published' ? <Split main={what} side={<WithdrawCard ctx={ctx} changeId={row.id} form={form} />} /> : what}
    </StaffPage>
  )
}
