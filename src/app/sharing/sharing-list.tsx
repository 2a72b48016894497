import { isStanding, type PermissionRow } from '#modules/consent/public.ts'
import { dayInBrussels } from '#platform/day.ts'
import { formatDate } from '#platform/text/format.ts'
import { ActionButton } from '#platform/web/fields.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Avatar, Card, Details, List, ListItem } from '#platform/web/parts.tsx'
import { sharingHref } from './family-scene.tsx'
import { type Directory, scopeWords } from './recipients.ts'
import { text } from './text.ts'

export type SharingListProps = {
  readonly ctx: PageContext
  readonly dossierId: string
  readonly name: string
  readonly permissions: readonly PermissionRow[]
  readonly directory: Directory
  readonly recorders: ReadonlyMap<string, string>
}

/** Who may see what now, each with one tap to stop it; what was allowed before, folded. */
export function SharingList(props: SharingListProps) {
  const { ctx, permissions } = props
  const t = text(ctx.locale).share
  const isNow = (one: PermissionRow) => isStanding(one, ctx.today) || (!one.isWithdrawn && one.fromOn > ctx.today)
  const now = permissions.filter(isNow)
  const before = permissions.filter((one) => !isNow(one))
  return (
    <Card title={t.now} id="nu">
      {now.length === 0 ? <p>{t.nobody(props.name)}</p> : null}
      <List>
        {now.map((permission) => (
          <PermissionItem key={permission.id} {...props} permission={permission} isNow />
        ))}
      </List>
      {before.length === 0 ? null : (
        <Details summary={t.before(before.length)}>
          <List>
            {before.map((permission) => (
              <PermissionItem key={permission.id} {...props} permission={permission} />
            ))}
          </List>
        </Details>
      )}
    </Card>
  )
}

function PermissionItem(props: SharingListProps & { permission: PermissionRow; isNow?: boolean | undefined }) {
  const { ctx, permission, directory } = props
  const t = text(ctx.locale)
  const name = directory.nameOf(permission.recipient)
  const { what, about } = scopeWords(permission, t, ctx.locale)
  const day = (at: Date) => formatDate(dayInBrussels(at), ctx.locale)
  const who = props.recorders.get(permission.by ?? '') ?? t.share.someone
  const until = formatDate(permission.untilOn, ctx.locale)
  const end =
    permission.withdrawal === null
      ? props.isNow
        ? t.card.until(until)
        : t.share.wasUntil(until)
      : t.share.wasWithdrawn(day(permission.withdrawal.at))
  return (
    <ListItem
      lead={
        <Avatar icon={permission.recipient.kind === 'organisation' ? 'building' : 'account'} tone={props.isNow ? 'accent' : 'neutral'} />
      }
      sub={
        <>
          {t.purposes[permission.purpose]} · {end}
          <br />
          {t.share.given(t.howShort[permission.how], who, day(permission.at))}
        </>
      }
      end={
        props.isNow ? (
          <ActionButton
            ctx={ctx}
            action={sharingHref(props.dossierId, `${permission.id}/intrekken`)}
            variant="secondary"
            label={t.share.withdrawWhat(name)}
          >
            {t.share.withdraw}
          </ActionButton>
        ) : undefined
      }
    >
      <b>{name}</b>
      <br />
      {what}
      {about === null ? null : (
        <>
          <br />
          {about}
        </>
      )}
    </ListItem>
  )
}
