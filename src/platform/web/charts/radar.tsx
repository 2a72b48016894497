import { formatNumber } from '../../text/format.ts'
import { useLocale } from '../page-context.ts'
import { ChartKey } from './figure.tsx'
import { webCorners } from './geometry.ts'

export type RadarDomain = { readonly label: string; readonly was: number | null; readonly is: number | null }
export type RadarProps = {
  readonly domains: readonly RadarDomain[]
  readonly max?: number
  readonly sentence: string
  readonly wasLabel: string
  readonly isLabel: string
  readonly unknown: string
}

const centre = { x: 245, y: 172 }
const radius = 118

function shape(values: readonly (number | null)[], max: number): string {
  return webCorners(
    values.map((value) => (value ?? 0) / max),
    radius,
    centre,
  )
    .map(({ x, y }) => `${x},${y}`)
    .join(' ')
}

/** The web of life domains: dashed line then, filled shape now, figures at the labels, no total. Draws a shape only when all its values are known. */
export function Radar({ domains, max = 10, sentence, wasLabel, isLabel, unknown }: RadarProps) {
  const locale = useLocale()
  const show = (value: number | null) => (value === null ? unknown : formatNumber(value, locale))
  const was = domains.map((domain) => domain.was)
  const is = domains.map((domain) => domain.is)
  const labels = webCorners(
    domains.map(() => 1.13),
    radius,
    centre,
  )
  return (
    <>
      <svg class="op-radar" viewBox="0 0 490 350" role="img" aria-label={sentence}>
        {[0.25, 0.5, 0.75, 1].map((share) => (
          <polygon
            key={share}
            class="ring"
            points={shape(
              domains.map(() => share * max),
              max,
            )}
          />
        ))}
        {is.includes(null) ? null : <polygon class="is" points={shape(is, max)} />}
        {was.includes(null) ? null : <polygon class="was" points={shape(was, max)} />}
        {domains.map((domain, index) => {
          const { x, y } = labels[index] ?? centre
          const anchor = Math.abs(x - centre.x) < 8 ? 'middle' : x > centre.x ? 'start' : 'end'
          const figures = domain.was === domain.is || domain.was === null ? show(domain.is) : `${show(domain.was)}→${show(domain.is)}`
          return (
            <text key={domain.label} x={x} y={y - 2} text-anchor={anchor}>
              {domain.label}
              <tspan class="val" x={x} dy="1.2em">
                {figures}
              </tspan>
            </text>
          )
        })}
      </svg>
      <ChartKey
        items={[
          { label: wasLabel, fill: 'was-key' },
          { label: isLabel, fill: 'is-key' },
        ]}
      />
    </>
  )
}
