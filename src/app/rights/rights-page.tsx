import { standing } from '#modules/rights/public.ts'
import { formatDate, formatDayShort } from '#platform/text/format.ts'
import { ErrorSummary, emptyForm, type FormState } from '#platform/web/fields.tsx'
import { StaffPage } from '#platform/web/layout.tsx'
import { Card, Details, EmptyState, List, ListItem, NoteStrip, Quiet, Split } from '#platform/web/parts.tsx'
import { arrange, type RightNow } from './arrange.ts'
import type { FamilyRights } from './load.ts'
import { otherAid, paths } from './paths.ts'
import { QuestionCard } from './question-card.tsx'
import { RightCard, RightLine } from './right-card.tsx'
import { ChangesCard, FactsCard, LedgerCard, OtherAidCard } from './side-cards.tsx'
import { text } from './text.ts'
import { stepAmount } from './words.ts'

export type RightsPageProps = {
  readonly view: FamilyRights
  readonly skipped: number
  readonly question?: FormState | undefined
  readonly aid?: FormState | undefined
  readonly saveKey?: string | undefined
}

/** What this family probably has a right to: first the next question, then the rights that bring most and end soonest. */
export function RightsPage({ view, skipped, question = emptyForm, aid = emptyForm, saveKey }: RightsPageProps) {
  const { ctx, dossier, rights } = view
  const t = text(ctx.locale)
  const found = arrange(rights, ctx.today, dossier.hasLoss)
  const main = (
    <>
      <ChangesCard view={view} />
      <QuestionCard view={view} skipped={skipped} form={question} />
      {found.underway.length === 0 ? null : <Cards view={view} title={t.underway} rights={found.underway} id="bezig" />}
      {found.probable.length === 0 ? (
        <EmptyState title={t.probable} id="waarschijnlijk" pictogram="papers">
          {t.probableNone}
        </EmptyState>
      ) : (
        <Cards view={view} title={t.probable} rights={found.probable} id="waarschijnlijk" />
      )}
      <Lines view={view} title={t.toAsk(found.unknown.length)} lead={t.toAskLead} rights={found.unknown} />
      <Lines view={view} title={t.probablyNot(found.not.length)} rights={found.not} />
    </>
  )
  const side = (
    <>
      <LedgerCard view={view} />
      <OtherAidList view={view} />
      <OtherAidCard view={view} form={aid} saveKey={saveKey} />
      <FactsCard view={view} />
      {found.toAskThem.length === 0 ? null : (
        <Card title={t.askThem} id="vraag-na">
          <Quiet>{t.askThemLead}</Quiet>
          <ul class="op-list">
            {found.toAskThem.map((now) => (
              <RightLine key={now.right.id} view={view} now={now} />
            ))}
          </ul>
        </Card>
      )}
    </>
  )
  return (
    <StaffPage
      ctx={ctx}
      title={t.title(dossier.motherGivenName)}
      section="families"
      lead={`${t.lead} ${t.validOn(formatDate(ctx.today, ctx.locale))}`}
    >
      <div class="op-row">
        <a class="ds-link" href={`/gezinnen/${dossier.id}`}>
          {t.back}
        </a>
        <a class="ds-link" href={paths.scheme(dossier.id)}>
          {t.scheme}
        </a>
        <a class="ds-link" href={paths.paper(dossier.id)} download>
          {t.list}
        </a>
      </div>
      {dossier.isOpen ? null : <NoteStrip icon="lock">{t.closed}</NoteStrip>}
      <ErrorSummary errors={{ ...question.errors, ...aid.errors }} ctx={ctx} />
      <Split main={main} side={side} />
    </StaffPage>
  )
}

function Cards({ view, title, rights, id }: { view: FamilyRights; title: string; rights: readonly RightNow[]; id: string }) {
  return (
    <section class="op-stack" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {rights.map((now) => (
        <RightCard key={now.right.id} view={view} now={now} />
      ))}
    </section>
  )
}

function Lines({
  view,
  title,
  lead,
  rights,
}: {
  view: FamilyRights
  title: string
  lead?: string | undefined
  rights: readonly RightNow[]
}) {
  if (rights.length === 0) return null
  return (
    <Details summary={title}>
      {lead === undefined ? null : <Quiet>{lead}</Quiet>}
      <ul class="op-list">
        {rights.map((now) => (
          <RightLine key={now.right.id} view={view} now={now} />
        ))}
      </ul>
    </Details>
  )
}

/** What was asked outside the catalogue, with how far it is. */
function OtherAidList({ view }: { view: FamilyRights }) {
  const { ctx, dossier } = view
  const t = text(ctx.locale)
  const own = view.claims.filter(({ rightId, steps }) => rightId === otherAid && steps.length > 0)
  if (own.length === 0) return null
  return (
    <Card title={t.otherAidTitle} id="andere-lijst">
      <List>
        {own.map((claim) => {
          const last = standing(claim)
          const amount = claim.steps.findLast(({ cents }) => cents !== null)
          const what = claim.steps[0]?.note ?? t.otherAidTitle
          const said = last === null ? '' : `${t.stepKinds[last.kind]} · ${formatDayShort(last.onDay, ctx.locale)}`
          const euros = amount === undefined ? null : stepAmount(amount, ctx.locale)
          return (
            <ListItem key={claim.id} sub={euros === null ? said : `${said} · ${euros}`}>
              <a class="ds-link" href={`${paths.right(dossier.id, otherAid)}?voor=${claim.subject}`}>
                {what}
              </a>
            </ListItem>
          )
        })}
      </List>
    </Card>
  )
}
