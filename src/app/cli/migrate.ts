import type { Command } from 'commander'
import { resolveDatabase } from '#platform/db/connection.ts'
import { migrate } from '#platform/db/migrate.ts'
import { print } from './with-database.ts'

export function migrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('bring the database up to date')
    .option('--json', 'answer as JSON')
    .action(async (options: { json?: boolean }) => {
      const database = await resolveDatabase(process.env)
      try {
        const applied = await migrate(database.ownerUrl)
        if (options.json) print(JSON.stringify({ applied }))
        else print(applied.length === 0 ? 'The database is up to date.' : `Applied: ${applied.join(', ')}`)
      } finally {
        await database.stop()
      }
    })
}
