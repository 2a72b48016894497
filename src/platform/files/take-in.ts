import { fileTypeFromBuffer } from 'file-type'
import { ok, type Result, refuse } from '../result.ts'
import { cleanImage } from './clean-image.ts'
import { type FileRefusal, type FileType, isFileType, largestFile } from './kinds.ts'
import { provePdf } from './prove-pdf.ts'
import { isPlainText } from './prove-text.ts'
import type { Scanner, ScanState } from './scanner.ts'

export type TakenIn = { readonly type: FileType; readonly bytes: Buffer; readonly scan: Exclude<ScanState, 'infected'> }

const appleForms = ['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence', 'image/avif']

/** The kind of a file by what is in it; its name and what the browser says of it are not looked at. */
export async function proveType(bytes: Buffer): Promise<Result<FileType, FileRefusal>> {
  if (bytes.length === 0) return refuse('empty')
  if (bytes.length > largestFile) return refuse('too-large')
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined)
  if (found === undefined) return isPlainText(bytes) ? ok('text/plain') : refuse('unknown-kind')
  if (appleForms.includes(found.mime)) return refuse('heic')
  if (!isFileType(found.mime)) return refuse('unknown-kind')
  if (found.mime !== 'application/pdf') return ok(found.mime)
  const proven = provePdf(bytes)
  return proven.ok ? ok('application/pdf') : proven
}

/** A file as it may be kept: of a proven kind, looked at by the scanner when there is one, images drawn anew. */
export async function takeIn(bytes: Buffer, scanner: Scanner | null): Promise<Result<TakenIn, FileRefusal>> {
  const type = await proveType(bytes)
  if (!type.ok) return type
  const scan = scanner === null ? 'not-scanned' : (await scanner.scan(bytes)).state
  if (scan === 'infected') return refuse('infected')
  if (type.value === 'application/pdf' || type.value === 'text/plain') return ok({ type: type.value, bytes, scan })
  const image = await cleanImage(bytes, type.value)
  return image.ok ? ok({ type: type.value, bytes: image.value, scan }) : image
}
