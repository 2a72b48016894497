import type { PublicLocale } from '#platform/text/locale.ts'
import { keptPart } from '#platform/web/kept-part.ts'
import { Card } from '#platform/web/parts.tsx'
import { rightsHref } from './hrefs.ts'
import { text } from './text.ts'

/** On the dossier page: the way to what the family may ask about her data. */
export const RightsCard = keptPart(['dossierId'], (at, { locale }: { readonly locale: PublicLocale }) => {
  const t = text(locale).rights
  return (
    <Card title={t.card} id="rechten">
      <p class="op-noprint">
        <a class="ds-link" href={rightsHref(at('dossierId'))}>
          {t.cardText}
        </a>
      </p>
    </Card>
  )
})
