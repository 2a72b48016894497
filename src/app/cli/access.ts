import type { Command } from 'commander'
import { matrixCsv, matrixJson, matrixMarkdown } from '../matrix/render.ts'
import { print } from './with-database.ts'

type Options = { readonly csv?: boolean; readonly json?: boolean; readonly markdown?: boolean }

/** Registers `opkomst access`. */
export function accessCommand(program: Command): void {
  const access = program.command('access').description('who may see what')
  access
    .command('matrix')
    .description('every rule with its kinds of data, its purposes and who it lets in, from the policy the program runs on')
    .option('--csv', 'for a spreadsheet')
    .option('--json', 'rules and every cell: role, kind of data, state, reading or writing, purpose')
    .option('--markdown', 'a table for a document (the default)')
    .action(({ csv, json }: Options) => print(json ? matrixJson() : csv ? matrixCsv() : matrixMarkdown()))
}
