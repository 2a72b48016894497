import { createHash } from 'node:crypto'
import { listOrganisations } from '#modules/network/public.ts'
import { allPacks } from '#modules/programmes/public.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { FileKind } from '../domain/fields.ts'
import { fold } from '../domain/fold.ts'
import type { ImportContext } from '../domain/mapping.ts'
import { type MappingFile, parseMappingFile } from '../domain/mapping-file.ts'
import { ORGANISATIONS } from '../domain/organisations.ts'
import { isProblemFile, PROBLEM_COLUMNS } from '../domain/problem-file.ts'
import { PROGRAMMES } from '../domain/vocabulary.ts'

/** A programme as a mapping file names it: with the words that are built in, or by its own name. */
export function mappingProgramme(packProgramme: string): string {
  return PROGRAMMES.find(({ id }) => fold(id) === fold(packProgramme))?.id ?? packProgramme
}

/** What the municipality already knows of programmes and organisations. Its own directory goes before what is built in. */
export async function importContext(tx: Tx, municipalityId: string, today: IsoDay): Promise<ImportContext> {
  const packs = await allPacks(tx, municipalityId)
  const own = await listOrganisations(tx, municipalityId)
  const taken = new Set(own.map(({ name }) => fold(name)))
  const programmes = [...new Map(packs.map((pack) => [pack.programme, pack])).values()].map((pack) => {
    const known = PROGRAMMES.find(({ id }) => fold(id) === fold(pack.programme))
    return { id: known?.id ?? pack.programme, names: [...new Set([pack.name, pack.programme, ...(known?.names ?? [])])] }
  })
  const organisations = [
    ...own.map(({ name, isExternal, aliases }) => {
      const known = ORGANISATIONS.find((one) => fold(one.name) === fold(name))
      return { name, external: isExternal, synonyms: [...aliases, ...(known?.synonyms ?? [])] }
    }),
    ...ORGANISATIONS.filter(({ name }) => !taken.has(fold(name))),
  ]
  return { today, programmes, organisations }
}

/** Names a set of headers, whatever their order; the columns in front of a returned list of refused rows do not count. */
export function headersDigest(headers: readonly string[]): string {
  const own = isProblemFile(headers) ? headers.slice(PROBLEM_COLUMNS) : headers
  return createHash('sha256')
    .update(JSON.stringify([...own].map(fold).sort()))
    .digest('hex')
}

export type SavedMapping = { readonly mapping: MappingFile; readonly isSameList: boolean }

/**
 * What the team taught before: the mapping of a list with these headers, or else only the meanings of spellings and organisations from the
 * list of this kind that was saved last.
 */
export async function savedMapping(
  tx: Tx,
  municipalityId: string,
  kind: FileKind,
  headers: readonly string[],
): Promise<SavedMapping | null> {
  const digest = headersDigest(headers)
  const rows = await tx
    .selectFrom('imports.saved_mapping')
    .select(['headers', 'mapping'])
    .where('municipality_id', '=', municipalityId)
    .where('kind', '=', kind)
    .orderBy('saved_at', 'desc')
    .execute()
  const same = rows.find((row) => row.headers === digest)
  const chosen = same ?? rows[0]
  const parsed = chosen === undefined ? null : parseMappingFile(JSON.stringify(chosen.mapping))
  if (parsed === null || !parsed.ok) return null
  if (same !== undefined) return { mapping: parsed.value, isSameList: true }
  const { version, values, ownServices, externalPartners } = parsed.value
  return { mapping: { version, kind, columns: {}, values, ownServices, externalPartners, defaultProgramme: null }, isSameList: false }
}
