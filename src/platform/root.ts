import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'

const packageName = z.object({ name: z.string() })

function isProjectFolder(folder: string): boolean {
  try {
    return packageName.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))).name === 'opkomst'
  } catch {
    return false
  }
}

/** Finds the folder of the package named opkomst, from a file of the sources or of the built program. */
export function findProjectRoot(from: string): string {
  let folder = from
  while (!isProjectFolder(folder)) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error(`No package named opkomst above ${from}`)
    folder = parent
  }
  return folder
}

/** Absolute folder that holds package.json, db, packs and docs. */
export const projectRoot: string = findProjectRoot(import.meta.dirname)
