import {
  type Amount,
  type Claim,
  comesByNow,
  evaluate,
  isPriced,
  lifeDomains,
  monthlyWeight,
  type Override,
  papersFor,
  type Right,
  readClaims,
  readOverrides,
  stepPeriods,
} from '#modules/rights/public.ts'
import { catalogueOf } from '#modules/rights-catalogue/public.ts'
import { daysBetween, type IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { formatDate, formatEuro } from '#platform/text/format.ts'
import { isPublicLocale, type PublicLocale } from '#platform/text/locale.ts'
import { knownFamily } from './known-families.ts'
import { spokenPeriodWords } from './period-words.ts'
import { schemeWords } from './scheme-words.ts'

export type SchemeEntry = {
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly amount: string | null
  readonly where: string
  readonly how: string
  readonly when: string
  readonly papers: readonly string[]
  /** It should come by itself, or it was asked; null when it is still to be asked. */
  readonly note: string | null
  /** Until when it is to be asked, in words; null when there is no such day or it needs no asking. */
  readonly by: string | null
  /** Within sixty days. */
  readonly isUrgent: boolean
}
type Domain = (typeof lifeDomains)[number]
export type Scheme = {
  readonly locale: PublicLocale
  /** What matters most first: what soon ends, then most euros a month, then what she still has to ask herself. */
  readonly ranked: readonly { readonly domain: Domain; readonly entry: SchemeEntry }[]
  readonly groups: readonly { readonly domain: Domain; readonly entries: readonly SchemeEntry[] }[]
}

/** Her language when pages exist in it; the Arabic of Morocco reads as Arabic; else Dutch. */
export function schemeLocale(language: string | undefined): PublicLocale {
  return language !== undefined && isPublicLocale(language) ? language : 'nl'
}

function amountIn(right: Right, amount: Amount | null, locale: PublicLocale): string | null {
  const per = stepPeriods.find((one) => one === amount?.per)
  if (amount === null || per === undefined) return null
  const w = schemeWords(locale)
  const most = formatEuro(amount.cents, locale)
  const euros =
    amount.fromCents === undefined || amount.fromCents === amount.cents ? most : w.between(formatEuro(amount.fromCents, locale), most)
  const said = `${amount.kind === 'ceiling' ? w.atMost(euros) : euros} ${spokenPeriodWords[locale][per]}`
  return isPriced(right) ? w.price(said) : said
}

const urgentDays = 60

type Weighed = { readonly domain: Domain; readonly entry: SchemeEntry; readonly cents: number }

function byImportance(a: Weighed, b: Weighed): number {
  return (
    Number(b.entry.isUrgent) - Number(a.entry.isUrgent) ||
    b.cents - a.cents ||
    Number(a.entry.note !== null) - Number(b.entry.note !== null) ||
    a.entry.title.localeCompare(b.entry.title)
  )
}

const done: readonly string[] = ['granted', 'changed', 'refused', 'stopped']

/** Whether it belongs on her paper: probable or asked, and not yet settled. */
function belongs(outcome: string, claim: Claim | undefined, override: Override | undefined): boolean {
  const last = claim?.steps.at(-1)?.kind
  if (last !== undefined) return !done.includes(last)
  return (override?.says ?? outcome) === 'yes'
}

/** What she may ask for, per part of life: what, how, where, when. Null when she may not be seen. `hideBaby`: after a loss. */
export async function readScheme(
  tx: Tx,
  municipalityId: string,
  of: { readonly dossierId: string; readonly hideBaby: boolean; readonly today: IsoDay; readonly locale?: PublicLocale | undefined },
): Promise<Scheme | null> {
  const family = await knownFamily(tx, municipalityId, of.dossierId, of.today)
  if (family === null) return null
  const claims = (await readClaims(tx, municipalityId, [of.dossierId])).get(of.dossierId) ?? []
  const overrides = await readOverrides(tx, municipalityId, of.dossierId)
  const locale = of.locale ?? schemeLocale(family.situation.language)
  const words = schemeWords(locale)
  const catalogue = await catalogueOf(tx, municipalityId, locale)
  const answers = new Map(evaluate(catalogue, family.situation, of.today).map((answer) => [answer.id, answer]))
  const weighed = catalogue.rights.flatMap(({ right }): Weighed[] => {
    const answer = answers.get(right.id)
    const claim = claims.find(({ rightId }) => rightId === right.id)
    if (answer === undefined || !belongs(answer.outcome, claim, overrides.get(right.id))) return []
    if (of.hideBaby && right.domain === 'baby') return []
    const { where, how, when } = right.apply
    const papers = papersFor(right, of.hideBaby).map(({ text, isAfterLoss }) => (isAfterLoss ? words.lossPaper : text))
    const isAsked = ['asked', 'appealed'].includes(claim?.steps.at(-1)?.kind ?? '')
    const note = isAsked ? words.asked : comesByNow({ ...answer, outcome: 'yes' }, of.today) ? words.automatic : null
    const days = note !== null || answer.deadline === null ? null : daysBetween(of.today, answer.deadline)
    const by = answer.deadline === null || days === null || days < 0 ? null : words.by(formatDate(answer.deadline, locale))
    const { id, title, summary, domain } = right
    const isUrgent = by !== null && (days ?? 0) <= urgentDays
    const entry = { id, title, summary, amount: amountIn(right, answer.amount, locale), where, how, when, papers, note, by, isUrgent }
    return [{ domain, entry, cents: isPriced(right) ? 0 : monthlyWeight(answer.amount) }]
  })
  const ranked = weighed.toSorted(byImportance)
  return { locale, ranked, groups: grouped(ranked) }
}

/** Per part of life, in one order for every family. */
export function grouped(ranked: Scheme['ranked']): Scheme['groups'] {
  const groups = lifeDomains.map((domain) => ({ domain, entries: ranked.flatMap((one) => (one.domain === domain ? [one.entry] : [])) }))
  return groups.filter(({ entries }) => entries.length > 0)
}
