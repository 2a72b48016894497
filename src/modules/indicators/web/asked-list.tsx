import { said } from '#modules/programmes/public.ts'
import { formatDate } from '#platform/text/format.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { Quiet } from '#platform/web/parts.tsx'
import { instrumentAt } from '../catalogue.ts'
import { itemsOf } from '../domain/instrument.ts'
import type { Instrument } from '../domain/instrument-schema.ts'
import { inOrderOfTime, type Measurement } from '../domain/measurement.ts'
import { screen } from '../domain/screening.ts'
import { text, type Words } from '../text.ts'
import { addresses } from './addresses.ts'

export type Asked = { readonly measurement: Measurement; readonly instrument: Instrument }

/**
 * What was asked and has no place in a small chart: the criteria of the referral and the registration, the last of each moment. In between
 * stand the states that are changed in two taps; the card of what is in order tells those.
 */
export function lastAsked(measurements: readonly Measurement[]): readonly Asked[] {
  const last = new Map<string, Asked>()
  for (const measurement of inOrderOfTime(measurements)) {
    const instrument = instrumentAt(measurement.instrument, measurement.version)
    const isListed = instrument?.kind === 'one-page' && measurement.moment !== 'interim' && measurement.childId === null
    if (isListed && measurement.answers.size > 0) last.set(`${measurement.instrument}${measurement.moment}`, { measurement, instrument })
  }
  return [...last.values()]
}

function findings({ measurement, instrument }: Asked, t: Words): string {
  const { threshold } = instrument
  if (threshold === undefined) return `${t.answersGiven(measurement.answers.size)}.`
  const criteria = itemsOf(instrument).map(({ item }) => item.id)
  const { weak, unknown } = screen(measurement.answers, criteria, threshold)
  return unknown === 0 ? t.screening(weak) : `${t.screening(weak)} ${t.screeningUnknown(unknown)}`
}

type AskedListProps = {
  readonly ctx: PageContext
  readonly dossier: { readonly id: string }
  readonly asked: readonly Asked[]
  /** Whether small charts stand above it. */
  readonly hasScores: boolean
}

export function AskedList({ ctx, dossier, asked, hasScores }: AskedListProps) {
  const t = text(ctx.locale)
  if (asked.length === 0) return null
  return (
    <div class="op-stack-s">
      <Quiet>{hasScores ? t.askedAlso : t.askedYet}</Quiet>
      <ul class="op-plain op-stack-s op-small">
        {asked.map((one) => (
          <li key={one.measurement.id}>
            <a class="ds-link" href={addresses.overview(dossier.id, one.measurement.id)}>
              {said(one.instrument.short, ctx.locale)} ({t.moments[one.measurement.moment].toLowerCase()})
            </a>
            , {formatDate(one.measurement.measuredOn, ctx.locale)}. {findings(one, t)}
          </li>
        ))}
      </ul>
    </div>
  )
}
