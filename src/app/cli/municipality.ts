import type { Command } from 'commander'
import { loadPacks } from '#modules/programmes/public.ts'
import { projectRoot } from '#platform/root.ts'
import { createMunicipality } from '../municipalities/create-municipality.ts'
import { knownTheme } from './theme/themes.ts'
import { print, withDatabase } from './with-database.ts'

type CreateOptions = { name: string; postcode: string[]; phone?: string; theme: string; json?: boolean }

export function municipalityCommand(program: Command): void {
  const municipality = program.command('municipality').description('the municipalities of this installation')
  municipality
    .command('create')
    .description('make an empty municipality with the programme packs')
    .requiredOption('--name <name>', 'its name')
    .option('--postcode <postcodes...>', 'postcodes of its territory; none means every postcode', [])
    .option('--phone <number>', 'telephone of the team, shown to parents')
    .option('--theme <theme>', 'look of its pages', 'mechelen')
    .option('--json', 'answer as JSON')
    .action(async (options: CreateOptions) => {
      const theme = knownTheme(options.theme)
      await withDatabase(async ({ deps, ownerUrl }) => {
        const input = { name: options.name, postcodes: options.postcode, phone: options.phone ?? null, theme, isDemo: false }
        const made = await createMunicipality(deps, ownerUrl, loadPacks(projectRoot), input)
        if (!made.ok)
          throw new Error(
            made.refusal.kind === 'name-taken'
              ? `there is already a municipality called "${options.name}"`
              : 'the name needs at least one letter or digit',
          )
        if (options.json) print(JSON.stringify({ id: made.value, name: options.name }))
        else
          print(
            `Made ${options.name}. Next: npx opkomst account create --municipality "${options.name}" --email … --name … --role administrator`,
          )
      })
    })
  municipality
    .command('list')
    .description('list them')
    .option('--json', 'answer as JSON')
    .action(async (options: { json?: boolean }) => {
      await withDatabase(async ({ deps }) => {
        const rows = await deps.db.catalogue((db) =>
          db.selectFrom('platform.municipality').select(['id', 'name', 'slug']).orderBy('name').execute(),
        )
        print(options.json ? JSON.stringify(rows) : rows.map((row) => row.name).join('\n'))
      })
    })
}
