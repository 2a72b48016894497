/**
 * A program of its own with one municipality where only strong ways in count: prints its address, who may sign in and her code of this moment.
 * With `administrator` she manages it, and a password and a code still open everything.
 */
import { createMunicipality } from '#app/municipalities/create-municipality.ts'
import { startProgram } from '#app/program.ts'
import { createAccount, enrol, findEnrolment, totpCode } from '#modules/identity/public.ts'
import { loadPacks } from '#modules/programmes/public.ts'
import { machine } from '#platform/actor.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { readSettings } from '#platform/http/settings.ts'
import { projectRoot } from '#platform/root.ts'

const manages = process.argv[2] === 'administrator'
const database = await testDatabase()
const settings = readSettings({ PORT: '0', OPKOMST_RATE_LIMIT: '100000', OPKOMST_LOG: 'error' }, 'a secret that only the browser tests use')
const program = await startProgram({ appUrl: database.appUrl, settings, now: () => new Date() })
const { deps } = program
const place = { name: 'Sterke Gemeente', postcodes: [], phone: null, theme: 'mechelen', isDemo: false, strongOnly: !manages }
const made = await createMunicipality(deps, database.ownerUrl, loadPacks(projectRoot), place)
if (!made.ok) throw new Error(made.refusal.kind)
const [email, password] = ['nieuw@voorbeeld.be', 'drie groene fietsen']
const actor = machine(made.value, 'administration')
const role = manages ? 'administrator' : 'counsellor'
const account = await createAccount(deps, actor, { email, name: 'Nieuwe Collega', role, languages: [], locale: 'nl' })
if (!account.ok) throw new Error(account.refusal.kind)
const pending = await findEnrolment(deps, made.value, account.value.token)
if (pending === null) throw new Error('the link does not work')
// Taken into use with the code of half a minute ago: the one of now is left to sign in with.
const code = totpCode(pending.totpSecret, new Date(Date.now() - 30_000))
const taken = await enrol(deps, made.value, { token: account.value.token, password, code })
if (!taken.ok) throw new Error('the account was not taken into use')
const said = { address: program.address, email, password, code: totpCode(pending.totpSecret, new Date(Date.now() + 15_000)) }
process.stdout.write(`${JSON.stringify(said)}\n`)

let isStopping = false
const stop = async (): Promise<void> => {
  if (isStopping) return
  isStopping = true
  await program.stop()
  await database.drop()
  process.exit(0)
}
process.on('SIGTERM', stop)
process.on('disconnect', stop)
