import type { Command } from 'commander'
import { z } from 'zod'
import { createAccount } from '#modules/identity/public.ts'
import { machine, roles } from '#platform/actor.ts'
import { municipalityNamed, print, withDatabase } from './with-database.ts'

type CreateOptions = { municipality: string; email: string; name: string; role: string; origin: string; json?: boolean }

export function accountCommand(program: Command): void {
  const account = program.command('account').description('accounts of a municipality')
  account
    .command('create')
    .description('make an account and print the link with which its owner takes it into use')
    .requiredOption('--municipality <name>', 'municipality')
    .requiredOption('--email <address>', 'sign-in name')
    .requiredOption('--name <name>', 'first and last name')
    .requiredOption('--role <role>', roles.join(', '))
    .option('--origin <address>', 'address under which the server is reached', process.env['OPKOMST_ORIGIN'] ?? 'http://localhost:3000')
    .option('--json', 'answer as JSON')
    .action(async (options: CreateOptions) => {
      const role = z.enum(roles).safeParse(options.role)
      if (!role.success) throw new Error(`the role must be one of ${roles.join(', ')}`)
      if (!z.email().safeParse(options.email).success) throw new Error(`"${options.email}" is not an e-mail address`)
      await withDatabase(async ({ deps }) => {
        const municipalityId = await municipalityNamed(deps, options.municipality)
        const { slug } = await deps.db.catalogue((db) =>
          db.selectFrom('platform.municipality').select('slug').where('id', '=', municipalityId).executeTakeFirstOrThrow(),
        )
        const account = { email: options.email, name: options.name, role: role.data, languages: [], locale: 'nl' }
        const made = await createAccount(deps, machine(municipalityId, 'administration'), account)
        if (!made.ok) throw new Error(`there is already an account with the address ${options.email}`)
        const link = `${options.origin}/welkom/${slug}/${made.value.token}`
        print(
          options.json
            ? JSON.stringify({ id: made.value.accountId, link })
            : `Hand over this link; it works once, within seven days:\n${link}`,
        )
      })
    })
}
