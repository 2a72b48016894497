import { chmodSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, isAbsolute, relative, resolve } from 'node:path'
import { type KeySource, parseKeys, printKeys, UnusableKeys } from './key-source.ts'
import { parseWrapped } from './wrapped-keys.ts'

type KeyFile = KeySource & {
  readonly readText: () => string | null
  readonly writeText: (text: string) => void
}

/** Keys in a file that only the account of the program may read. */
export function keyFile(path: string): KeyFile {
  const writeText = (text: string): void => {
    mkdirSync(dirname(path), { recursive: true })
    // Written beside it and moved over it: a stop halfway leaves the old file.
    const draft = `${path}.${process.pid}.new`
    writeFileSync(draft, text, { mode: 0o600, flush: true })
    chmodSync(draft, 0o600)
    renameSync(draft, path)
  }
  return {
    name: path,
    readText: () => readIfThere(path),
    writeText,
    read: () => {
      const text = readIfThere(path)
      if (text !== null && parseWrapped(text) !== null) {
        throw new UnusableKeys(
          `The keys of ${path} are wrapped by a key service: set OPKOMST_KMS_URL to it, or unwrap them there with: npx opkomst keys unwrap`,
        )
      }
      return text === null ? null : parseKeys(text, path)
    },
    stamp: () => {
      const found = statSync(path, { throwIfNoEntry: false })
      return found === undefined ? 'none' : `${found.mtimeMs}:${found.size}:${found.ino}`
    },
    write: (keys) => writeText(printKeys(keys)),
  }
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null
    throw new UnusableKeys(`The key file ${path} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
}

/** Whether the file stands inside a folder, where a copy of the folder would hold the keys too. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(resolve(folder), resolve(path))
  return way !== '' && !way.startsWith('..') && !isAbsolute(way)
}

/** Rights of the file as three digits, such as `600`; null when it is not there. */
export function modeOf(path: string): string | null {
  const found = statSync(path, { throwIfNoEntry: false })
  return found === undefined ? null : (found.mode & 0o777).toString(8).padStart(3, '0')
}
