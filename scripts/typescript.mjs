// Lets Node run the TypeScript of the tests: `node --import ./scripts/typescript.mjs --test …`. What Node can run of a file
// is kept in .opkomst/typescript, so that a hundred test processes do not translate the same program a hundred times.
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { createRequire, registerHooks, setSourceMapsSupport, stripTypeScriptTypes } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const projectRoot = dirname(import.meta.dirname)
const rootUrl = `${pathToFileURL(projectRoot).href}/`
const kept = join(projectRoot, '.opkomst', 'typescript')
const settings = {
  jsx: 'automatic',
  jsxImportSource: '#element',
  target: 'node24',
  format: 'esm',
  sourcemap: 'inline',
  sourcesContent: false,
}
mkdirSync(kept, { recursive: true })

/** Loaded only when something has to be translated. */
let esbuild

/** Node says at every start that this may change; we keep to what `erasableSyntaxOnly` allows, and every test would notice. */
function stripTypes(text) {
  const { emitWarning } = process
  process.emitWarning = () => undefined
  try {
    return stripTypeScriptTypes(text)
  } finally {
    process.emitWarning = emitWarning
  }
}

/** Types become blanks, so that lines keep their numbers and nobody reads a map; only what draws is written anew, with a map. */
function translate(path) {
  if (path.endsWith('.ts')) return stripTypes(readFileSync(path, 'utf8'))
  esbuild ??= createRequire(import.meta.url)('esbuild')
  return esbuild.transformSync(readFileSync(path, 'utf8'), { ...settings, loader: 'tsx', sourcefile: path }).code
}

function readKept(file, stamp) {
  try {
    const code = readFileSync(file, 'utf8')
    return code.endsWith(stamp) ? code : undefined
  } catch {
    return undefined
  }
}

/** One kept file per source, replaced when the source changes; the stamp stands last, so that lines keep their numbers. */
function load(path) {
  const { size, mtimeMs } = statSync(path)
  const stamp = `\n// 3 ${size} ${mtimeMs}\n`
  const file = join(kept, `${relative(projectRoot, path).replaceAll(/[^\w.-]/g, '+')}.mjs`)
  const found = readKept(file, stamp)
  if (found !== undefined) return found
  const code = translate(path) + stamp
  // Several processes may translate the same file: a reader never sees half of it.
  writeFileSync(`${file}.${process.pid}`, code)
  renameSync(`${file}.${process.pid}`, file)
  return code
}

/** All there is, in one go, before a hundred processes would each start a translator for what they miss. */
export function translateAll(folders) {
  for (const folder of folders) {
    for (const name of readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })) {
      if (/\.tsx?$/.test(name) && !name.endsWith('.d.ts')) load(join(projectRoot, folder, name))
    }
  }
}

const ours = /^(?:\.{1,2}\/|#(?:platform|modules|app|db)\/)[^?]+\.tsx?$/

/** Where one of our files lies, as `imports` of package.json says it, without a look at the disk for each of a thousand imports. */
function placeOf(specifier, parent) {
  if (specifier.startsWith('#db/')) return `${rootUrl}${specifier.slice(1)}`
  return specifier.startsWith('#') ? `${rootUrl}src/${specifier.slice(1)}` : new URL(specifier, parent).href
}

/** A package means the same in all our files. */
const packages = new Map()

function resolve(specifier, context, next) {
  const parent = context.parentURL
  if (!parent?.startsWith(rootUrl) || parent.includes('/node_modules/')) return next(specifier, context)
  if (ours.test(specifier)) return { url: placeOf(specifier, parent), format: 'module', shortCircuit: true }
  if (/^[.#]/.test(specifier) || !context.conditions.includes('import')) return next(specifier, context)
  const found = packages.get(specifier) ?? next(specifier, context)
  packages.set(specifier, found)
  return { ...found, shortCircuit: true }
}

registerHooks({
  resolve,
  load(url, context, next) {
    if (!url.startsWith('file:') || !/\.tsx?$/.test(url)) return next(url, context)
    return { format: 'module', source: load(fileURLToPath(url)), shortCircuit: true }
  },
})
setSourceMapsSupport(true, { nodeModules: false, generatedCode: false })
