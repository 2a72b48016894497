import type { OwnView } from '#modules/family/public.ts'
import { familyText } from '#modules/family/public.ts'
import { daysBetween } from '#platform/day.ts'
import { childAge, formatUnit } from '#platform/text/format.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import type { PageContext } from '#platform/web/page-context.ts'

/** An hour of the plan, '09:30', as people say it: "9.30 uur", "9 h 30", "9:30". */
export function hourWords(time: string, locale: PublicLocale): string {
  const [hour = '', minute = '00'] = time.split(':')
  if (locale === 'nl') return `${Number(hour)}.${minute} uur`
  return locale === 'fr' ? `${Number(hour)} h ${minute}` : `${Number(hour)}:${minute}`
}

/** The line under her name: how far she is, or that we stay. Nothing about a child after a loss. */
export function clockWords(view: OwnView, ctx: PageContext): string | null {
  const t = familyText(ctx.locale).home
  const { dossier } = view
  if (dossier === null) return t.coParent
  if (dossier.hasLoss) return t.loss
  if (dossier.clock.kind === 'child') return t.child(childAge(dossier.clock.bornOn, ctx.today, ctx.locale))
  if (dossier.clock.kind === 'none') return null
  const weeks = formatUnit(dossier.clock.weeks, 'week', ctx.locale)
  const days = daysBetween(ctx.today, dossier.clock.dueOn)
  return days > 0 ? t.pregnant(formatUnit(days, 'day', ctx.locale), weeks) : t.pregnantLate(weeks)
}
