import { toStaffLocale } from '#platform/text/locale.ts'
import { Form, LinkButton, SubmitButton } from '#platform/web/fields.tsx'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, PrintButton, Quiet, ReadThis } from '#platform/web/parts.tsx'
import type { ReportSettings } from '../domain/settings.ts'
import type { PresentedFigure } from '../present/figure.ts'
import type { KeptEdition } from '../queries/editions.ts'
import type { EvidenceText } from '../text.nl.ts'
import { FigureCard } from './figure-card.tsx'
import { settingsQuery } from './settings-query.ts'

export type EditionPageProps = {
  readonly ctx: PageContext
  readonly t: EvidenceText
  readonly settings: ReportSettings
  /** Null when nothing may be shown of this group. */
  readonly figures: readonly PresentedFigure[] | null
  /** A published one has an id and a day; without it this is a preview. */
  readonly published: { readonly id: string; readonly on: string } | null
  readonly earlier: readonly KeptEdition[]
  readonly mayPublish: boolean
}

export function EditionPage(props: EditionPageProps) {
  const { ctx, t, settings, figures, published } = props
  const path = published === null ? '' : `/${published.id}`
  const query = published === null ? `?${settingsQuery(settings)}` : ''
  const actions = (
    <>
      <PrintButton />
      <LinkButton href={`/rapport/openbaar${path}/rapport.pdf${query}`} variant="secondary" icon="download">
        {t.paper}
      </LinkButton>
      <LinkButton href={`/rapport/openbaar${path}/rapport.xlsx${query}`} variant="secondary" icon="download">
        {t.spreadsheet}
      </LinkButton>
    </>
  )
  return (
    <StaffPage
      ctx={ctx}
      title={t.editionTitle}
      lead={`${ctx.municipality.name} · ${t.about(settings)}`}
      section="report"
      actions={figures === null ? undefined : actions}
    >
      <ReadThis>
        {published === null ? `${t.editionPreview} ` : `${t.publishedOn(published.on)}. `}
        {t.editionLead} {t.notShownNote} {t.roundedNote}
      </ReadThis>
      <PublicAddress t={t} published={published} />
      {figures === null ? (
        <Card>{t.groupTooSmall}</Card>
      ) : (
        figures.map((figure) => (
          <FigureCard key={figure.id} level={2} figure={figure} t={t} locale={toStaffLocale(ctx.locale)} link={null} />
        ))
      )}
      {figures === null ? null : <Publish {...props} />}
      <Editions {...props} />
      <p>
        <a class="ds-link op-noprint" href={`/rapport?${settingsQuery(settings)}`}>
          {t.back}
        </a>
      </p>
    </StaffPage>
  )
}

/** Where everyone finds what was published. */
function PublicAddress({ t, published }: Pick<EditionPageProps, 't' | 'published'>) {
  if (published === null) return null
  return (
    <p class="op-noprint">
      <a class="ds-link" href={`/cijfers/${published.id}`}>
        {t.publicPage}
      </a>{' '}
      <span class="op-quiet">{t.publicPageNote}</span>
    </p>
  )
}

function Publish({ ctx, t, settings, mayPublish, published }: EditionPageProps) {
  if (!mayPublish || published !== null) return null
  return (
    <div class="op-noprint">
      <Card>
        <Form ctx={ctx} action={`/rapport/openbaar?${settingsQuery(settings)}`}>
          <p>{t.publishNote}</p>
          <SubmitButton>{t.publish}</SubmitButton>
        </Form>
      </Card>
    </div>
  )
}

function Editions({ t, earlier }: EditionPageProps) {
  return (
    <section class="op-stack op-noprint" aria-labelledby="editions">
      <h2 id="editions">{t.earlier}</h2>
      {earlier.length === 0 ? <Quiet>{t.noEarlier}</Quiet> : null}
      <ul class="op-stack-s">
        {earlier.map(({ id, settings, publishedOn }) => (
          <li key={id}>
            <a class="ds-link" href={`/rapport/openbaar/${id}`}>
              {t.publishedOn(publishedOn)}
            </a>{' '}
            <span class="op-quiet">{t.about(settings)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
