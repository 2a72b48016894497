import { addDays, type IsoDay } from '#platform/day.ts'
import type { DayChip, Option } from '#platform/web/fields.tsx'
import type { IconName } from '#platform/web/icons.tsx'
import { type ContactKind, contactKinds, lifeDomains } from '../domain/contact.ts'
import { type DueChip, dueChips, dueDays } from '../domain/next-step.ts'
import type { Text } from '../text.ts'

export const kindIcons: Readonly<Record<ContactKind, IconName>> = {
  'home-visit': 'home',
  office: 'building',
  phone: 'phone',
  message: 'message',
  accompanied: 'walk',
  'warm-handover': 'hands',
  'no-show': 'no-show',
}

export function kindOptions(t: Text, kinds: readonly ContactKind[] = contactKinds): readonly Option[] {
  return kinds.map((kind) => ({ value: kind, label: t.kinds[kind], icon: kindIcons[kind] }))
}

export function domainOptions(t: Text): readonly Option[] {
  return lifeDomains.map((domain) => ({ value: domain, label: t.domains[domain] }))
}

const usualMinutes = [15, 30, 45, 60, 90, 120]

/** The usual lengths, and the one that was noted when it is another. */
export function minuteOptions(t: Text, noted: string): readonly Option[] {
  const known = /^\d+$/.test(noted) ? [...new Set([...usualMinutes, Number(noted)])].sort((a, b) => a - b) : usualMinutes
  return [...known.map((n) => ({ value: String(n), label: t.minutes(n) })), { value: '', label: t.lengthNotNoted }]
}

/** The days that forms offer, counted from today. */
export type FormDays = Readonly<Record<DueChip | 'yesterday', IsoDay>>

// Every page of a day counts from the same day.
let counted: FormDays | null = null

export function formDays(today: IsoDay): FormDays {
  if (counted?.today === today) return counted
  counted = countDays(today)
  return counted
}

function countDays(today: IsoDay): FormDays {
  const due = new Map(dueDays(today).map(({ chip, day }) => [chip, day]))
  const on = (chip: DueChip): IsoDay => due.get(chip) ?? today
  return {
    today,
    yesterday: addDays(today, -1),
    tomorrow: on('tomorrow'),
    'one-week': on('one-week'),
    'two-weeks': on('two-weeks'),
    'one-month': on('one-month'),
  }
}

export function pastChips(t: Text, days: FormDays): readonly DayChip[] {
  return [
    { value: days.today, label: t.today },
    { value: days.yesterday, label: t.yesterday },
  ]
}

export function dueOptions(t: Text, days: FormDays): readonly DayChip[] {
  const labels: Record<DueChip, string> = {
    today: t.today,
    tomorrow: t.tomorrow,
    'one-week': t.oneWeek,
    'two-weeks': t.twoWeeks,
    'one-month': t.oneMonth,
  }
  return dueChips.map((chip) => ({ value: days[chip], label: labels[chip] }))
}
