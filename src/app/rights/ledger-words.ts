import { amountOf, type Claim, type Ledger, type Sum, standing } from '#modules/rights/public.ts'
import { formatEuro } from '#platform/text/format.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import { text } from './text.ts'

/** "€ 150,00 per maand · € 40,00 eenmalig", without the half that is zero; null when both are. */
export function sumWords({ monthCents, onceCents }: Sum, locale: PublicLocale): string | null {
  const half = (cents: number, per: 'month' | 'once'): readonly string[] =>
    cents === 0 ? [] : [`${formatEuro(cents, locale)} ${text(locale).per[per]}`]
  const halves = [...half(monthCents, 'month'), ...half(onceCents, 'once')]
  return halves.length === 0 ? null : halves.join(' · ')
}

const openKinds: readonly string[] = ['found', 'asked', 'appealed']
const isNamed = (claim: Claim): boolean => amountOf(claim) !== null

/**
 * What was found and what was obtained, in words. Where no euros are left it tells apart that nobody noted an amount, and that amounts were noted but
 * nothing comes or is asked now: what is missing is not zero.
 */
export function ledgerWords(
  { found, obtained }: Ledger,
  claims: readonly Claim[],
  locale: PublicLocale,
): { found: string; obtained: string } {
  const t = text(locale)
  const open = claims.filter((claim) => openKinds.includes(standing(claim)?.kind ?? ''))
  const granted = claims.filter(({ steps }) => steps.some(({ kind }) => kind === 'granted'))
  const nothing = (isKnown: boolean): string => (isKnown ? t.nothingNow : t.noneNoted)
  return {
    found: sumWords(found, locale) ?? nothing(claims.some(isNamed) && open.every(isNamed)),
    obtained: sumWords(obtained, locale) ?? nothing(granted.length > 0 && granted.every(isNamed)),
  }
}
