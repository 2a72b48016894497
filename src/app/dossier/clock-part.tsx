import { dossierHref } from '#modules/dossiers/public.ts'
import { nextPhase, phasePath, said } from '#modules/programmes/public.ts'
import { daysBetween } from '#platform/day.ts'
import { formatDate } from '#platform/text/format.ts'
import { labelled } from '#platform/text/labelled.ts'
import { TwoClocks } from '#platform/web/charts.tsx'
import { Icon } from '#platform/web/icons.tsx'
import { PhasePath } from '#platform/web/parts.tsx'
import { type DossierView, familyFacts } from './view.ts'

/** Weeks of pregnancy turning into the age of the child, where the family stands in its programme, and what comes next. After a loss: one quiet line. */
export function ClockPart({ view }: { view: DossierView }) {
  const { dossier, t } = view
  if (dossier.hasLoss) return <LossPart view={view} />
  if (dossier.clock.kind === 'none') {
    return (
      <p class="op-row">
        <span class="op-quiet">{t.noClock}</span>
        <a class="ds-link op-noprint" href={dossierHref(dossier.id, 'uitgerekend')}>
          {t.addDue}
        </a>
      </p>
    )
  }
  return (
    <>
      <h2 class="ds-sr-only">{t.clocks}</h2>
      <Clocks view={view} />
      <Path view={view} />
    </>
  )
}

/** Quietly, without a clock and without a code; the counsellor stays near. */
function LossPart({ view }: { view: DossierView }) {
  const { dossier, ctx, t } = view
  return (
    <div class="op-read">
      <p>{t.lost}</p>
      {dossier.phase === null ? null : (
        <p class="op-quiet">
          {labelled(said(view.pack.afterLoss.name, ctx.locale), said(view.pack.afterLoss.about, ctx.locale), ctx.locale)}
        </p>
      )}
    </div>
  )
}

function Clocks({ view }: { view: DossierView }) {
  const { dossier, pack, ctx, t } = view
  const { clock } = dossier
  const endName = said(pack.plannedEnd.name, ctx.locale)
  const facts = familyFacts(view)
  const away = clock.kind === 'pregnant' ? daysBetween(ctx.today, clock.dueOn) : 0
  return (
    <TwoClocks
      today={ctx.today}
      dueOn={dossier.dueOn}
      bornOn={facts.bornOn}
      firstContactOn={dossier.startedOn}
      endOn={dossier.plannedEndOn}
      endLabel={pack.plannedEnd.rule === 'first-school-day' ? t.endMark.school : t.endMark.months(pack.plannedEnd.months)}
    >
      {dossier.babies > 1 ? `${t.twins(dossier.babies)} · ` : null}
      {clock.kind === 'pregnant' ? (
        <>
          {t.due} <b>{formatDate(clock.dueOn, ctx.locale)}</b>, {away < 0 ? t.duePassed(-away) : t.dueIn(away)}
        </>
      ) : null}
      {clock.kind === 'child' ? (
        <>
          {t.born} <b>{formatDate(clock.bornOn, ctx.locale)}</b>
        </>
      ) : null}
      {dossier.plannedEndOn === null ? null : (
        <>
          {' · '}
          {t.runsUntil(dossier.programmeName, endName)} <b>{formatDate(dossier.plannedEndOn, ctx.locale)}</b>
          {dossier.plannedEndIsEstimate && clock.kind === 'child' ? ` ${t.estimated}` : null}
        </>
      )}
    </TwoClocks>
  )
}

function Path({ view }: { view: DossierView }) {
  const { dossier, pack, ctx, t } = view
  if (dossier.startedOn === null) return null
  // Where guidance ended, the phases it never came to are not shown as walked.
  const all = phasePath(pack, familyFacts(view))
  const path = all.filter(({ from }) => dossier.endedOn === null || (from !== null && from <= dossier.endedOn))
  const now = dossier.isOpen ? path.findIndex(({ phase }) => phase.id === dossier.phase?.id) : path.length
  const phases = path.map(({ phase }, index) => ({
    id: phase.id,
    label: said(phase.name, ctx.locale),
    state: index < now ? ('done' as const) : index === now ? ('current' as const) : ('ahead' as const),
  }))
  const current = path[now]?.phase
  const next = dossier.isOpen ? nextPhase(all, ctx.today) : null
  return (
    <>
      <PhasePath phases={phases} />
      {current === undefined ? null : (
        <p class="op-small op-icon-line">
          <Icon name="next" flip />
          <span>
            {said(current.about, ctx.locale)} {t.rhythm(current.rhythmDays)}
            {next === null ? null : (
              <span class="op-quiet">
                {' '}
                {t.next(said(next.phase.name, ctx.locale))}
                {next.from === null ? '' : t.around(formatDate(next.from, ctx.locale))}.
              </span>
            )}
          </span>
        </p>
      )}
    </>
  )
}
