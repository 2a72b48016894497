/** Measures the budgets of the architecture on realistic data; prints one table and exits 1 when a budget is missed. */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { generateFamilies } from '#app/demo/generate-families.ts'
import { createMunicipality } from '#app/municipalities/create-municipality.ts'
import { loadPacks } from '#modules/programmes/public.ts'
import { connectOrStartEmbedded } from '#platform/db/embedded.ts'
import { openDatabase } from '#platform/db/database.ts'
import { migrate } from '#platform/db/migrate.ts'
import { realDeps } from '#platform/deps.ts'
import { projectRoot } from '#platform/root.ts'
import { makeBenchAccount } from './account.ts'
import { measurePages } from './pages.ts'
import { printTable, type Row } from './table.ts'
import { measureReport } from './report.ts'
import { startBuiltProgram } from './program.ts'
import { signIn } from './sign-in.ts'

const families = 20_000
const dataDir = join(projectRoot, '.opkomst', 'bench-postgres')
const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

rmSync(dataDir, { recursive: true, force: true })
mkdirSync(join(projectRoot, '.opkomst'), { recursive: true })
const database = await connectOrStartEmbedded({ dataDir })
const rows: Row[] = []
try {
  await migrate(database.ownerUrl)
  const db = openDatabase(database.appUrl)
  const deps = realDeps(db)
  const packs = loadPacks(projectRoot)
  const make = async (name: string, size: number) => {
    const made = await createMunicipality(deps, database.ownerUrl, packs, { name, postcodes: [], phone: null, theme: 'mechelen', isDemo: false })
    if (!made.ok) throw new Error(made.refusal.kind)
    const account = await makeBenchAccount(deps, made.value, `${name.toLowerCase()}@bench.example`)
    const began = performance.now()
    await generateFamilies(deps, made.value, { families: size, seed: 7 })
    say(`${size} families made in ${((performance.now() - began) / 1000).toFixed(1)} s`)
    return { municipalityId: made.value, account }
  }
  const place = await make('Twintigduizend', families)
  const small = await make('Duizend', 1_000)
  await db.catalogue((tx) => tx.selectNoFrom((eb) => eb.lit(1).as('one')).execute())

  const program = await startBuiltProgram(database.ownerUrl, database.appUrl)
  rows.push({ what: 'start, warm, to first page', unit: 'ms', value: program.startMs, budget: 4000, better: 'less' })
  await new Promise((resolve) => setTimeout(resolve, 3000))
  rows.push({ what: 'memory at rest', unit: 'MB', value: program.memoryMb(), budget: 150, better: 'less' })
  rows.push(...(await measurePages(deps, program.address, place, await signIn(program.address, place.account), `${families} families`)))
  rows.push(...(await measurePages(deps, program.address, small, await signIn(program.address, small.account), '1000 families', false)))
  await program.stop()

  const large = await make('Honderdduizend', 100_000)
  rows.push(await measureReport(deps, large.municipalityId))
  await db.close()
} finally {
  await database.stop()
  rmSync(dataDir, { recursive: true, force: true })
}
printTable(rows)
