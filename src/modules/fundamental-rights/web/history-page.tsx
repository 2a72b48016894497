import type { DossierSummary } from '#modules/dossiers/public.ts'
import { LinkButton } from '#platform/web/fields.tsx'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, EmptyState, List, ListItem, ReadThis } from '#platform/web/parts.tsx'
import { inOrderOfTime } from '../domain/history.ts'
import { nextStep } from '../domain/rounds.ts'
import { choiceNow, type Talk } from '../domain/talk.ts'
import { rightsAt, rightsOf } from '../rights.ts'
import { text } from '../text.ts'
import { AgreementCard } from './agreement-card.tsx'
import { paths } from './paths.ts'
import { RightsCard } from './rights-card.tsx'
import { dayOf, NextButton } from './steps-card.tsx'
import { ChosenCard } from './talk-page.tsx'

export type HistoryPageProps = { readonly ctx: PageContext; readonly dossier: DossierSummary; readonly talks: readonly Talk[] }

/** All talks of a family: what she chose, each right over time, and how near the views are. */
export function HistoryPage({ ctx, dossier, talks }: HistoryPageProps) {
  const t = text(ctx.locale)
  const name = dossier.motherGivenName
  const ordered = inOrderOfTime(talks)
  const last = ordered.at(-1)
  const running = last !== undefined && stepOf(last) !== 'done' ? last : null
  const chosen = choiceNow(ordered)
  const begin = (
    <LinkButton href={paths.begin(dossier.id)} icon="measure" variant={running === null ? undefined : 'secondary'}>
      {t.begin}
    </LinkButton>
  )
  return (
    <StaffPage ctx={ctx} section="families" title={t.title} lead={t.lead(name)} actions={last === undefined ? undefined : begin}>
      <p class="op-row-between op-noprint">
        <a class="ds-link" href={paths.dossier(dossier.id)}>
          {t.backToDossier(name)}
        </a>
        <span class="op-row">
          <a class="ds-link" href={paths.paper(last?.language ?? ctx.locale)}>
            {t.paper}
          </a>
          {dossier.isOpen ? (
            <a class="ds-link" href={paths.typePaper(dossier.id)}>
              {t.typeLink}
            </a>
          ) : null}
        </span>
      </p>
      {dossier.refusals.some(({ what, untilOn }) => what === 'measurement' && (untilOn === null || untilOn >= ctx.today)) ? (
        <ReadThis>{t.refuses(name)}</ReadThis>
      ) : null}
      {last === undefined ? (
        <EmptyState title={t.empty} action={begin}>
          {t.emptyNext(name)}
        </EmptyState>
      ) : null}
      {running === null ? null : (
        <Card title={t.runningTitle} id="bezig" look="tint">
          <p>{t.runningLine(dayOf(running, ctx))}</p>
          <div class="op-row">
            <NextButton ctx={ctx} dossier={dossier} talk={running} rights={rightsOf(rightsAt(running.version))} />
          </div>
        </Card>
      )}
      {chosen === null ? null : (
        <ChosenCard ctx={ctx} dossier={dossier} talk={chosen.talk} rights={rightsOf(rightsAt(chosen.talk.version))} />
      )}
      {last === undefined ? null : <Findings ctx={ctx} dossier={dossier} talks={ordered} version={last.version} />}
    </StaffPage>
  )
}

function stepOf(talk: Talk): ReturnType<typeof nextStep> {
  return nextStep(
    talk,
    rightsOf(rightsAt(talk.version)).map(({ id }) => id),
  )
}

/** Only what she gave back is shown: while she scores, nobody looks along. */
function Findings({ ctx, dossier, talks, version }: HistoryPageProps & { version: string }) {
  const t = text(ctx.locale)
  const name = dossier.motherGivenName
  const told = talks.filter((talk) => talk.rounds.family?.closedAt != null)
  const rights = rightsOf(rightsAt(version)).map(({ id }) => id)
  return (
    <>
      {told.length === 0 ? null : (
        <>
          <RightsCard talks={told} version={version} name={name} locale={ctx.locale} />
          <AgreementCard talks={told.filter((talk) => talk.version === version)} rights={rights} name={name} locale={ctx.locale} />
        </>
      )}
      <Card title={t.talksTitle} id="gesprekken">
        <List>
          {[...talks].reverse().map((talk) => {
            const day = dayOf(talk, ctx)
            return (
              <ListItem
                key={talk.id}
                end={
                  <LinkButton href={paths.talk(dossier.id, talk.id)} variant="tertiary" label={t.openTalk(day)}>
                    {t.see}
                  </LinkButton>
                }
              >
                {t.talkLine(day, t.moments[talk.moment].toLowerCase())}
              </ListItem>
            )
          })}
        </List>
      </Card>
    </>
  )
}
