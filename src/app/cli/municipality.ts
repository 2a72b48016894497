import { type Command, Option } from 'commander'
import { setStrongOnly } from '#modules/identity/public.ts'
import { loadPacks } from '#modules/programmes/public.ts'
import { machine } from '#platform/actor.ts'
import { projectRoot } from '#platform/root.ts'
import { createMunicipality } from '../municipalities/create-municipality.ts'
import { knownTheme } from './theme/themes.ts'
import { municipalityNamed, print, withDatabase } from './with-database.ts'

type CreateOptions = { name: string; postcode: string[]; phone?: string; theme: string; passwordSignIn?: boolean; json?: boolean }
type SignInOptions = { municipality: string; with: 'passkey' | 'password' }

export function municipalityCommand(program: Command): void {
  const municipality = program.command('municipality').description('the municipalities of this installation')
  municipality
    .command('create')
    .description('make an empty municipality with the programme packs')
    .requiredOption('--name <name>', 'its name')
    .option('--postcode <postcodes...>', 'postcodes of its territory; none means every postcode', [])
    .option('--phone <number>', 'telephone of the team, shown to parents')
    .option('--theme <theme>', 'look of its pages', 'mechelen')
    .option('--password-sign-in', 'let a password and a code open dossiers too; without it they open only the making of a first passkey')
    .option('--json', 'answer as JSON')
    .action(async (options: CreateOptions) => {
      const theme = knownTheme(options.theme)
      await withDatabase(async ({ deps, ownerUrl }) => {
        const place = { name: options.name, postcodes: options.postcode, phone: options.phone ?? null, theme, isDemo: false }
        const input = { ...place, strongOnly: options.passwordSignIn !== true }
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
    .command('sign-in')
    .description('say with what staff must sign in; for when nobody can make a passkey')
    .requiredOption('--municipality <name>', 'which municipality')
    .addOption(
      new Option('--with <means>', 'passkey: a password and a code open only the making of a first one')
        .choices(['passkey', 'password'])
        .makeOptionMandatory(),
    )
    .action(async (options: SignInOptions) => {
      await withDatabase(async ({ deps }) => {
        const actor = machine(await municipalityNamed(deps, options.municipality), 'administration')
        const set = await deps.db.as(actor, (tx) => setStrongOnly(tx, deps, actor, options.with === 'passkey'))
        if (!set.ok) throw new Error('the practice municipality stays open to password and code')
        print(
          options.with === 'passkey'
            ? 'Only a passkey or the identity service opens dossiers now.'
            : 'A password and a code open dossiers too.',
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
