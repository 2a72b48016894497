import { hostname } from 'node:os'
import { beginJournal, journalFolder, keepJournalIn, readSealKeys } from '#modules/audit/public.ts'
import { resolveDatabase } from '#platform/db/connection.ts'
import { migrate } from '#platform/db/migrate.ts'
import { giveBackAtRest } from '#platform/give-back.ts'
import { readSettings } from '#platform/http/settings.ts'
import { projectRoot } from '#platform/root.ts'
import { holdTlsFloor } from '#platform/tls/floor.ts'
import { anchorFiles, anchorFolder } from './audit/anchor-files.ts'
import { sealing } from './audit/seal-and-anchor.ts'
import { startSealing } from './audit/seal-rounds.ts'
import { mailLine } from './cli/doctor/judge-mail.ts'
import { describeDemo, ensureDemo } from './demo/demo.ts'
import { startProgram } from './program.ts'
import { lostLines } from './rights-edit/lost-rights.ts'
import { keptSecret } from './secret.ts'
import { startFailure } from './start-words.ts'

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

async function start(): Promise<void> {
  holdTlsFloor(process.env)
  const settings = readSettings(process.env, keptSecret(projectRoot))
  const sealKeys = readSealKeys(projectRoot)
  const database = await resolveDatabase(process.env, say)
  const applied = await migrate(database.ownerUrl)
  if (applied.length > 0) say(`Database brought up to date (${applied.length} steps).`)
  const journals = journalFolder(projectRoot)
  keepJournalIn(journals)
  beginJournal()
  const program = await startProgram({ appUrl: database.appUrl, settings })
  const wantsDemo = process.env['OPKOMST_DEMO'] !== 'no'
  const demo = wantsDemo ? await ensureDemo(program.deps, database.ownerUrl, say) : null
  // What proves the audit must not stand on this machine alone.
  const anchorAway = (anchor: string) =>
    program.sendAway(JSON.stringify({ level: 30, time: Date.now(), pid: process.pid, hostname: hostname(), event: 'audit.anchor', anchor }))
  const seals = startSealing(sealing(program.deps, sealKeys, anchorFiles(anchorFolder(projectRoot), sealKeys, anchorAway), journals), {
    onError: (err) => program.app.log.error({ event: 'audit.seal-failed', err }),
    onFound: (municipalityId, finding) => program.app.log.error({ event: 'audit.bent', municipalityId, ...finding }),
    onJournal: ({ lines, problem }) => program.app.log.error({ event: 'audit.journal-failed', lines, err: problem }),
  })
  for (const line of await lostLines(program.deps)) say(line)
  say(`\nOpkomst runs at ${program.address}`)
  if (demo !== null) say(describeDemo(demo, program.address, settings.hosts))
  const mail = mailLine(process.env)
  if (mail !== null) say(mail)
  say('Stop with Ctrl+C.')
  giveBackAtRest(program.app.server)

  let stopping = false
  const stop = (): void => {
    if (stopping) return
    stopping = true
    program
      .stop(seals.stop)
      .then(() => database.stop())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  process.on('disconnect', stop)
}

start().catch((error: unknown) => {
  process.stderr.write(`Opkomst could not start: ${startFailure(error)}\n`)
  process.exit(1)
})
