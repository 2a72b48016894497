import type { VNode } from 'preact'
import type { DossierSummary } from '#modules/dossiers/public.ts'
import { ledgerOf, readClaims } from '#modules/rights/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import { LinkButton } from '#platform/web/fields.tsx'
import { keptPart } from '#platform/web/kept-part.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, Quiet } from '#platform/web/parts.tsx'
import { sumWords } from './ledger-words.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

/** On the dossier: what was obtained and what waits, and the way to the rights. One statement, none without `has`; nothing is worked out here. */
export async function rightsSection(tx: Tx, actor: Actor, dossier: DossierSummary, ctx: PageContext, has = true): Promise<VNode> {
  const claims = !has ? [] : ((await readClaims(tx, actor.municipalityId, [dossier.id])).get(dossier.id) ?? [])
  if (claims.length === 0) return <NoClaims of={{ locale: ctx.locale }} values={{ dossierId: dossier.id }} />
  const t = text(ctx.locale)
  const obtained = sumWords(ledgerOf(claims, ctx.today).obtained, ctx.locale)
  const waiting = claims.filter(({ steps }) => ['asked', 'appealed'].includes(steps.at(-1)?.kind ?? '')).length
  return (
    <Card title={t.cardTitle} id="sociale-rechten">
      {obtained === null ? null : <p>{t.cardObtained(obtained)}</p>}
      {waiting === 0 ? null : <Quiet>{t.cardWaiting(waiting)}</Quiet>}
      <ToRights t={t} dossierId={dossier.id} />
    </Card>
  )
}

const NoClaims = keptPart(['dossierId'], (at, { locale }: { readonly locale: PublicLocale }) => {
  const t = text(locale)
  return (
    <Card title={t.cardTitle} id="sociale-rechten">
      <Quiet>{t.cardNone}</Quiet>
      <ToRights t={t} dossierId={at('dossierId')} />
    </Card>
  )
})

function ToRights({ t, dossierId }: { readonly t: ReturnType<typeof text>; readonly dossierId: string }) {
  return (
    <div class="op-row">
      <LinkButton href={paths.all(dossierId)} variant="secondary">
        {t.cardOpen}
      </LinkButton>
    </div>
  )
}
