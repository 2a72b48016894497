// Bundles the server and the command line into dist/. Runs on Node 20, after the packages are installed.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { projectRoot } from './bootstrap.mjs'

const dist = join(projectRoot, 'dist')
const stampFile = join(dist, '.sources')
// `packs` and `db` hold code too: migrations are bundled.
const watched = ['src', 'db', 'packs', 'package-lock.json', 'tsconfig.json', 'scripts/build.mjs']
/** The program, the command line, and what runs as a thread: `startThreads` finds it under the same path. */
const entryPoints = ['src/app/main.ts', 'src/app/cli/main.ts', 'src/app/rights/judge-thread.ts']

function listFiles(path) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat === undefined) return []
  if (!stat.isDirectory()) return [`${path} ${stat.size} ${stat.mtimeMs}`]
  return readdirSync(path)
    .sort()
    .flatMap((name) => listFiles(join(path, name)))
}

/** Names, sizes and times of all sources: quick to take, and different after any change, removal included. */
function fingerprint() {
  return createHash('sha256')
    .update(watched.flatMap((name) => listFiles(join(projectRoot, name))).join('\n'))
    .digest('hex')
}

function isBuilt(print) {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === print
}

/** Builds when a source changed since the last build. Returns whether it did. */
export async function ensureBuilt() {
  const print = fingerprint()
  if (isBuilt(print)) return false
  const { build } = await import('esbuild')
  // Built beside and moved, so that a second starter never runs half a program.
  const draft = join(projectRoot, '.opkomst', `build.${process.pid}`)
  mkdirSync(draft, { recursive: true })
  try {
    await build({
      absWorkingDir: projectRoot,
      entryPoints: entryPoints.filter((path) => existsSync(join(projectRoot, path))),
      outbase: 'src',
      outdir: draft,
      bundle: true,
      splitting: true,
      platform: 'node',
      target: 'node24',
      format: 'esm',
      packages: 'external',
      jsx: 'automatic',
      jsxImportSource: '#element',
      sourcemap: 'linked',
      logLevel: 'warning',
    })
    writeFileSync(join(draft, '.sources'), print)
    rmSync(dist, { recursive: true, force: true })
    renameSync(draft, dist)
  } catch (error) {
    // Another starter finished the same build first.
    if (!isBuilt(print)) throw error
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
  return true
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.log((await ensureBuilt()) ? 'Built dist/.' : 'dist/ is up to date.')
  process.exit(0)
}
