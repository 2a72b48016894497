import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { test } from 'node:test'
import { projectRoot } from '#platform/root.ts'

/** From the ground up; a module may use what stands in an earlier ring, never its own ring or a later one. */
const rings: readonly (readonly string[])[] = [
  ['audit'],
  ['identity', 'programmes'],
  ['people', 'network'],
  ['consent', 'register'],
  ['referrals'],
  ['dossiers'],
  ['contacts', 'indicators', 'rights', 'groups', 'documents', 'family', 'protected'],
  ['fundamental-rights', 'rights-catalogue', 'evidence', 'lifecycle'],
  ['imports'],
]
const ringOf = (module: string): number => rings.findIndex((ring) => ring.includes(module))

type Import = { readonly from: string; readonly to: string; readonly specifier: string }

const sources = readdirSync(join(projectRoot, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => join('src', path))

function importsOf(path: string): Import[] {
  const text = readFileSync(join(projectRoot, path), 'utf8')
  const found = text.matchAll(/(?:^|\n)\s*(?:import|export)\s(?:[^'"`;]*?\sfrom\s+)?['"]([^'"\s]+)['"]/g)
  return [...found].map((match) => {
    const specifier = match[1] ?? ''
    const aliased = specifier.replace(/^#(platform|modules|app)\//, 'src/$1/').replace(/^#db\//, 'db/')
    const to = specifier.startsWith('.') ? normalize(join(dirname(path), specifier)) : aliased
    return { from: path, to, specifier }
  })
}

const imports = sources.flatMap(importsOf)
const isTest = (path: string): boolean => /\.test\.tsx?$|testing\.tsx?$|\/testing\//.test(path)
const moduleOf = (path: string): string | null => /^src\/modules\/([^/]+)\//.exec(path)?.[1] ?? null
const tell = ({ from, specifier }: Import): string => `${from} imports ${specifier}`

test('every module has its place in the order', () => {
  const modules = readdirSync(join(projectRoot, 'src/modules'))
  assert.deepEqual(
    modules.filter((module) => ringOf(module) === -1),
    [],
  )
})

test('a module uses only the public face of modules below it', () => {
  const wrong = imports.filter(({ from, to }) => {
    const [here, there] = [moduleOf(from), moduleOf(to)]
    if (here === null || there === null || here === there || isTest(from)) return false
    return ringOf(there) >= ringOf(here) || !to.endsWith(`${there}/public.ts`)
  })
  assert.deepEqual(wrong.map(tell), [])
})

test('the app knows modules by their public face only', () => {
  const wrong = imports.filter(
    ({ from, to }) => from.startsWith('src/app/') && moduleOf(to) !== null && !/\/(public|testing)\.ts$/.test(to),
  )
  assert.deepEqual(wrong.map(tell), [])
})

test('the platform knows no module, and no module knows the app', () => {
  const wrong = imports.filter(
    ({ from, to }) =>
      (from.startsWith('src/platform/') && /^src\/(modules|app)\//.test(to)) ||
      (moduleOf(from) !== null && to.startsWith('src/app/') && !isTest(from)),
  )
  assert.deepEqual(wrong.map(tell), [])
})

const pureAllowed = [
  /^src\/modules\/[^/]+\/domain\//,
  /^src\/modules\/[^/]+\/(text(\.\w\w)?|public)\.ts$/,
  /^src\/platform\/(day|result|policy|actor)\.ts$/,
  /^src\/platform\/text\//,
]
const pureLibraries = /^(zod|jsep|d3-hierarchy|@stdlib\/|node:assert|node:test|node:util|node:crypto|fast-check)/

test('rules are pure: no database, web, clock or files in domain and policy', () => {
  const wrong = imports.filter(({ from, to, specifier }) => {
    if (!/^src\/modules\/[^/]+\/(domain\/|policy\.ts$)/.test(from) || isTest(from)) return false
    return specifier.startsWith('#') || specifier.startsWith('.')
      ? !pureAllowed.some((pattern) => pattern.test(to))
      : !pureLibraries.test(specifier)
  })
  assert.deepEqual(wrong.map(tell), [])
  const clocks = sources.filter(
    (path) =>
      /\/domain\//.test(path) &&
      !isTest(path) &&
      /\bnew Date\(\)|Date\.now\(|Math\.random\(/.test(readFileSync(join(projectRoot, path), 'utf8')),
  )
  assert.deepEqual(clocks, [])
})

/** Written by the owner of the database, for whom the application's way in is closed. */
const ownersWork = ['src/app/demo/unfinished-demo.ts', 'src/platform/keys/prepare-sealing.ts']

test('only the platform opens transactions and enters a municipality', () => {
  const pattern = /platform\.enter\(|set_config\(|query\(\s*['"`]begin/
  const wrong = sources.filter(
    (path) =>
      !path.startsWith('src/platform/db/') &&
      !ownersWork.includes(path) &&
      !isTest(path) &&
      pattern.test(readFileSync(join(projectRoot, path), 'utf8')),
  )
  assert.deepEqual(wrong, [])
})

test('a module writes and reads tables of its own schema, except through reporting views', () => {
  const wrong: string[] = []
  for (const path of sources) {
    const here = moduleOf(path)
    if (here === null || isTest(path)) continue
    const text = readFileSync(join(projectRoot, path), 'utf8')
    for (const match of text.matchAll(/(?:insertInto|updateTable|deleteFrom)\(\s*['"`](\w+)\.\w+/g)) {
      if (match[1] !== here.replaceAll('-', '_')) wrong.push(`${relative('.', path)} writes ${match[1]}`)
    }
  }
  assert.deepEqual(wrong, [])
})

test('files stay small enough to read', () => {
  const long = sources
    .filter((path) => !/text\.\w\w\.ts$|-text\.\w\w\.ts$/.test(path))
    .map((path) => ({ path, lines: readFileSync(join(projectRoot, path), 'utf8').split('\n').length }))
    .filter(({ lines }) => lines > 301)
  assert.deepEqual(long, [])
})

test('statements stay fit for a distributed database', () => {
  const forbidden = /\bmerge into\b|\bcreate trigger\b|\bsecurity definer\b|\bmaterialized view\b/i
  const files = [...sources, ...readdirSync(join(projectRoot, 'db/migrations')).map((name) => join('db/migrations', name))]
  assert.deepEqual(
    files.filter((path) => forbidden.test(readFileSync(join(projectRoot, path), 'utf8'))),
    [],
  )
})

test('no escape from the type checker or the linter', () => {
  const escapes = /@ts-(ignore|nocheck|expect-error)|biome-ignore|\bas unknown as [A-Z]/
  assert.deepEqual(
    sources.filter((path) => escapes.test(readFileSync(join(projectRoot, path), 'utf8'))),
    [],
  )
})
