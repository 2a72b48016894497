import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { type Lock, lockShape } from './locks.ts'

const cipher = 'aes-256-gcm'
const magic = Buffer.from('OPKOMST BACKUP 1\n', 'latin1')
/** Clear bytes per chunk. */
const chunkBytes = 256 * 1024
const tagBytes = 16
const largestHeader = 64 * 1024
const headerShape = z.object({ format: z.literal(1), takenAt: z.iso.datetime(), locks: z.array(lockShape).min(1).max(20) })
export type Header = z.output<typeof headerShape>

/** The file is not, or no longer, what was written: cut off, changed, put in another order, or no backup at all. */
export class BrokenBackup extends Error {}

/** What everybody may read at the head of a file: how it is locked, never what is in it. */
export function writeHeader(takenAt: Date, locks: readonly Lock[]): Buffer {
  const plain = locks.map((lock) =>
    Object.fromEntries(Object.entries(lock).map(([name, value]) => [name, Buffer.isBuffer(value) ? value.toString('base64url') : value])),
  )
  const text = Buffer.from(JSON.stringify({ format: 1, takenAt: takenAt.toISOString(), locks: plain }), 'utf8')
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length)
  return Buffer.concat([magic, length, text])
}

/** Each chunk is bound to its place, to whether it is the last, and to the head of the file. */
function nonceOf(index: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(index, 5, 6)
  nonce.writeUInt8(isLast ? 1 : 0, 11)
  return nonce
}

function boundTo(header: Buffer): Buffer {
  return createHash('sha256').update(header).digest()
}

/** Seals a stream under a key of its own. The key is used for this file only, so a counter is a safe nonce. */
export async function* sealStream(header: Buffer, key: Buffer, clear: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const bound = boundTo(header)
  let index = 0
  const sealOne = (content: Buffer, isLast: boolean): Buffer => {
    const sealer = createCipheriv(cipher, key, nonceOf(index, isLast))
    sealer.setAAD(bound)
    index += 1
    const length = Buffer.alloc(4)
    length.writeUInt32BE(content.length)
    return Buffer.concat([length, sealer.update(content), sealer.final(), sealer.getAuthTag()])
  }
  yield header
  let held: Buffer[] = []
  let size = 0
  for await (const piece of clear) {
    held.push(piece)
    size += piece.length
    if (size <= chunkBytes) continue
    const all = Buffer.concat(held)
    let from = 0
    // One byte stays behind at least: only then is it known that a chunk is not the last.
    for (; all.length - from > chunkBytes; from += chunkBytes) yield sealOne(all.subarray(from, from + chunkBytes), false)
    held = [all.subarray(from)]
    size = all.length - from
  }
  yield sealOne(Buffer.concat(held), true)
}

export function newFileKey(): Buffer {
  return randomBytes(32)
}

/** Takes exact numbers of bytes from a stream of any pieces. */
class Puller {
  readonly #source: AsyncIterator<Buffer>
  #held: Buffer[] = []
  #size = 0
  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]()
  }
  /** `null` at the end of the stream; throws when it ends halfway. */
  async take(wanted: number): Promise<Buffer | null> {
    while (this.#size < wanted) {
      const next = await this.#source.next()
      if (next.done === true) {
        if (this.#size === 0) return null
        throw new BrokenBackup('the file is cut off')
      }
      this.#held.push(next.value)
      this.#size += next.value.length
    }
    const all = this.#held.length === 1 && this.#held[0] !== undefined ? this.#held[0] : Buffer.concat(this.#held)
    this.#held = [all.subarray(wanted)]
    this.#size = all.length - wanted
    return all.subarray(0, wanted)
  }
  async need(wanted: number): Promise<Buffer> {
    const taken = await this.take(wanted)
    if (taken === null) throw new BrokenBackup('the file is cut off')
    return taken
  }
}

export type OpenedHeader = { readonly header: Header; readonly open: (key: Buffer) => AsyncGenerator<Buffer> }

/** Reads the head of a file; `open` then gives what is in it, each chunk proven before it is passed on. */
export async function openStream(sealed: AsyncIterable<Buffer>): Promise<OpenedHeader> {
  const puller = new Puller(sealed)
  const first = await puller.take(magic.length).catch((error: unknown) => {
    if (error instanceof BrokenBackup) return null
    throw error
  })
  if (first === null || !first.equals(magic)) throw new BrokenBackup('this is not a backup of Opkomst')
  const length = await puller.need(4)
  if (length.readUInt32BE() > largestHeader) throw new BrokenBackup('the head of the file was changed')
  const text = await puller.need(length.readUInt32BE())
  const parsed = headerShape.safeParse(parseJson(text))
  if (!parsed.success) throw new BrokenBackup('the head of the file was changed')
  const bound = boundTo(Buffer.concat([magic, length, text]))
  return { header: parsed.data, open: (key) => openChunks(puller, key, bound) }
}

function parseJson(text: Buffer): unknown {
  try {
    return JSON.parse(text.toString('utf8'))
  } catch {
    return null
  }
}

async function* openChunks(puller: Puller, key: Buffer, bound: Buffer): AsyncGenerator<Buffer> {
  for (let index = 0; ; index += 1) {
    const length = await puller.take(4)
    if (length === null) throw new BrokenBackup('the file is cut off')
    const size = length.readUInt32BE()
    if (size > chunkBytes) throw new BrokenBackup('the file was changed or damaged')
    const sealed = await puller.need(size + tagBytes)
    const middle = openChunk(key, bound, nonceOf(index, false), sealed)
    const content = middle ?? openChunk(key, bound, nonceOf(index, true), sealed)
    if (content === null) throw new BrokenBackup('the file was changed or damaged')
    yield content
    if (middle !== null) continue
    if ((await puller.take(1)) !== null) throw new BrokenBackup('the file was changed: something was added at its end')
    return
  }
}

function openChunk(key: Buffer, bound: Buffer, nonce: Buffer, sealed: Buffer): Buffer | null {
  const opener = createDecipheriv(cipher, key, nonce, { authTagLength: tagBytes })
  opener.setAAD(bound)
  opener.setAuthTag(sealed.subarray(sealed.length - tagBytes))
  const content = opener.update(sealed.subarray(0, sealed.length - tagBytes))
  try {
    opener.final()
    return content
  } catch {
    return null
  }
}
