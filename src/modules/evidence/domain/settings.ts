import type { IsoDay } from '#platform/day.ts'

/** Which dossiers a report is about and how far it looks. Days are included; `until` never lies after `asOf`. */
export type ReportSettings = { readonly from: IsoDay; readonly until: IsoDay; readonly asOf: IsoDay; readonly programme: string | null }

export type SettingsWish = {
  readonly from?: IsoDay | null
  readonly until?: IsoDay | null
  readonly asOf?: IsoDay | null
  readonly programme?: string | null
}

/** Fills in what was not asked: everything since the first start, as it stands today. A period that runs backwards is turned round. */
export function settingsFor(wish: SettingsWish, firstStart: IsoDay | null, today: IsoDay): ReportSettings {
  const asOf = wish.asOf ?? today
  const last = wish.until ?? asOf
  const first = wish.from ?? firstStart ?? last
  const [from, until] = first <= last ? [first, last] : [last, first]
  const runsPast = until > asOf
  return { from, until: runsPast ? asOf : until, asOf, programme: wish.programme ?? null }
}

export type Preset = { readonly id: 'all' | 'this-year' | 'last-year'; readonly settings: ReportSettings }

/** The periods people ask for most. Last year appears once there are starts before this year. */
export function presets(firstStart: IsoDay | null, today: IsoDay, programme: string | null): Preset[] {
  const year = Number(today.slice(0, 4))
  const all: Preset = { id: 'all', settings: settingsFor({ programme }, firstStart, today) }
  const thisYear: Preset = { id: 'this-year', settings: settingsFor({ from: `${year}-01-01`, programme }, firstStart, today) }
  const lastYear: Preset = {
    id: 'last-year',
    settings: settingsFor({ from: `${year - 1}-01-01`, until: `${year - 1}-12-31`, programme }, firstStart, today),
  }
  return firstStart !== null && firstStart < `${year}-01-01` ? [all, thisYear, lastYear] : [all, thisYear]
}

/** What the page opens with: everything since the first start, the figures people quote; a year is one press away. */
export function openingSettings(firstStart: IsoDay | null, today: IsoDay): ReportSettings {
  return settingsFor({}, firstStart, today)
}
