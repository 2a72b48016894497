import { createHash, type Hash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { pipeline, Readable, Transform } from 'node:stream'
import { createZstdDecompress } from 'node:zlib'
import { BrokenBackup, type Header, openStream } from './container.ts'
import { type Begin, type FileEnd, type Frame, readFrames, type TableEnd } from './frames.ts'
import { type CannotUnlock, type Opener, unlock } from './locks.ts'

export type Manifest = {
  readonly begin: Begin
  readonly tables: readonly TableEnd[]
  readonly files: readonly FileEnd[]
  readonly rows: number
}

const words: Readonly<Record<CannotUnlock, string>> = {
  'needs-passphrase': 'this backup opens with a passphrase: give it with --passphrase-file FILE or OPKOMST_BACKUP_PASSPHRASE',
  'needs-private-key': 'this backup opens with a private key: give it with --private-key FILE',
  'wrong-passphrase': 'the passphrase is not that of this backup',
  'wrong-private-key': 'the private key is not one this backup was made for',
}

async function* piecesOf(path: string): AsyncGenerator<Buffer> {
  for await (const piece of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
    if (Buffer.isBuffer(piece)) yield piece
  }
}

/** Reads the head of a file and opens its lock. Deriving a key takes half a second, so it is done once for both passes. */
export async function unlockFile(path: string, opener: Opener): Promise<{ readonly header: Header; readonly key: Buffer }> {
  if (!existsSync(path)) throw new Error(`there is no file ${path}`)
  const { header } = await openStream(piecesOf(path))
  const key = unlock(header.locks, opener)
  if (!key.ok) throw new BrokenBackup(words[key.refusal])
  return { header, key: key.value }
}

/** Every frame of a backup. Each chunk is proven before anything in it is used; the end of the file is proven by the last one. */
export async function* framesOf(path: string, key: Buffer): AsyncGenerator<Frame> {
  const { open } = await openStream(piecesOf(path))
  const failed: { error: unknown } = { error: null }
  const opened = Readable.from(open(key), { objectMode: false })
  const clear = createZstdDecompress()
  // The first failure is the one to tell: a cut file also stops the unpacking.
  opened.once('error', (error) => {
    failed.error = error
  })
  const out = new Transform({ transform: (chunk, _, done) => done(null, chunk) })
  pipeline(opened, clear, out, () => undefined)
  try {
    yield* readFrames(out)
  } catch (error) {
    if (failed.error !== null) throw failed.error
    if (error instanceof BrokenBackup) throw error
    throw new BrokenBackup('what is in the file cannot be read', { cause: error })
  }
}

type Open = { readonly kind: 'table' | 'file'; readonly name: string; readonly hash: Hash; bytes: number } | null

/** Follows the frames of a backup and compares what passes with what it says of itself; at the end answers what it holds. */
export class ManifestCheck {
  #begin: Begin | null = null
  readonly #tables: TableEnd[] = []
  readonly #files: FileEnd[] = []
  #rows = 0
  #open: Open = null
  #ended = false

  add(frame: Frame): void {
    if (this.#ended) throw new BrokenBackup('something stands after the end of the backup')
    if (frame.kind === 'start') this.#begin = frame
    else if (frame.kind === 'table' || frame.kind === 'file') this.#start(frame.kind, frame.name)
    else if (frame.kind === 'data') this.#take(frame.data)
    else if (frame.kind === 'end') this.#end(frame)
    else this.#close(frame)
  }

  get manifest(): Manifest {
    if (this.#begin === null || !this.#ended) throw new BrokenBackup('the backup is not whole')
    return { begin: this.#begin, tables: this.#tables, files: this.#files, rows: this.#rows }
  }

  #start(kind: 'table' | 'file', name: string): void {
    if (this.#open !== null || this.#begin === null) throw new BrokenBackup('the parts of the backup stand in the wrong order')
    this.#open = { kind, name, hash: createHash('sha256'), bytes: 0 }
  }

  #take(data: Buffer): void {
    if (this.#open === null) throw new BrokenBackup('the parts of the backup stand in the wrong order')
    this.#open.hash.update(data)
    this.#open.bytes += data.length
  }

  #close(end: TableEnd | FileEnd): void {
    const open = this.#open
    const same = open !== null && open.name === end.name && open.bytes === end.bytes && open.hash.digest('hex') === end.sha256
    if (!same) throw new BrokenBackup(`${end.name} in the backup is not what it was when it was written`)
    if (end.kind === 'table-end') {
      this.#tables.push(end)
      this.#rows += end.rows
    } else this.#files.push(end)
    this.#open = null
  }

  #end({ tables, rows, files }: { readonly tables: number; readonly rows: number; readonly files: number }): void {
    const same = this.#open === null && tables === this.#tables.length && rows === this.#rows && files === this.#files.length
    if (!same) throw new BrokenBackup('the backup is not whole')
    this.#ended = true
  }
}

/** Reads a whole backup and proves it; writes nothing. */
export async function checkBackup(path: string, key: Buffer): Promise<Manifest> {
  const check = new ManifestCheck()
  for await (const frame of framesOf(path, key)) check.add(frame)
  return check.manifest
}
