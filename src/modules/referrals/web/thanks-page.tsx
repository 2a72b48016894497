import { PublicPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, CardWarm, PhoneLink } from '#platform/web/parts.tsx'
import { publicText } from '../text.ts'
import { whoCalls } from './who-calls.ts'

/** After sending: her number, who calls and when. Nothing of what she wrote is on this page: somebody may look along. */
export function ThanksPage({ ctx, reference, team }: { ctx: PageContext; reference: string | null; team: readonly string[] }) {
  const t = publicText(ctx.locale)
  return (
    <PublicPage ctx={ctx} title={t.thanksTitle} lead={t.thanksWho(whoCalls(team, ctx.locale, t.someone))} quickExit skyline>
      {reference === null ? null : (
        <CardWarm title={t.thanksReference} id="reference">
          <p class="op-big op-num">
            <b>
              <bdi dir="ltr">{reference}</bdi>
            </b>
          </p>
          <p>{t.thanksKeep}</p>
        </CardWarm>
      )}
      <Card title={t.nextTitle} id="next">
        <p>{t.thanksTogether}</p>
        {ctx.municipality.phone === null ? null : (
          <p>
            {t.thanksChange} <PhoneLink number={ctx.municipality.phone} />
          </p>
        )}
        <p>{t.thanksSafe}</p>
        <p>
          {t.danger} <PhoneLink number="112" />.
        </p>
      </Card>
    </PublicPage>
  )
}
