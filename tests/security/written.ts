/** The list of who may do what as it was written down and read by people: what the running program is held against. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { everyone, type Row, type State } from '#app/matrix/matrix.ts'
import { matrixCsv } from '#app/matrix/render.ts'
import type { Who } from '#platform/policy.ts'
import { projectRoot } from '#platform/root.ts'

const path = join(projectRoot, 'docs', 'security', 'who-may-what.csv')

/** As a file when no rows are given: the one that was written down. */
export const writtenList = (rows?: readonly Row[]): string => (rows === undefined ? readFileSync(path, 'utf8') : `${matrixCsv(rows)}\r\n`)

export type WrittenRule = { readonly who: readonly Who[]; readonly whileRestricted: readonly Who[] }

export function writtenRules(): ReadonlyMap<string, WrittenRule> {
  const [, ...lines] = writtenList().trimEnd().split('\r\n')
  const cells = lines.map((line) => line.slice(1, -1).split('","'))
  return new Map(
    cells.map(([rule = '', , , , ...yes]) => {
      const restricted = (yes[everyone.length] ?? '').split(', ')
      return [
        rule,
        { who: everyone.filter((_, at) => yes[at] === 'yes'), whileRestricted: everyone.filter((who) => restricted.includes(who)) },
      ]
    }),
  )
}

const written = writtenRules()

/** Whether the list as it was written down lets this role in. */
export function isWrittenDown(rule: string, who: Who, state: State): boolean {
  const said = written.get(rule)
  if (state === 'kept out' || state === 'of somebody else' || state === 'another municipality') return false
  return (state === 'restricted' ? said?.whileRestricted : said?.who)?.includes(who) === true
}
