import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '#platform/root.ts'

const folder = join(projectRoot, 'src', 'platform', 'web', 'styles')
const pattern = /^theme-([a-z0-9-]+)\.css$/

/** The themes of this installation, by name. */
export function themeNames(): string[] {
  return readdirSync(folder).flatMap((file) => pattern.exec(file)?.[1] ?? [])
}

/** The name itself; fails with a line that says which there are. */
export function knownTheme(name: string): string {
  const names = themeNames()
  if (names.includes(name)) return name
  throw new Error(`there is no theme "${name}". Known: ${names.join(', ')}. A theme is a file src/platform/web/styles/theme-NAME.css`)
}

export function readTheme(name: string): string {
  return readFileSync(join(folder, `theme-${knownTheme(name)}.css`), 'utf8')
}
