import { dossierHref, dossierText, type Ending, LookBackForm } from '#modules/dossiers/public.ts'
import { formatDay } from '#platform/text/format.ts'
import { ActionButton } from '#platform/web/fields.tsx'
import type { FormState } from '#platform/web/form-state.ts'
import { Card, StateLabel } from '#platform/web/parts.tsx'
import { historyHref } from './history-page.tsx'
import type { DossierView } from './view.ts'

/** After the end: when, why, what a colleague should know, and the way back in. */
export function EndedCard({ view, ending, lookBack }: { view: DossierView; ending: Ending | null; lookBack: FormState }) {
  const { dossier, ctx, t } = view
  if (dossier.isOpen || ending === null) return null
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

/** Where the changes of this dossier are told, and what it grew from. */
export function HistoryCard({ view: { dossier, file, t } }: { view: DossierView }) {
  return (
    <Card title={t.history} id="geschiedenis">
      <p>
        <a class="ds-link" href={historyHref(dossier.id)}>
          {t.seeChanges}
        </a>
      </p>
      {file.referralId === null ? null : (
        <p>
          <a class="ds-link" href={`/nieuw/${file.referralId}`}>
            {t.toldAtReferral}
          </a>
        </p>
      )}
    </Card>
  )
}
