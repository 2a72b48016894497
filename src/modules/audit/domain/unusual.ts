import { isReading } from './acts.ts'

/** One act of a signed-in colleague. `day` and `hour` are those of Belgium. */
export type LookUp = {
  readonly at: Date
  readonly day: string
  readonly hour: number
  readonly accountId: string
  readonly action: string
  readonly dossierId: string | null
}

export const rules = ['own-name', 'not-own', 'many', 'night', 'again', 'searches'] as const
export type Rule = (typeof rules)[number]

/** From how many on a look-up is shown; 0 turns the rule off. The team chooses: these are where it begins, not law. */
export type Limits = Readonly<Record<Rule, number>>
export const defaultLimits: Limits = { 'own-name': 1, 'not-own': 1, many: 25, night: 1, again: 5, searches: 8 }

/** Something to ask a colleague about. It says what happened and never that it was wrong. */
export type Signal = {
  /** Stays the same as long as it is about the same thing, so that a review keeps its place. */
  readonly key: string
  readonly rule: Rule
  readonly accountId: string
  readonly dossierId: string | null
  readonly day: string
  readonly from: Date
  readonly until: Date
  /** Openings, dossiers or searches, by the rule. */
  readonly count: number
}

export type Circumstances = {
  /** Whether this colleague is, or was, counsellor of the family. */
  readonly isCounsellor: (accountId: string, dossierId: string) => boolean
  /** Whether somebody in the family carries the family name of this colleague. */
  readonly sharesName: (accountId: string, dossierId: string) => boolean
  readonly limits: Limits
}

const minute = 60_000
const hour = 60 * minute
/** Any reading inside one dossier: who goes straight to its contacts opened it as well. */
const isOpening = ({ action, dossierId }: LookUp): boolean => dossierId !== null && isReading(action)

/** Openings of a dossier. Pages seen again within half an hour are one opening: every saved form leads back to the dossier. */
function openings(acts: readonly LookUp[]): LookUp[] {
  const last = new Map<string, number>()
  return acts.filter((act) => {
    if (!isOpening(act)) return false
    const key = `${act.accountId} ${act.dossierId}`
    const before = last.get(key)
    last.set(key, act.at.getTime())
    return before === undefined || act.at.getTime() - before > 30 * minute
  })
}

function signal(
  rule: Rule,
  acts: readonly LookUp[],
  about: { readonly dossierId?: string | null; readonly key: string; readonly count: number },
): Signal[] {
  const [first, last] = [acts[0], acts.at(-1)]
  if (first === undefined || last === undefined) return []
  const dossierId = about.dossierId ?? null
  const key = [rule, first.accountId, dossierId ?? '', about.key].join(':')
  return [{ key, rule, accountId: first.accountId, dossierId, day: first.day, from: first.at, until: last.at, count: about.count }]
}

const reached = (count: number, limit: number): boolean => limit > 0 && count >= limit

/** Opened, by somebody who never guided this family and who did nothing in the dossier in all the days looked at. */
function notOwn(acts: readonly LookUp[], opened: readonly LookUp[], { isCounsellor, limits }: Circumstances): Signal[] {
  const worked = new Set(
    acts.flatMap((act) => (act.dossierId !== null && !isReading(act.action) ? [`${act.accountId} ${act.dossierId}`] : [])),
  )
  const strange = opened.filter(
    ({ accountId, dossierId }) => dossierId !== null && !worked.has(`${accountId} ${dossierId}`) && !isCounsellor(accountId, dossierId),
  )
  return [...Map.groupBy(strange, (act) => `${act.accountId} ${act.dossierId} ${act.day}`).values()].flatMap((own) =>
    reached(own.length, limits['not-own'])
      ? signal('not-own', own, { dossierId: own[0]?.dossierId ?? null, key: own[0]?.day ?? '', count: own.length })
      : [],
  )
}

/** The hour of the day in which most different dossiers were opened. */
function many(opened: readonly LookUp[], limits: Limits): Signal[] {
  return [...Map.groupBy(opened, (act) => `${act.accountId} ${act.day}`).values()].flatMap((own) => {
    const windows = own.map((first, index) => own.slice(index).filter((act) => act.at.getTime() - first.at.getTime() < hour))
    const sizes = windows.map((acts) => new Set(acts.map(({ dossierId }) => dossierId)).size)
    const most = Math.max(...sizes)
    return reached(most, limits.many) ? signal('many', windows[sizes.indexOf(most)] ?? [], { key: own[0]?.day ?? '', count: most }) : []
  })
}

/** Between ten in the evening and six in the morning. One signal per night. */
function atNight(opened: readonly LookUp[], limits: Limits): Signal[] {
  const late = opened.filter((act) => act.hour >= 22 || act.hour < 6)
  const nightOf = (act: LookUp): string => (act.hour >= 22 ? act.day : `before ${act.day}`)
  const nights: LookUp[][] = []
  for (const own of Map.groupBy(late, (act) => act.accountId).values()) {
    for (const act of own) {
      const current = nights.at(-1)
      const previous = current?.at(-1)
      const isSame = previous !== undefined && previous.accountId === act.accountId && act.at.getTime() - previous.at.getTime() < 9 * hour
      if (current !== undefined && isSame) current.push(act)
      else nights.push([act])
    }
  }
  return nights.flatMap((own) => {
    const count = new Set(own.map(({ dossierId }) => dossierId)).size
    const [first] = own
    return first !== undefined && reached(count, limits.night) ? signal('night', own, { key: nightOf(first), count }) : []
  })
}

/** The same dossier, over and over within seven days, without ever doing something there. */
function again(acts: readonly LookUp[], opened: readonly LookUp[], limits: Limits): Signal[] {
  const worked = new Set(
    acts.flatMap((act) => (act.dossierId !== null && !isReading(act.action) ? [`${act.accountId} ${act.dossierId}`] : [])),
  )
  return [...Map.groupBy(opened, (act) => `${act.accountId} ${act.dossierId}`)].flatMap(([key, own]) => {
    if (worked.has(key)) return []
    const windows = own.map((first, index) => own.slice(index).filter((act) => act.at.getTime() - first.at.getTime() < 7 * 24 * hour))
    const most = windows.reduce<LookUp[]>((top, acts) => (acts.length > top.length ? acts : top), [])
    const [first] = most
    return first !== undefined && reached(most.length, limits.again)
      ? signal('again', most, { dossierId: first.dossierId, key: first.day, count: most.length })
      : []
  })
}

/** Searches after which no dossier was opened within ten minutes: looking whether somebody is known here. */
function searches(acts: readonly LookUp[], limits: Limits): Signal[] {
  return [...Map.groupBy(acts, (act) => `${act.accountId} ${act.day}`).values()].flatMap((own) => {
    const empty = own.filter(
      (act) =>
        act.action === 'dossiers.dossier.searched' &&
        !own.some((later) => later.dossierId !== null && later.at >= act.at && later.at.getTime() - act.at.getTime() <= 10 * minute),
    )
    return reached(empty.length, limits.searches) ? signal('searches', empty, { key: empty[0]?.day ?? '', count: empty.length }) : []
  })
}

/** Somebody in the family carries the colleague's own family name. Asked once for each dossier. */
function ownName(opened: readonly LookUp[], { sharesName, limits }: Circumstances): Signal[] {
  const same = opened.filter(({ accountId, dossierId }) => dossierId !== null && sharesName(accountId, dossierId))
  return [...Map.groupBy(same, (act) => `${act.accountId} ${act.dossierId}`).values()].flatMap((own) =>
    reached(own.length, limits['own-name'])
      ? signal('own-name', own, { dossierId: own[0]?.dossierId ?? null, key: '', count: own.length })
      : [],
  )
}

/** Everything among these acts worth asking about, newest first. `acts` stand in order of time. */
export function unusualLookUps(acts: readonly LookUp[], circumstances: Circumstances): Signal[] {
  const { limits } = circumstances
  const opened = openings(acts)
  return [
    ...ownName(opened, circumstances),
    ...notOwn(acts, opened, circumstances),
    ...many(opened, limits),
    ...atNight(opened, limits),
    ...again(acts, opened, limits),
    ...searches(acts, limits),
  ].toSorted((a, b) => b.until.getTime() - a.until.getTime() || (a.key < b.key ? -1 : 1))
}
