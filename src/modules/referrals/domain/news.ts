import type { Receipt } from './receipt.ts'

/** What a partner may come to see of a referral, in words without a date: a date that is set right is no news. */
export const newsStages = ['contacted', 'started', 'elsewhere', 'ended'] as const
export type NewsStage = (typeof newsStages)[number]

/** What this receipt shows now. Nothing where the parent did not agree: then there is never news. */
export function stagesOf({ status }: Receipt): readonly NewsStage[] {
  if (status === null) return []
  const shown: Readonly<Record<NewsStage, boolean>> = {
    contacted: status.contactedOn !== null,
    started: status.startedOn !== null,
    elsewhere: status.wentElsewhere,
    ended: status.endedOn !== null,
  }
  return newsStages.filter((stage) => shown[stage])
}

/** Whether something can be seen that could not be seen before; something that went away is told to nobody. */
export function isNews(before: readonly string[], now: readonly NewsStage[]): boolean {
  return now.some((stage) => !before.includes(stage))
}
