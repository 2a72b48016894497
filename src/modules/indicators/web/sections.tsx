import type { VNode } from 'preact'
import type { DossierSummary } from '#modules/dossiers/public.ts'
import { packOf, said } from '#modules/programmes/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { currentInstrument, requiredInstrument } from '../catalogue.ts'
import { childIds } from '../child-ids.ts'
import { statesNow } from '../domain/in-order.ts'
import { asOfNow, type Measurement } from '../domain/measurement.ts'
import { dueNow, nextMoment, refusesMeasuring } from '../queries/due.ts'
import { measuredMoments } from '../queries/measured-moments.ts'
import { readMeasurements } from '../queries/read-measurements.ts'
import { text } from '../text.ts'
import { InOrderCard } from './in-order-card.tsx'
import { nextWords } from './next-words.ts'
import { ProgressCard } from './progress-card.tsx'

/** "Klaar voor de baby: 4 van 8 in orde", each state with its sign, its word and a way to change it. */
export async function inOrderSection(tx: Tx, actor: Actor, dossier: DossierSummary, ctx: PageContext): Promise<VNode> {
  const measurements = await readMeasurements(tx, actor.municipalityId, { dossierId: dossier.id })
  return inOrderCard(measurements, dossier, ctx)
}

function inOrderCard(measurements: readonly Measurement[], dossier: DossierSummary, ctx: PageContext): VNode {
  const instrument = requiredInstrument('opkomst-dossier')
  const children = childIds(dossier.id, dossier.babies)
  const states = statesNow(asOfNow(measurements, instrument, dossier), instrument, children)
  return <InOrderCard ctx={ctx} dossier={dossier} instrument={instrument} states={states} childIds={children} />
}

/** "Hoe het evolueert": small histories of the scored instruments and what is to be measured, in words. */
export async function progressSection(tx: Tx, actor: Actor, dossier: DossierSummary, ctx: PageContext): Promise<VNode> {
  const measurements = await readMeasurements(tx, actor.municipalityId, { dossierId: dossier.id })
  return progressCard(tx, actor, { dossier, ctx, measurements })
}

type Progress = { dossier: DossierSummary; ctx: PageContext; measurements: readonly Measurement[] }

async function progressCard(tx: Tx, actor: Actor, { dossier, ctx, measurements }: Progress): Promise<VNode> {
  const t = text(ctx.locale)
  const pack = await packOf(tx, actor.municipalityId, dossier.programme, dossier.packVersion)
  const measured = (await measuredMoments(tx, actor.municipalityId, [dossier.id])).get(dossier.id) ?? []
  const due = dueNow(pack, dossier, measured, ctx.today).flatMap((one) => {
    const instrument = currentInstrument(one.instrument)
    if (instrument === null) return []
    const words = one.isLate ? t.dueLate : t.dueLine
    return [
      {
        key: `${one.instrument}${one.moment}`,
        line: words(said(instrument.short, ctx.locale), t.moments[one.moment].toLowerCase()),
        instrument: one.instrument,
        moment: one.moment,
      },
    ]
  })
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

/** Both cards of the dossier page from one reading of its measurements. */
export async function measurementSections(
  tx: Tx,
  actor: Actor,
  dossier: DossierSummary,
  ctx: PageContext,
): Promise<{ readonly inOrder: VNode; readonly progress: VNode }> {
  const measurements = await readMeasurements(tx, actor.municipalityId, { dossierId: dossier.id })
  return { inOrder: inOrderCard(measurements, dossier, ctx), progress: await progressCard(tx, actor, { dossier, ctx, measurements }) }
}
