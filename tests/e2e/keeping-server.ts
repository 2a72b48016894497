/** A program of its own with what comes of age there: two dossiers that ended, and a protected part only one colleague reads. Prints its address. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDemoAccounts } from '#app/demo/demo-accounts.ts'
import { createMunicipality } from '#app/municipalities/create-municipality.ts'
import { startProgram } from '#app/program.ts'
import { endDossier, openDossier } from '#modules/dossiers/public.ts'
import { loadPacks } from '#modules/programmes/public.ts'
import { openPart } from '#modules/protected/public.ts'
import type { Actor } from '#platform/actor.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { readSettings } from '#platform/http/settings.ts'
import { projectRoot } from '#platform/root.ts'

const folder = mkdtempSync(join(tmpdir(), 'opkomst-keeping-'))
process.env['OPKOMST_FILES'] = folder
const database = await testDatabase()
const settings = readSettings({ PORT: '0', OPKOMST_RATE_LIMIT: '100000', OPKOMST_LOG: 'error' }, 'a secret that only the browser tests use')
const program = await startProgram({ appUrl: database.appUrl, settings, now: () => new Date() })
const { deps } = program
const place = { name: 'Oefengemeente', postcodes: [], phone: null, theme: 'mechelen', isDemo: true }
const made = await createMunicipality(deps, database.ownerUrl, loadPacks(projectRoot), place)
if (!made.ok) throw new Error(made.refusal.kind)
const municipalityId = made.value
const accounts = await createDemoAccounts(deps, municipalityId)
const nele = accounts.get('nele@demo.example') ?? ''
const actor: Actor = { municipalityId, accountId: nele, role: 'counsellor', purpose: 'guidance', sessionId: null }

async function family(familyName: string): Promise<{ readonly dossierId: string; readonly reference: string }> {
  const person = { givenName: 'Soraya', familyName, birthDate: '2001-05-06', phone: '0470 00 11 22' }
  const openedOn = '2026-01-12'
  const opened = await deps.db.as(actor, (tx) =>
    openDossier(tx, deps, actor, {
      mother: { kind: 'new', person },
      programme: 'opkomst',
      openedOn,
      startedOn: openedOn,
      counsellorId: nele,
      pregnancy: { dueOn: '2026-03-02', bornOn: null },
    }),
  )
  if (!opened.ok) throw new Error(opened.refusal.kind)
  return opened.value
}

const ended: { readonly dossierId: string; readonly reference: string }[] = []
for (const name of ['Valdemarin', 'Lemmeraert']) {
  const { dossierId, reference } = await family(name)
  const end = { dossierId, endedOn: '2026-11-02', reason: 'planned-end', reasonText: null, summary: null } as const
  const done = await deps.db.as(actor, (tx) => endDossier(tx, deps, actor, end))
  if (!done.ok) throw new Error(done.refusal.kind)
  ended.push({ dossierId, reference })
}
const running = await family('Ostrowinck')
const reading: Actor = { ...actor, purpose: 'child-protection' }
const part = await openPart(deps, reading, { dossierId: running.dossierId, colleagues: [], saveKey: null })
if (!part.ok) throw new Error(part.refusal.kind)
const said = { address: program.address, ended, dossierId: running.dossierId, partId: part.value.partId }
process.stdout.write(`${JSON.stringify(said)}\n`)

let isStopping = false
const stop = async (): Promise<void> => {
  if (isStopping) return
  isStopping = true
  await program.stop()
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
  process.exit(0)
}
process.on('SIGTERM', stop)
process.on('disconnect', stop)
