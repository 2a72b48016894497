import type { Command } from 'commander'
import { askRescue, confirmRescue, orphanedParts, type RescueRefusal } from '#modules/protected/public.ts'
import { whoIs } from './who-is.ts'
import { print, withDatabase } from './with-database.ts'

type Options = { readonly by: string; readonly json?: boolean }

const words: Readonly<Record<RescueRefusal['kind'], string>> = {
  'not-found': 'there is no such part without a reader, or this account may not',
  'no-reason': 'say in at least twenty signs why: --reason "…"',
  'not-a-colleague': 'who is named is no active colleague of this team',
  'same-person': 'who asked, or who would be named, does not confirm',
  'not-asked': 'the team lead has not asked for it yet: npx opkomst protected ask',
}

async function list({ by, json }: Options): Promise<void> {
  await withDatabase(async ({ deps }) => {
    const { actor } = await whoIs(deps, by)
    const found = await orphanedParts(deps, actor)
    if (!found.ok) throw new Error(words[found.refusal.kind])
    if (json) return print(JSON.stringify(found.value, null, 1))
    if (found.value.length === 0) return print('Every protected part has a colleague who can read it.')
    for (const { partId, askedAt } of found.value)
      print(`${partId}  ${askedAt === null ? 'nobody can read it' : `asked for on ${askedAt.toISOString()}`}`)
  })
}

async function ask(
  partId: string,
  { by, colleague, reason }: Options & { readonly colleague: string; readonly reason: string },
): Promise<void> {
  await withDatabase(async ({ deps }) => {
    const { actor } = await whoIs(deps, by)
    const named = await whoIs(deps, colleague)
    const done = await askRescue(deps, actor, { partId, colleagueId: named.actor.accountId ?? '', reason })
    if (!done.ok) throw new Error(words[done.refusal.kind])
    print('Asked. An administrator confirms with: npx opkomst protected confirm')
  })
}

async function confirm(partId: string, { by }: Options): Promise<void> {
  await withDatabase(async ({ deps }) => {
    const { actor } = await whoIs(deps, by)
    const done = await confirmRescue(deps, actor, partId)
    if (!done.ok) throw new Error(words[done.refusal.kind])
    print('Named. The colleague, the team lead and the administrator are told by mail.')
  })
}

/** Registers `opkomst protected`. */
export function protectedCommand(program: Command): void {
  const part = program
    .command('protected')
    .description('protected parts that nobody can read any more: a team lead asks, an administrator confirms')
  const by = ['--by <email>', 'the account that acts'] as const
  part
    .command('list')
    .description('parts without a reader, by their own ids')
    .requiredOption(...by)
    .option('--json', 'answer as JSON')
    .action(list)
  part
    .command('ask <part>')
    .description('first person, the team lead: ask that a colleague is named')
    .requiredOption(...by)
    .requiredOption('--colleague <email>', 'who is to be named')
    .requiredOption('--reason <words>', 'why')
    .action(ask)
  part
    .command('confirm <part>')
    .description('second person, an administrator: confirm it')
    .requiredOption(...by)
    .action(confirm)
}
