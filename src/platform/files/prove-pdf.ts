import { inflateSync } from 'node:zlib'
import { ok, type Result, refuse } from '../result.ts'
import type { FileRefusal } from './kinds.ts'

/** What makes a PDF act by itself, reach out, or carry other files. */
const active = [
  'JavaScript',
  'JS',
  'Launch',
  'EmbeddedFile',
  'EmbeddedFiles',
  'Filespec',
  'RichMedia',
  'XFA',
  'SubmitForm',
  'ImportData',
  'GoToE',
  'GoToR',
  'Movie',
  'Sound',
  'Rendition',
  '3D',
]
const activeName = new RegExp(`/(?:${active.join('|')})(?![A-Za-z0-9])`)
const largestInflated = 16 * 1024 * 1024
const mostObjectStreams = 2_000

/** Names may be written with `#` and digits to hide them; this is how a reader sees them. */
function plainNames(text: string): string {
  return text.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

type Parts = {
  readonly outside: string
  readonly objects: readonly { readonly dictionary: string; readonly from: number; readonly to: number }[]
}

/** What stands outside streams, and the streams that hold objects. */
function partsOf(text: string): Parts {
  const outside: string[] = []
  const objects: { dictionary: string; from: number; to: number }[] = []
  let at = 0
  for (;;) {
    const found = text.indexOf('stream', at)
    if (found === -1) break
    const begins = text.charAt(found + 6) === '\r' && text.charAt(found + 7) === '\n' ? found + 8 : found + 7
    if (text.slice(found - 3, found) === 'end' || !/[\r\n]/.test(text.charAt(found + 6))) {
      outside.push(text.slice(at, found + 6))
      at = found + 6
      continue
    }
    const end = text.indexOf('endstream', begins)
    const to = end === -1 ? text.length : end
    const dictionary = plainNames(text.slice(Math.max(at, text.lastIndexOf('obj', found)), found))
    if (/\/ObjStm(?![A-Za-z0-9])/.test(dictionary)) objects.push({ dictionary, from: begins, to })
    outside.push(text.slice(at, found))
    at = to
  }
  outside.push(text.slice(at))
  return { outside: plainNames(outside.join('\n')), objects }
}

/** True when a reader of archives finds one at the end of the file, its remark ending exactly where the file does. */
export function endsAsArchive(bytes: Buffer): boolean {
  const mark = Buffer.from('PK\u0005\u0006', 'latin1')
  const from = Math.max(0, bytes.length - 65_557)
  for (let at = bytes.indexOf(mark, from); at !== -1 && at + 22 <= bytes.length; at = bytes.indexOf(mark, at + 1)) {
    if (at + 22 + bytes.readUInt16LE(at + 20) === bytes.length) return true
  }
  return false
}

/**
 * Whether these bytes are one plain PDF: begins and ends as one, is not locked, and nothing in it acts by itself. Objects that are packed are unpacked
 * to look inside, up to a limit. A PDF is kept as it came, so what cannot be looked into is refused.
 */
export function provePdf(bytes: Buffer): Result<null, FileRefusal> {
  const text = bytes.toString('latin1')
  if (!/^%PDF-[12]\.\d/.test(text) || !/%%EOF\s*$/.test(text.slice(-1024)) || endsAsArchive(bytes)) return refuse('broken')
  const { outside, objects } = partsOf(text)
  if (outside.includes('PK\u0003\u0004') || /<(?:script|html|svg|\?php)/i.test(outside)) return refuse('broken')
  if (/\/Encrypt(?![A-Za-z0-9])/.test(outside)) return refuse('locked')
  if (activeName.test(outside)) return refuse('active')
  if (objects.length > mostObjectStreams) return refuse('broken')
  let room = largestInflated
  for (const { dictionary, from, to } of objects) {
    const inner = unpacked(dictionary, bytes.subarray(from, to), room)
    if (inner === null) return refuse('broken')
    room -= inner.length
    if (activeName.test(plainNames(inner))) return refuse('active')
  }
  return ok(null)
}

function unpacked(dictionary: string, packed: Buffer, room: number): string | null {
  if (!/\/Filter/.test(dictionary)) return packed.toString('latin1')
  if (!/\/Filter\s*\[?\s*\/FlateDecode\s*\]?(?!\s*\/\w+Decode)/.test(dictionary)) return null
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(1, room) }).toString('latin1')
  } catch {
    return null
  }
}
