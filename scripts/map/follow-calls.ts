/** From a piece of source to the commands, queries, rules and tables that it leads to. */
import { declaredAt, localStatement, namesUsed, type Place, sourceOf } from './source-index.ts'

export type Reached = {
  readonly commands: ReadonlySet<string>
  readonly queries: ReadonlySet<string>
  readonly rules: ReadonlySet<string>
  readonly tables: ReadonlySet<string>
}

type Gathered = { commands: Set<string>; queries: Set<string>; rules: Set<string>; tables: Set<string> }

/** Table names stand in the sources as `schema.table`, in a builder's quotes or in SQL. */
function tablesIn(text: string, known: ReadonlySet<string>): string[] {
  return [...text.matchAll(/\b([a-z]+\.[a-z_]+)\b/g)].flatMap(([name]) => (known.has(name) ? [name] : []))
}

const kindOf = (path: string): string => /^src\/[^/]+\/[^/]+\/(commands|queries|domain)\//.exec(path)?.[1] ?? ''
const moduleOf = (path: string): string => /^src\/modules\/([^/]+)/.exec(path)?.[1] ?? 'app'

/** Names what is called from outside its own folder; the parts a command or query is made of are not worth a mention. */
function note(from: string, place: Place, into: Gathered): void {
  const kind = kindOf(place.path)
  if (kind === '' || (kind === kindOf(from) && moduleOf(place.path) === moduleOf(from))) return
  if (!/^export (?:async )?(?:function|const \w+ = (?:async )?\()/.test(sourceOf(place.path).blocks.get(place.name) ?? '')) return
  if (kind === 'commands') into.commands.add(`${moduleOf(place.path)}.${place.name}`)
  else if (kind === 'queries') into.queries.add(`${moduleOf(place.path)}.${place.name}`)
  else into.rules.add(`${moduleOf(place.path)}/${place.path.replace(/^.*\/domain\//, '')}`)
}

/** Code that translates or draws is followed for what it calls; the platform and texts are not, their calls lead nowhere new. */
function isFollowed(path: string): boolean {
  return path.startsWith('src/') && !path.startsWith('src/platform/') && !/text(\.\w\w)?\.ts$/.test(path)
}

/** Everything reached from the statement `text` that stands at `line` of `path`. Names called inside it are followed to the end. */
export function follow(path: string, line: number, text: string, tables: ReadonlySet<string>): Reached {
  const into: Gathered = { commands: new Set(), queries: new Set(), rules: new Set(), tables: new Set() }
  const seen = new Set<string>()
  const visit = (where: string, piece: string): void => {
    for (const table of tablesIn(piece, tables)) into.tables.add(table)
    for (const name of namesUsed(piece)) {
      const place = declaredAt({ path: where, name })
      const key = place === null ? `${where}#${name}` : `${place.path}#${place.name}`
      if (place !== null) note(where, place, into)
      if (seen.has(key)) continue
      seen.add(key)
      if (place === null) visit(where, where === path ? localStatement(path, line, name) : '')
      else if (isFollowed(place.path)) visit(place.path, sourceOf(place.path).blocks.get(place.name) ?? '')
    }
  }
  visit(path, text)
  return into
}
