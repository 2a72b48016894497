/** Measures the budgets of the architecture on invented families; prints one table and exits 1 when a budget is missed. */
import { mkdirSync, rmSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { generateFamilies } from '#app/demo/generate-families.ts'
import { createMunicipality, slugOf } from '#app/municipalities/create-municipality.ts'
import { loadPacks } from '#modules/programmes/public.ts'
import { analyse } from '#platform/db/analyse.ts'
import { openDatabase } from '#platform/db/database.ts'
import { connectOrStartEmbedded } from '#platform/db/embedded.ts'
import { migrate } from '#platform/db/migrate.ts'
import { type Deps, realDeps } from '#platform/deps.ts'
import { projectRoot } from '#platform/root.ts'
import { makeBenchAccount } from './account.ts'
import { measureFirstVisit } from './first-visit.ts'
import { measureImport } from './import-list.ts'
import { measurePages, type Place } from './pages.ts'
import { startBuiltProgram } from './program.ts'
import { measureReport } from './report.ts'
import { measureRights, tellFacts } from './rights.ts'
import { measureSealing } from './seal.ts'
import { signIn } from './sign-in.ts'
import { printTable, type Row } from './table.ts'

const withMillion = process.argv.includes('--million')
const onlyRights = process.argv.includes('--rights')
const dataDir = join(projectRoot, '.opkomst', 'bench-postgres')
const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

type Made = Place & { readonly label: string; readonly row: Row }

async function make(deps: Deps, ownerUrl: string, name: string, families: number, budget: number | null): Promise<Made> {
  const input = { name, postcodes: [], phone: null, theme: 'mechelen', isDemo: false }
  const made = await createMunicipality(deps, ownerUrl, loadPacks(projectRoot), input)
  if (!made.ok) throw new Error(made.refusal.kind)
  const account = await makeBenchAccount(deps, made.value, slugOf(name))
  const label = `${families.toLocaleString('en')} families`
  const began = performance.now()
  await generateFamilies(deps, made.value, { families, seed: 7 })
  await analyse(ownerUrl)
  const value = (performance.now() - began) / 1000
  say(`${label} made in ${value.toFixed(1)} s`)
  return { municipalityId: made.value, account, label, row: { what: `invent ${label}`, unit: 's', value, budget, better: 'less' } }
}

async function measureProgram(
  deps: Deps,
  urls: { readonly ownerUrl: string; readonly appUrl: string },
  places: readonly Made[],
): Promise<Row[]> {
  const rows: Row[] = []
  // The first start of a build makes the styles and scripts; the budget is for the ones after it.
  await (await startBuiltProgram(urls.ownerUrl, urls.appUrl)).stop()
  const program = await startBuiltProgram(urls.ownerUrl, urls.appUrl)
  try {
    rows.push({ what: 'start, warm, to first page', unit: 'ms', value: program.startMs, budget: 4000, better: 'less' })
    await new Promise((resolve) => setTimeout(resolve, 3000))
    rows.push({ what: 'memory at rest', unit: 'MB', value: program.memoryMb(), budget: 150, better: 'less' })
    rows.push(await measureFirstVisit(program.address))
    for (const [index, place] of places.entries()) {
      say(`measuring pages with ${place.label}`)
      const client = await signIn(program.address, place.account)
      const measured = await measurePages(deps, program.address, place, client, place.label, index === 0)
      for (const row of measured) say(`  ${row.what}: ${row.value.toFixed(1)} ${row.unit}`)
      rows.push(...measured)
    }
    rows.push({ what: 'memory after the pages', unit: 'MB', value: program.memoryMb(), budget: null, better: 'less' })
  } finally {
    await program.stop()
  }
  return rows
}

/** Everything but the rights, which have families of their own. */
async function measureAll(deps: Deps, database: { readonly ownerUrl: string; readonly appUrl: string }): Promise<Row[]> {
  const rows: Row[] = []
  const main = await make(deps, database.ownerUrl, 'Twintigduizend', 20_000, 60)
  const small = await make(deps, database.ownerUrl, 'Duizend', 1_000, null)
  const large = await make(deps, database.ownerUrl, 'Honderdduizend', 100_000, 300)
  const million = withMillion ? [await make(deps, database.ownerUrl, 'Miljoen', 1_000_000, null)] : []
  rows.push(...(await measureProgram(deps, database, [main, small, ...million])))
  rows.push(...(await measureReport(deps, large.municipalityId, large.label)))
  rows.push(main.row, large.row)
  rows.push(...(await measureSealing(deps, main.municipalityId)))
  const list = { name: 'Lijst', postcodes: [], phone: null, theme: 'mechelen', isDemo: false }
  const empty = await createMunicipality(deps, database.ownerUrl, loadPacks(projectRoot), list)
  if (!empty.ok) throw new Error(empty.refusal.kind)
  rows.push(await measureImport(deps, empty.value, 5_000))
  return rows
}

/** As many running families as the budget of the rights is about, each with what a worker asked. */
async function makeRunning(deps: Deps, ownerUrl: string): Promise<string> {
  const input = { name: 'Lopend', postcodes: ['2800'], phone: null, theme: 'mechelen', isDemo: false }
  const made = await createMunicipality(deps, ownerUrl, loadPacks(projectRoot), input)
  if (!made.ok) throw new Error(made.refusal.kind)
  const began = performance.now()
  await generateFamilies(deps, made.value, { families: 20_000, seed: 7, runningShare: 1 })
  await tellFacts(deps, made.value)
  await analyse(ownerUrl)
  say(`20,000 running families made in ${((performance.now() - began) / 1000).toFixed(1)} s`)
  return made.value
}

rmSync(dataDir, { recursive: true, force: true })
mkdirSync(join(projectRoot, '.opkomst'), { recursive: true })
const database = await connectOrStartEmbedded({ dataDir })
const rows: Row[] = []
try {
  await migrate(database.ownerUrl)
  const db = openDatabase(database.appUrl)
  const deps = realDeps(db)
  if (!onlyRights) rows.push(...(await measureAll(deps, database)))
  const running = await makeRunning(deps, database.ownerUrl)
  rows.push(...(await measureRights(deps, running)))
  await db.close()
} finally {
  await database.stop()
  rmSync(dataDir, { recursive: true, force: true })
}
printTable(rows)
say(`\n${cpus().length} processors, load ${loadavg()[0]?.toFixed(1)} at the end: numbers of a busy machine say little.`)
