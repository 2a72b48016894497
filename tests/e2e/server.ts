/** The whole program on a database of its own, for the browser tests: prints its address, runs until it is told to stop. */
import { join } from 'node:path'
import { ensureDemo } from '#app/demo/demo.ts'
import { startProgram } from '#app/program.ts'
import { createAccount } from '#modules/identity/public.ts'
import { addMember, addOrganisation } from '#modules/network/public.ts'
import type { Actor } from '#platform/actor.ts'
import { testDatabase } from '#platform/db/testing.ts'
import type { Deps } from '#platform/deps.ts'
import { readSettings } from '#platform/http/settings.ts'
import { projectRoot } from '#platform/root.ts'
import { accounts, partnerOrganisation } from './accounts.ts'

/** The journeys of the partner run at two widths at once: who gives the account its organisation may not matter to the other. */
async function letPartnerRefer(deps: Deps, municipalityId: string): Promise<void> {
  const lead: Actor = { municipalityId, accountId: null, role: 'team-lead', purpose: 'administration', sessionId: null }
  const partner = await deps.db.as(lead, (tx) =>
    tx
      .selectFrom('identity.account')
      .select('id')
      .where('municipality_id', '=', municipalityId)
      .where('email', '=', accounts.partner)
      .executeTakeFirstOrThrow(),
  )
  const details = { name: partnerOrganisation, isExternal: false, phone: null, aliases: [] }
  const made = await addOrganisation(deps, lead, { details, saveKey: null })
  if (!made.ok) throw new Error(made.refusal.kind)
  await addMember(deps, lead, { organisationId: made.value.id, accountId: partner.id })
  // One more, for the journey in which the team lead says for whom an account refers.
  const email = 'tweede-partner@demo.example'
  await createAccount(deps, lead, { email, name: 'Tweede Partner', role: 'partner', languages: [], locale: 'nl' })
}

process.env['OPKOMST_FILES'] ??= join(projectRoot, '.opkomst', 'test-files')
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
const demo = await ensureDemo(program.deps, database.ownerUrl, () => undefined)
if (demo === null) throw new Error('there is no practice municipality to walk through')
await letPartnerRefer(program.deps, demo.municipalityId)
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
