import { createHash } from 'node:crypto'
import { createWriteStream, existsSync, renameSync, rmSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { migrations } from '#db/migrations/index.ts'
import { analyse } from '#platform/db/analyse.ts'
import type { Counted } from '#platform/db/copy/copy-out.ts'
import { endSessions } from '#platform/db/copy/end-sessions.ts'
import { type Loader, occupants, rebuild } from '#platform/db/copy/rebuild.ts'
import { migrate } from '#platform/db/migrate.ts'
import { misfit } from '#platform/keys/key-check.ts'
import { KeyRing } from '#platform/keys/key-ring.ts'
import { keySourceAt, keySourceOf } from '#platform/keys/seal.ts'
import { BrokenBackup } from './container.ts'
import type { Frame, TableEnd } from './frames.ts'
import { filesBelow, keyNames, makeParent, type Places, placeFor } from './places.ts'
import { framesOf, type Manifest, ManifestCheck } from './read-backup.ts'

export type RestoreOptions = {
  readonly file: string
  readonly key: Buffer
  /** What `checkBackup` found: the whole file was read and proven. */
  readonly manifest: Manifest
  readonly ownerUrl: string
  readonly places: Places
  readonly now: () => Date
}
export type Restored = {
  readonly takenAt: string
  readonly madeByVersion: string
  readonly municipalities: number
  readonly tables: readonly { readonly name: string; readonly rows: number; readonly sha256: string }[]
  readonly rows: number
  readonly files: number
  /** Steps of the database that are newer than the backup. */
  readonly laterMigrations: readonly string[]
  readonly endedSessions: number
  readonly keysPutBack: boolean
}

/** Whether this version can read a backup: its steps of the database are all known here. */
export function refuseUnknownSteps({ begin }: Manifest): void {
  const unknown = begin.migrations.filter((name) => !(name in migrations))
  if (unknown.length === 0) return
  throw new BrokenBackup(
    `the backup was made by a newer version (${begin.version}; step ${unknown[0]} is not known here): install that version first`,
  )
}

/**
 * Puts a backup back into an installation that serves nobody. Everything is proven before anything is written; rows go in within one transaction,
 * in which what was written is read again and compared. Throws with one line for the operator, and then nothing has changed.
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const { manifest } = options
  refuseUnknownSteps(manifest)
  await refuseWhenTaken(options)
  refuseWrongKeys(manifest, options.places)
  const placed = new PlacedFiles(options.places)
  try {
    await rebuild(options.ownerUrl, manifest.begin, async (loader) => {
      const check = new ManifestCheck()
      await fill(framesOf(options.file, options.key), check, loader, placed)
      if (JSON.stringify(check.manifest) !== JSON.stringify(manifest)) throw new BrokenBackup('the file changed while it was read')
    })
  } catch (error) {
    placed.takeBack()
    throw error
  }
  placed.settle()
  return finish(options, manifest)
}

async function refuseWhenTaken({ ownerUrl, places }: RestoreOptions): Promise<void> {
  const { municipalities, programs } = await occupants(ownerUrl)
  if (municipalities.length > 0) {
    throw new Error(
      `this installation is not empty: it serves ${municipalities.join(', ')}. Restore into an empty one (another folder in OPKOMST_DATA and OPKOMST_FILES, or a new database)`,
    )
  }
  if (programs > 0) throw new Error('the program runs on this database; stop it first')
  const [first] = filesBelow(places.files)
  if (first !== undefined) throw new Error(`there are files in ${places.files} already; restore into an empty folder (OPKOMST_FILES)`)
}

/** Without the keys rows and files would come back as what nobody can read. */
function refuseWrongKeys({ begin, files }: Manifest, places: Places): void {
  const holdsRing = files.some(({ place, name }) => place === 'keys' && name === keyNames.ring)
  if (holdsRing && places.keys.ring === null)
    throw new Error('the backup holds a key file, but OPKOMST_KEYS_COMMAND is set here: unset it first')
  if (holdsRing) return
  const problem = misfit(new KeyRing(keySourceOf(process.env)), begin.probes)
  if (problem !== null) throw new Error(`${problem} Nothing was restored.`)
}

/** Files that were written beside the transaction, so that they can go when it does. */
class PlacedFiles {
  readonly places: Places
  readonly #made: string[] = []
  readonly #later: { readonly from: string; readonly to: string }[] = []
  constructor(places: Places) {
    this.places = places
  }
  async write(place: 'files' | 'anchors' | 'keys', name: string, data: AsyncIterable<Buffer>): Promise<void> {
    const path = placeFor(this.places, place, name)
    if (path === null) throw new BrokenBackup(`there is no place for ${name} here`)
    makeParent(path)
    const draft = `${path}.restored.part`
    this.#made.push(draft)
    await pipeline(Readable.from(data), createWriteStream(draft, { mode: 0o600 }))
    this.#later.push({ from: draft, to: path })
  }
  takeBack(): void {
    for (const path of this.#made) rmSync(path, { force: true })
  }
  /** What stood there before, such as the keys of an empty installation, is kept beside it. */
  settle(): void {
    for (const { from, to } of this.#later) {
      if (existsSync(to)) renameSync(to, `${to}.before-restore`)
      renameSync(from, to)
    }
  }
}

async function fill(frames: AsyncGenerator<Frame>, check: ManifestCheck, loader: Loader, placed: PlacedFiles): Promise<void> {
  /** The data of one part, up to its end, which is handed to `ended`. */
  async function* dataOf(ended: (end: Frame) => void): AsyncGenerator<Buffer> {
    for (;;) {
      const next = await frames.next()
      if (next.done === true) throw new BrokenBackup('the file is cut off')
      check.add(next.value)
      if (next.value.kind === 'data') yield next.value.data
      else {
        ended(next.value)
        return
      }
    }
  }
  for (let next = await frames.next(); next.done !== true; next = await frames.next()) {
    const frame = next.value
    check.add(frame)
    if (frame.kind === 'file')
      await placed.write(
        frame.place,
        frame.name,
        dataOf(() => undefined),
      )
    if (frame.kind !== 'table') continue
    const told: { end: TableEnd | null } = { end: null }
    const data = dataOf((end) => {
      told.end = end.kind === 'table-end' ? end : null
    })
    await loader.load(frame.name, frame.columns, data)
    await compare(loader, told.end)
  }
}

/** Reads what was just written and compares it, byte for byte by its hash. */
async function compare(loader: Loader, end: TableEnd | null): Promise<void> {
  if (end === null) throw new BrokenBackup('the backup is not whole')
  const hash = createHash('sha256')
  const counted: Counted = { rows: 0 }
  for await (const chunk of loader.read(end.name, counted)) hash.update(chunk)
  if (counted.rows === end.rows && hash.digest('hex') === end.sha256) return
  throw new Error(`${end.name} came back with ${counted.rows} rows that are not the ${end.rows} of the backup; nothing was restored`)
}

async function finish({ ownerUrl, places, now }: RestoreOptions, manifest: Manifest): Promise<Restored> {
  const { begin, tables, files, rows } = manifest
  const keysPutBack = files.some(({ place }) => place === 'keys')
  const source = keysPutBack && places.keys.ring !== null ? keySourceAt(places.keys.ring, process.env) : keySourceOf(process.env)
  const laterMigrations = await migrate(ownerUrl, new KeyRing(source))
  const endedSessions = await endSessions(ownerUrl, begin.municipalities, now())
  await analyse(ownerUrl)
  return {
    takenAt: begin.takenAt,
    madeByVersion: begin.version,
    municipalities: begin.municipalities.length,
    tables: tables.map(({ name, rows: count, sha256 }) => ({ name, rows: count, sha256 })),
    rows,
    files: files.length,
    laterMigrations,
    endedSessions,
    keysPutBack,
  }
}
