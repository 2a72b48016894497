import type { DossierSummary } from '#modules/dossiers/public.ts'
import type { Actor } from '#platform/actor.ts'
import { dayInBrussels, daysBetween, type IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { formatDay, formatHour, relativeDay } from '#platform/text/format.ts'
import { labelled } from '#platform/text/labelled.ts'
import { ActionButton, LinkButton } from '#platform/web/fields.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, Details, List, Quiet } from '#platform/web/parts.tsx'
import { listSteps, listVisits, type StepRow, type VisitRow } from '../queries/plans.ts'
import { text } from '../text.ts'
import { NewStepForm, NewVisitForm } from './new-forms.tsx'
import { paths } from './paths.ts'
import { visitWords } from './visit-words.ts'

export type Planned = { readonly steps: readonly StepRow[]; readonly visits: readonly VisitRow[] }

/** What {@link StepsCard} shows: open steps and those that were done today, and visits to come. */
export async function plannedFor(tx: Tx, actor: Actor, dossierId: string, now: Date): Promise<Planned> {
  const sinceYesterday = new Date(now.getTime() - 12 * 3_600_000)
  const [steps, visits] = await Promise.all([
    listSteps(tx, actor.municipalityId, [dossierId], sinceYesterday),
    listVisits(tx, actor.municipalityId, dossierId, dayInBrussels(now)),
  ])
  return { steps, visits }
}

type StepsCardProps = {
  readonly ctx: PageContext
  readonly dossier: DossierSummary
  readonly planned: Planned
  /** Who can be chosen for a visit. */
  readonly team: readonly { readonly id: string; readonly name: string }[]
}

/** Open steps, what was done today, appointments to come, and the forms to add one. */
export function StepsCard({ ctx, dossier, planned: { steps, visits }, team }: StepsCardProps) {
  const t = text(ctx.locale)
  const names = new Map(team.map((member) => [member.id, member.name]))
  return (
    <Card title={t.steps} id="stappen">
      {steps.length === 0 ? <Quiet>{t.noSteps}</Quiet> : <StepList ctx={ctx} steps={steps} />}
      {dossier.isOpen ? <NewStepForm ctx={ctx} dossierId={dossier.id} /> : null}
      {visits.length === 0 ? null : <VisitList ctx={ctx} visits={visits} names={names} isOpen={dossier.isOpen} />}
      {dossier.isOpen ? (
        <Details summary={t.planVisit}>
          {/* Inside the folded part, so that a link to it unfolds it. */}
          <div id="bezoek">
            <NewVisitForm ctx={ctx} dossierId={dossier.id} team={team} by={dossier.counsellorId ?? ctx.user?.id ?? ''} />
          </div>
        </Details>
      ) : null}
    </Card>
  )
}

/** Steps of one or more families; each line is done, dropped or taken back where it stands. `back` is the page that shows the list. */
export function StepList({ ctx, steps, back }: { ctx: PageContext; steps: readonly StepRow[]; back?: string | undefined }) {
  return (
    <List>
      {steps.map((step) => (
        <StepLine key={step.id} ctx={ctx} step={step} back={back} />
      ))}
    </List>
  )
}

/** Near days by their name, others by their date. */
function dueWords(day: IsoDay, ctx: PageContext): string {
  const away = daysBetween(ctx.today, day)
  return away === 0 || away === 1 ? relativeDay(day, ctx.today, ctx.locale) : formatDay(day, ctx.locale, ctx.today)
}

function StepLine({ ctx, step, back }: { ctx: PageContext; step: StepRow; back?: string | undefined }) {
  const t = text(ctx.locale)
  const isDone = step.doneAt !== null
  const late = step.dueOn === null || isDone ? 0 : daysBetween(step.dueOn, ctx.today)
  const about = [
    step.who ?? t.counsellor,
    step.dueOn === null ? undefined : t.by(dueWords(step.dueOn, ctx)),
    late > 0 ? t.late(late) : undefined,
    step.doneAt === null ? undefined : t.stepDoneAt(formatHour(step.doneAt, ctx.locale)),
  ]
  const fields = back === undefined ? {} : { fields: { back } }
  const button = (act: 'gedaan' | 'niet-nodig' | 'open', label: string) => (
    <ActionButton
      ctx={ctx}
      action={paths.step(step.dossierId, step.id, act)}
      variant={act === 'gedaan' ? 'secondary' : 'tertiary'}
      icon={act === 'gedaan' ? 'check' : undefined}
      label={labelled(label, step.what, ctx.locale)}
      {...fields}
    >
      {label}
    </ActionButton>
  )
  return (
    <li>
      <div class="op-row-between">
        <div>
          <p>{isDone ? <s>{step.what}</s> : <b>{step.what}</b>}</p>
          <p class="op-small op-quiet">{about.filter((part) => part !== undefined).join(' · ')}</p>
        </div>
        <div class="op-row op-noprint">
          {isDone ? (
            button('open', t.stepReopen)
          ) : (
            <>
              {button('gedaan', t.stepDone)}
              {button('niet-nodig', t.stepDrop)}
            </>
          )}
        </div>
      </div>
    </li>
  )
}

type VisitListProps = {
  readonly ctx: PageContext
  readonly visits: readonly VisitRow[]
  readonly names: ReadonlyMap<string, string>
  readonly isOpen: boolean
}

function VisitList({ ctx, visits, names, isOpen }: VisitListProps) {
  const t = text(ctx.locale)
  return (
    <>
      <h3>{t.visits}</h3>
      <List>
        {visits.map((visit) => {
          const at = visitWords(visit, ctx)
          return (
            <li key={visit.id}>
              <div class="op-row-between">
                <div>
                  <p>
                    <b>{t.kinds[visit.kind]}</b> · {at}
                  </p>
                  <p class="op-small op-quiet">{[names.get(visit.accountId), visit.place].filter((part) => part).join(' · ')}</p>
                </div>
                <div class="op-row op-noprint">
                  {isOpen ? (
                    <LinkButton
                      href={paths.visit(visit.dossierId, visit.id, 'verzet')}
                      variant="tertiary"
                      label={labelled(t.visitMove, at, ctx.locale)}
                    >
                      {t.visitMove}
                    </LinkButton>
                  ) : null}
                  <ActionButton
                    ctx={ctx}
                    action={paths.visit(visit.dossierId, visit.id, 'afgezegd')}
                    variant="tertiary"
                    label={labelled(t.visitCancel, at, ctx.locale)}
                  >
                    {t.visitCancel}
                  </ActionButton>
                </div>
              </div>
            </li>
          )
        })}
      </List>
    </>
  )
}
