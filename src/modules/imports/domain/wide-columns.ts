import { type FileKind, fieldsOf } from './fields.ts'
import { fold } from './fold.ts'
import { CASE_STUDY_ITEMS, MOTHER_SCORE_ITEMS, matchItem } from './items.ts'
import type { ValueMeanings } from './mapping.ts'
import { matchWord } from './match-word.ts'
import { type MomentReading, momentOfSign, readMoment } from './moment-words.ts'
import { parseScore } from './parse-number.ts'
import { isProblemFile, PROBLEM_COLUMNS } from './problem-file.ts'
import { VOCABULARIES } from './vocabulary.ts'

export type ScoreKind = Exclude<FileKind, 'registrations'>
/** The two columns of one indicator or question; null where the list has only one of them. */
export type WidePair = { readonly about: string; readonly first: number | null; readonly last: number | null; readonly item: string | null }

const ENOUGH_ON_SCALE = 0.6
/** Of the columns of a list whose kind nobody named. */
const MOST_OF_COLUMNS = 0.5

const itemsOf = (kind: ScoreKind): Readonly<Record<string, string>> => (kind === 'interviews' ? MOTHER_SCORE_ITEMS : CASE_STUDY_ITEMS)

/** Reads what a column is about: first what the team taught, then the built-in words. */
function itemReader(kind: ScoreKind, taught: ValueMeanings): (about: string) => string | null {
  const groups = ['item', kind === 'interviews' ? 'question' : 'indicator']
  const own = new Map(groups.flatMap((group) => Object.entries(taught[group] ?? {}).map(([spelling, item]) => [fold(spelling), item])))
  return (about) => matchItem(own.get(fold(about)) ?? about, itemsOf(kind))
}

type Split = { readonly index: number; readonly reading: MomentReading; readonly item: string | null }
type Group = { readonly about: string; readonly item: string | null; readonly splits: Split[] }

function groupsOf(headers: readonly string[], itemOf: (about: string) => string | null): readonly Group[] {
  const groups = new Map<string, Group>()
  const from = isProblemFile(headers) ? PROBLEM_COLUMNS : 0
  for (const [index, header] of headers.entries()) {
    if (index < from) continue
    const readings = readMoment(header).map((reading) => ({ index, reading, item: itemOf(reading.about) }))
    const split = readings.find(({ item }) => item !== null) ?? readings[0]
    if (split === undefined) continue
    const key = fold(split.reading.about)
    const group = groups.get(key) ?? { about: split.reading.about, item: split.item, splits: [] }
    groups.set(key, group)
    group.splits.push(split)
  }
  return [...groups.values()]
}

function pairOf({ about, item, splits }: Group): WidePair {
  const signs = new Set(splits.map(({ reading }) => reading.sign))
  const at = (wanted: 'first' | 'last') =>
    splits.find(({ reading }) => (reading.moment ?? momentOfSign(reading.sign, signs)) === wanted)?.index ?? null
  return { about, item, first: at('first'), last: at('last') }
}

const isWhole = ({ first, last }: WidePair): boolean => first !== null && last !== null

/** A pair with an unknown name is one more indicator only when its cells are scores: "Datum start" and "Datum einde" are not. */
function isOnScale(pair: WidePair, kind: ScoreKind, rows: readonly (readonly string[])[]): boolean {
  const cells = rows.flatMap((row) => [pair.first, pair.last].map((index) => (index === null ? '' : (row[index] ?? '').trim())))
  const filled = cells.filter((cell) => cell !== '')
  const fits = (cell: string) =>
    kind === 'interviews'
      ? parseScore(cell, 0, 10).kind === 'value'
      : parseScore(cell, 1, 5).kind === 'value' || matchWord<string>(VOCABULARIES.level, cell) !== null
  return filled.length > 0 && filled.filter(fits).length >= ENOUGH_ON_SCALE * filled.length
}

/**
 * The columns of a list that has one row per family and two columns per indicator or question, by their names. Empty when it is no such
 * list: it names its indicators in a column of their own, or no name with both moments is known.
 */
export function widePairs(
  kind: ScoreKind,
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  taught: ValueMeanings = {},
): readonly WidePair[] {
  const itemNames = fieldsOf(kind).flatMap((field) => (field.kind === 'item' ? field.synonyms.map(fold) : []))
  if (headers.some((header) => itemNames.includes(fold(header)))) return []
  const pairs = groupsOf(headers, itemReader(kind, taught)).map(pairOf)
  if (!pairs.some((pair) => pair.item !== null && isWhole(pair))) return []
  return pairs.filter((pair) =>
    pair.item === null ? isWhole(pair) && isOnScale(pair, kind, rows) : pair.first !== null || pair.last !== null,
  )
}

/** The kind of such a list from its column names alone; null when the pairs are not most of it, as in a list of registrations. */
export function wideKind(headers: readonly string[]): ScoreKind | null {
  const from = isProblemFile(headers) ? PROBLEM_COLUMNS : 0
  const count = (kind: ScoreKind) => widePairs(kind, headers, []).filter(isWhole).length
  const [study, interviews] = [count('case-study'), count('interviews')]
  const most = Math.max(study, interviews)
  if (most < 2 || 2 * most <= MOST_OF_COLUMNS * (headers.length - from)) return null
  return study >= interviews ? 'case-study' : 'interviews'
}
