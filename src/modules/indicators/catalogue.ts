import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '#platform/root.ts'
import { type Instrument, instrumentSchema } from './domain/instrument-schema.ts'

/** An instrument file that cannot be used; the message names the file, the place in it and what to do. */
export class InstrumentError extends Error {
  override readonly name = 'InstrumentError'
}

/** Reads the text of one instrument. `file` is for the message only. */
export function parseInstrument(file: string, text: string): Instrument {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw new InstrumentError(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  const parsed = instrumentSchema.safeParse(json)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map((issue) => `  ${issue.path.join('.') || '(whole file)'}: ${issue.message}`)
  throw new InstrumentError(`${file} is not a usable instrument:\n${problems.join('\n')}`)
}

/** All instruments of a folder: `<id>/<version>.json`. A file in the wrong place is refused: versions must never be mixed up. */
export function loadInstruments(folder: string = join(projectRoot, 'packs', 'instruments')): Instrument[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => {
      const own = join(folder, entry.name)
      return readdirSync(own)
        .filter((name) => name.endsWith('.json'))
        .map((name) => {
          const file = `${entry.name}/${name}`
          const instrument = parseInstrument(file, readFileSync(join(own, name), 'utf8'))
          const place = `${instrument.id}/${instrument.version}.json`
          if (place !== file) throw new InstrumentError(`${file} says it is ${place}: move it or correct "id" and "version"`)
          return instrument
        })
    })
}

let loaded: readonly Instrument[] | null = null

function all(): readonly Instrument[] {
  loaded ??= loadInstruments()
  return loaded
}

const versionNumbers = (version: string): readonly number[] => version.split('.').map(Number)

function isNewer(a: Instrument, b: Instrument): boolean {
  const [major = 0, minor = 0] = versionNumbers(a.version)
  const [otherMajor = 0, otherMinor = 0] = versionNumbers(b.version)
  return major !== otherMajor ? major > otherMajor : minor > otherMinor
}

let newest: ReadonlyMap<string, Instrument> | null = null

function newestOf(instruments: readonly Instrument[]): ReadonlyMap<string, Instrument> {
  const found = new Map<string, Instrument>()
  for (const one of instruments) {
    const known = found.get(one.id)
    if (known === undefined || isNewer(one, known)) found.set(one.id, one)
  }
  return found
}

/** The newest version of an instrument: what a new measurement uses. Null when there is no such instrument. */
export function currentInstrument(id: string): Instrument | null {
  newest ??= newestOf(all())
  return newest.get(id) ?? null
}

/** The version a measurement was taken with. */
export function instrumentAt(id: string, version: string): Instrument | null {
  return all().find((one) => one.id === id && one.version === version) ?? null
}

export function currentInstruments(): Instrument[] {
  newest ??= newestOf(all())
  return [...newest.values()]
}

/** Every instrument in every version; for reports over older measurements. */
export function allInstruments(): readonly Instrument[] {
  return all()
}

/** What the module itself speaks of by name. Throws when the installation lost the file. */
export function requiredInstrument(id: 'opkomst-dossier' | 'kansarmoede-screening'): Instrument {
  const instrument = currentInstrument(id)
  if (instrument === null) throw new InstrumentError(`packs/instruments/${id} is missing`)
  return instrument
}
