import type { VNode } from 'preact'
import type { DossierSummary } from '#modules/dossiers/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { formatDate } from '#platform/text/format.ts'
import { LinkButton } from '#platform/web/fields.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, Quiet, Quote } from '#platform/web/parts.tsx'
import { standingNumber } from '../domain/history.ts'
import { choiceNow, type Talk } from '../domain/talk.ts'
import { readTalks } from '../queries/read-talks.ts'
import { heard, rightsAt, rightsOf } from '../rights.ts'
import { text } from '../text.ts'
import { paths } from './paths.ts'

/** On the dossier: which right she wants to work on first, in her words, and the way to all of them. Without `has` there are no talks, and none are read. */
export async function fundamentalRightsSection(
  tx: Tx,
  actor: Actor,
  dossier: DossierSummary,
  ctx: PageContext,
  has = true,
): Promise<VNode> {
  const talks = !has ? [] : await readTalks(tx, actor.municipalityId, dossier.id)
  return <FundamentalRightsCard ctx={ctx} dossier={dossier} talks={talks} />
}

function FundamentalRightsCard({ ctx, dossier, talks }: { ctx: PageContext; dossier: DossierSummary; talks: readonly Talk[] }) {
  const t = text(ctx.locale)
  const name = dossier.motherGivenName
  const last = talks.at(-1)
  const chosen = choiceNow(talks)
  const right = chosen === null ? undefined : rightsOf(rightsAt(chosen.talk.version)).find(({ id }) => id === chosen.choice.item)
  const told = talks.findLast((talk) => talk.rounds.family?.closedAt != null)
  return (
    <Card title={t.title} id="grondrechten">
      {last === undefined ? <Quiet>{t.cardNone(name)}</Quiet> : null}
      {right === undefined ? null : <p class="op-strong">{t.chosenTitle(name, heard(right.label, ctx.locale))}</p>}
      {right === undefined || chosen?.choice.why == null ? null : <Quote>{chosen.choice.why}</Quote>}
      {told === undefined ? null : <Quiet>{countWords(told, ctx)}</Quiet>}
      <div class="op-row">
        {last === undefined ? (
          <LinkButton href={paths.begin(dossier.id)} variant="secondary">
            {t.begin}
          </LinkButton>
        ) : (
          <LinkButton href={paths.all(dossier.id)} variant="secondary">
            {t.cardAll}
          </LinkButton>
        )}
      </div>
    </Card>
  )
}

function countWords(talk: Talk, ctx: PageContext): string {
  const rights = rightsOf(rightsAt(talk.version))
  const scored = rights.filter(({ id }) => standingNumber(talk, id) !== null).length
  return text(ctx.locale).cardCount(scored, rights.length, formatDate(talk.heldOn, ctx.locale))
}
