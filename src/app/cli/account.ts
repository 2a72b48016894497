import type { Command } from 'commander'
import { z } from 'zod'
import { createAccount, findAccountByEmail, inviteAgain, proofs } from '#modules/identity/public.ts'
import { machine, roles } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
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
        const account = { email: options.email, name: options.name, role: role.data, languages: [], locale: 'nl' }
        const made = await createAccount(deps, machine(municipalityId, 'administration'), account)
        if (!made.ok) throw new Error(`there is already an account with the address ${options.email}`)
        const link = await linkOf(deps, municipalityId, options.origin, made.value.token)
        print(
          options.json
            ? JSON.stringify({ id: made.value.accountId, link })
            : `Hand over this link; it works once, within seven days:\n${link}`,
        )
      })
    })
  account
    .command('link')
    .description(
      'a new link for somebody who lost everything, where no second person can make it; the owner and who manages accounts are told',
    )
    .requiredOption('--municipality <name>', 'municipality')
    .requiredOption('--email <address>', 'sign-in name')
    .requiredOption('--proof <how>', `how you made sure who it is for: ${proofs.join(', ')}; with an identity document, never its number`)
    .option('--origin <address>', 'address under which the server is reached', process.env['OPKOMST_ORIGIN'] ?? 'http://localhost:3000')
    .option('--json', 'answer as JSON')
    .action(newLink)
}

type LinkOptions = { municipality: string; email: string; proof: string; origin: string; json?: boolean }

async function newLink(options: LinkOptions): Promise<void> {
  const proof = z.enum(proofs).safeParse(options.proof)
  if (!proof.success) throw new Error(`--proof must be one of ${proofs.join(', ')}`)
  await withDatabase(async ({ deps }) => {
    const municipalityId = await municipalityNamed(deps, options.municipality)
    const actor = machine(municipalityId, 'administration')
    const id = await deps.db.as(actor, (tx) => findAccountByEmail(tx, municipalityId, options.email))
    const made = id === null ? null : await inviteAgain(deps, actor, id, proof.data)
    if (made?.ok === false && made.refusal.kind === 'proof-missing') throw new Error('there is no identity service here to prove it')
    if (made === null || !made.ok || made.value.kind !== 'made') throw new Error(`there is no account with the address ${options.email}`)
    const { accountId, token, spoken } = made.value.invitation
    const link = await linkOf(deps, municipalityId, options.origin, token)
    const code = spoken === null ? '' : `\nIt opens only with this code. Tell it yourself, never with the link: ${spoken}`
    print(
      options.json
        ? JSON.stringify({ id: accountId, link, code: spoken })
        : `Hand over this link; it works once, within seven days. Sessions and passkeys of before have ended:\n${link}${code}`,
    )
  })
}

async function linkOf(deps: Deps, municipalityId: string, origin: string, token: string): Promise<string> {
  const { slug } = await deps.db.catalogue((db) =>
    db.selectFrom('platform.municipality').select('slug').where('id', '=', municipalityId).executeTakeFirstOrThrow(),
  )
  return `${origin}/welkom/${slug}/${token}`
}
