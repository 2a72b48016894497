import { standingSteps, undoable } from '#modules/referrals/public.ts'
import { formatInstant } from '#platform/text/format.ts'
import { labelled } from '#platform/text/labelled.ts'
import { ActionButton } from '#platform/web/fields.tsx'
import type { IconName } from '#platform/web/icons.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, Timeline, type TimelineItem } from '#platform/web/parts.tsx'
import type { Detail } from './read-inbox.ts'
import { text, type Words } from './text.ts'

type Step = Detail['referral']['steps'][number]

const icons: Readonly<Record<Step['kind'], IconName>> = {
  received: 'inbox',
  contacted: 'phone',
  accepted: 'hands',
  waiting: 'pause',
  forwarded: 'next',
  declined: 'close',
  withdrawn: 'close',
  undone: 'undo',
}

/** Every decision with who and when, the ones taken back included; the last one can be undone here too. */
export function HistoryCard({ ctx, detail }: { ctx: PageContext; detail: Detail }) {
  const t = text(ctx.locale)
  const { referral } = detail
  const last = undoable(referral.steps)
  const standing = new Set(standingSteps(referral.steps).map((step) => step.id))
  const steps = referral.steps.map((step) => ({ at: step.at, item: stepItem(step, standing.has(step.id), detail, ctx, t) }))
  const revisions = detail.revisions.map((revision) => ({
    at: revision.at,
    item: {
      id: revision.id,
      icon: 'edit',
      tone: 'neutral',
      title: t.history.revised(revision.fields.length),
      meta: whenWords(revision.at, revision.by, detail, ctx, t),
    } as const,
  }))
  const items: TimelineItem[] = [...steps, ...revisions].sort((a, b) => a.at.getTime() - b.at.getTime()).map(({ item }) => item)
  return (
    <Card title={t.history.title} id="history">
      <Timeline items={items} />
      {last === null || last.kind === 'withdrawn' ? null : (
        <ActionButton ctx={ctx} action={`/nieuw/${referral.id}/ongedaan/${last.id}`} variant="secondary" icon="undo">
          {labelled(t.history.undo, t.history.steps[last.kind], ctx.locale)}
        </ActionButton>
      )}
    </Card>
  )
}

function whenWords(at: Date, by: string | null, detail: Detail, ctx: PageContext, t: Words): string {
  const name = by === null ? undefined : detail.names.get(by)
  return [formatInstant(at, ctx.locale, ctx.today), ...(name === undefined ? [] : [t.history.by(name)])].join(' ')
}

function reasonWords(step: Step, t: Words): string {
  if (step.reason === null) return ''
  const known: Readonly<Record<string, string>> = { ...t.decide.contactHows, ...t.decide.waitReasons, ...t.decide.declineReasons }
  return known[step.reason] ?? step.reason
}

function stepItem(step: Step, stands: boolean, detail: Detail, ctx: PageContext, t: Words): TimelineItem {
  const to = step.organisationId === null ? undefined : detail.organisationNames.get(step.organisationId)
  const with_ = step.accountId === null ? undefined : detail.names.get(step.accountId)
  const parts = [reasonWords(step, t), to === undefined ? '' : t.history.to(to), with_ === undefined ? '' : t.inbox.withWhom(with_)]
  const said = parts.filter((part) => part !== '').join(', ')
  const takenBack = !stands && step.kind !== 'undone'
  return {
    id: step.id,
    icon: icons[step.kind],
    tone: stands ? 'brand1' : 'neutral',
    title: (
      <>
        <b>{t.history.steps[step.kind]}</b>
        {said === '' ? null : `: ${said}`}
        {takenBack ? ` (${t.history.takenBack})` : null}
      </>
    ),
    ...(step.note === null ? {} : { children: <p>{step.note}</p> }),
    meta: whenWords(step.at, step.by, detail, ctx, t),
  }
}
