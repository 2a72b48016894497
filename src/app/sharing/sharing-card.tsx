import type { VNode } from 'preact'
import { isStanding, listPermissions } from '#modules/consent/public.ts'
import { type DossierSummary, dossierHref } from '#modules/dossiers/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { formatDate } from '#platform/text/format.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import { keptPart } from '#platform/web/kept-part.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, List, ListItem } from '#platform/web/parts.tsx'
import { sharingHref } from './family-scene.tsx'
import { recipientDirectory, scopeWords } from './recipients.ts'
import { text } from './text.ts'

/** On the dossier page: who outside the team sees something now, and the way to all that is about sharing. Without `has` nothing was ever permitted. */
export async function sharingSection(tx: Tx, actor: Actor, dossier: DossierSummary, ctx: PageContext, has = true): Promise<VNode> {
  const t = text(ctx.locale)
  const permissions = !has ? [] : await listPermissions(tx, actor.municipalityId, dossier.id)
  const standing = permissions.filter((one) => isStanding(one, ctx.today))
  if (standing.length === 0) return <NobodySees of={{ locale: ctx.locale }} values={{ dossierId: dossier.id }} />
  const directory = await recipientDirectory(tx, actor.municipalityId, t)
  return (
    <SharingCard t={t} dossierId={dossier.id}>
      <List>
        {standing.map((permission) => (
          <ListItem
            key={permission.id}
            sub={`${scopeWords(permission, t, ctx.locale).about ?? t.purposes[permission.purpose]} · ${t.card.until(formatDate(permission.untilOn, ctx.locale))}`}
          >
            <b>{directory.nameOf(permission.recipient)}</b>
          </ListItem>
        ))}
      </List>
    </SharingCard>
  )
}

const NobodySees = keptPart(['dossierId'], (at, { locale }: { readonly locale: PublicLocale }) => {
  const t = text(locale)
  return (
    <SharingCard t={t} dossierId={at('dossierId')}>
      <p>{t.card.nobody}</p>
    </SharingCard>
  )
})

function SharingCard({
  t,
  dossierId,
  children,
}: {
  readonly t: ReturnType<typeof text>
  readonly dossierId: string
  readonly children: VNode
}) {
  const links = [
    { href: dossierHref(dossierId, 'overdracht'), label: t.card.handover },
    { href: dossierHref(dossierId, 'overleg'), label: t.card.meetings },
    { href: dossierHref(dossierId, 'notities'), label: t.card.notes },
  ]
  return (
    <Card title={t.card.title} id="delen">
      {children}
      <p class="op-noprint">
        <a class="ds-link" href={sharingHref(dossierId)}>
          {t.card.manage}
        </a>
      </p>
      <p class="op-row op-noprint">
        {links.map(({ href, label }) => (
          <a key={href} class="ds-link" href={href}>
            {label}
          </a>
        ))}
      </p>
    </Card>
  )
}
