import type { Command } from 'commander'
import { machine } from '#platform/actor.ts'
import { isStaffLocale } from '#platform/text/locale.ts'
import { recordWords } from '../life/record-words.ts'
import { type Records, readRecords } from '../life/records.ts'
import { impactSections, markdown, recordSections } from '../life/records-markdown.ts'
import { archiveCommands } from './life-archive.ts'
import { print, withDatabase } from './with-database.ts'

type Options = { readonly municipality?: string; readonly json?: boolean; readonly language: string }
type Paper = { readonly title: 'recordsTitle' | 'impactTitle'; readonly sections: typeof recordSections }

async function make({ title, sections }: Paper, options: Options): Promise<void> {
  const locale = options.language
  if (!isStaffLocale(locale)) throw new Error(`there is no language ${locale} here: nl, en or fr`)
  await withDatabase(async ({ deps }) => {
    const all = await deps.db.catalogue((db) => db.selectFrom('platform.municipality').select(['id', 'name']).orderBy('name').execute())
    const chosen = options.municipality === undefined ? all : all.filter(({ name }) => name === options.municipality)
    if (chosen.length === 0) throw new Error(`there is no such municipality. Known: ${all.map(({ name }) => name).join(', ')}`)
    const records: Records[] = []
    for (const { id, name } of chosen) {
      records.push(await deps.db.as(machine(id, 'administration'), (tx) => readRecords(tx, id, name, deps.today())))
    }
    if (options.json)
      print(
        JSON.stringify(
          records.map((one) => ({ ...one, sections: sections(one, locale) })),
          null,
          1,
        ),
      )
    else for (const one of records) print(markdown(recordWords(locale)[title], one, sections(one, locale), locale))
  })
}

/** Registers `opkomst life`. */
export function lifeCommand(program: Command): void {
  const life = program.command('life').description('papers about the life of data, made from what the program does now')
  archiveCommands(life)
  const papers = [
    { name: 'records', about: 'records of processing', title: 'recordsTitle' as const, sections: recordSections },
    { name: 'dpia', about: 'draft of the data protection impact assessment', title: 'impactTitle' as const, sections: impactSections },
  ]
  for (const { name, about, title, sections } of papers) {
    life
      .command(name)
      .description(about)
      .option('--municipality <name>', 'one municipality; all when left out')
      .option('--markdown', 'answer as Markdown, as when left out')
      .option('--json', 'answer as JSON')
      .option('--language <language>', 'nl, en or fr', 'nl')
      .action((options: Options) => make({ title, sections }, options))
  }
}
