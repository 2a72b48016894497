import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'

/** French keeps a space before ? ! : ; and inside « »: one that does not break, or the sign ends up alone on the next line of a phone. */
// In the source of a function a sign between spaces before a quote is a choice of the program, not of the words.
const breaks = /[^\s'"`([{] [?!:;»](?= ?[^\s'"`]|['"`]|$)|« /u
const literals = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g

/** The words in a value of a text module: texts as they are, of functions the texts in their source. */
function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'function')
    return (value.toString().match(literals) ?? []).map((one) => one.replace(/\$\{[^}]*\}/g, 'x').slice(1, -1))
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(wordsIn)
  return []
}

const modules = globSync('src/**/*.fr.ts').toSorted()
const packs = globSync('packs/**/*.json').toSorted()

test('in French no question mark or colon can fall onto the next line', async () => {
  assert.ok(modules.length > 30 && packs.length > 50)
  const found: string[] = []
  for (const file of modules) {
    const exported: unknown = await import(pathToFileURL(file).href)
    found.push(...wordsIn(exported).flatMap((words) => (breaks.test(words) ? [`${file}: ${words}`] : [])))
  }
  for (const file of packs) {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'))
    const french = file.endsWith('/fr.json') ? wordsIn(content) : frenchIn(content)
    found.push(...french.flatMap((words) => (breaks.test(words) ? [`${file}: ${words}`] : [])))
  }
  assert.deepEqual(found, [])
})

function frenchIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => (key === 'fr' ? wordsIn(inner) : frenchIn(inner)))
}
