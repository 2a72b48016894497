import { formatList } from '#platform/text/format.ts'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, PrintButton } from '#platform/web/parts.tsx'
import type { Entry, Part } from '../queries/read-part.ts'
import { text } from '../text.ts'
import { EntryView } from './entry-view.tsx'
import { paths } from './paths.ts'

/** The motivated document as it goes on paper, with who decided. */
export function PrintPage({ ctx, part, entry }: { ctx: PageContext; part: Part; entry: Entry }) {
  const t = text(ctx.locale)
  const decision = part.entries.findLast(
    ({ content, withdrawnAt, isDecided }) => content.kind === 'decision' && withdrawnAt === null && isDecided,
  )
  const names = formatList(decision?.voices.map(({ name }) => name) ?? [], ctx.locale)
  return (
    <StaffPage
      ctx={ctx}
      title={t.kinds.document.title}
      section="families"
      width="narrow"
      lead={`${part.dossier.motherName} · ${part.dossier.reference}`}
      actions={<PrintButton />}
    >
      <Card>
        <p>
          <b>{decision === undefined ? t.document.draft : t.document.decided(names)}</b>
        </p>
        <EntryView content={entry.content} ctx={ctx} />
      </Card>
      <p class="op-noprint">
        <a class="ds-link" href={paths.part(part.dossier.id, part.id)}>
          {t.part.backPart}
        </a>
      </p>
    </StaffPage>
  )
}
