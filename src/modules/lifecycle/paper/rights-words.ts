import { z } from 'zod'
import { type Ask, askFor, loadRights, type QuestionWords, readQuestions } from '#modules/rights/public.ts'
import { isDay } from '#platform/day.ts'
import { projectRoot } from '#platform/root.ts'
import { formatDate, formatEuro } from '#platform/text/format.ts'
import type { PackageTable, PackageValue } from '../domain/package.ts'
import { codeWords } from './codes.ts'

export type RightsWords = { readonly titles: ReadonlyMap<string, string>; readonly questions: QuestionWords }

/** Titles of the rights and the questions behind the facts, in Dutch, as on the pages. */
export function readRightsWords(root: string = projectRoot): RightsWords {
  return { titles: new Map(loadRights(root).map(({ id, title }) => [id, title])), questions: readQuestions(root, 'nl') }
}

const seen = z.record(z.string(), z.object({ outcome: z.string(), cents: z.number().nullable(), per: z.string().nullable() }))
const found: readonly (readonly [string, string])[] = [
  ['yes', 'Waarschijnlijk wel'],
  ['ask', 'Vraag het na'],
  ['check', 'Kijk na'],
  ['unknown', 'Nog te vragen'],
  ['no', 'Waarschijnlijk niet'],
]

function parsed(value: PackageValue): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

/** A fact of a person is kept without saying which one of the list; the question is the same for each. */
const askOf = (path: string, { questions }: RightsWords): Ask | null => askFor(path.replace('[*]', '[0]'), questions)

const said = z.union([z.string(), z.number(), z.boolean(), z.null()])

/** What she answered, in the words of the question; a list or something newer than this paper is left to the file. */
function answerWords(path: string, raw: PackageValue, words: RightsWords): string | null {
  const value = said.safeParse(parsed(raw))
  if (!value.success) return 'staat in het bestand'
  if (value.data === null) return 'dat weten we nog niet'
  if (typeof value.data === 'boolean') return value.data ? 'ja' : 'nee'
  const ask = askOf(path, words)
  if (typeof value.data === 'number') return ask?.kind === 'money' ? formatEuro(value.data, 'nl') : String(value.data)
  if (isDay(value.data)) return formatDate(value.data, 'nl')
  return ask?.options.find((option) => option.value === value.data)?.label ?? codeWords(value.data)
}

function outcomeWords(raw: PackageValue, { titles }: RightsWords): string | null {
  const all = seen.safeParse(parsed(raw))
  if (!all.success) return 'staat in het bestand'
  const lines = found.flatMap(([outcome, words]) => {
    const names = Object.entries(all.data).flatMap(([id, one]) => {
      if (one.outcome !== outcome) return []
      const amount = one.cents === null ? '' : ` (${formatEuro(one.cents, 'nl')}${one.per === null ? '' : ` ${codeWords(one.per)}`})`
      return [`${titles.get(id) ?? codeWords(id)}${amount}`]
    })
    return names.length === 0 ? [] : [`${words}: ${names.join('; ')}.`]
  })
  return lines.join('\n')
}

const spoken: Readonly<Record<string, (row: Readonly<Record<string, PackageValue>>, words: RightsWords) => PackageValue>> = {
  path: ({ path }, words) => (typeof path === 'string' ? (askOf(path, words)?.text ?? codeWords(path)) : null),
  value: ({ path, value }, words) => (typeof path === 'string' ? answerWords(path, value ?? null, words) : null),
  right_id: ({ right_id: id }, { titles }) => (typeof id === 'string' ? (titles.get(id) ?? codeWords(id)) : null),
  outcomes: ({ outcomes }, words) => outcomeWords(outcomes ?? null, words),
  cents: ({ cents }) => (typeof cents === 'number' || (typeof cents === 'string' && cents !== '') ? formatEuro(Number(cents), 'nl') : null),
}

/** A table about rights as she reads it: questions and titles instead of the names the program uses. Other tables stay as they are. */
export function rightsInWords(table: PackageTable, words: RightsWords): PackageTable {
  if (!table.name.startsWith('rights.')) return table
  const columns = table.columns.filter(({ name }) => name in spoken)
  const rows = table.rows.map((row) => ({
    ...row,
    ...Object.fromEntries(columns.map(({ name }) => [name, spoken[name]?.(row, words) ?? null])),
  }))
  return { ...table, rows }
}
