import { z } from 'zod'
import type { IsoDay } from '#platform/day.ts'
import { optionalDay } from '#platform/http/form.ts'
import type { ReportSettings } from '../domain/settings.ts'
import type { EvidenceText } from '../text.nl.ts'

/** The address keeps the question, so a report can be sent to a colleague. */
export function settingsQuery({ from, until, asOf, programme }: ReportSettings): string {
  const query = new URLSearchParams({ van: from, tot: until, stand: asOf })
  if (programme !== null) query.set('programma', programme)
  return query.toString()
}

export function reportAddress(settings: ReportSettings): string {
  return `/rapport?${settingsQuery(settings)}`
}

/** What was asked in the address. Empty is: not asked. */
export function settingsForm(t: EvidenceText, today: IsoDay) {
  const day = () => optionalDay(today, t.badDay)
  return z.object({ van: day(), tot: day(), stand: day(), programma: z.string().max(100).optional().catch(undefined) })
}
