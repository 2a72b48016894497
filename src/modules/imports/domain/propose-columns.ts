import { adultsBornBefore, type Column, columnSample, contentFit } from './content-fit.ts'
import { CRITERIA, CRITERION_WORDS, type Criterion } from './criteria.ts'
import { FILE_KINDS, type Field, type FieldId, type FileKind, fieldsOf } from './fields.ts'
import { fold } from './fold.ts'
import { headerLikeness, headerWords } from './header-words.ts'
import type { ImportContext } from './mapping.ts'
import { spellMoments } from './moment-pairs.ts'
import type { DateOrder } from './parse-day.ts'
import { isProblemFile, PROBLEM_COLUMNS } from './problem-file.ts'

export type ColumnReason = 'saved' | 'header' | 'header-alike' | 'content' | 'none'
export type ColumnProposal = {
  readonly index: number
  readonly header: string
  readonly field: FieldId | null
  /** 0 to 1; below 0.75 the worker is asked to look. */
  readonly confidence: number
  readonly reason: ColumnReason
}
export type SavedColumns = Readonly<Record<string, FieldId | null>>

type Candidate = { readonly index: number; readonly field: Field; readonly likeness: number; readonly score: number }
const LEAST_LIKENESS = 0.62
const LEAST_SCORE = 0.5
const UNJUDGED = 0.7
const ENOUGH_CELLS = 5
const CONTENT_ONLY = 0.9
const SAME_HEADER = 0.95
/** What a team calls its incomes or homes is its own; a header that says so is believed although no word under it is known. */
const NAMED_BY_HEADER: ReadonlySet<Field['kind']> = new Set(['yesNo', 'income', 'housing', 'endReason'])

function likenessOf(words: readonly string[], field: Field): number {
  return field.words.reduce((best, synonym) => Math.max(best, headerLikeness(words, synonym)), 0)
}

function candidates(headers: readonly string[], columns: readonly Column[], kind: FileKind, context: ImportContext): readonly Candidate[] {
  const adults = adultsBornBefore(columns, context.today)
  return spellMoments(headers).flatMap((header, index) => {
    const words = headerWords(header)
    const column = columns[index] ?? { cells: [], days: [] }
    return fieldsOf(kind).flatMap((field) => {
      const likeness = likenessOf(words, field)
      if (likeness < LEAST_LIKENESS) return []
      const judged = contentFit(field, column, kind, adults, context) ?? UNJUDGED
      // A handful of cells proves nothing: in a list of refused rows they are the wrong ones.
      const fit = column.cells.length < ENOUGH_CELLS ? Math.max(judged, UNJUDGED) : judged
      const score = Math.max(likeness * (0.4 + 0.6 * fit), likeness >= SAME_HEADER && NAMED_BY_HEADER.has(field.kind) ? LEAST_SCORE : 0)
      return score >= LEAST_SCORE ? [{ index, field, likeness, score }] : []
    })
  })
}

function byContent(
  columns: readonly Column[],
  taken: ReadonlySet<number>,
  used: ReadonlySet<FieldId>,
  kind: FileKind,
  context: ImportContext,
): readonly Candidate[] {
  const strong = fieldsOf(kind).filter(({ id, kind: type }) => !used.has(id) && ['programme', 'income', 'endReason', 'item'].includes(type))
  const adults = adultsBornBefore(columns, context.today)
  return columns.flatMap((column, index) => {
    if (taken.has(index) || column.cells.length < 3) return []
    return strong.flatMap((field) => {
      const fit = contentFit(field, column, kind, adults, context) ?? 0
      return fit >= CONTENT_ONLY ? [{ index, field, likeness: 0, score: 0.5 * fit }] : []
    })
  })
}

const ENOUGH_CRITERIA = 4
const LEAST_AMONG_NEIGHBOURS = 0.35

/**
 * "Inkomen gezin", "Financieel": alone such a header says little. Where four or more of the six criteria of the screening stand together, each
 * above cells that answer one, it is a criterion. Below the confidence at which nobody is asked to look.
 */
function amongCriteria(
  headers: readonly string[],
  columns: readonly Column[],
  found: ReadonlyMap<number, Candidate>,
  context: ImportContext,
): readonly Candidate[] {
  const has = (criterion: Criterion) => [...found.values()].some(({ field }) => field.id === `criteria.${criterion}`)
  const missing = CRITERIA.filter((criterion) => !has(criterion))
  const near = headers.flatMap((header, index) => {
    const column = columns[index]
    if (found.has(index) || column === undefined) return []
    const words = headerWords(header)
    return missing.flatMap((criterion) => {
      const field = fieldsOf('registrations').find(({ id }) => id === `criteria.${criterion}`)
      const likeness = Math.max(...CRITERION_WORDS[criterion].map((word) => headerLikeness(words, headerWords(word))))
      if (field === undefined || likeness < LEAST_AMONG_NEIGHBOURS) return []
      const fit = contentFit(field, column, 'registrations', '', context) ?? 0
      return fit >= CONTENT_ONLY ? [{ index, field, likeness, score: 0.7 * fit }] : []
    })
  })
  const together = CRITERIA.length - missing.length + new Set(near.map(({ field }) => field.id)).size
  return together >= ENOUGH_CRITERIA ? near : []
}

/** One column called "Naam" and none for the given name: then it usually holds both. */
function fullNames(found: Map<number, Candidate>, columns: readonly Column[], kind: FileKind): void {
  const family = [...found.values()].find(({ field }) => field.id === 'familyName')
  const full = fieldsOf(kind).find(({ id }) => id === 'fullName')
  if (!family || !full || [...found.values()].some(({ field }) => field.id === 'givenName' || field.id === 'fullName')) return
  const cells = columns[family.index]?.cells ?? []
  if (cells.filter((cell) => /\S[\s,]+\S/.test(cell)).length >= 0.6 * cells.length) found.set(family.index, { ...family, field: full })
}

/** Separate columns for both names make a third "name" column superfluous. */
function withoutDoubleNames(list: readonly Candidate[]): readonly Candidate[] {
  const sure = (id: FieldId) => list.some(({ field, score }) => field.id === id && score >= 0.75)
  return sure('familyName') && sure('givenName') ? list.filter(({ field }) => field.id !== 'fullName') : list
}

/** Proposes a field per column: a saved choice first, then header and content together, each field at most once. */
export function proposeColumns(
  kind: FileKind,
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  order: DateOrder,
  context: ImportContext,
  saved: SavedColumns = {},
): readonly ColumnProposal[] {
  const columns = headers.map((_, index) => columnSample(rows, index, order, context))
  const taught = new Map(Object.entries(saved).map(([header, field]) => [fold(header), field]))
  const ignored = isProblemFile(headers) ? PROBLEM_COLUMNS : 0
  const fromSaved = new Map(
    headers.flatMap((header, index) => (taught.has(fold(header)) ? [[index, taught.get(fold(header)) ?? null] as const] : [])),
  )
  const used = new Set<FieldId>([...fromSaved.values()].flatMap((field) => (field === null ? [] : [field])))
  const found = new Map<number, Candidate>()
  const take = (list: readonly Candidate[]) => {
    for (const candidate of [...list].sort((a, b) => b.score - a.score || b.likeness - a.likeness || a.index - b.index)) {
      if (candidate.index < ignored || fromSaved.has(candidate.index) || found.has(candidate.index) || used.has(candidate.field.id))
        continue
      found.set(candidate.index, candidate)
      used.add(candidate.field.id)
    }
  }
  take(withoutDoubleNames(candidates(headers, columns, kind, context)))
  fullNames(found, columns, kind)
  if (kind === 'registrations') take(amongCriteria(headers, columns, found, context))
  take(byContent(columns, new Set([...found.keys(), ...fromSaved.keys()]), used, kind, context))
  return headers.map((header, index) => {
    if (fromSaved.has(index)) return { index, header, field: fromSaved.get(index) ?? null, confidence: 1, reason: 'saved' }
    const hit = found.get(index)
    if (!hit) return { index, header, field: null, confidence: 0, reason: 'none' }
    const reason = hit.likeness === 0 ? 'content' : hit.likeness >= 0.97 ? 'header' : 'header-alike'
    return { index, header, field: hit.field.id, confidence: Math.round(hit.score * 100) / 100, reason }
  })
}

const keyOf = (words: readonly string[]): string => [...words].sort().join(' ')
const KNOWN_HEADERS: Readonly<Record<FileKind, ReadonlySet<string>>> = {
  registrations: knownHeaders('registrations'),
  'case-study': knownHeaders('case-study'),
  interviews: knownHeaders('interviews'),
}

function knownHeaders(kind: FileKind): ReadonlySet<string> {
  return new Set(fieldsOf(kind).flatMap(({ words }) => words.map(keyOf)))
}

/** How many cells of a row are headers of this kind of file; `fuzzy` also counts those that are nearly one (slower). */
export function headerHits(cells: readonly string[], kind: FileKind, fuzzy: boolean): number {
  const isHit = (cell: string): boolean => {
    const words = headerWords(cell)
    return KNOWN_HEADERS[kind].has(keyOf(words)) || (fuzzy && fieldsOf(kind).some((field) => likenessOf(words, field) >= 0.8))
  }
  return cells.filter((cell) => cell.trim() !== '' && cell.length <= 60 && isHit(cell)).length
}

/** How well a header alone names any field of any list, 0 to 1. */
export function headerStrength(header: string): number {
  const words = headerWords(header)
  return FILE_KINDS.flatMap((kind) => fieldsOf(kind)).reduce((best, field) => Math.max(best, likenessOf(words, field)), 0)
}

export type DetectedKind = { readonly kind: FileKind; readonly hits: number }

/** The kind of file whose fields the headers name best; null when they name hardly any. */
export function detectKind(headers: readonly string[]): DetectedKind | null {
  const required = (kind: FileKind) => fieldsOf(kind).filter((field) => field.required)
  const covered = (kind: FileKind) =>
    required(kind).filter((field) => headers.some((header) => likenessOf(headerWords(header), field) >= 0.8)).length / required(kind).length
  const ranked = FILE_KINDS.map((kind) => ({ kind, hits: headerHits(headers, kind, true), covered: covered(kind) })).sort(
    (a, b) => b.covered * 10 + b.hits - (a.covered * 10 + a.hits),
  )
  const [best] = ranked
  return best && best.hits >= 2 ? { kind: best.kind, hits: best.hits } : null
}
