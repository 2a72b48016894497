import type { SourceCount } from '../domain/figures/referral.ts'
import type { ImpactReport } from '../domain/impact-report.ts'
import { MINIMUM_FOR_PERCENTAGE } from '../domain/statistics/percentage.ts'
import { share } from './cell.ts'
import type { PresentedFigure } from './figure.ts'
import type { Speak } from './speak.ts'

const joined = { nl: ' en ', en: ' and ', fr: ' et ' } as const

function titleOf(sources: readonly SourceCount[], say: Speak): string {
  const words = say.words.referral
  const [first, second, third] = sources.filter(({ side }) => side === 'external')
  if (first === undefined) return words.titleNone
  const isAlone = second === undefined || second.n < first.n / 2
  if (isAlone) return words.titleOne(first.name)
  // With a third as large as the second, naming two would be an arbitrary choice.
  return third?.n === second.n ? words.titleNone : words.title(`${first.name}${joined[say.locale]}${second.name}`)
}

/** Who referred, external partners and own services apart. */
export function presentReferral(report: ImpactReport, say: Speak): PresentedFigure {
  const words = say.words.referral
  const { sources, n, external, own, herself, ...left } = report.referral
  const row = (one: SourceCount) => ({
    label: one.side === 'herself' ? words.herself : one.name,
    value: one.n,
    text: say.number(one.n),
    side: n < MINIMUM_FOR_PERCENTAGE ? undefined : say.number(Math.round((100 * one.n) / n)).concat('%'),
  })
  const group = (side: SourceCount['side'], title: string, tone: 'full' | 'mid') => ({
    title,
    tone,
    rows: sources.filter((one) => one.side === side).map(row),
  })
  const groups = [
    group('external', words.external(say.number(external)), 'full'),
    group('own', words.own(say.number(own)), 'mid'),
    group('herself', words.herselfGroup(say.number(herself)), 'mid'),
  ]
  return {
    id: 'referral',
    title: titleOf(sources, say),
    measure: words.measure,
    counts: say.counts(n, left),
    definition: words.definition,
    chart: n === 0 ? { kind: 'none' } : { kind: 'bars', groups: groups.filter(({ rows }) => rows.length > 0) },
    table: {
      caption: words.caption,
      head: words.head,
      rows: sources.map((one) => ({
        label: row(one).label,
        cells: [words.sides[one.side], one.n, share(one.n, n)],
        links: [undefined, { figure: 'source', value: one.id }],
      })),
    },
    valuesInChart: true,
  }
}
