import { labelled } from '#platform/text/labelled.ts'
import { ActionButton } from '#platform/web/fields.tsx'
import { StaffPage } from '#platform/web/layout.tsx'
import { Card, DataTable, Details, Quiet, Quote, ReadThis } from '#platform/web/parts.tsx'
import { barrierWords } from '../barrier-words.ts'
import { roundRefusal } from '../domain/rounds.ts'
import { barriersOf, numberOf, type Talk } from '../domain/talk.ts'
import { heard } from '../rights.ts'
import { shortAnswer, text } from '../text.ts'
import { paths } from './paths.ts'
import { dayOf, type OfTalk, StepsCard } from './steps-card.tsx'

/** A number from which on nothing needs to be said aloud. */
const quietFrom = 3

/** One conversation: where it stands, what was chosen, and every view beside the others. */
export function TalkPage(props: OfTalk) {
  const { ctx, dossier, talk } = props
  const t = text(ctx.locale)
  const day = dayOf(talk, ctx)
  return (
    <StaffPage
      ctx={ctx}
      section="families"
      width="narrow"
      title={t.talkTitle(day)}
      lead={`${dossier.motherGivenName} · ${t.moments[talk.moment]}`}
    >
      <p class="op-noprint">
        <a class="ds-link" href={paths.all(dossier.id)}>
          {t.backToAll}
        </a>
      </p>
      <Private {...props} />
      <StepsCard {...props} />
      <ChosenCard {...props} />
      <ScoresCard {...props} />
      <Details summary={t.withdraw}>
        <p>{t.withdrawHelp}</p>
        <p>
          <ActionButton ctx={ctx} action={paths.withdraw(dossier.id, talk.id)} variant="secondary" icon="undo">
            {t.withdraw}
          </ActionButton>
        </p>
      </Details>
    </StaffPage>
  )
}

/** A low number at home can mean that she is not safe: the worker reads it, nobody is told and nothing happens by itself. */
function Private({ ctx, dossier, talk, rights }: OfTalk) {
  const t = text(ctx.locale)
  if (!isReadable(talk)) return null
  const low = rights.filter((right) => {
    const given = numberOf(talk, 'family', right.id)
    return right.inPrivate && given !== null && given < quietFrom
  })
  return (
    <>
      {low.map((right) => (
        <ReadThis key={right.id}>{t.inPrivate(heard(right.label, ctx.locale), dossier.motherGivenName)}</ReadThis>
      ))}
    </>
  )
}

/** Her numbers are read when she gave the phone back. */
function isReadable(talk: Talk): boolean {
  return talk.rounds.family?.closedAt != null
}

export function ChosenCard({ ctx, dossier, talk, rights }: OfTalk) {
  const t = text(ctx.locale)
  const { choice } = talk
  if (choice === null) return null
  const right = rights.find(({ id }) => id === choice.item)
  const name = dossier.motherGivenName
  const barriers = right === undefined ? [] : barriersOf(talk, right.id)
  return (
    <Card title={right === undefined ? t.chosenNone(name) : t.chosenTitle(name, heard(right.label, ctx.locale))} id="gekozen" look="warm">
      {choice.why === null ? null : <Quote>{choice.why}</Quote>}
      {barriers.length === 0 ? null : <p>{labelled(t.barriers, `${barrierWords(barriers, talk.version, ctx.locale)}.`, ctx.locale)}</p>}
      <Quiet>{t.chosenOn(dayOf(talk, ctx))}</Quiet>
    </Card>
  )
}

function ScoresCard(props: OfTalk) {
  const { ctx, dossier, talk } = props
  const t = text(ctx.locale)
  const name = dossier.motherGivenName
  if (!isReadable(talk)) return null
  // While the worker may still give an own view, hers stays folded: it would colour it.
  const mayStillView = roundRefusal(talk, 'worker') === null
  return (
    <Card title={t.scoresTitle} id="scores">
      {mayStillView ? (
        <Details summary={t.scoresHidden(name)}>
          <Quiet>{t.scoresHiddenHelp}</Quiet>
          <ScoresTable {...props} />
        </Details>
      ) : (
        <ScoresTable {...props} />
      )}
      <Quiet>{t.keepsFirst(name)}</Quiet>
    </Card>
  )
}

function ScoresTable({ ctx, dossier, talk, rights }: OfTalk) {
  const t = text(ctx.locale)
  const name = dossier.motherGivenName
  const views = (['family', 'worker', 'joint'] as const).filter((view) => (talk.rounds[view]?.answers.size ?? 0) > 0)
  const other = views.find((view) => view === 'worker') ?? views.find((view) => view === 'joint')
  const columns = [
    { head: t.right, cell: (right: OfTalk['rights'][number]) => heard(right.label, ctx.locale) },
    ...views.map((view) => ({
      head: view === 'family' ? t.views.family(name) : t.views[view],
      cell: (right: OfTalk['rights'][number]) => shortAnswer(t, talk.rounds[view]?.answers.get(right.id)),
    })),
    ...(other === undefined
      ? []
      : [{ head: t.difference, cell: (right: OfTalk['rights'][number]) => differenceWords(talk, right.id, other) }]),
    {
      head: t.barriers,
      cell: (right: OfTalk['rights'][number]) => {
        const barriers = barriersOf(talk, right.id)
        return barriers.length === 0 ? '–' : barrierWords(barriers, talk.version, ctx.locale)
      },
    },
  ]
  return <DataTable caption={t.tableCaption} columns={columns} rows={rights} rowKey={({ id }) => id} />
}

/** Hers minus the other's, with its sign; a dash when one of both has no number. */
function differenceWords(talk: Talk, item: string, other: 'worker' | 'joint'): string {
  const [hers, theirs] = [numberOf(talk, 'family', item), numberOf(talk, other, item)]
  if (hers === null || theirs === null) return '–'
  const difference = hers - theirs
  return difference > 0 ? `+${difference}` : String(difference).replace('-', '−')
}
