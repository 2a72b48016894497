import { readFile, writeFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { printProblemFile } from '#modules/imports/public.ts'
import type { ListResult } from '../../import/run-import.ts'

export type ResultAt = ListResult & { readonly path: string }

export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch {
    throw new Error(`cannot read the file ${path}`)
  }
}

export async function writeText(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text)
  } catch (error) {
    throw new Error(`cannot write ${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

/** Beside the list; in the folder one stands in when that may not be written to. */
async function writeNear(path: string, text: string): Promise<string> {
  try {
    await writeFile(path, text)
    return path
  } catch {
    const here = resolve(basename(path))
    await writeText(here, text)
    return here
  }
}

/** Writes refused rows to correct and import again. A trial run writes them only where it was asked to. Answers with the files by list. */
export async function writeRejected(
  results: readonly ResultAt[],
  options: { readonly isTrial: boolean; readonly asked: string | undefined },
): Promise<ReadonlyMap<string, string>> {
  const written = new Map<string, string>()
  for (const [index, result] of results.entries()) {
    if (result.rejected.length === 0) continue
    const text = printProblemFile(result.tried.table.headers, result.rejected, 'nl')
    if (options.asked !== undefined && index === 0) {
      await writeText(options.asked, text)
      written.set(result.path, options.asked)
    } else if (!options.isTrial) written.set(result.path, await writeNear(`${result.path}.te-verbeteren.csv`, text))
  }
  return written
}
