import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { roles } from '#platform/actor.ts'
import { projectRoot } from '#platform/root.ts'

const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8')
const pages = [
  'README.md',
  ...readdirSync(join(projectRoot, 'docs'), { recursive: true, encoding: 'utf8' }).map((name) => join('docs', name)),
]
const documents = pages.filter((path) => path.endsWith('.md')).sort()

test('every link in the documentation leads to a file', () => {
  const broken = documents.flatMap((path) => {
    const links = [...read(path).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, link = '']) => link)
    return links
      .filter((link) => !/^[a-z]+:/.test(link) && !existsSync(join(projectRoot, dirname(path), link)))
      .map((link) => `${path}: ${link}`)
  })
  assert.deepEqual(broken, [])
})

const firstColumn = new Set(
  read('docs/glossary.md')
    .split('\n')
    .flatMap((line) => (/^\| [^|]+ \|/.test(line) ? [(line.split('|')[1] ?? '').trim().toLowerCase()] : [])),
)

test('every module stands in the glossary', () => {
  const modules = readdirSync(join(projectRoot, 'src/modules'))
  assert.deepEqual(
    modules.filter((module) => !firstColumn.has(module)),
    [],
  )
})

test('every role stands in the glossary', () => {
  assert.deepEqual(
    roles.filter((role) => !firstColumn.has(role)),
    [],
  )
})

test('every setting stands in the guide for operators', () => {
  const guide = read('docs/guides/operator.md')
  const sources = readdirSync(join(projectRoot, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.|testing/.test(path))
    .map((path) => read(join('src', path)))
  const settings = new Set(sources.flatMap((text) => text.match(/\b(?:OPKOMST|DATABASE)_[A-Z_]+\b/g) ?? []))
  const missing = [...settings].filter((name) => !guide.includes(`\`${name}\``) && !name.startsWith('OPKOMST_TEST'))
  assert.deepEqual(missing, [])
})

test('every decision has its own number', () => {
  const numbers = readdirSync(join(projectRoot, 'docs/decisions')).map((name) => name.slice(0, 4))
  assert.deepEqual(numbers, [...new Set(numbers)])
  for (const number of numbers) assert.match(number, /^\d{4}$/)
})
