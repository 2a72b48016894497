/** The sources as text: which top-level names a file declares and what it imports. Enough to follow a call, not a compiler. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { projectRoot } from '#platform/root.ts'

/** A name in a file: `path` is relative to the project. */
export type Place = { readonly path: string; readonly name: string }

type Source = {
  readonly lines: readonly string[]
  /** Text of each top-level declaration, by name. */
  readonly blocks: ReadonlyMap<string, string>
  /** Where an imported or re-exported name comes from. */
  readonly imports: ReadonlyMap<string, Place>
}

// The formatter puts every top-level declaration at the start of a line, so the text between two of them is the first one's.
const declaration = /^(?:export )?(?:default )?(?:async )?(?:function\*?|const|let|type|class|enum) (\w+)/
const importing = /(?:^|\n)(?:import|export)(?: type)? \{([^}]*)\} from '([^']+)'/g

const known = new Map<string, Source>()

export function resolveSpecifier(from: string, specifier: string): string {
  const alias = specifier.replace(/^#(platform|modules|app)\//, 'src/$1/').replace(/^#db\//, 'db/')
  return specifier.startsWith('.') ? normalize(join(dirname(from), specifier)) : alias
}

function readImports(path: string, text: string): Map<string, Place> {
  const imports = new Map<string, Place>()
  for (const [, names = '', specifier = ''] of text.matchAll(importing)) {
    for (const part of names.split(',')) {
      const [, original, renamed] = /^\s*(?:type )?(\w+)(?: as (\w+))?\s*$/.exec(part) ?? []
      if (original !== undefined) imports.set(renamed ?? original, { path: resolveSpecifier(path, specifier), name: original })
    }
  }
  return imports
}

export function sourceOf(path: string): Source {
  const found = known.get(path)
  if (found !== undefined) return found
  const file = join(projectRoot, path)
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const lines = text.split('\n')
  const blocks = new Map<string, string>()
  let name = ''
  for (const line of lines) {
    name = declaration.exec(line)?.[1] ?? (/^(import|export) /.test(line) ? '' : name)
    if (name !== '') blocks.set(name, `${blocks.get(name) ?? ''}${line}\n`)
  }
  const source = { lines, blocks, imports: readImports(path, text) }
  known.set(path, source)
  return source
}

/** From the name as it is used to the file that declares it, through any `public.ts`. Null for packages and unknown names. */
export function declaredAt(used: Place): Place | null {
  const key = `${used.path}#${used.name}`
  const found = declared.get(key)
  if (found !== undefined) return found
  const place = findDeclaration(used)
  declared.set(key, place)
  return place
}

const declared = new Map<string, Place | null>()

function findDeclaration({ path, name }: Place): Place | null {
  let place: Place = { path, name }
  for (let hops = 0; hops < 6; hops += 1) {
    const source = sourceOf(place.path)
    if (source.blocks.has(place.name)) return place
    const next = source.imports.get(place.name)
    if (next === undefined || !/^(src|db)\//.test(next.path)) return null
    place = next
  }
  return null
}

/** A statement from its first line until its brackets close. */
export function statementAt(path: string, line: number): string {
  const taken: string[] = []
  let depth = 0
  for (const text of sourceOf(path).lines.slice(line - 1, line + 120)) {
    taken.push(text)
    // Brackets inside texts come in pairs in practice; a wrong count only makes the statement a little longer.
    depth += (text.match(/[([{]/g) ?? []).length - (text.match(/[)\]}]/g) ?? []).length
    if (depth <= 0) break
  }
  return taken.join('\n')
}

/** What a name declared inside a function stands for there: `const show = …` in the top-level block around `line`. Empty when there is none. */
export function localStatement(path: string, line: number, name: string): string {
  const { lines } = sourceOf(path)
  const start = lines.slice(0, line).findLastIndex((text) => declaration.test(text))
  const end = lines.findIndex((text, index) => index >= line && declaration.test(text))
  const declared = new RegExp(`^ {2,4}(?:const|(?:async )?function) ${name}\\b`)
  const found = lines.findIndex((text, index) => index > start && (end === -1 || index < end) && declared.test(text))
  return found === -1 ? '' : statementAt(path, found + 1)
}

/** Names a piece of code uses: no members (`t.save`), no keys of an object, nothing inside texts and comments, nothing it declares itself. */
export function namesUsed(text: string): ReadonlySet<string> {
  const found = used.get(text)
  if (found !== undefined) return found
  const names = readNames(text)
  used.set(text, names)
  return names
}

const used = new Map<string, ReadonlySet<string>>()

function readNames(text: string): ReadonlySet<string> {
  const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$|'[^'\n]*'/gm, ' ')
  const declared = new Set([...code.matchAll(/^ +(?:const|let) (\w+)\b/gm)].map(([, name = '']) => name))
  const names = [...code.matchAll(/(?<!(?:^|[^.])\.)\b([a-zA-Z]\w+)\b(?!:)/g)].map(([, name = '']) => name)
  return new Set(names.filter((name) => !declared.has(name)))
}
