import { dossierHref, dossierText, LookBackForm } from '#modules/dossiers/public.ts'
import { dayInBrussels } from '#platform/day.ts'
import { formatDay } from '#platform/text/format.ts'
import { colon } from '#platform/text/labelled.ts'
import { ActionButton } from '#platform/web/fields.tsx'
import type { FormState } from '#platform/web/form-state.ts'
import { Card, Details, List, ListItem, StateLabel } from '#platform/web/parts.tsx'
import { historyLines } from './history.ts'
import type { DossierView } from './view.ts'

/** After the end: when, why, what a colleague should know, and the way back in. */
export function EndedCard({ view, lookBack }: { view: DossierView; lookBack: FormState }) {
  const { dossier, file, ctx, t } = view
  const ending = file.endings.findLast(({ reopenedAt }) => reopenedAt === null)
  if (dossier.isOpen || ending === undefined) return null
  const words = dossierText(ctx.locale).end
  const why = [words.reasons[ending.reason], ending.reasonText, ending.isDropOut ? t.dropOut : null].filter((part) => part !== null)
  return (
    <Card title={t.ended(formatDay(ending.endedOn, ctx.locale, ctx.today))} id="afgesloten" look="tint">
      <p>{[why.join(' · '), ending.by].filter((part) => part !== null).join(' · ')}</p>
      {ending.summary === null ? (
        <>
          <h3>
            <StateLabel state="todo">{dossierText(ctx.locale).lookBack.toWrite}</StateLabel>
          </h3>
          <div class="op-noprint">
            <LookBackForm ctx={ctx} dossierId={dossier.id} form={lookBack} />
          </div>
        </>
      ) : (
        <>
          <h3>{t.lookBack}</h3>
          <p class="op-pre">{ending.summary}</p>
        </>
      )}
      <div class="op-noprint">
        <ActionButton ctx={ctx} action={dossierHref(dossier.id, 'heropenen')} variant="secondary" icon="open">
          {words.reopen}
        </ActionButton>
      </div>
    </Card>
  )
}

function SetRight({ view: { dossier, ctx, t }, path, what }: { view: DossierView; path: string; what: string }) {
  return (
    <ActionButton ctx={ctx} action={dossierHref(dossier.id, path)} variant="tertiary" icon="undo" label={t.line.setRightItem(what)}>
      {t.line.setRight}
    </ActionButton>
  )
}

/** Who changed what, when and why. */
export function HistoryCard({ view }: { view: DossierView }) {
  const { file, programmeNames, ctx, t } = view
  const lines = historyLines(file, programmeNames, ctx.locale, view.moves)
  return (
    <Card title={t.history} id="geschiedenis">
      {file.referralId === null ? null : (
        <p>
          <a class="ds-link" href={`/nieuw/${file.referralId}`}>
            {t.toldAtReferral}
          </a>
        </p>
      )}
      <Details summary={t.changes(lines.length)}>
        <List>
          {lines.map(({ key, at, by, what, why, undo }) => (
            <ListItem
              key={key}
              end={undo === undefined ? undefined : <SetRight view={view} path={undo} what={what} />}
              sub={[formatDay(dayInBrussels(at), ctx.locale, ctx.today), by].filter((part) => part !== null).join(' · ')}
            >
              {what}
              {why === null ? null : (
                <span class="op-quiet">
                  {colon(ctx.locale)}
                  {why}
                </span>
              )}
            </ListItem>
          ))}
        </List>
      </Details>
    </Card>
  )
}
