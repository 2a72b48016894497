import type { VNode } from 'preact'
import { isStanding, listPermissions } from '#modules/consent/public.ts'
import { type DossierSummary, dossierHref } from '#modules/dossiers/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { formatDate } from '#platform/text/format.ts'
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
  const directory = standing.length === 0 ? null : await recipientDirectory(tx, actor.municipalityId, t)
  const links = [
    { href: dossierHref(dossier.id, 'overdracht'), label: t.card.handover },
    { href: dossierHref(dossier.id, 'overleg'), label: t.card.meetings },
    { href: dossierHref(dossier.id, 'notities'), label: t.card.notes },
  ]
  return (
    <Card title={t.card.title} id="delen">
      {directory === null ? (
        <p>{t.card.nobody}</p>
      ) : (
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
      )}
      <p class="op-noprint">
        <a class="ds-link" href={sharingHref(dossier.id)}>
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
