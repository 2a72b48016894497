import { createHash } from 'node:crypto'
import {
  closeSync,
  createReadStream,
  createWriteStream,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createZstdCompress } from 'node:zlib'
import type { Client } from 'pg'
import { z } from 'zod'
import { type Counted, copyOut, municipalityIds, withSnapshot } from '#platform/db/copy/copy-out.ts'
import { tablesInOrder } from '#platform/db/copy/tables.ts'
import { newFileKey, sealStream, writeHeader } from './container.ts'
import { type FilePlace, writeData, writeRecord } from './frames.ts'
import type { Lock } from './locks.ts'
import { filesBelow, keyNames, type Places } from './places.ts'

export type BackupOptions = {
  readonly ownerUrl: string
  readonly places: Places
  /** File or folder to write to; in a folder it gets a name with the moment. */
  readonly target: string
  readonly lock: (key: Buffer) => readonly Lock[]
  readonly withKeys: boolean
  readonly version: string
  readonly now: Date
}
export type BackupMade = {
  readonly file: string
  readonly takenAt: Date
  readonly bytes: number
  readonly tables: number
  readonly rows: number
  readonly files: number
  readonly holdsKeys: boolean
}
type Totals = { tables: number; rows: number; files: number }

/** What the state file says: only that there was a backup, for `doctor`. */
export const stateShape = z.object({ takenAt: z.iso.datetime(), file: z.string(), bytes: z.int(), rows: z.int(), files: z.int() })

export function targetFile(target: string, now: Date): string {
  const path = resolve(target)
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return path
  return join(path, `opkomst-${now.toISOString().slice(0, 19).replaceAll(':', '').replace('T', '-')}.backup`)
}

/** Writes one encrypted file with everything of this installation, as it was at one moment, while the program goes on. */
export async function writeBackup(options: BackupOptions): Promise<BackupMade> {
  const { ownerUrl, now } = options
  const file = targetFile(options.target, now)
  if (existsSync(file)) throw new Error(`${file} is already there; a backup never writes over something`)
  if (!existsSync(dirname(file))) throw new Error(`there is no folder ${dirname(file)}`)
  const part = `${file}.part`
  const totals: Totals = { tables: 0, rows: 0, files: 0 }
  const key = newFileKey()
  try {
    await withSnapshot(ownerUrl, async (client) => {
      const clear = Readable.from(frames(client, options, totals), { objectMode: false }).pipe(
        createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 3 } }),
      )
      const sealed = sealStream(writeHeader(now, options.lock(key)), key, clear)
      await pipeline(Readable.from(sealed), createWriteStream(part, { mode: 0o600, flags: 'wx' }))
    })
    keepOnDisk(part)
    renameSync(part, file)
  } catch (error) {
    rmSync(part, { force: true })
    throw error
  } finally {
    key.fill(0)
  }
  return { file, takenAt: now, bytes: statSync(file).size, ...totals, holdsKeys: options.withKeys }
}

function keepOnDisk(path: string): void {
  const handle = openSync(path, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

async function* frames(client: Client, options: BackupOptions, totals: Totals): AsyncGenerator<Buffer> {
  const municipalities = await municipalityIds(client)
  const migrations = await client.query<{ name: string }>('select name from public.kysely_migration order by name')
  const probes = await client.query<{ version: number; probe: string }>('select version, probe from platform.key_check order by version')
  yield writeRecord({
    kind: 'start',
    format: 1,
    version: options.version,
    takenAt: options.now.toISOString(),
    migrations: migrations.rows.map(({ name }) => name),
    municipalities,
    probes: probes.rows,
    holdsKeys: options.withKeys,
  })
  for (const table of await tablesInOrder(client)) {
    yield writeRecord({ kind: 'table', name: table.name, columns: [...table.columns] })
    const hash = createHash('sha256')
    const counted: Counted = { rows: 0 }
    let bytes = 0
    for await (const chunk of copyOut(client, table, municipalities, counted)) {
      hash.update(chunk)
      bytes += chunk.length
      yield writeData(chunk)
    }
    totals.tables += 1
    totals.rows += counted.rows
    yield writeRecord({ kind: 'table-end', name: table.name, rows: counted.rows, bytes, sha256: hash.digest('hex') })
  }
  for (const { place, name, path } of filesOf(options)) {
    yield* fileFrames(place, name, path)
    totals.files += 1
  }
  yield writeRecord({ kind: 'end', ...totals })
}

type Source = { readonly place: FilePlace; readonly name: string; readonly path: string }

/** Uploads come after the rows that name them: a file is written before its row, so none is missed. */
function* filesOf({ places, withKeys }: BackupOptions): Generator<Source> {
  for (const place of ['files', 'anchors'] as const) {
    for (const name of filesBelow(places[place])) yield { place, name, path: join(places[place], name) }
  }
  if (!withKeys) return
  const { ring, audit } = places.keys
  if (ring === null) throw new Error('the keys come from a program, not from a file: they cannot go into a backup')
  for (const [name, path] of [
    [keyNames.ring, ring],
    [keyNames.audit, audit],
  ] as const) {
    if (existsSync(path)) yield { place: 'keys', name, path }
  }
}

async function* fileFrames(place: FilePlace, name: string, path: string): AsyncGenerator<Buffer> {
  yield writeRecord({ kind: 'file', place, name })
  const hash = createHash('sha256')
  let bytes = 0
  // Erased since the folder was read: an empty file, and nobody has a row for it.
  const source: AsyncIterable<unknown> | Buffer[] = existsSync(path) ? createReadStream(path) : []
  for await (const chunk of source) {
    if (!Buffer.isBuffer(chunk)) continue
    hash.update(chunk)
    bytes += chunk.length
    yield writeData(chunk)
  }
  yield writeRecord({ kind: 'file-end', place, name, bytes, sha256: hash.digest('hex') })
}

/** What `doctor` reads: when the last backup was made; null when that is not known. */
export function lastBackup(stateFile: string): z.output<typeof stateShape> | null {
  try {
    const parsed = stateShape.safeParse(JSON.parse(readFileSync(stateFile, 'utf8')))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
