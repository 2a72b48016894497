import { formatDayShort } from '#platform/text/format.ts'
import { List, ListItem } from '#platform/web/parts.tsx'
import type { ItemHistory } from '../domain/history.ts'
import type { Instrument } from '../domain/instrument-schema.ts'
import { answerWords, type Speech } from './answer-words.ts'
import { historyLabel } from './history-rows.ts'

type AnswerListProps = {
  readonly items: readonly ItemHistory[]
  readonly dossierId: string
  readonly instrument: Instrument
  readonly speech: Speech
}

const oneColumn = 6

/** Answers that are words and not numbers: what was said last, and what stood there before. On a wide screen a long list is two. */
export function AnswerList(props: AnswerListProps) {
  const { items } = props
  if (items.length <= oneColumn) return <Answers {...props} />
  const half = Math.ceil(items.length / 2)
  return (
    <div class="op-two">
      <Answers {...props} items={items.slice(0, half)} />
      <Answers {...props} items={items.slice(half)} />
    </div>
  )
}

function Answers({ items, dossierId, instrument, speech }: AnswerListProps) {
  return (
    <List>
      {items.map((one) => {
        const said = one.points.map(({ answer, measuredOn }) => ({ measuredOn, words: answerWords(instrument, one.item, answer, speech) }))
        const last = said.at(-1)
        const before = said.findLast(({ words }) => words !== last?.words)
        const sub = before === undefined ? undefined : speech.t.before(formatDayShort(before.measuredOn, speech.locale), before.words)
        return (
          <ListItem key={`${one.item.id}${one.childId ?? ''}`} sub={sub}>
            {historyLabel(one, dossierId, speech)}
            <div class={one.points.at(-1)?.answer.state === 'answered' ? 'op-strong' : 'op-quiet'}>{last?.words}</div>
          </ListItem>
        )
      })}
    </List>
  )
}
