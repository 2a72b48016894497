import {
  applyImport,
  type Counts,
  countOutcomes,
  type FileKind,
  failImport,
  type MappingFile,
  mappingFileOf,
  type Problem,
  saveMapping,
  type Tried,
  type TryRefusal,
  tryList,
  uploadList,
} from '#modules/imports/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'

export type ListFile = {
  readonly kind: FileKind
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly mapping: MappingFile | null
}
export type ListResult = {
  readonly kind: FileKind
  readonly fileName: string
  /** Null after a trial run. */
  readonly importId: string | null
  readonly counts: Counts
  readonly tried: Tried
  readonly problems: readonly Problem[]
  readonly rejected: readonly { readonly rowNumber: number; readonly cells: readonly string[]; readonly problems: readonly Problem[] }[]
  /** How it was read, as a file to keep. */
  readonly mapping: MappingFile
}
export type RunRefusal = { readonly file: string; readonly refusal: TryRefusal | { readonly kind: 'unreadable' | 'columns-missing' } }
export type RunOptions = { readonly isTrial: boolean; readonly progress: (file: string, done: number, total: number) => void }

/**
 * Takes in lists that belong together: first all of them are read and tried, so that an unreadable second file is known before the first one
 * is written. The later lists belong to the first: undone with it.
 */
export async function runImport(
  deps: Deps,
  actor: Actor,
  files: readonly ListFile[],
  options: RunOptions,
): Promise<Result<ListResult[], RunRefusal>> {
  const attempts: { file: ListFile; tried: Tried }[] = []
  for (const file of files) {
    const expectedNumbers = attempts.flatMap(({ tried }) => numbersOf(tried))
    const tried = await tryList(deps, actor, { ...file, expectedNumbers })
    if (!tried.ok) return refuse({ file: file.fileName, refusal: tried.refusal })
    attempts.push({ file, tried: tried.value })
  }
  const results: ListResult[] = []
  for (const { file, tried } of attempts) {
    const result = resultOf(file, tried)
    if (options.isTrial) {
      results.push(result)
      continue
    }
    const written = await writeList(deps, actor, file, tried, { ...options, partOf: results[0]?.importId ?? undefined })
    if (!written.ok) return refuse({ file: file.fileName, refusal: { kind: written.refusal } })
    results.push({ ...result, ...written.value })
  }
  return ok(results)
}

function numbersOf({ plan }: Tried): string[] {
  return plan.kind === 'registrations' ? plan.rows.flatMap(({ row }) => row?.reference ?? []) : []
}

function resultOf({ kind, fileName }: ListFile, tried: Tried): ListResult {
  const { rows } = tried.plan
  const rejected = rows.flatMap(({ rowNumber, cells, problems, outcome }) =>
    outcome === 'rejected' ? [{ rowNumber, cells: cells ?? [], problems }] : [],
  )
  const problems = rows.flatMap((row) => row.problems)
  return { kind, fileName, importId: null, counts: countOutcomes(rows), tried, problems, rejected, mapping: mappingFileOf(tried.proposal) }
}

async function writeList(
  deps: Deps,
  actor: Actor,
  file: ListFile,
  tried: Tried,
  options: RunOptions & { readonly partOf: string | undefined },
): Promise<Result<{ readonly importId: string; readonly counts: Counts }, 'unreadable' | 'columns-missing'>> {
  const { kind, fileName, bytes } = file
  const uploaded = await uploadList(deps, actor, { kind, fileName, bytes, partOf: options.partOf })
  if (!uploaded.ok) return refuse('unreadable')
  const uploadId = uploaded.value.id
  await saveMapping(deps, actor, { uploadId, mapping: mappingFileOf(tried.proposal) })
  try {
    const applied = await applyImport(deps, actor, uploadId, async (done, total) => options.progress(fileName, done, total))
    if (!applied.ok) return refuse(applied.refusal.kind === 'columns-missing' ? 'columns-missing' : 'unreadable')
    return ok({ importId: uploadId, counts: applied.value })
  } catch (error) {
    await failImport(deps, actor, uploadId)
    throw error
  }
}
