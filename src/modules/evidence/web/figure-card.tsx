import type { StaffLocale } from '#platform/text/locale.ts'
import { ChartFigure } from '#platform/web/charts.tsx'
import { Details, ScrollRegion } from '#platform/web/parts.tsx'
import { showCell } from '../present/cell.ts'
import type { PresentedFigure } from '../present/figure.ts'
import type { EvidenceText } from '../text.nl.ts'
import { ChartOf, type LinkTo } from './chart-of.tsx'

type Props = {
  readonly figure: PresentedFigure
  readonly t: EvidenceText
  readonly locale: StaffLocale
  readonly link: LinkTo | null
  readonly level?: 2 | 3 | undefined
}

/** Finding, measure with everyone who is left out, chart, how to read it, table, definition, and the way to the dossiers. */
export function FigureCard(props: Props) {
  return props.figure.chart.kind === 'none' ? <TableCard {...props} /> : <ChartCard {...props} />
}

/** A figure that is a table shows it at once. */
function TableCard({ figure, t, locale, link, level }: Props) {
  return (
    <figure class="op-card op-fig">
      {level === 2 ? <h2>{figure.title}</h2> : <h3>{figure.title}</h3>}
      <p class="op-n">{measured(figure)}</p>
      <FigureTable figure={figure} locale={locale} />
      {figure.howToRead === undefined ? null : <p class="op-read">{figure.howToRead}</p>}
      <After figure={figure} t={t} locale={locale} link={link} />
    </figure>
  )
}

const measured = ({ measure, counts }: PresentedFigure): string => [measure, counts].filter((part) => part !== '').join(' · ')

function ChartCard({ figure, t, locale, link, level }: Props) {
  const { title, chart, table, howToRead, valuesInChart } = figure
  return (
    <ChartFigure
      level={level}
      title={title}
      measure={measured(figure)}
      howToRead={howToRead}
      valuesInChart={valuesInChart}
      table={{
        caption: table.caption,
        head: table.head,
        rows: table.rows.map((row) => ({ label: row.label, cells: row.cells.map((cell) => showCell(cell, locale)) })),
      }}
      after={<After figure={figure} t={t} locale={locale} link={link} />}
    >
      <ChartOf chart={chart} link={link} />
    </ChartFigure>
  )
}

export function FigureTable({ figure, locale }: { figure: PresentedFigure; locale: StaffLocale }) {
  const { caption, head, rows } = figure.table
  if (rows.length === 0) return null
  return (
    <ScrollRegion label={caption}>
      <table class="ds-table op-table">
        <caption class="ds-sr-only">{caption}</caption>
        <thead>
          <tr>
            {head.map((name, index) => (
              <th key={name} scope="col" class={index === 0 ? undefined : 'op-end'}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.label}>
              <th scope="row">{row.label}</th>
              {head.slice(1).map((name, index) => (
                <td key={name} class="op-end">
                  {showCell(row.cells[index] ?? null, locale)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

export function After({ figure, t, link }: Props) {
  const leading =
    link === null ? [] : figure.table.rows.flatMap(({ label, behind }) => (behind === undefined ? [] : [{ label, href: link(behind) }]))
  return (
    <>
      <p class="op-small op-quiet">
        <b>{t.definition}:</b> {figure.definition}
      </p>
      {leading.length === 0 ? null : (
        <div class="op-noprint">
          <Details summary={t.behind}>
            <ul class="op-row">
              {leading.map(({ label, href }) => (
                <li key={href}>
                  <a class="ds-link" href={href}>
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          </Details>
        </div>
      )}
    </>
  )
}
