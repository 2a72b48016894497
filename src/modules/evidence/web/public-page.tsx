import type { StaffLocale } from '#platform/text/locale.ts'
import { LinkButton } from '#platform/web/fields.tsx'
import { PublicPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, PrintButton, Quiet, ReadThis } from '#platform/web/parts.tsx'
import type { ReportSettings } from '../domain/settings.ts'
import type { PresentedFigure } from '../present/figure.ts'
import type { KeptEdition } from '../queries/editions.ts'
import type { EvidenceText } from '../text.nl.ts'
import { FigureCard } from './figure-card.tsx'

type Shared = { readonly ctx: PageContext; readonly t: EvidenceText; readonly locale: StaffLocale }

const languagesFor = ({ path }: PageContext) => (['nl', 'fr', 'en'] as const).map((locale) => ({ href: `${path}?taal=${locale}`, locale }))

/** Which editions there are, for everyone. */
export function PublicEditionsPage({ ctx, t, editions }: Shared & { readonly editions: readonly KeptEdition[] }) {
  return (
    <PublicPage ctx={ctx} title={t.publicTitle} lead={t.publicLead(ctx.municipality.name)} languages={languagesFor(ctx)}>
      {editions.length === 0 ? <Quiet>{t.noEarlier}</Quiet> : null}
      <ul class="op-stack-s">
        {editions.map(({ id, settings, publishedOn }) => (
          <li key={id}>
            <a class="ds-link" href={`/cijfers/${id}`}>
              {t.about(settings)}
            </a>{' '}
            <span class="op-quiet">{t.publishedOn(publishedOn)}</span>
          </li>
        ))}
      </ul>
    </PublicPage>
  )
}

export type PublicEditionProps = Shared & {
  readonly id: string
  readonly settings: ReportSettings
  readonly publishedOn: string
  readonly figures: readonly PresentedFigure[]
}

/** A published edition as everyone reads it, without an account. */
export function PublicEditionPage({ ctx, t, locale, id, settings, publishedOn, figures }: PublicEditionProps) {
  return (
    <PublicPage
      ctx={ctx}
      title={t.title}
      lead={`${ctx.municipality.name} · ${t.about(settings)}. ${t.publishedOn(publishedOn)}.`}
      languages={languagesFor(ctx)}
    >
      <ReadThis>
        {t.noControl} {t.notShownNote}
      </ReadThis>
      {figures.map((figure) => (
        <FigureCard key={figure.id} level={2} figure={figure} t={t} locale={locale} link={null} />
      ))}
      <div class="op-noprint">
        <Card>
          <h2>{t.takeAlong}</h2>
          <p>{t.roundedNote}</p>
          <div class="op-row">
            <LinkButton href={`/cijfers/${id}/open-data.xlsx`} variant="secondary" icon="download">
              {t.openData}
            </LinkButton>
            <LinkButton href={`/cijfers/${id}/rapport.pdf`} variant="secondary" icon="download">
              {t.paper}
            </LinkButton>
            <PrintButton />
          </div>
        </Card>
      </div>
      <p class="op-noprint">
        <a class="ds-link" href="/cijfers">
          {t.earlier}
        </a>
      </p>
    </PublicPage>
  )
}
