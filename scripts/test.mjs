// `npm test`: everything, on a fresh clone, in order; stops at the first step that fails. Runs on Node 20 without packages.
//   npm test -- --only static|unit|e2e        one part
//   npm test -- --only unit src/a.test.ts     some files
import { spawn, spawnSync } from 'node:child_process'
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { childEnv, ensureDatabaseLinks, ensureInstalled, findNode, giveUp, projectRoot } from './bootstrap.mjs'
import { needBrowser } from './browser.mjs'

const parts = ['static', 'unit', 'e2e']
const args = process.argv.slice(2)
const only = args[0] === '--only' ? args[1] : undefined
const files = only === undefined ? args : args.slice(2)
if (only !== undefined && !parts.includes(only)) giveUp(`--only takes one of: ${parts.join(', ')}`)
const wants = (part) => only === undefined || only === part

const results = join(projectRoot, '.opkomst', 'test-results')
const unitNames = join(results, 'unit-names.json')
const browserNames = join(results, 'browser-names.json')
const countsFile = join(results, 'counts.txt')
// What V8 made of a module, kept for the next process that loads it.
const compiled = join(projectRoot, '.opkomst', 'compiled')
const timings = []
const totals = { passed: 0, failed: 0 }

function finish() {
  console.log('\nTime per step:')
  for (const { name, seconds, passed } of timings)
    console.log(`  ${seconds.toFixed(1).padStart(6)} s  ${passed ? 'passed' : 'FAILED'}  ${name}`)
  if (existsSync(countsFile)) console.log(`\nCounted:\n${readFileSync(countsFile, 'utf8').trim()}`)
  const failedStep = timings.find((timing) => !timing.passed)
  if (failedStep) console.log(`\nStopped at: ${failedStep.name}. The steps after it did not run.`)
  // A step that is not made of tests, or that broke before it could count, counts as one.
  if (failedStep && totals.failed === 0) totals.failed = 1
  console.log(`\n${totals.passed} passed, ${totals.failed} failed`)
  process.exit(totals.failed > 0 ? 1 : 0)
}

async function step(name, work) {
  console.log(`\n=== ${name}`)
  const start = Date.now()
  let passed = false
  try {
    passed = await work()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
  }
  timings.push({ name, seconds: (Date.now() - start) / 1000, passed })
  if (!passed) finish()
}

function readJson(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null
}

ensureInstalled()
ensureDatabaseLinks()
const node = findNode()
const bin = (...path) => join(projectRoot, 'node_modules', ...path)
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

function run(program, programArgs, extraEnv = {}) {
  const options = { cwd: projectRoot, env: childEnv(node, extraEnv), stdio: ['ignore', 'inherit', 'inherit'] }
  const { status, signal, error } = spawnSync(program, programArgs, options)
  if (error) throw error
  if (signal) console.error(`Ended by ${signal}.`)
  return status === 0
}

/** Runs `work` beside a throw-away database server, which stops when its input closes: also when we are killed. */
async function withTestDatabase(work) {
  const server = spawn(node, [join(projectRoot, 'scripts', 'test-database.mjs')], {
    cwd: projectRoot,
    env: childEnv(node),
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => server.once('exit', resolve))
  const url = await Promise.race([
    new Promise((resolve) => createInterface({ input: server.stdout }).once('line', resolve)),
    ended.then(() => {
      throw new Error('The database for the tests did not start; the reason stands above.')
    }),
  ])
  try {
    return await work(url)
  } finally {
    server.stdin.end()
    await ended
  }
}

const sourceFolders = ['src', 'db', 'packs', 'scripts', 'tests']

// What asks the whole site many times takes longest: it begins, and the short ones fill up the end.
const longest = ['tests/security', 'src/app/backup', 'src/modules/imports', 'src/app', 'src/modules']
const rank = (name) => (longest.findIndex((folder) => name.startsWith(folder)) + longest.length + 1) % (longest.length + 1)

function testFiles() {
  if (files.length > 0) return files
  return sourceFolders
    .flatMap((folder) => readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
    .filter((name) => /\.test\.(ts|tsx|mjs)$/.test(name))
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
}

/** Before a hundred processes would each start a translator for what they miss. */
function translateAll() {
  const work = `(await import('./scripts/typescript.mjs')).translateAll(${JSON.stringify(sourceFolders)})`
  run(node, ['--input-type=module', '-e', work])
}

async function unitTests() {
  const counts = join(results, 'unit.json')
  // One more than there are processors: while one file waits for its database, another one works.
  const concurrency = String(Math.max(3, Math.min(8, availableParallelism() + 1)))
  const loader = new URL('./typescript.mjs', import.meta.url).href
  if (files.length === 0) translateAll()
  const env = { NODE_ENV: 'test', NODE_COMPILE_CACHE: compiled }
  const passed = await withTestDatabase((url) =>
    run(node, ['--import', loader, 'scripts/unit-tests.mjs', concurrency, counts, unitNames, ...testFiles()], {
      ...env,
      OPKOMST_TEST_DB_URL: url,
    }),
  )
  const found = readJson(counts)
  totals.passed += found?.passed ?? 0
  totals.failed += (found?.failed ?? 0) + (found?.cancelled ?? 0)
  return passed
}

/** Titles of the journeys that ended in one of these ways, in a suite of Playwright's report and the suites inside it. */
function titlesOf(suite, endings) {
  const found = (suite.specs ?? []).filter((spec) => spec.tests.some((test) => endings.includes(test.status)))
  return [...found.map((spec) => spec.title), ...(suite.suites ?? []).flatMap((inner) => titlesOf(inner, endings))]
}

async function browserTests() {
  const report = join(results, 'e2e.json')
  const browser = needBrowser(node)
  const { ensureBuilt } = await import('./build.mjs')
  await ensureBuilt()
  const env = { OPKOMST_CHROMIUM: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: report, NODE_ENV: 'test', NODE_COMPILE_CACHE: compiled }
  const passed = await withTestDatabase((url) =>
    run(node, [bin('@playwright', 'test', 'cli.js'), 'test', '--reporter=list,json', ...files], { ...env, OPKOMST_TEST_DB_URL: url }),
  )
  const found = readJson(report)
  const stats = found?.stats
  const titles = (endings) => (found?.suites ?? []).flatMap((suite) => titlesOf(suite, endings))
  writeFileSync(browserNames, JSON.stringify(titles(['expected', 'flaky'])))
  for (const title of titles(['flaky'])) appendFileSync(countsFile, `Passed only at the second try: ${title}\n`)
  totals.passed += (stats?.expected ?? 0) + (stats?.flaky ?? 0)
  totals.failed += stats?.unexpected ?? 0
  return passed
}

if (wants('static')) {
  await step('Types (tsc)', () => run(node, [bin('typescript', 'bin', 'tsc'), '--noEmit']))
  await step('Lint and format (biome)', () => run(node, [bin('@biomejs', 'biome', 'bin', 'biome'), 'check', '.']))
}
if (wants('unit')) await step('Unit, architecture and database tests', unitTests)
if (wants('e2e')) await step('Browser tests', browserTests)
// Whoever says that a test stands for a requirement must see that it ran.
if (only === undefined && files.length === 0) {
  const asked = ['--import', './scripts/typescript.mjs', 'scripts/asvs.ts', '--check', '--ran', unitNames, browserNames]
  await step('Tests behind the security requirements', () => run(node, asked))
}
finish()
