import { type FieldId, type FieldKind, type FileKind, fieldsOf } from './fields.ts'
import { fold } from './fold.ts'
import { CASE_STUDY_ITEMS, MOTHER_SCORE_ITEMS, matchItem } from './items.ts'
import {
  type Certainty,
  createInterpreter,
  type ImportContext,
  type Interpreter,
  type Mapping,
  type Meaning,
  missingFields,
  type NameOrder,
  NO_MEANING,
} from './mapping.ts'
import type { MappingFile } from './mapping-file.ts'
import { type DateOrder, detectDateOrder } from './parse-day.ts'
import { isProblemFile, PROBLEM_COLUMNS } from './problem-file.ts'
import { type ColumnProposal, proposeColumns } from './propose-columns.ts'
import { VOCABULARIES } from './vocabulary.ts'

export type SpellingProposal = {
  readonly spelling: string
  readonly meaning: string | null
  readonly count: number
  readonly certainty: Certainty
}
export type ValueProposal = {
  readonly group: FieldKind
  readonly fields: readonly FieldId[]
  readonly spellings: readonly SpellingProposal[]
}
export type Proposal = {
  readonly kind: FileKind
  readonly columns: readonly ColumnProposal[]
  readonly values: readonly ValueProposal[]
  readonly newOrganisations: readonly string[]
  readonly dateOrder: DateOrder
  readonly nameOrder: NameOrder
  readonly ownServices: readonly string[]
  readonly externalPartners: readonly string[]
  readonly defaultProgramme: string | null
  /** Required fields without a column: the file cannot be imported until one is chosen. */
  readonly missing: readonly FieldId[]
  /** Headers the saved mapping speaks of and this file does not have. */
  readonly absentHeaders: readonly string[]
  /** Columns that hold something nothing is made of, and of which nobody has said that they may stay behind. */
  readonly leftAside: readonly string[]
  /** What the saved mapping says about spellings, kept as it is. */
  readonly savedValues: MappingFile['values']
}

const isMapped = (kind: FieldKind): boolean =>
  Object.hasOwn(VOCABULARIES, kind) || kind === 'programme' || kind === 'organisation' || kind === 'item'

function meaningOf(
  interpreter: Interpreter,
  kind: FileKind,
  field: { readonly id: FieldId; readonly kind: FieldKind },
  cell: string,
): Meaning {
  if (field.kind === 'organisation') {
    const source = interpreter.source(cell)
    return source === null ? NO_MEANING : { meaning: source.name, certainty: source.known ? 'exact' : 'none' }
  }
  const known = interpreter.meaning(field, cell)
  if (field.kind !== 'item' || known.meaning !== null) return known
  const item = matchItem(cell, kind === 'interviews' ? MOTHER_SCORE_ITEMS : CASE_STUDY_ITEMS)
  return item === null ? NO_MEANING : { meaning: item, certainty: 'exact' }
}

function proposeValues(
  kind: FileKind,
  columns: readonly ColumnProposal[],
  rows: readonly (readonly string[])[],
  interpreter: Interpreter,
): readonly ValueProposal[] {
  const groups = new Map<FieldKind, { readonly fields: FieldId[]; readonly spellings: Map<string, SpellingProposal> }>()
  const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ''))
  for (const { field: id, index } of columns) {
    const field = fieldsOf(kind).find((other) => other.id === id)
    if (!field || !isMapped(field.kind)) continue
    const group = groups.get(field.kind) ?? { fields: [], spellings: new Map<string, SpellingProposal>() }
    groups.set(field.kind, group)
    group.fields.push(field.id)
    for (const row of filled) {
      const cell = (row[index] ?? '').trim()
      const known = group.spellings.get(fold(cell))
      if (known) group.spellings.set(fold(cell), { ...known, count: known.count + 1 })
      else group.spellings.set(fold(cell), { spelling: cell, count: 1, ...meaningOf(interpreter, kind, field, cell) })
    }
  }
  return [...groups].map(([group, { fields, spellings }]) => ({
    group,
    fields,
    spellings: [...spellings.values()].sort((a, b) => b.count - a.count),
  }))
}

function nameOrderOf(columns: readonly ColumnProposal[]): NameOrder {
  const header = fold(columns.find(({ field }) => field === 'fullName')?.header ?? '')
  const given = header.search(/\b(voornaam|prenom|first|given)\b/)
  const family = header.replace(/voornaam|prenom/g, ' '.repeat(8)).search(/\b(\w*naam|nom|name|surname)\b/)
  return given >= 0 && (family < 0 || given < family) ? 'given-first' : 'family-first'
}

/**
 * Proposes how a table is read: columns from header and content, values from the words known, the order of day and month from what
 * the cells prove. A saved mapping wins wherever it speaks; the rest is proposed anew, so a list with an extra column still imports.
 */
export function proposeMapping(
  kind: FileKind,
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  context: ImportContext,
  saved: MappingFile | null = null,
): Proposal {
  const dateOrder = saved?.dateOrder ?? detectDateOrder(rows.slice(0, 2000).flat())
  const columns = proposeColumns(kind, headers, rows, dateOrder, context, saved?.columns)
  const words = { values: saved?.values ?? {}, ownServices: saved?.ownServices ?? [], externalPartners: saved?.externalPartners ?? [] }
  const interpreter = createInterpreter(words, context)
  const values = proposeValues(kind, columns, rows, interpreter)
  const sources = values.filter(({ group }) => group === 'organisation').flatMap(({ spellings }) => spellings)
  const present = new Set(headers.map(fold))
  const fields = columns.map(({ field }) => field)
  return {
    kind,
    columns,
    values,
    newOrganisations: [
      ...new Set(sources.flatMap(({ meaning, certainty }) => (meaning !== null && certainty === 'none' ? [meaning] : []))),
    ],
    dateOrder,
    nameOrder: saved?.nameOrder ?? nameOrderOf(columns),
    ownServices: words.ownServices,
    externalPartners: words.externalPartners,
    defaultProgramme: saved?.defaultProgramme ?? (fields.includes('programme') ? null : (context.programmes[0]?.id ?? null)),
    missing: missingFields(kind, fields),
    absentHeaders: Object.keys(saved?.columns ?? {}).filter((header) => !present.has(fold(header))),
    leftAside: columns
      .slice(isProblemFile(headers) ? PROBLEM_COLUMNS : 0)
      .filter(({ reason, index }) => reason === 'none' && rows.some((row) => (row[index] ?? '').trim() !== ''))
      .map(({ header, index }) => (header.trim() === '' ? `#${index + 1}` : header.trim())),
    savedValues: words.values,
  }
}

/** The proposal as it stands, ready to read rows with. */
export function mappingOf(proposal: Proposal): Mapping {
  const { kind, dateOrder, nameOrder, ownServices, externalPartners, defaultProgramme } = proposal
  const headers = proposal.columns.map(({ header }) => header)
  const columns = proposal.columns.map(({ field }) => field)
  return { kind, headers, columns, values: proposal.savedValues, dateOrder, nameOrder, ownServices, externalPartners, defaultProgramme }
}

/** The proposal as a file to keep: every column and every spelling that has a meaning, so the next list asks only what is new. */
export function mappingFileOf(proposal: Proposal): MappingFile {
  const { kind, dateOrder, nameOrder, ownServices, externalPartners, defaultProgramme } = proposal
  const learned = proposal.values.map(({ group, spellings }) => {
    const known = spellings.flatMap(({ spelling, meaning, certainty }) =>
      meaning !== null && certainty !== 'none' ? [[spelling, meaning] as const] : [],
    )
    return [group, { ...Object.fromEntries(known), ...proposal.savedValues[group] }] as const
  })
  const columns = Object.fromEntries(proposal.columns.map(({ header, field }) => [header, field]))
  return {
    version: 1,
    kind,
    columns,
    values: { ...proposal.savedValues, ...Object.fromEntries(learned) },
    dateOrder,
    nameOrder,
    ownServices: [...ownServices],
    externalPartners: [...externalPartners],
    defaultProgramme,
  }
}
