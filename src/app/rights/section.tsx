import type { VNode } from 'preact'
import type { DossierSummary } from '#modules/dossiers/public.ts'
import { ledgerOf, readClaims } from '#modules/rights/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { LinkButton } from '#platform/web/fields.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, Quiet } from '#platform/web/parts.tsx'
import { sumWords } from './ledger-words.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

/** On the dossier: what was obtained and what waits, and the way to the rights. One statement, none without `has`; nothing is worked out here. */
export async function rightsSection(tx: Tx, actor: Actor, dossier: DossierSummary, ctx: PageContext, has = true): Promise<VNode> {
  const claims = !has ? [] : ((await readClaims(tx, actor.municipalityId, [dossier.id])).get(dossier.id) ?? [])
  const t = text(ctx.locale)
  const obtained = sumWords(ledgerOf(claims, ctx.today).obtained, ctx.locale)
  const waiting = claims.filter(({ steps }) => ['asked', 'appealed'].includes(steps.at(-1)?.kind ?? '')).length
  return (
    <Card title={t.cardTitle} id="sociale-rechten">
      {obtained === null ? null : <p>{t.cardObtained(obtained)}</p>}
      {waiting === 0 ? null : <Quiet>{t.cardWaiting(waiting)}</Quiet>}
      {claims.length === 0 ? <Quiet>{t.cardNone}</Quiet> : null}
      <div class="op-row">
        <LinkButton href={paths.all(dossier.id)} variant="secondary">
          {t.cardOpen}
        </LinkButton>
      </div>
    </Card>
  )
}
