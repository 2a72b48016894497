// Lets Node run the TypeScript of the tests: `node --import ./scripts/typescript.mjs --test …`. What esbuild makes of a file
// is kept in .opkomst/typescript, so that a hundred test processes do not translate the same program a hundred times.
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { createRequire, registerHooks } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const projectRoot = dirname(import.meta.dirname)
const kept = join(projectRoot, '.opkomst', 'typescript')
const settings = {
  jsx: 'automatic',
  jsxImportSource: 'preact',
  target: 'node24',
  format: 'esm',
  sourcemap: 'inline',
  sourcesContent: false,
}
mkdirSync(kept, { recursive: true })

/** Loaded only when something has to be translated. */
let esbuild

function translate(path) {
  esbuild ??= createRequire(import.meta.url)('esbuild')
  const options = { ...settings, loader: path.endsWith('x') ? 'tsx' : 'ts', sourcefile: path }
  return esbuild.transformSync(readFileSync(path, 'utf8'), options).code
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
  const stamp = `\n// ${size} ${mtimeMs}\n`
  const file = join(kept, `${relative(projectRoot, path).replaceAll(/[^\w.-]/g, '+')}.mjs`)
  const found = readKept(file, stamp)
  if (found !== undefined) return found
  const code = translate(path) + stamp
  // Several processes may translate the same file: a reader never sees half of it.
  writeFileSync(`${file}.${process.pid}`, code)
  renameSync(`${file}.${process.pid}`, file)
  return code
}

registerHooks({
  load(url, context, next) {
    if (!url.startsWith('file:') || !/\.tsx?$/.test(url)) return next(url, context)
    return { format: 'module', source: load(fileURLToPath(url)), shortCircuit: true }
  },
})
process.setSourceMapsEnabled(true)
