import { formatDay } from '#platform/text/format.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import type { VisitMoment } from '../domain/visit.ts'

/** The day of a visit with its hour, as people say it. */
export function visitWords({ plannedOn, plannedAt }: VisitMoment, ctx: PageContext): string {
  const day = formatDay(plannedOn, ctx.locale, ctx.today)
  return plannedAt === null ? day : `${day}, ${plannedAt.replace(':', ctx.locale === 'nl' ? '.' : ':')}`
}
