import type { DossierSummary } from '#modules/dossiers/public.ts'
import { packOf } from '#modules/programmes/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Instrument, Moment } from '../domain/instrument-schema.ts'
import { dueNow } from '../queries/due.ts'
import { measuredMoments } from '../queries/measured-moments.ts'

export type DueInstrument = { readonly instrument: string; readonly moment: Moment; readonly isLate: boolean }

/** The measurements of the pack that may be taken now, for one dossier. */
export async function dueOf(tx: Tx, actor: Actor, dossier: DossierSummary, today: IsoDay): Promise<readonly DueInstrument[]> {
  const pack = await packOf(tx, actor.municipalityId, dossier.programme, dossier.packVersion)
  const measured = (await measuredMoments(tx, actor.municipalityId, [dossier.id])).get(dossier.id) ?? []
  return dueNow(pack, dossier, measured, today)
}

/** The moment that is proposed: what was asked for, else what is due, else the start while there is none, else in between. */
export function proposedMoment(
  instrument: Instrument,
  asked: string | undefined,
  due: readonly DueInstrument[],
  hasStart: boolean,
): Moment {
  const wanted = instrument.moments.find((moment) => moment === asked)
  if (wanted !== undefined) return wanted
  const now = due.find((one) => one.instrument === instrument.id)
  if (now !== undefined) return now.moment
  if (!hasStart) return instrument.moments[0] ?? 'start'
  return instrument.moments.includes('interim') ? 'interim' : (instrument.moments.at(-1) ?? 'start')
}
