import { existsSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { ownTerminal, type Terminal } from './terminal.ts'

/** What stands in a file, or comes in with `-`. A mark that some programs put before the text is no part of it. */
export async function contentOf(path: string, { input }: Pick<Terminal, 'input'> = ownTerminal): Promise<string> {
  if (path !== '-' && !existsSync(path)) throw new Error(`there is no file ${path}`)
  if (path !== '-' && statSync(path).isDirectory()) throw new Error(`${path} is a folder`)
  const content = path === '-' ? await input() : await readFile(path, 'utf8')
  return content.replace(/^\uFEFF/, '')
}
