import { type FileKind, type MappingFault, type MappingFile, parseMappingFile } from '#modules/imports/public.ts'
import { readBytes } from './files.ts'

const guide = 'docs/guides/import-mapping.md'

function describeFault({ path, code, value, allowed }: MappingFault): string {
  const place = path === '' ? 'the whole file' : path
  const words: Readonly<Record<MappingFault['code'], string>> = {
    'not-json': `is not JSON: ${value}`,
    'wrong-shape': value,
    'unknown-field': `"${value}" is not a field; use one of ${allowed.join(', ')}, or null to leave the column out`,
    'field-twice': `"${value}" already has a column`,
    'unknown-group': `"${value}" is neither a field nor a group of values; use one of ${allowed.join(', ')}`,
    'unknown-meaning': `"${value}" is not a meaning here; use one of ${allowed.join(', ')}`,
  }
  return `  ${place}: ${words[code]}`
}

/** Reads the mapping files that were given; each must be about one of the lists, and no two about the same. */
export async function readMappings(
  paths: readonly string[],
  kinds: readonly FileKind[],
  programmes: Parameters<typeof parseMappingFile>[1],
): Promise<ReadonlyMap<FileKind, MappingFile>> {
  const mappings = new Map<FileKind, MappingFile>()
  for (const path of paths) {
    const parsed = parseMappingFile(Buffer.from(await readBytes(path)).toString('utf8'), programmes)
    if (!parsed.ok) throw new Error(`the mapping file ${path} cannot be used (${guide}):\n${parsed.refusal.map(describeFault).join('\n')}`)
    const { kind } = parsed.value
    if (!kinds.includes(kind)) throw new Error(`the mapping file ${path} is about a list of kind ${kind}; given: ${kinds.join(', ')}`)
    if (mappings.has(kind)) throw new Error(`two mapping files are about the list of kind ${kind}; give one`)
    mappings.set(kind, parsed.value)
  }
  return mappings
}
