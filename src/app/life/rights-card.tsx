import type { PageContext } from '#platform/web/page-context.ts'
import { Card } from '#platform/web/parts.tsx'
import { rightsHref } from './hrefs.ts'
import { text } from './text.ts'

/** On the dossier page: the way to what the family may ask about her data. */
export function RightsCard({ ctx, dossierId }: { readonly ctx: PageContext; readonly dossierId: string }) {
  const t = text(ctx.locale).rights
  return (
    <Card title={t.card} id="rechten">
      <p class="op-noprint">
        <a class="ds-link" href={rightsHref(dossierId)}>
          {t.cardText}
        </a>
      </p>
    </Card>
  )
}
