import type { HandoverRow } from '#modules/consent/public.ts'
import { dayInBrussels } from '#platform/day.ts'
import { formatDate } from '#platform/text/format.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, CardWarm, DefinitionList, ReadThis, StateLabel } from '#platform/web/parts.tsx'
import { text } from './text.ts'

export type SheetProps = {
  readonly ctx: PageContext
  readonly handover: HandoverRow
  readonly family: string
  readonly giver: string
  readonly receiver: string
  /** Who said "taken over"; null as long as nobody did. */
  readonly takenBy: string | null
  /** A safe address holds and somebody outside the team reads it: nobody can tell where in its words a place or a name stands. */
  readonly isSafe?: boolean
}

/** The sheet of a warm handover: one screen, one page of paper. */
export function HandoverSheet({ ctx, handover, family, giver, receiver, takenBy, isSafe = false }: SheetProps) {
  const t = text(ctx.locale).handover
  const day = (value: string) => formatDate(value, ctx.locale)
  return (
    <>
      <Card title={t.three} id="drie">
        <DefinitionList
          items={[
            { term: t.family, value: family },
            { term: t.giver, value: giver },
            { term: t.takes, value: `${handover.receiverName}, ${receiver}` },
            { term: t.day, value: day(handover.happenedOn) },
            { term: t.seen, value: `${t.seenHows[handover.seenHow]}, ${day(handover.seenOn)}` },
          ]}
        />
        <p>
          {handover.takenOverAt === null ? (
            <StateLabel state="busy">{t.notYet}</StateLabel>
          ) : (
            <StateLabel state="ok">{t.takenOver(takenBy ?? '', day(dayInBrussels(handover.takenOverAt)))}</StateLabel>
          )}
        </p>
      </Card>
      {isSafe ? (
        <ReadThis>
          <p>{t.safe}</p>
        </ReadThis>
      ) : (
        <SheetWords ctx={ctx} handover={handover} />
      )}
    </>
  )
}

function SheetWords({ ctx, handover }: Pick<SheetProps, 'ctx' | 'handover'>) {
  const t = text(ctx.locale).handover
  return (
    <>
      <CardWarm title={t.helps} id="helpt">
        <p class="op-pre">{handover.helps}</p>
      </CardWarm>
      <Card title={t.agreed} id="afgesproken">
        <p class="op-pre">{handover.agreed}</p>
      </Card>
      {handover.avoid === null ? null : (
        <Card title={t.avoid} id="liever-niet">
          <p class="op-pre">{handover.avoid}</p>
        </Card>
      )}
      <Card title={t.callsFirst} id="belt">
        <p class="op-pre">{handover.callsFirst}</p>
      </Card>
    </>
  )
}
