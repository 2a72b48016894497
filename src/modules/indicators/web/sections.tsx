import type { DossierSummary } from '#modules/dossiers/public.ts'
import { type Pack, said } from '#modules/programmes/public.ts'
import { formatList } from '#platform/text/format.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { currentInstrument, requiredInstrument } from '../catalogue.ts'
import { childIds } from '../child-ids.ts'
import { statesNow } from '../domain/in-order.ts'
import { asOfNow, type Measurement } from '../domain/measurement.ts'
import { dueNow, nextMoment, refusesMeasuring } from '../queries/due.ts'
import { measuredIn } from '../queries/measured-moments.ts'
import { text } from '../text.ts'
import { InOrderCard } from './in-order-card.tsx'
import { nextWords } from './next-words.ts'
import { type DueLine, ProgressCard } from './progress-card.tsx'

type MeasurementsProps = { readonly ctx: PageContext; readonly dossier: DossierSummary; readonly measurements: readonly Measurement[] }

/** "Klaar voor de baby: 4 van 8 in orde", each state with its sign, its word and a way to change it. */
export function StatesCard({ ctx, dossier, measurements }: MeasurementsProps) {
  const instrument = requiredInstrument('opkomst-dossier')
  const children = childIds(dossier.id, dossier.babies)
  const states = statesNow(asOfNow(measurements, instrument, dossier), instrument, children)
  return <InOrderCard ctx={ctx} dossier={dossier} states={states} childIds={children} />
}

/** "Hoe het evolueert": small histories of the scored instruments and what is to be measured, in words. */
export function CourseCard({ ctx, dossier, measurements, pack }: MeasurementsProps & { readonly pack: Pack }) {
  const t = text(ctx.locale)
  const measured = measuredIn(measurements)
  const due = dueLines(dueNow(pack, dossier, measured, ctx.today), ctx)
  const next = nextMoment(pack, dossier, measured, ctx.today)
  return (
    <ProgressCard
      ctx={ctx}
      dossier={dossier}
      measurements={measurements}
      due={due}
      next={next === null ? null : t.nextLine(nextWords(t, next))}
      isRefused={refusesMeasuring(dossier, ctx.today)}
    />
  )
}

/** One line for each instrument, with every moment of it that is due; late only when nothing of it is on time. */
function dueLines(due: ReturnType<typeof dueNow>, ctx: PageContext): readonly DueLine[] {
  const t = text(ctx.locale)
  return [...Map.groupBy(due, (one) => one.instrument)].flatMap(([id, own]) => {
    const instrument = currentInstrument(id)
    const [first] = own
    if (instrument === null || first === undefined) return []
    const words = own.every((one) => one.isLate) ? t.dueLate : t.dueLine
    const moments = formatList(
      own.map((one) => t.moments[one.moment].toLowerCase()),
      ctx.locale,
    )
    return [{ key: id, line: words(said(instrument.short, ctx.locale), moments), instrument: id, moment: first.moment }]
  })
}
