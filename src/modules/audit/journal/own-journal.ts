import { randomBytes } from 'node:crypto'
import {
  closeSync,
  fdatasync,
  fdatasyncSync,
  fsyncSync,
  ftruncateSync,
  futimesSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { promisify } from 'node:util'
import type { SealKey } from '../domain/chain.ts'
import { entryBody, headBody, type JournalEntry, lineProof } from '../domain/journal.ts'
import { journalFile, machineName, thisProcess } from './process.ts'

const keepOnDisk = promisify(fdatasync)
/** Beyond this a journal of which everything is sealed begins anew: some thousands of acts. */
const longEnough = 262_144
/** Lines that wait for a disk that takes them again; more are given up. */
const waitsAtMost = 20_000

type Open = { readonly handle: number; readonly inode: number; readonly lines: number; readonly bytes: number; readonly proof: string }

/** The numbers of what this process wrote, beside the database: each line stands in the file before the next event of the program is looked at. */
export class OwnJournal {
  readonly name = `${machineName()}-${randomBytes(5).toString('hex')}`
  readonly path: string
  readonly #folder: string
  readonly #key: SealKey
  #open: Open | null = null
  #waiting: string[] = []
  #lost = 0
  /** Whether the folder is known to name the file also after a power cut. */
  #isListed = false
  #problem: Error | null = null

  constructor(folder: string, key: SealKey) {
    this.#folder = folder
    this.#key = key
    this.path = journalFile(folder, this.name)
  }

  /** Lines that stand in the file. */
  get lines(): number {
    return this.#open?.lines ?? 0
  }
  /** Lines that could not be written, and why; null when all stand there. */
  get trouble(): { readonly lines: number; readonly problem: Error } | null {
    return this.#problem === null ? null : { lines: this.#waiting.length + this.#lost, problem: this.#problem }
  }

  add(entry: JournalEntry): void {
    if (this.#waiting.length < waitsAtMost) this.#waiting.push(entryBody(entry))
    else this.#lost += 1
    this.write()
  }

  /** Writes what waits. The act is kept already, so a disk that is full or read-only does not stop it: that is told by {@link trouble}. */
  write(): void {
    try {
      this.#open ??= this.#begin(this.path, 0)
      if (this.#waiting.length > 0) this.#open = this.#append(this.#open, this.#waiting)
      this.#waiting = []
      this.#problem = this.#lost > 0 ? this.#problem : null
    } catch (error) {
      this.#problem = error instanceof Error ? error : new Error(String(error))
    }
  }

  /** Answers with the lines that are on the disk for certain, also after a power cut. */
  async keep(): Promise<number> {
    const open = this.#open
    if (open === null) return 0
    futimesSync(open.handle, new Date(), new Date())
    await keepOnDisk(open.handle)
    if (!this.#isListed) keepListed(this.#folder)
    this.#isListed = true
    return open.lines
  }

  /** Whether the file is as this process left it. */
  isThere(): boolean {
    if (this.#open === null) return true
    const { inode, bytes } = this.#open
    const there = statSync(this.path, { throwIfNoEntry: false })
    return there !== undefined && there.ino === inode && there.size === bytes
  }

  /** Begins the file anew when it grew long, and answers whether it did; only to be asked when all it names is sealed. */
  shorten(): boolean {
    const before = this.#open
    if (before === null || before.bytes < longEnough || this.#waiting.length > 0) return false
    const draft = `${this.path}.new`
    try {
      this.#open = this.#begin(draft, before.lines)
      fdatasyncSync(this.#open.handle)
      renameSync(draft, this.path)
      this.#isListed = false
      closeSync(before.handle)
      return true
    } catch (error) {
      rmSync(draft, { force: true })
      this.#open = before
      this.#problem = error instanceof Error ? error : new Error(String(error))
      return false
    }
  }

  /** Lets go of the file, and of what stands in it when nothing needs it any more. */
  end(isSettled: boolean): void {
    if (this.#open === null) return
    closeSync(this.#open.handle)
    this.#open = null
    if (isSettled) rmSync(this.path, { force: true })
  }

  #begin(path: string, base: number): Open {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 })
    const handle = openSync(path, 'ax', 0o600)
    const body = headBody({ ...thisProcess(), name: this.name, base }, this.#key)
    const proof = lineProof(this.#key, '', body)
    try {
      const bytes = writeWhole(handle, 0, `${body} ${proof}\n`)
      return { handle, inode: statSync(path).ino, lines: base + 1, bytes, proof }
    } catch (error) {
      closeSync(handle)
      rmSync(path, { force: true })
      throw error
    }
  }

  #append(open: Open, bodies: readonly string[]): Open {
    let { proof } = open
    let text = ''
    for (const body of bodies) {
      proof = lineProof(this.#key, proof, body)
      text += `${body} ${proof}\n`
    }
    return { ...open, bytes: open.bytes + writeWhole(open.handle, open.bytes, text), lines: open.lines + bodies.length, proof }
  }
}

function keepListed(folder: string): void {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** All of it, or nothing: a disk may take half a line before it is full. Answers with the number of bytes. */
function writeWhole(handle: number, from: number, text: string): number {
  const bytes = Buffer.from(text, 'utf8')
  let done = 0
  try {
    while (done < bytes.length) done += writeSync(handle, bytes, done)
  } catch (error) {
    if (done > 0) ftruncateSync(handle, from)
    throw error
  }
  return bytes.length
}
