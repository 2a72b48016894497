import {
  type Amount,
  type Claim,
  evaluateAllBriefly,
  lifeDomains,
  type Override,
  readClaims,
  readOverrides,
} from '#modules/rights/public.ts'
import { catalogueOf } from '#modules/rights-catalogue/public.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { formatEuro } from '#platform/text/format.ts'
import { isPublicLocale, type PublicLocale } from '#platform/text/locale.ts'
import { knownFamily } from './known-families.ts'
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
}
export type Scheme = {
  readonly locale: PublicLocale
  readonly groups: readonly { readonly domain: (typeof lifeDomains)[number]; readonly entries: readonly SchemeEntry[] }[]
}

/** Her language when pages exist in it; the Arabic of Morocco reads as Arabic; else Dutch. */
export function schemeLocale(language: string | undefined): PublicLocale {
  return language !== undefined && isPublicLocale(language) ? language : 'nl'
}

function amountIn(amount: Amount | null, locale: PublicLocale): string | null {
  const per = Object.entries(schemeWords(locale).per).find(([name]) => name === amount?.per)?.[1]
  return amount === null || per === undefined || amount.kind !== 'exact' ? null : `${formatEuro(amount.cents, locale)} ${per}`
}

const done: readonly string[] = ['granted', 'refused', 'stopped']

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
  const answers = new Map(evaluateAllBriefly(catalogue, family.situation, of.today).map((answer) => [answer.id, answer]))
  const entries = catalogue.rights.flatMap(({ right }) => {
    const answer = answers.get(right.id)
    const claim = claims.find(({ rightId }) => rightId === right.id)
    if (answer === undefined || !belongs(answer.outcome, claim, overrides.get(right.id))) return []
    if (of.hideBaby && right.domain === 'baby') return []
    const { where, how, when, documents } = right.apply
    const isAsked = ['asked', 'appealed'].includes(claim?.steps.at(-1)?.kind ?? '')
    const note = isAsked ? words.asked : answer.automatic ? words.automatic : null
    const { id, title, summary, domain } = right
    return [{ domain, entry: { id, title, summary, amount: amountIn(answer.amount, locale), where, how, when, papers: documents, note } }]
  })
  const groups = lifeDomains.map((domain) => ({ domain, entries: entries.flatMap((one) => (one.domain === domain ? [one.entry] : [])) }))
  return { locale, groups: groups.filter((group) => group.entries.length > 0) }
}
