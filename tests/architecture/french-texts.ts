import { globSync, readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

type Said = { readonly file: string; readonly words: string }

const literals = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g
/** French between other languages in one file: from `fr: {` or `const fr … = {` to the bracket that closes it. */
const between = /^( *)(?:const fr\b[^=\n]*= |fr: )\{\n[\s\S]*?\n\1\}/gm

/** Every French text of the product: the modules in French, French beside other languages, and the packs. */
export async function frenchTexts(): Promise<readonly Said[]> {
  const modules = globSync(['src/**/*.fr.ts', 'src/**/fr.ts']).toSorted()
  const told: Said[] = []
  for (const file of modules) {
    const exported: unknown = await import(pathToFileURL(file).href)
    told.push(...wordsIn(exported).map((words) => ({ file, words })))
  }
  const beside = globSync(['src/**/*.ts', 'src/**/*.tsx'])
    .toSorted()
    .filter((file) => !modules.includes(file) && !file.includes('.test.'))
  for (const file of beside) {
    const blocks = readFileSync(file, 'utf8').match(between) ?? []
    told.push(...blocks.flatMap(textsIn).map((words) => ({ file, words })))
  }
  for (const file of globSync('packs/**/*.json').toSorted()) {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'))
    const french = file.endsWith('/fr.json') ? wordsIn(content) : frenchIn(content)
    told.push(...french.map((words) => ({ file, words })))
  }
  return told
}

/** The words in a value of a text module: texts as they are, of functions the texts in their source. */
function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'function') return textsIn(value.toString())
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(wordsIn)
  return []
}

function textsIn(source: string): string[] {
  return (source.match(literals) ?? []).map((one) => one.replace(/\$\{[^}]*\}/g, 'x').slice(1, -1))
}

function frenchIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => (key === 'fr' ? wordsIn(inner) : frenchIn(inner)))
}
