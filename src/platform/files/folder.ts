import { join, resolve } from 'node:path'
import { projectRoot } from '../root.ts'

type Env = Readonly<Record<string, string | undefined>>

/** Where uploaded files lie, sealed: `OPKOMST_FILES`, else `.opkomst/files`. Nothing there is served by itself. */
export function filesFolder(env: Env = process.env, root: string = projectRoot): string {
  const given = env['OPKOMST_FILES']
  return given === undefined || given === '' ? join(root, '.opkomst', 'files') : resolve(root, given)
}
