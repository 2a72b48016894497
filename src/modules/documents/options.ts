import { z } from 'zod'
import { type Scanner, scannerOf } from '#platform/files/scanner.ts'
import { type FileStore, fileStore } from '#platform/files/store.ts'
import type { Room } from './domain/document.ts'

/** What documents stand on: where files lie, whether there is a scanner, how much room there is. */
export type DocumentOptions = { readonly files: FileStore; readonly scanner: Scanner | null; readonly room: Room }

const megabyte = 1024 * 1024
const megabytes = z.coerce.number().int().min(1).max(100_000_000)

/** By the settings of the installation: `OPKOMST_FILES_PER_DOSSIER_MB` and `OPKOMST_FILES_TOTAL_MB` are the room of a dossier and a municipality. */
export function documentOptions(env: Readonly<Record<string, string | undefined>> = process.env): DocumentOptions {
  const read = (name: string, otherwise: number): number => {
    const given = env[name]
    const parsed = megabytes.safeParse(given === undefined || given === '' ? otherwise : given)
    if (!parsed.success) throw new Error(`Setting ${name} cannot be used: it is a number of megabytes`)
    return parsed.data * megabyte
  }
  return {
    files: fileStore(),
    scanner: scannerOf(env),
    room: { dossier: read('OPKOMST_FILES_PER_DOSSIER_MB', 250), municipality: read('OPKOMST_FILES_TOTAL_MB', 50_000) },
  }
}
