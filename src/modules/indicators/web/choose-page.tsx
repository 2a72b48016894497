import type { DossierSummary } from '#modules/dossiers/public.ts'
import { said } from '#modules/programmes/public.ts'
import { formatDate } from '#platform/text/format.ts'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { ListCard, ReadThis, Tag } from '#platform/web/parts.tsx'
import { itemsOf } from '../domain/instrument.ts'
import type { Instrument } from '../domain/instrument-schema.ts'
import { refusesMeasuring } from '../queries/due.ts'
import { text } from '../text.ts'
import { addresses } from './addresses.ts'
import type { DueInstrument } from './chosen-moment.ts'

export type ChoosePageProps = {
  readonly ctx: PageContext
  readonly dossier: DossierSummary
  readonly instruments: readonly { readonly instrument: Instrument; readonly lastOn: string | null }[]
  readonly due: readonly DueInstrument[]
}

const order: readonly string[] = ['opkomst-casestudy', 'moederscores', 'grondrechtenmeting', 'opkomst-dossier', 'kansarmoede-screening']

/** Which instrument: what is due stands first. */
export function ChoosePage({ ctx, dossier, instruments, due }: ChoosePageProps) {
  const t = text(ctx.locale)
  const isDue = (id: string) => due.some((one) => one.instrument === id)
  const place = (id: string) => (isDue(id) ? 0 : order.length) + order.indexOf(id)
  const sorted = [...instruments].sort((a, b) => place(a.instrument.id) - place(b.instrument.id))
  return (
    <StaffPage
      ctx={ctx}
      section="families"
      width="narrow"
      title={t.chooseTitle}
      lead={`${t.measureWith(dossier.motherGivenName)}. ${t.chooseLead}`}
    >
      {refusesMeasuring(dossier, ctx.today) ? <ReadThis>{t.refuses(dossier.motherGivenName)}</ReadThis> : null}
      {sorted.map(({ instrument, lastOn }) => (
        <ListCard
          key={instrument.id}
          level={2}
          href={instrument.kind === 'talk' ? addresses.talk(dossier.id) : addresses.start(dossier.id, instrument.id)}
          title={said(instrument.short, ctx.locale)}
          clock={lastOn === null ? t.neverMeasured : t.lastMeasured(formatDate(lastOn, ctx.locale))}
          source={`${said(instrument.title, ctx.locale)} · ${t.questions(itemsOf(instrument).length)}, ${t.kinds[instrument.kind]}`}
        >
          {isDue(instrument.id) ? <Tag tone="brand1">{t.dueTag}</Tag> : null}
        </ListCard>
      ))}
      <p>
        <a class="ds-link" href={addresses.dossier(dossier.id)}>
          {t.backToDossier(dossier.motherGivenName)}
        </a>
      </p>
    </StaffPage>
  )
}
