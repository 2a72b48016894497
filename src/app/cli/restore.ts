import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { auditKeyFile } from '#modules/audit/public.ts'
import { resolveDatabase } from '#platform/db/connection.ts'
import { projectRoot } from '#platform/root.ts'
import { noteRestore } from '../backup/last-restore.ts'
import { placesOf } from '../backup/places.ts'
import { checkBackup, type Manifest, unlockFile } from '../backup/read-backup.ts'
import { type Restored, restoreBackup } from '../backup/restore-backup.ts'
import { openerFor } from '../backup/secrets.ts'
import { print } from './with-database.ts'

type Options = { readonly passphraseFile?: string; readonly privateKey?: string; readonly check?: boolean; readonly json?: boolean }

/** Registers `opkomst restore`. Exit code 1 and one line when it cannot be done; then nothing was written. */
export function restoreCommand(program: Command): void {
  program
    .command('restore <file>')
    .description('put a backup back into an empty installation; everything is proven before anything is written')
    .option('--private-key <file>', 'private key for a backup that was made for its public key')
    .option('--passphrase-file <file>', 'file with a passphrase on its first line; else OPKOMST_BACKUP_PASSPHRASE, else it is asked')
    .option('--check', 'only prove that the file is whole and opens; writes nothing and needs no empty installation')
    .option('--json', 'answer as JSON')
    .action(restore)
}

async function restore(file: string, options: Options): Promise<void> {
  const { key } = await unlockFile(file, openerFor(options, process.env))
  const manifest = await checkBackup(file, key)
  if (options.check === true) {
    print(options.json === true ? JSON.stringify(manifest) : describeCheck(manifest))
    return
  }
  const database = await resolveDatabase(process.env)
  const began = performance.now()
  try {
    const done = await restoreBackup({
      file,
      key,
      manifest,
      ownerUrl: database.ownerUrl,
      places: placesOf(projectRoot),
      now: () => new Date(),
    })
    noteRestore(projectRoot, { takenAt: new Date(done.takenAt).toISOString(), restoredAt: new Date().toISOString() })
    const hasAuditKey = existsSync(auditKeyFile(projectRoot))
    const seconds = Math.round((performance.now() - began) / 100) / 10
    print(options.json === true ? JSON.stringify({ ...done, hasAuditKey, seconds }) : tell(done, seconds, hasAuditKey))
  } finally {
    await database.stop()
  }
}

function describeCheck({ begin, tables, rows, files }: Manifest): string {
  return [
    `The backup of ${begin.takenAt} is whole and opens: ${rows} rows of ${tables.length} tables, ${files.length} files, ${begin.municipalities.length} municipalities.`,
    `Made by version ${begin.version}. ${begin.holdsKeys ? 'It holds the keys of sealed data.' : 'The keys of sealed data are not in it.'}`,
  ].join('\n')
}

function tell(done: Restored, seconds: number, hasAuditKey: boolean): string {
  const later = done.laterMigrations.length === 0 ? '' : ` The database was then brought up to date (${done.laterMigrations.length} steps).`
  return [
    `Restored the backup of ${done.takenAt}: ${done.rows} rows of ${done.tables.length} tables, ${done.files} files, ${done.municipalities} municipalities, in ${seconds} s.`,
    `Every table was read back and is the same as in the backup.${later}`,
    `${done.endedSessions} sessions were ended: everybody signs in anew.${done.keysPutBack ? ' The keys were put back too.' : ''}`,
    ...(hasAuditKey
      ? []
      : [
          'The key of the audit is not here. Put .opkomst/audit-key back before the next start: without it what was recorded last looks as if it was not written by the program.',
        ]),
    'State it in the audit: npx opkomst audit accept-restore --reason "…". Until then verifying names what is gone.',
    'What happened after the backup is gone from here: see the guide for operators, "After a restore".',
  ].join('\n')
}
