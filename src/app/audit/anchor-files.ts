import { appendFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import {
  type Anchor,
  anchorLine,
  type ReadAnchor,
  type ReadLost,
  type ReadRestore,
  type Restores,
  readAnchor,
  readRestoreLine,
  type SealKeys,
} from '#modules/audit/public.ts'

type Env = Readonly<Record<string, string | undefined>>

export type AnchorFiles = {
  readonly folder: string
  /** Every line of every file; a line that is no anchor is told by its place. */
  readonly read: () => { readonly anchors: readonly ReadAnchor[]; readonly restores: Restores; readonly unreadable: readonly string[] }
  /** Adds lines to the file of their day. Nothing that stands in a file is ever rewritten. */
  readonly add: (anchors: readonly Anchor[]) => void
  /** Adds lines that are made already to the file of a day. */
  readonly addLines: (day: string, lines: readonly string[]) => void
}

export function anchorFolder(root: string, env: Env = process.env): string {
  const given = env['OPKOMST_ANCHORS']
  if (given === undefined || given === '') return join(root, '.opkomst', 'anchors')
  return isAbsolute(given) ? given : join(root, given)
}

/** One file per day with one line per batch, outside the files of the database and for its owner alone. `alsoTo` gets each line too, such as to another machine. */
export function anchorFiles(folder: string, keys: SealKeys, alsoTo?: (line: string) => void): AnchorFiles {
  const dayFile = /^\d{4}-\d\d-\d\d\.txt$/
  const read: AnchorFiles['read'] = () => {
    const anchors: ReadAnchor[] = []
    const restores: ReadRestore[] = []
    const lost: ReadLost[] = []
    const unreadable: string[] = []
    for (const name of namesIn(folder).filter((one) => dayFile.test(one))) {
      const lines = readFileSync(join(folder, name), 'utf8').split('\n')
      for (const [index, line] of lines.entries()) {
        if (line.trim() === '') continue
        const anchor = readAnchor(line, keys)
        const told = anchor === null ? readRestoreLine(line, keys) : null
        if (anchor !== null) anchors.push(anchor)
        else if (told === null) unreadable.push(`${name}, line ${index + 1}`)
        else if ('restore' in told) restores.push(told)
        else lost.push(told)
      }
    }
    return { anchors, restores: { restores, lost }, unreadable }
  }
  const addLines: AnchorFiles['addLines'] = (day, lines) => {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    appendFileSync(join(folder, `${day}.txt`), lines.map((line) => `${line}\n`).join(''), { mode: 0o600 })
  }
  const add: AnchorFiles['add'] = (anchors) => {
    for (const [day, lines] of Map.groupBy(anchors, (anchor) => anchor.day)) {
      const made = lines.map((anchor) => anchorLine(anchor, keys[0]))
      addLines(day, made)
      for (const line of made) alsoTo?.(line)
    }
  }
  return { folder, read, add, addLines }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
