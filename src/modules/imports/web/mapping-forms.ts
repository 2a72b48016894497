import { ok, type Result, refuse } from '#platform/result.ts'
import type { FieldErrors, FormValues } from '#platform/web/form-state.ts'
import { FILE_KINDS, type FieldId, type FieldKind, type FileKind, fieldsOf } from '../domain/fields.ts'
import { CASE_STUDY_ITEMS, MOTHER_SCORE_ITEMS } from '../domain/items.ts'
import { missingFields, NAME_ORDERS } from '../domain/mapping.ts'
import type { MappingFile } from '../domain/mapping-file.ts'
import { DATE_ORDERS } from '../domain/parse-day.ts'
import { mappingFileOf, type SpellingProposal, type ValueProposal } from '../domain/propose-mapping.ts'
import { VOCABULARIES } from '../domain/vocabulary.ts'
import type { OpenUpload } from '../queries/open-upload.ts'
import { fieldName, type Words } from '../text.ts'

export const columnField = (index: number): string => `column-${index}`
export const spellingField = (group: FieldKind, index: number): string => `word-${group}-${index}`

const said = (values: FormValues, name: string): string => {
  const value = values[name]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}

export function columnValues({ proposal }: OpenUpload): FormValues {
  const { columns, dateOrder, nameOrder, defaultProgramme, kind } = proposal
  const chosen = columns.map(({ index, field }) => [columnField(index), field ?? ''] as const)
  return { ...Object.fromEntries(chosen), kind, dateOrder, nameOrder, defaultProgramme: defaultProgramme ?? '' }
}

export function postedKind(values: FormValues): FileKind | null {
  return FILE_KINDS.find((kind) => kind === said(values, 'kind')) ?? null
}

/** The mapping with the columns as chosen; refused with a reason per column when one field stands twice or a needed one nowhere. */
export function readColumns(open: OpenUpload, values: FormValues, t: Words): Result<MappingFile, FieldErrors> {
  const { proposal, table } = open
  const known = fieldsOf(proposal.kind)
  const chosen = table.headers.map(
    (_, index): FieldId | null => known.find(({ id }) => id === said(values, columnField(index)))?.id ?? null,
  )
  const errors: Record<string, string> = {}
  chosen.forEach((field, index) => {
    if (field !== null && chosen.indexOf(field) !== index) errors[columnField(index)] = t.fieldTwice(table.headers[index] ?? '')
  })
  const missing = missingFields(proposal.kind, chosen)
  const firstFree = Math.max(0, chosen.indexOf(null))
  if (missing.length > 0) errors[columnField(firstFree)] ??= t.fieldMissing(missing.map((field) => fieldName(t, field)).join(', '))
  if (Object.keys(errors).length > 0) return refuse(errors)
  const base = mappingFileOf(proposal)
  return ok({
    ...base,
    columns: Object.fromEntries(table.headers.map((header, index) => [header, chosen[index] ?? null])),
    dateOrder: DATE_ORDERS.find((order) => order === said(values, 'dateOrder')) ?? proposal.dateOrder,
    nameOrder: NAME_ORDERS.find((order) => order === said(values, 'nameOrder')) ?? proposal.nameOrder,
    defaultProgramme: chosen.includes('programme') ? null : said(values, 'defaultProgramme') || proposal.defaultProgramme,
  })
}

export type MeaningChoice = { readonly value: string; readonly words: 'meaning' | 'own' | 'new-external' | 'new-own' }

/** What a spelling of a group may mean. */
export function meaningsOf(open: OpenUpload, group: FieldKind): readonly MeaningChoice[] {
  const own = (values: readonly string[]): MeaningChoice[] => values.map((value) => ({ value, words: 'own' }))
  if (group === 'programme') return own(open.context.programmes.map(({ id }) => id))
  if (group === 'item') return own(Object.keys(open.proposal.kind === 'interviews' ? MOTHER_SCORE_ITEMS : CASE_STUDY_ITEMS))
  if (group === 'organisation') {
    return [
      { value: '+external', words: 'new-external' },
      { value: '+own', words: 'new-own' },
      ...own(open.context.organisations.map(({ name }) => name)),
    ]
  }
  const words = Object.entries(VOCABULARIES).find(([name]) => name === group)?.[1]
  return (words?.meanings ?? []).map((value) => ({ value, words: 'meaning' }))
}

const isNew = (group: ValueProposal, { certainty }: SpellingProposal): boolean => group.group === 'organisation' && certainty === 'none'

/** What the form shows for a spelling before anybody touched it. */
export function shownMeaning(open: OpenUpload, group: ValueProposal, spelling: SpellingProposal): string {
  if (isNew(group, spelling)) return open.proposal.ownServices.includes(spelling.meaning ?? '') ? '+own' : '+external'
  return spelling.meaning ?? ''
}

/** A person should look at it: not known, or taken for a typing error. */
export function needsLook(group: ValueProposal, spelling: SpellingProposal): boolean {
  if (group.group === 'organisation' && spelling.spelling === '') return false
  return spelling.certainty === 'guess' || (spelling.certainty === 'none' && spelling.spelling !== '')
}

/** The mapping with the words as chosen. A choice left open takes nothing away from what is built in. */
export function readSpellings(open: OpenUpload, values: FormValues): MappingFile {
  const base = mappingFileOf(open.proposal)
  const meanings: Record<string, Record<string, string>> = Object.fromEntries(
    Object.entries(base.values).map(([group, spellings]) => [group, { ...spellings }]),
  )
  const ownServices = new Set(base.ownServices)
  const externalPartners = new Set(base.externalPartners)
  for (const group of open.proposal.values) {
    const allowed = meaningsOf(open, group.group).map(({ value }) => value)
    const words = meanings[group.group] ?? {}
    meanings[group.group] = words
    group.spellings.forEach(({ spelling }, index) => {
      const chosen = said(values, spellingField(group.group, index))
      if (!allowed.includes(chosen)) return
      if (chosen === '+own') ownServices.add(spelling)
      else if (chosen === '+external') externalPartners.add(spelling)
      else words[spelling] = chosen
      if (chosen === '+own') externalPartners.delete(spelling)
      if (chosen === '+external') ownServices.delete(spelling)
    })
  }
  return { ...base, values: meanings, ownServices: [...ownServices], externalPartners: [...externalPartners] }
}

export function spellingValues(open: OpenUpload): FormValues {
  const chosen = open.proposal.values.flatMap((group) =>
    group.spellings.map((spelling, index) => [spellingField(group.group, index), shownMeaning(open, group, spelling)] as const),
  )
  return Object.fromEntries(chosen)
}
