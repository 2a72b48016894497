import { formatDayShort, formatNumber } from '#platform/text/format.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import { Card, DataTable, Details, Quiet } from '#platform/web/parts.tsx'
import { fewestForKappa } from '../domain/agreement.ts'
import { type AgreementPoint, agreementOverTime } from '../domain/history.ts'
import type { Talk } from '../domain/talk.ts'
import { text, type Words } from '../text.ts'

type Props = { readonly talks: readonly Talk[]; readonly rights: readonly string[]; readonly name: string; readonly locale: PublicLocale }

/** How near her view and that of the worker are, talk by talk; a difference is something to talk about, never a fault. */
export function AgreementCard({ talks, rights, name, locale }: Props) {
  const t = text(locale)
  const withWorker = agreementOverTime(talks, 'worker', rights)
  const together = agreementOverTime(talks, 'joint', rights)
  return (
    <Card title={t.agreementTitle} id="overeenkomst">
      {withWorker.length + together.length === 0 ? <Quiet>{t.agreementNone(name)}</Quiet> : null}
      <Series title={t.agreementWith.worker(name)} points={withWorker} name={name} t={t} locale={locale} />
      <Series title={t.agreementWith.joint(name)} points={together} name={name} t={t} locale={locale} />
      {withWorker.length + together.length === 0 ? null : (
        <Details summary={t.agreementRead}>
          <Quiet>{t.agreementHelp}</Quiet>
        </Details>
      )}
    </Card>
  )
}

type SeriesProps = { title: string; points: readonly AgreementPoint[]; name: string; t: Words; locale: PublicLocale }

function Series({ title, points, name, t, locale }: SeriesProps) {
  const last = points.at(-1)
  if (last === undefined) return null
  const { agreement } = last
  const gaps = points.flatMap(({ agreement: { meanGap } }) => meanGap ?? [])
  const [first] = gaps
  const latest = gaps.at(-1)
  const isSeries = gaps.length > 1 && first !== undefined && latest !== undefined
  const one = (value: number): string => formatNumber(value, locale, 1)
  return (
    <div class="op-stack-s">
      <h3>{title}</h3>
      <p>
        {isSeries ? <b>{t.agreementNear(one(first), one(latest))} </b> : null}
        {[
          t.agreementLine(agreement.n, agreement.same),
          ...(agreement.meanGap === null || isSeries ? [] : [t.agreementGap(agreement.meanGap)]),
        ].join(', ')}
        {'. '}
        {agreement.meanGap === null ? t.agreementFew(agreement.n) : leanWords(agreement.lean ?? 0, name, t, one)}
      </p>
      <GapChart points={points} locale={locale} />
      <DataTable
        caption={title}
        columns={[
          { head: t.on, cell: ({ heldOn }) => formatDayShort(heldOn, locale) },
          { head: t.rights, cell: (point) => point.agreement.n, numeric: true },
          { head: t.same, cell: (point) => point.agreement.same, numeric: true },
          { head: t.gapHead, cell: (point) => (point.agreement.meanGap === null ? t.few : one(point.agreement.meanGap)), numeric: true },
          { head: t.kappaHead, cell: (point) => kappaWords(point, t, locale), numeric: true },
        ]}
        rows={points}
        rowKey={({ talkId }) => talkId}
      />
    </div>
  )
}

function leanWords(lean: number, name: string, t: Words, one: (value: number) => string): string {
  if (Math.abs(lean) < 0.05) return t.leanNone
  return lean > 0 ? t.leanUp(name, one(lean)) : t.leanDown(name, one(-lean))
}

function kappaWords({ agreement }: AgreementPoint, t: Words, locale: PublicLocale): string {
  if (agreement.n < fewestForKappa) return t.few
  return agreement.kappa === null ? '–' : formatNumber(agreement.kappa, locale, 2)
}

const barHeight = 22
const widest = 10

/** One bar per talk, as long as the mean difference; the table below says the same. */
function GapChart({ points, locale }: { points: readonly AgreementPoint[]; locale: PublicLocale }) {
  const shown = points.filter(({ agreement }) => agreement.meanGap !== null)
  if (shown.length < 2) return null
  return (
    <svg class="op-chart" height={shown.length * (barHeight + 8)} aria-hidden="true">
      {shown.map(({ talkId, heldOn, agreement }, index) => {
        const gap = agreement.meanGap ?? 0
        const y = index * (barHeight + 8)
        const width = (64 * gap) / widest
        return (
          <g key={talkId}>
            <text class="lbl" x="0" y={y + 16}>
              {formatDayShort(heldOn, locale)}
            </text>
            <rect class="op-c1l" x="26%" y={y} width={`${Math.max(width, 0.6)}%`} height={barHeight} rx="3" />
            <text class="val" x={`${27.5 + width}%`} y={y + 16}>
              {formatNumber(gap, locale, 1)}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
