import { inflateRawSync } from 'node:zlib'
import type { ZipEntry } from '#platform/files/pack-zip.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { MAX_COLUMNS, MAX_ROWS, type ReadRefusal } from './table.ts'

const MAX_ENTRIES = 2000
const MAX_UNPACKED = 120 * 1024 * 1024
const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_HEADER = 0x04034b50
const STORED = 0
const DEFLATED = 8

type Entry = { readonly name: string; readonly method: number; readonly packed: Buffer }

function findDirectory(zip: Buffer): { readonly count: number; readonly at: number } | null {
  for (let at = zip.length - 22; at >= Math.max(0, zip.length - 66_000); at -= 1) {
    if (zip.readUInt32LE(at) === END_OF_DIRECTORY) return { count: zip.readUInt16LE(at + 10), at: zip.readUInt32LE(at + 16) }
  }
  return null
}

function entries(zip: Buffer): readonly Entry[] | null {
  const directory = findDirectory(zip)
  if (!directory || directory.count > MAX_ENTRIES) return null
  const found: Entry[] = []
  let at = directory.at
  for (let index = 0; index < directory.count; index += 1) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== DIRECTORY_ENTRY) return null
    const [packedSize, nameLength, extra, comment, local] = [
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
      zip.readUInt16LE(at + 30),
      zip.readUInt16LE(at + 32),
      zip.readUInt32LE(at + 42),
    ]
    if (local + 30 > zip.length || zip.readUInt32LE(local) !== LOCAL_HEADER) return null
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    found.push({
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
      method: zip.readUInt16LE(at + 10),
      packed: zip.subarray(start, start + packedSize),
    })
    at += 46 + nameLength + extra + comment
  }
  return found
}

/** Rows and columns a sheet claims. One stray cell in the last row of a sheet would make a reader fill a million rows. */
function tooWide(xml: string): ReadRefusal | null {
  for (const [, row] of xml.matchAll(/<row\b[^<>]*?\br="(\d{1,9})"/g))
    if (Number(row) > 2 * MAX_ROWS) return { kind: 'too-many-rows', limit: MAX_ROWS }
  for (const [, column = '', row = ''] of xml.matchAll(/<c\b[^<>]*?\br="([A-Z]{1,9})(\d{1,9})"/g)) {
    if (Number(row) > 2 * MAX_ROWS) return { kind: 'too-many-rows', limit: MAX_ROWS }
    if (column.length > 3) return { kind: 'too-many-columns', limit: MAX_COLUMNS }
  }
  return null
}

export function isSheet(name: string): boolean {
  return /worksheets\/[^/]+\.xml$/.test(name)
}

/** Unpacks within a budget, so that a small file that swells to gigabytes is refused before the spreadsheet reader sees it. */
export function checkZip(bytes: Uint8Array): Result<readonly ZipEntry[], ReadRefusal> {
  const found = entries(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  if (!found?.some(({ name }) => name === '[Content_Types].xml')) return refuse({ kind: found ? 'not-a-table' : 'broken-excel' })
  const unpacked: ZipEntry[] = []
  let left = MAX_UNPACKED
  for (const { name, method, packed } of found) {
    if (method !== STORED && method !== DEFLATED) return refuse({ kind: 'broken-excel' })
    try {
      const content = method === STORED ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(left, 1) })
      left -= content.length
      if (left <= 0) return refuse({ kind: 'too-large', megabytes: Math.round(MAX_UNPACKED / 1024 / 1024) })
      const wide = isSheet(name) ? tooWide(content.toString('latin1')) : null
      if (wide) return refuse(wide)
      unpacked.push({ name, content })
    } catch (error) {
      const swollen = error instanceof RangeError
      return refuse(swollen ? { kind: 'too-large', megabytes: Math.round(MAX_UNPACKED / 1024 / 1024) } : { kind: 'broken-excel' })
    }
  }
  return ok(unpacked)
}
