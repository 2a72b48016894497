import { z } from 'zod'
import { ok, type Result, refuse } from '#platform/result.ts'
import { FIELD_KINDS, FILE_KINDS, type FieldId, type FileKind, fieldIdOf, fieldsOf } from './fields.ts'
import { NAME_ORDERS, type ValueMeanings } from './mapping.ts'
import { DATE_ORDERS } from './parse-day.ts'
import { PROGRAMMES, type ProgrammeNames, VOCABULARIES } from './vocabulary.ts'

const text = z.string().max(500)
const shape = z.strictObject({
  version: z.literal(1),
  kind: z.enum(FILE_KINDS),
  columns: z.record(text, text.nullable()),
  values: z.record(text, z.record(text, text)).default({}),
  dateOrder: z.enum(DATE_ORDERS).optional(),
  nameOrder: z.enum(NAME_ORDERS).optional(),
  ownServices: z.array(text).default([]),
  externalPartners: z.array(text).default([]),
  defaultProgramme: text.nullable().default(null),
})

type Shape = z.infer<typeof shape>
/** The saved mapping of a team, documented in docs/guides/import-mapping.md. */
export type MappingFile = Omit<Shape, 'columns' | 'values'> & {
  readonly columns: Readonly<Record<string, FieldId | null>>
  readonly values: ValueMeanings
}

export type MappingFault = {
  readonly path: string
  readonly code: MappingFaultCode
  readonly value: string
  readonly allowed: readonly string[]
}
export type MappingFaultCode = 'not-json' | 'wrong-shape' | 'unknown-field' | 'field-twice' | 'unknown-group' | 'unknown-meaning'

const fault = (path: string, code: MappingFaultCode, value: string, allowed: readonly string[] = []): MappingFault => ({
  path,
  code,
  value,
  allowed,
})

function parseJson(source: string): Result<unknown, MappingFault> {
  try {
    const parsed: unknown = JSON.parse(source.replace(/^\uFEFF/, ''))
    return ok(parsed)
  } catch (error) {
    return refuse(fault('', 'not-json', error instanceof Error ? error.message : ''))
  }
}

function columnsOf(kind: FileKind, columns: Shape['columns'], faults: MappingFault[]): Readonly<Record<string, FieldId | null>> {
  const allowed: readonly string[] = fieldsOf(kind).map(({ id }) => id)
  const used = new Set<string>()
  const entries = Object.entries(columns).map(([header, name]): readonly [string, FieldId | null] => {
    if (name === null) return [header, null]
    const id = allowed.includes(name) ? fieldIdOf(name) : null
    if (id === null) faults.push(fault(`columns.${header}`, 'unknown-field', name, allowed))
    else if (used.has(id)) faults.push(fault(`columns.${header}`, 'field-twice', name))
    used.add(name)
    return [header, id]
  })
  return Object.fromEntries(entries)
}

function meaningsOf(group: string, kind: FileKind, programmes: readonly ProgrammeNames[]): readonly string[] | null | undefined {
  const field = fieldsOf(kind).find(({ id }) => id === group)
  const name = field?.kind ?? FIELD_KINDS.find((other) => other === group)
  if (name === 'programme') return programmes.map(({ id }) => id)
  if (name === 'organisation' || name === 'item') return null
  const words = Object.entries(VOCABULARIES).find(([other]) => other === name)?.[1]
  return words?.meanings
}

function checkValues(file: Shape, programmes: readonly ProgrammeNames[], faults: MappingFault[]): void {
  for (const [group, spellings] of Object.entries(file.values)) {
    const allowed = meaningsOf(group, file.kind, programmes)
    if (allowed === undefined)
      faults.push(fault(`values.${group}`, 'unknown-group', group, [...Object.keys(VOCABULARIES), 'programme', 'organisation', 'item']))
    else if (allowed !== null) {
      for (const [spelling, meaning] of Object.entries(spellings)) {
        if (!allowed.includes(meaning)) faults.push(fault(`values.${group}.${spelling}`, 'unknown-meaning', meaning, allowed))
      }
    }
  }
}

/** Reads a mapping file; all faults at once, each with its place and what would be allowed there. */
export function parseMappingFile(
  source: string,
  programmes: readonly ProgrammeNames[] = PROGRAMMES,
): Result<MappingFile, readonly MappingFault[]> {
  const json = parseJson(source)
  if (!json.ok) return refuse([json.refusal])
  const read = shape.safeParse(json.value)
  if (!read.success) return refuse(read.error.issues.map((issue) => fault(issue.path.join('.'), 'wrong-shape', issue.message)))
  const faults: MappingFault[] = []
  const columns = columnsOf(read.data.kind, read.data.columns, faults)
  checkValues(read.data, programmes, faults)
  return faults.length > 0 ? refuse(faults) : ok({ ...read.data, columns })
}

export function printMappingFile(file: MappingFile): string {
  return `${JSON.stringify(file, null, 2)}\n`
}
