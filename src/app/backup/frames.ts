import { z } from 'zod'
import { BrokenBackup } from './container.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.int().min(0)

/** Where a file belongs: `files` are uploads, sealed as they lie; `anchors` vouch for the audit; `keys` only when they were asked for. */
export const filePlaces = ['files', 'anchors', 'keys'] as const
export type FilePlace = (typeof filePlaces)[number]

const beginShape = z.object({
  kind: z.literal('start'),
  format: z.literal(1),
  /** Version of the program that made it. */
  version: z.string(),
  takenAt: z.iso.datetime(),
  migrations: z.array(z.string()),
  municipalities: z.array(z.string()),
  /** A known word sealed with each master key, by which a restore knows that the right keys stand ready. */
  probes: z.array(z.object({ version: z.int(), probe: z.string() })),
  holdsKeys: z.boolean(),
})
const tableShape = z.object({ kind: z.literal('table'), name: z.string(), columns: z.array(z.string()) })
const tableEndShape = z.object({ kind: z.literal('table-end'), name: z.string(), rows: count, bytes: count, sha256 })
// A path inside its place: no way out of it.
const fileName = z.string().regex(/^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/)
const fileShape = z.object({ kind: z.literal('file'), place: z.enum(filePlaces), name: fileName })
const fileEndShape = z.object({ kind: z.literal('file-end'), place: z.enum(filePlaces), name: fileName, bytes: count, sha256 })
const endShape = z.object({ kind: z.literal('end'), tables: count, rows: count, files: count })
const recordShape = z.discriminatedUnion('kind', [beginShape, tableShape, tableEndShape, fileShape, fileEndShape, endShape])

export type Begin = z.output<typeof beginShape>
export type TableEnd = z.output<typeof tableEndShape>
export type FileEnd = z.output<typeof fileEndShape>
export type BackupRecord = z.output<typeof recordShape>
/** A record says what comes; data belongs to the record before it. */
export type Frame = BackupRecord | { readonly kind: 'data'; readonly data: Buffer }

const recordType = 1
const dataType = 2
const largestFrame = 64 * 1024 * 1024

function frame(type: number, content: Buffer): Buffer {
  const head = Buffer.alloc(5)
  head.writeUInt8(type, 0)
  head.writeUInt32BE(content.length, 1)
  return Buffer.concat([head, content])
}

export function writeRecord(record: BackupRecord): Buffer {
  return frame(recordType, Buffer.from(JSON.stringify(record), 'utf8'))
}

export function writeData(data: Buffer): Buffer {
  return frame(dataType, data)
}

/** Frames from a stream of any pieces. */
export async function* readFrames(pieces: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let held: Buffer = Buffer.alloc(0)
  let waiting: Buffer[] = []
  let size = 0
  for await (const piece of pieces) {
    waiting.push(piece)
    size += piece.length
    const needed = held.length >= 5 ? 5 + held.readUInt32BE(1) : 5
    if (held.length + size < needed) continue
    held = Buffer.concat([held, ...waiting])
    waiting = []
    size = 0
    while (held.length >= 5) {
      const length = held.readUInt32BE(1)
      if (length > largestFrame) throw new BrokenBackup('what is in the file cannot be read')
      if (held.length < 5 + length) break
      yield parseFrame(held.readUInt8(0), held.subarray(5, 5 + length))
      held = held.subarray(5 + length)
    }
  }
  if (held.length + size > 0) throw new BrokenBackup('the file is cut off')
}

function parseFrame(type: number, content: Buffer): Frame {
  if (type === dataType) return { kind: 'data', data: content }
  const parsed = type === recordType ? recordShape.safeParse(JSON.parse(content.toString('utf8'))) : null
  if (parsed?.success !== true) throw new BrokenBackup('what is in the file cannot be read by this version')
  return parsed.data
}
