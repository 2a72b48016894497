/** What a number counts: euros per month, days, points. `top` per `bottom`; both empty for a plain number. Money is counted in cents, written `eur`. */
export type Unit = { readonly top: string; readonly bottom: string; readonly notion: string }

/** The income notions the authorities use (each right says which one it looks at). */
export const notions = ['net', 'gross', 'gross-taxable', 'taxable', 'indexed-taxable', 'professional', 'resources'] as const
export type Notion = (typeof notions)[number]

const tops = [
  '',
  'eur',
  'days',
  'weeks',
  'months',
  'years',
  'quarters',
  'hours',
  'litres',
  'points',
  'half-days',
  'persons',
  'percent',
  'lessons',
  'vouchers',
  'boxes',
  'packs',
  'times',
  'mbps',
  'gigabytes',
  'flag',
] as const
const bottoms = ['', 'hour', 'day', 'week', 'month', 'quarter', 'year', 'litre', 'lesson', 'pack', 'box', 'school-year'] as const

const oneOf: Readonly<Record<string, string>> = {
  hour: 'hours',
  day: 'days',
  week: 'weeks',
  month: 'months',
  quarter: 'quarters',
  year: 'years',
  litre: 'litres',
  lesson: 'lessons',
  pack: 'packs',
  box: 'boxes',
}

export const plain: Unit = { top: '', bottom: '', notion: '' }

/** Reads `eur/month gross-taxable`, `days`, `percent`, `years/day`, or the empty text for a plain number; null when it is no unit of ours. */
export function readUnit(text: string): Unit | null {
  const [measure = '', notion = ''] = text.split(' ')
  const [top = '', bottom = ''] = measure.split('/')
  const known = (tops as readonly string[]).includes(top) && (bottoms as readonly string[]).includes(bottom)
  const notionHolds = notion === '' || (top === 'eur' && (notions as readonly string[]).includes(notion))
  return known && notionHolds ? { top, bottom, notion } : null
}

export function showUnit({ top, bottom, notion }: Unit): string {
  return `${top === '' ? 'number' : top}${bottom === '' ? '' : `/${bottom}`}${notion === '' ? '' : ` ${notion}`}`
}

/** A unit as an answer gives it: the value beside it is in cents, so that is what it says. */
export function saidUnit(unit: string): string {
  return unit.replace(/^eur/, 'euro cents')
}

/** Whether two numbers may be compared or added: the same thing per the same period, and no two different notions of income. */
export function sameUnit(a: Unit, b: Unit): boolean {
  return a.top === b.top && a.bottom === b.bottom && (a.notion === b.notion || a.notion === '' || b.notion === '')
}

/** What a sum or difference counts: the notion stays when one side has one. */
export function joined(a: Unit, b: Unit): Unit {
  return a.notion === '' ? b : a
}

/** What a product counts, or null when it counts nothing we know: euros per day times days are euros. */
export function timesUnit(a: Unit, b: Unit): Unit | null {
  const free = (unit: Unit) => unit.bottom === '' && ['', 'percent', 'persons', 'times', 'points'].includes(unit.top)
  if (free(b)) return a
  if (free(a)) return b
  if (a.bottom !== '' && oneOf[a.bottom] === b.top) return { top: a.top, bottom: b.bottom, notion: '' }
  if (b.bottom !== '' && oneOf[b.bottom] === a.top) return { top: b.top, bottom: a.bottom, notion: '' }
  return null
}

/** What a quotient counts: a part of something, or a plain number when both count the same. */
export function perUnit(a: Unit, b: Unit): Unit | null {
  if (b.top === '' && b.bottom === '') return a
  return sameUnit(a, b) ? plain : null
}
