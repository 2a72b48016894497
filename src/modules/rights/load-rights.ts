import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { type Right, rightSchema } from './domain/right-schema.ts'

/** A file of a right that cannot be used. The message names the file, the place in it and what to do. */
export class RightFileError extends Error {
  override readonly name = 'RightFileError'
}

/** Reads and checks every right below a project folder: packs/rights/<id>.json. */
export function loadRights(root: string): readonly Right[] {
  const folder = join(root, 'packs', 'rights')
  if (!existsSync(folder)) throw new RightFileError(`${folder} is missing: it holds the rights, restore it from the repository`)
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
  return files
    .map(({ name }) => readRight(join(folder, name), relative(root, join(folder, name))))
    .toSorted((a, b) => a.id.localeCompare(b.id))
}

function readRight(file: string, shown: string): Right {
  const checked = rightSchema.safeParse(parse(readFileSync(file, 'utf8'), shown))
  if (!checked.success) {
    const lines = checked.error.issues.map(({ path, message }) => `  ${path.length > 0 ? path.join('.') : '(whole file)'}: ${message}`)
    throw new RightFileError(`${shown} cannot be used. Correct this, then start again:\n${lines.join('\n')}`)
  }
  if (!shown.endsWith(`${checked.data.id}.json`))
    throw new RightFileError(`${shown} says it is ${checked.data.id}: give the file that name, or correct "id"`)
  return checked.data
}

function parse(content: string, shown: string): unknown {
  try {
    return JSON.parse(content)
  } catch (error) {
    throw new RightFileError(`${shown} is no JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}
