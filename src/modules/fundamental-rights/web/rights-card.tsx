import type { Respondent, ScoreItem } from '#modules/indicators/public.ts'
import { formatDayShort } from '#platform/text/format.ts'
import { labelled } from '#platform/text/labelled.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import { Card, DataTable, Details, Quiet, Tag } from '#platform/web/parts.tsx'
import { barrierWords } from '../barrier-words.ts'
import { inOrderOfTime, type RightHistory, rightHistories } from '../domain/history.ts'
import type { Talk } from '../domain/talk.ts'
import { heard, rightsAt, rightsOf } from '../rights.ts'
import { shortAnswer, text, type Words } from '../text.ts'
import { RightChart, RightChartKey } from './right-chart.tsx'

type CardProps = { readonly talks: readonly Talk[]; readonly version: string; readonly name: string; readonly locale: PublicLocale }

/** Each right over time, with what stands in the way now; what went down is written, not alarmed. */
export function RightsCard({ talks, version, name, locale }: CardProps) {
  const t = text(locale)
  const instrument = rightsAt(version)
  const rights = rightsOf(instrument)
  const ids = rights.map(({ id }) => id)
  const own = inOrderOfTime(talks).filter((talk) => talk.version === version)
  const histories = rightHistories(own, ids, version)
  const labelOf = (item: string): string => heard(rights.find(({ id }) => id === item)?.label ?? instrument.short, locale)
  const down = histories.flatMap(({ item, first, last }) =>
    first !== null && last !== null && last < first ? [{ item, first, last }] : [],
  )
  return (
    <Card title={t.rightsTitle} id="rechten">
      <Quiet>{t.rightsLead}</Quiet>
      <RightChartKey
        name={name}
        t={t}
        hasWorker={own.some((talk) => (talk.rounds.worker?.answers.size ?? 0) > 0)}
        hasChoice={own.some(({ choice }) => choice?.item != null)}
      />
      <ul class="op-rightlist">
        {histories.map((history) => (
          <RightRow
            key={history.item}
            history={history}
            label={labelOf(history.item)}
            name={name}
            t={t}
            locale={locale}
            version={version}
          />
        ))}
      </ul>
      {down.length === 0 ? null : (
        <div class="op-read">
          <p class="op-strong">{t.downTitle}</p>
          <ul class="ds-list">
            {down.map(({ item, first, last }) => (
              <li key={item}>{t.down(labelOf(item), first, last)}</li>
            ))}
          </ul>
        </div>
      )}
      <Details summary={t.asTable}>
        <HistoryTable talks={own} rights={rights} name={name} t={t} locale={locale} />
      </Details>
    </Card>
  )
}

type RowProps = { history: RightHistory; label: string; name: string; t: Words; locale: PublicLocale; version: string }

function RightRow({ history, label, name, t, locale, version }: RowProps) {
  const { first, last, barriers, isChosen, points } = history
  const moved = first !== null && last !== null && numbersIn(history) > 1
  const words = points.at(-1)?.answers
  const without = words === undefined ? t.missing : shortAnswer(t, words.joint ?? words.family)
  return (
    <li class={isChosen ? 'op-right op-right-chosen' : 'op-right'}>
      <div class="op-row-between">
        <span class="op-strong">{label}</span>
        <span class="op-num op-strong">{last === null ? t.notYet : moved ? t.fromTo(first, last) : String(last)}</span>
      </div>
      {isChosen ? (
        <p>
          <Tag tone="brand1">{t.chosenTag}</Tag>
        </p>
      ) : null}
      {last === null ? <Quiet>{without}</Quiet> : <RightChart history={history} label={label} name={name} t={t} locale={locale} />}
      {barriers.length === 0 ? null : <p class="op-small">{labelled(t.barriers, `${barrierWords(barriers, version, locale)}.`, locale)}</p>}
    </li>
  )
}

function numbersIn({ points }: RightHistory): number {
  return points.filter(({ answers }) => (answers.joint?.level ?? answers.family?.level ?? null) !== null).length
}

type TableProps = {
  readonly talks: readonly Talk[]
  readonly rights: readonly ScoreItem[]
  readonly name: string
  readonly t: Words
  readonly locale: PublicLocale
}

function HistoryTable({ talks, rights, name, t, locale }: TableProps) {
  const columns = talks.flatMap((talk, index) =>
    (['family', 'worker', 'joint'] as const satisfies readonly Respondent[])
      .filter((view) => (talk.rounds[view]?.answers.size ?? 0) > 0)
      .map((view) => ({
        head: `${formatDayShort(talk.heldOn, locale)}, ${view === 'family' ? t.views.family(name) : t.views[view].toLowerCase()}${sameDayNumber(talks, index)}`,
        cell: ({ id }: ScoreItem) => {
          const said = shortAnswer(t, talk.rounds[view]?.answers.get(id))
          return talk.choice?.item === id && view === 'joint' ? `${said} (${t.chosenBefore})` : said
        },
      })),
  )
  const right = { head: t.right, cell: ({ label }: ScoreItem) => heard(label, locale) }
  return <DataTable caption={t.tableCaption} columns={[right, ...columns]} rows={rights} rowKey={({ id }) => id} />
}

/** Two talks of one day keep columns of their own. */
function sameDayNumber(talks: readonly Talk[], index: number): string {
  const earlier = talks.slice(0, index).filter(({ heldOn }) => heldOn === talks[index]?.heldOn).length
  return earlier === 0 ? '' : ` (${earlier + 1})`
}
