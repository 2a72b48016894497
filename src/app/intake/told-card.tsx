import { countScreening, criteria, helpTiles, isAsked, languageName, publicText, staffText } from '#modules/referrals/public.ts'
import { formatDate, formatDay, formatList } from '#platform/text/format.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, DefinitionList, PhoneLink } from '#platform/web/parts.tsx'
import type { Detail } from './read-inbox.ts'
import { text, type Words } from './text.ts'

type Fact = { readonly term: string; readonly value: string | ReturnType<typeof PhoneLink> }

/** Everything that was told, so that nobody asks it again. What was not told is not listed. */
export function ToldCard({ ctx, detail }: { ctx: PageContext; detail: Detail }) {
  const t = text(ctx.locale)
  const items = [...personFacts(detail, ctx, t), ...situationFacts(detail, ctx, t), ...partnerFacts(detail, ctx, t)]
  return (
    <Card title={t.detail.toldTitle} id="told">
      <DefinitionList items={items} />
    </Card>
  )
}

function personFacts({ referral }: Detail, ctx: PageContext, t: Words): Fact[] {
  const { person } = referral
  const words = publicText(ctx.locale).help
  const help = helpTiles.filter((tile) => referral.helpWanted.includes(tile)).map((tile) => words[tile])
  const language = person.language === null ? [] : [languageName(person.language, ctx.locale)]
  const spoken = [...language, ...(person.needsInterpreter ? [t.detail.interpreter] : [])]
  return [
    ...(help.length === 0 ? [] : [{ term: t.detail.help, value: formatList(help, ctx.locale) }]),
    ...(spoken.length === 0 ? [] : [{ term: t.detail.language, value: spoken.join(', ') }]),
    // Nobody calls who does not know: then the number is not offered as a link.
    ...(person.phone === null
      ? []
      : [{ term: t.detail.phone, value: referral.agreement === 'not-asked' ? person.phone : <PhoneLink number={person.phone} /> }]),
    ...(person.email === null ? [] : [{ term: t.detail.email, value: person.email }]),
    ...(person.birthDate === null ? [] : [{ term: t.detail.birthDate, value: formatDate(person.birthDate, ctx.locale) }]),
    ...(person.postcode === null ? [] : [{ term: t.detail.postcode, value: person.postcode }]),
  ]
}

function situationFacts({ referral }: Detail, ctx: PageContext, t: Words): Fact[] {
  const words = staffText(ctx.locale)
  const { weak, notWeak, unknown } = countScreening(referral.screening)
  const weakOnes = criteria.filter((name) => referral.screening[name] === 'weak').map((name) => words.criteria[name].name)
  const counted = [
    t.detail.criteriaCount(weak, notWeak, unknown),
    ...(weakOnes.length === 0 ? [] : [t.detail.weakOnes(formatList(weakOnes, ctx.locale))]),
  ]
  const signals = Object.entries(words.signals).flatMap(([code, word]) => (referral.signals.includes(code) ? [word] : []))
  return [
    ...(isAsked(referral.screening) ? [{ term: t.detail.criteria, value: `${counted.join('. ')}.` }] : []),
    ...(signals.length === 0 ? [] : [{ term: t.detail.signals, value: signals.join(', ') }]),
    ...(referral.urgency === null ? [] : [{ term: t.detail.urgency, value: t.detail.urgencies[referral.urgency] }]),
  ]
}

function partnerFacts({ referral, organisationName }: Detail, ctx: PageContext, t: Words): Fact[] {
  const referrer = [referral.referrerName, organisationName, referral.referrerContact].filter((part) => part !== null)
  const by = referrer.length === 0 ? [] : [{ term: t.detail.referrer, value: referrer.join(', ') }]
  if (referral.agreement === null) return by
  const how = t.detail.agreements[referral.agreement]
  const agreed = referral.agreedOn === null ? how : t.detail.agreedOn(how, formatDay(referral.agreedOn, ctx.locale, ctx.today))
  const inLanguage = referral.agreedLanguage === null ? [] : [t.detail.agreedIn(languageName(referral.agreedLanguage, ctx.locale))]
  const tells = [...(referral.mayTellStatus ? [t.detail.tellStatus] : []), ...(referral.mayTellCounsellor ? [t.detail.tellCounsellor] : [])]
  return [
    ...by,
    { term: t.detail.agreement, value: [agreed, ...inLanguage].join(', ') },
    { term: t.detail.tell, value: tells.length === 0 ? t.detail.tellNothing : tells.join(', ') },
  ]
}
