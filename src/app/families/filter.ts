import { addDays, type IsoDay, isDay } from '#platform/day.ts'
import { type FamilyRow, type ListFilter, type Sorting, sortings } from './list-query.ts'

/** The choices as they stand in the address; nothing in them tells who a family is. */
export type Choices = {
  readonly wie: string
  readonly stand: 'loopt' | 'gestopt' | 'alles'
  readonly programma: string
  /** A phase of the packs, or empty for every phase. */
  readonly fase: string
  readonly stil: string
  readonly volgorde: Sorting
}

export const silences = ['14', '30', '60'] as const
const states = { loopt: 'open', gestopt: 'ended', alles: 'all' } as const
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

type Query = Readonly<Record<string, string>>

const nameIn = (asked = ''): string => (/^[a-z][a-z0-9-]{0,40}$/.test(asked) ? asked : '')

/** What is not a choice falls back to the usual one: my running families, newest first; the whole team for who leads it. */
export function readChoices(query: Query, isLead: boolean): Choices {
  const asked = query['wie'] ?? query['begeleider'] ?? ''
  const wie =
    asked === 'team' || asked === 'mijn' || asked === 'geen' || uuid.test(asked)
      ? asked
      : isLead || query['volgorde'] === 'stil'
        ? 'team'
        : 'mijn'
  const stand = query['stand']
  return {
    wie,
    stand: stand === 'gestopt' || stand === 'alles' ? stand : 'loopt',
    programma: nameIn(query['programma']),
    fase: nameIn(query['fase']),
    stil: silences.find((days) => days === query['stil']) ?? '',
    volgorde: sortings.find((sort) => sort === query['volgorde']) ?? 'nieuw',
  }
}

// The names of the order stay out of the address: after a page sorted by name, only the id of the last row is told.
function readAfter(query: Query, sort: Sorting): ListFilter['after'] {
  const [value = '', id = ''] = (query['na'] ?? '').split('_')
  if (!uuid.test(id)) return null
  return sort === 'naam' ? { value: '', id } : isDay(value) ? { value, id } : null
}

export function toFilter(choices: Choices, query: Query, accountId: string | null, today: IsoDay): ListFilter {
  const { wie, programma, stil, volgorde } = choices
  return {
    state: states[choices.stand],
    counsellor: wie === 'team' ? null : wie === 'geen' ? 'none' : wie === 'mijn' ? (accountId ?? 'none') : wie,
    programme: programma === '' ? null : programma,
    notHeardSince: stil === '' ? null : addDays(today, -Number(stil)),
    sort: volgorde,
    after: readAfter(query, volgorde),
  }
}

/** The address of the page after this row, or of the first page. */
export function pageHref(choices: Choices, last: FamilyRow | null): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(choices)) if (value !== '') query.set(name, value)
  if (last !== null) query.set('na', `${choices.volgorde === 'naam' ? '' : last.sort_value}_${last.id}`)
  return `/gezinnen?${query}`
}
