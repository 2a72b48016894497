/** The whole program on a database of its own, for the browser tests: prints its address, runs until it is told to stop. */
import { ensureDemo } from '#app/demo/demo.ts'
import { startProgram } from '#app/program.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { readSettings } from '#platform/http/settings.ts'

const database = await testDatabase()
// A clock that starts on a known morning and runs on, so that pages show the same days at every run.
const began = Date.now()
const morning = new Date('2026-11-17T08:30:00Z').getTime()
const now = (): Date => new Date(morning + Date.now() - began)
const settings = readSettings(
  { PORT: '0', OPKOMST_RATE_LIMIT: '100000', OPKOMST_LOG: process.env['OPKOMST_LOG'] ?? 'error' },
  'a secret that only the browser tests use',
)
const program = await startProgram({ appUrl: database.appUrl, settings, now })
await ensureDemo(program.deps, database.ownerUrl, () => undefined)
process.stdout.write(`${JSON.stringify({ address: program.address, ownerUrl: database.ownerUrl, clockOffset: morning - began })}\n`)

let stopping = false
const stop = async (): Promise<void> => {
  if (stopping) return
  stopping = true
  await program.stop()
  await database.drop()
  process.exit(0)
}
process.on('SIGTERM', stop)
process.on('disconnect', stop)
