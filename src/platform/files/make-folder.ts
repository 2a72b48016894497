import { existsSync, mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/**
 * Makes a folder with the folders above it. `recursive` of Node never comes back where the system answers "no such file" for a folder that
 * cannot be made (under /proc, some network disks); here the reason is thrown.
 */
export function makeFolder(folder: string, mode = 0o755): void {
  const missing: string[] = []
  for (let at = resolve(folder); !existsSync(at) && dirname(at) !== at; at = dirname(at)) missing.unshift(at)
  for (const path of missing) mkdirSync(path, { mode })
}
