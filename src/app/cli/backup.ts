import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { z } from 'zod'
import { resolveDatabase } from '#platform/db/connection.ts'
import { projectRoot } from '#platform/root.ts'
import { newPair } from '../backup/locks.ts'
import { makeParent, placesOf } from '../backup/places.ts'
import { locksFor } from '../backup/secrets.ts'
import { type BackupMade, writeBackup } from '../backup/write-backup.ts'
import { print } from './with-database.ts'

type Options = { readonly passphraseFile?: string; readonly recipient?: string[]; readonly withKeys?: boolean; readonly json?: boolean }

export function programVersion(): string {
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'))).version
}

/** Registers `opkomst backup` and `opkomst backup-keys`. */
export function backupCommand(program: Command): void {
  program
    .command('backup <target>')
    .description(
      'write everything of this installation to one encrypted file, also while the program runs; a folder gets a file with the moment in its name',
    )
    .option('--recipient <key...>', 'public key (or a file with it) that the backup is for; else OPKOMST_BACKUP_RECIPIENT')
    .option('--passphrase-file <file>', 'file with a passphrase on its first line; else OPKOMST_BACKUP_PASSPHRASE, else it is asked')
    .option('--with-keys', 'put the keys that open sealed data in the backup too; without this they stay apart, as they should')
    .option('--json', 'answer as JSON')
    .action(backup)
  program
    .command('backup-keys <file>')
    .description('make a pair of keys for backups: the private key goes to the file, the public key is printed')
    .action((file: string) => {
      if (existsSync(file)) throw new Error(`${file} is already there`)
      const { publicText, privateText } = newPair()
      const about = `# Private key for backups of Opkomst. It opens every backup made for\n# ${publicText}\n# Keep it away from the server.\n`
      writeFileSync(file, `${about}${privateText}\n`, { mode: 0o600, flag: 'wx' })
      print(publicText)
    })
}

async function backup(target: string, options: Options): Promise<void> {
  const lock = locksFor(options, process.env)
  const places = placesOf(projectRoot)
  const database = await resolveDatabase(process.env)
  const began = performance.now()
  try {
    const made = await writeBackup({
      ownerUrl: database.ownerUrl,
      places,
      target,
      lock,
      withKeys: options.withKeys === true,
      version: programVersion(),
      now: new Date(),
    })
    const { file, takenAt, bytes, rows, files } = made
    makeParent(places.state)
    writeFileSync(places.state, `${JSON.stringify({ takenAt: takenAt.toISOString(), file, bytes, rows, files })}\n`, { mode: 0o600 })
    const seconds = Math.round((performance.now() - began) / 100) / 10
    print(options.json === true ? JSON.stringify({ ...made, takenAt: takenAt.toISOString(), seconds }) : tell(made, seconds))
  } finally {
    await database.stop()
  }
}

function tell({ file, bytes, rows, tables, files, holdsKeys }: BackupMade, seconds: number): string {
  const size = `${(bytes / 1_000_000).toFixed(1)} MB`
  const lines = [`Backup: ${file}`, `${rows} rows of ${tables} tables and ${files} files, ${size}, in ${seconds} s.`]
  lines.push(
    holdsKeys
      ? 'The keys that open sealed data ARE in it: whoever opens this file reads everything. Keep it in a safe.'
      : 'The keys that open sealed data are not in it: keep a copy of them apart (npx opkomst keys status tells where they are).',
  )
  return lines.join('\n')
}
