import { formatNumber } from '#platform/text/format.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import { Card, Details, Quiet } from '#platform/web/parts.tsx'
import { type FamiliesAgreement, fewestFamilies } from '../domain/families-agreement.ts'
import { text } from '../text.ts'

/** Over families: how near they and their workers look at rights, and whether that changed. */
export function FamiliesAgreementCard({ agreement, locale }: { agreement: FamiliesAgreement; locale: PublicLocale }) {
  const t = text(locale)
  const one = (value: number): string => formatNumber(value, locale, 1)
  return (
    <Card title={t.nearTitle} id="kijken">
      {agreement.kind === 'none' ? <Quiet>{t.nearNone}</Quiet> : null}
      {agreement.kind === 'few' ? <Quiet>{t.nearFew(fewestFamilies)}</Quiet> : null}
      {agreement.kind === 'shown' ? (
        <>
          <p class="op-strong">{t.nearGap(one(agreement.meanGap))}</p>
          <p>{t.nearLine(agreement.families, agreement.rights, agreement.same)}</p>
          <p>
            {agreement.overTime === null
              ? t.nearTimeFew(fewestFamilies)
              : t.nearTime(agreement.overTime.families, one(agreement.overTime.first), one(agreement.overTime.last))}
          </p>
          <Details summary={t.agreementRead}>
            <Quiet>{t.nearHelp}</Quiet>
          </Details>
        </>
      ) : null}
    </Card>
  )
}
