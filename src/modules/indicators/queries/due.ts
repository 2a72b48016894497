import {
  type DueMoment,
  dueMoments,
  type FamilyFacts,
  measuringWindows,
  type Pack,
  type Moment as PackMoment,
} from '#modules/programmes/public.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Moment } from '../domain/instrument-schema.ts'

type Measured = { readonly instrument: string; readonly moment: Moment; readonly measuredOn: IsoDay }

/** What a measurement needs to know of a dossier to be placed in time. */
export type DossierInTime = {
  readonly startedOn: IsoDay | null
  readonly hasLoss: boolean
  readonly isOpen: boolean
  readonly clock:
    | { readonly kind: 'pregnant'; readonly dueOn: IsoDay }
    | { readonly kind: 'child'; readonly bornOn: IsoDay }
    | { readonly kind: 'none' }
  readonly refusals: readonly { readonly what: string; readonly untilOn: IsoDay | null }[]
}

export function familyFacts(dossier: DossierInTime): FamilyFacts {
  const { clock } = dossier
  return {
    startedOn: dossier.startedOn,
    dueOn: clock.kind === 'pregnant' ? clock.dueOn : null,
    bornOn: clock.kind === 'child' ? clock.bornOn : null,
    hasLoss: dossier.hasLoss,
  }
}

/** She said she does not want to be measured now: nobody is reminded, the page still can. */
export function refusesMeasuring(dossier: DossierInTime, today: IsoDay): boolean {
  return dossier.refusals.some(({ what, untilOn }) => what === 'measurement' && (untilOn === null || untilOn >= today))
}

/** The measurements of the pack that may be taken today. Nothing for a dossier that ended, or while she does not want it. */
export function dueNow(pack: Pack, dossier: DossierInTime, measured: readonly Measured[], today: IsoDay): readonly DueMoment[] {
  if (!dossier.isOpen || refusesMeasuring(dossier, today)) return []
  return dueMoments(pack, familyFacts(dossier), today, measured)
}

export type NextMoment = {
  readonly instrument: string
  readonly moment: Moment
  readonly after: PackMoment['after']
  readonly days: number
}

const eventOrder: readonly PackMoment['after'][] = ['guidance-start', 'birth', 'planned-end']

/** The first measurement of the pack that is still to come: not open yet, not taken. Null when there is none left. */
export function nextMoment(pack: Pack, dossier: DossierInTime, measured: readonly Measured[], today: IsoDay): NextMoment | null {
  if (!dossier.isOpen) return null
  const windowOf = measuringWindows(pack, familyFacts(dossier), today)
  const isOpened = (moment: PackMoment) => {
    const window = windowOf(moment)
    return window !== null && window.opensIn <= 0
  }
  const isTaken = (instrument: string, { moment }: PackMoment) =>
    moment !== 'interim' && measured.some((one) => one.instrument === instrument && one.moment === moment)
  const ahead = pack.instruments.flatMap(({ instrument, moments }) =>
    moments
      .filter((moment) => !(dossier.hasLoss && moment.after === 'birth'))
      .filter((moment) => !isTaken(instrument, moment) && !isOpened(moment))
      .map(({ moment, after, days }) => ({ instrument, moment, after, days })),
  )
  return ahead.sort((a, b) => eventOrder.indexOf(a.after) - eventOrder.indexOf(b.after) || a.days - b.days)[0] ?? null
}
