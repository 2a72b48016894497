import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import type { Right } from '#modules/rights/public.ts'
import { importCatalogue, packRights, printCatalogue, rightsOf } from '#modules/rights-catalogue/public.ts'
import { machine } from '#platform/actor.ts'
import { problemPlace, problemWords } from '../rights-edit/problem-words.ts'
import { text } from '../rights-edit/text.ts'
import { contentOf } from './content-of.ts'
import { noSuchRight } from './no-such-right.ts'
import { municipalityNamed, municipalityToRead, print, withDatabase } from './with-database.ts'

type ExportOptions = { municipality?: string; right?: string; out?: string }
type ImportOptions = { municipality: string; file: string }

/** `rights export` and `rights import`: the catalogue as a file, out and in. */
export function catalogueCommands(rights: Command): void {
  rights
    .command('export')
    .description('the catalogue as JSON: that of a municipality, or of the program when none is named')
    .option('--municipality <name>', 'with what this municipality published')
    .option('--right <id>', 'one right')
    .option('--out <file>', 'write it there')
    .action(async (options: ExportOptions) => exportCommand(options))
  rights
    .command('import')
    .description('read rights in as drafts; a second person publishes them in the browser')
    .requiredOption('--municipality <name>', 'whose catalogue')
    .requiredOption('--file <file>', 'a JSON file, or - for what comes in')
    .action(async (options: ImportOptions) => importCommand(options))
}

async function exportCommand({ municipality, right, out }: ExportOptions): Promise<void> {
  const all = municipality === undefined ? packRights() : await rightsIn(municipality)
  const chosen = right === undefined ? all : all.filter(({ id }) => id === right)
  if (chosen.length === 0) throw new Error(noSuchRight(right ?? '', all))
  const content = printCatalogue(chosen)
  if (out === undefined) return print(content.trimEnd())
  await writeFile(out, content)
  print(`${chosen.length} rights written to ${out}`)
}

/** The rights of a municipality as they hold now, by its name. */
export function rightsIn(municipality: string): Promise<readonly Right[]> {
  return withDatabase(async ({ deps }) => {
    const id = await municipalityToRead(deps, municipality)
    return deps.db.as(machine(id, 'administration'), (tx) => rightsOf(tx, id))
  })
}

async function importCommand({ municipality, file }: ImportOptions): Promise<void> {
  const content = await contentOf(file)
  const done = await withDatabase(async ({ deps }) => {
    const actor = machine(await municipalityNamed(deps, municipality), 'administration')
    return importCatalogue(deps, actor, { text: content, origin: 'command' })
  })
  if (done.ok)
    return print(
      `rights read: ${done.value.rights}, drafts made: ${done.value.changeIds.length}. Publish them at /beheer/rechten/voorstellen`,
    )
  if (done.refusal.kind === 'not-found') throw new Error('not allowed')
  const t = text('en')
  const lines =
    done.refusal.kind === 'unreadable'
      ? done.refusal.problems.map(({ place, text: said }) => `  ${place === '' ? '(whole file)' : place}: ${said}`)
      : done.refusal.problems.map(({ right, problem }) => `  ${problemPlace(right, problem)}: ${problemWords(problem, t)}`)
  throw new Error(`nothing was read in. Correct this:\n${lines.join('\n')}`)
}
