import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { type Pack, packSchema } from './domain/pack-schema.ts'

/** A pack file that cannot be used. The message names the file, the place in it and what to do. */
export class PackError extends Error {
  override readonly name = 'PackError'
}

// Beside the programmes, the same folder holds the instruments and the rights; other modules read those.
const notProgrammes: readonly string[] = ['instruments', 'rights']

/** Reads and checks every programme pack below a project folder: packs/<programme>/<version>.json. */
export function loadPacks(root: string): readonly Pack[] {
  const folder = join(root, 'packs')
  if (!existsSync(folder)) throw new PackError(`${folder} is missing: it holds the programme packs, restore it from the repository`)
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !notProgrammes.includes(entry.name))
    .flatMap((entry) => readdirSync(join(folder, entry.name)).map((name) => join(folder, entry.name, name)))
    .filter((file) => file.endsWith('.json'))
  if (files.length === 0) throw new PackError(`${folder} holds no pack: add one as packs/<programme>/<version>.json`)
  const packs = files.map((file) => readPack(file, relative(root, file)))
  return packs.sort((a, b) => a.programme.localeCompare(b.programme) || a.version.localeCompare(b.version))
}

function readPack(file: string, shown: string): Pack {
  const checked = packSchema.safeParse(parse(readFileSync(file, 'utf8'), shown))
  if (!checked.success) {
    const lines = checked.error.issues.map(({ path, message }) => `  ${path.length > 0 ? path.join('.') : '(whole file)'}: ${message}`)
    throw new PackError(`${shown} cannot be used. Correct this, then start again:\n${lines.join('\n')}`)
  }
  const { programme, version } = checked.data
  const expected = join('packs', programme, `${version}.json`)
  if (shown !== expected) {
    throw new PackError(`${shown} says it is ${programme} ${version}: move it to ${expected}, or correct "programme" and "version"`)
  }
  return checked.data
}

function parse(content: string, shown: string): unknown {
  try {
    return JSON.parse(content)
  } catch (error) {
    throw new PackError(`${shown} is no JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}
