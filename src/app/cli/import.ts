import { basename } from 'node:path'
import type { Command } from 'commander'
import { type FileKind, importContext, listUploads, printMappingFile, refusalText, undoImport } from '#modules/imports/public.ts'
import { machine } from '#platform/actor.ts'
import { type ListFile, type ListResult, type RunRefusal, runImport } from '../import/run-import.ts'
import { describeImport, importJson } from './import/describe.ts'
import { readBytes, writeRejected, writeText } from './import/files.ts'
import { readMappings } from './import/mappings.ts'
import { municipalityNamed, print, withDatabase } from './with-database.ts'

type ImportOptions = {
  municipality: string
  caseStudy?: string
  interviews?: string
  mapping: string[]
  saveMapping?: string
  rejected?: string
  dryRun?: boolean
  json?: boolean
}
type Named = { readonly kind: FileKind; readonly path: string }

export function importCommand(program: Command): void {
  const imports = program
    .command('import')
    .description('take in lists a team kept by hand; refused rows come back as a file and are no failure (exit code 0)')
  listOptions(imports.command('registrations <file>').description('a registration list, CSV or XLSX'))
    .option('--case-study <file>', 'scores of a case study about the same dossiers')
    .option('--interviews <file>', 'scores mothers gave in interviews')
    .action((file: string, options: ImportOptions) =>
      run(options, [
        { kind: 'registrations', path: file },
        ...(options.caseStudy === undefined ? [] : [{ kind: 'case-study', path: options.caseStudy } as const]),
        ...(options.interviews === undefined ? [] : [{ kind: 'interviews', path: options.interviews } as const]),
      ]),
    )
  for (const [kind, about] of [
    ['case-study', 'scores of a case study about dossiers already present'],
    ['interviews', 'scores of interviews about dossiers already present'],
  ] as const) {
    listOptions(imports.command(`${kind} <file>`).description(about)).action((file: string, options: ImportOptions) =>
      run(options, [{ kind, path: file }]),
    )
  }
  imports
    .command('list')
    .description('the imports of a municipality, newest first')
    .requiredOption('--municipality <name>', 'municipality')
    .option('--json', 'answer as JSON')
    .action(showList)
  imports
    .command('undo <id>')
    .description('take an import back as a whole; a dossier in which somebody worked since stays, and is named')
    .requiredOption('--municipality <name>', 'municipality')
    .option('--json', 'answer as JSON')
    .action(undo)
}

function listOptions(command: Command): Command {
  return command
    .requiredOption('--municipality <name>', 'municipality')
    .option('--mapping <files...>', 'what columns and values mean (docs/guides/import-mapping.md); one file per kind of list', [])
    .option('--save-mapping <file>', 'write how the list was read, to correct and use with --mapping')
    .option('--rejected <file>', 'where refused rows are written; beside the list as FILE.te-verbeteren.csv when left out')
    .option('--dry-run', 'say what would happen and change nothing')
    .option('--json', 'answer as JSON')
}

async function run(options: ImportOptions, named: readonly Named[]): Promise<void> {
  await withDatabase(async ({ deps }) => {
    const actor = machine(await municipalityNamed(deps, options.municipality), 'import')
    const { programmes } = await deps.db.as(actor, (tx) => importContext(tx, actor.municipalityId, deps.today()))
    const kinds = named.map(({ kind }) => kind)
    const mappings = await readMappings(options.mapping, kinds, programmes)
    const files: ListFile[] = []
    for (const { kind, path } of named) {
      const mapping = mappings.get(kind) ?? null
      files.push({ kind, fileName: basename(path), bytes: await readBytes(path), mapping })
    }
    const isTrial = options.dryRun === true
    const done = await runImport(deps, actor, files, { isTrial, progress: progressOn(options.json === true) })
    if (!done.ok) throw new Error(refusalOf(done.refusal))
    const results = done.value.map((result, index) => ({ ...result, path: named[index]?.path ?? result.fileName }))
    if (options.saveMapping !== undefined) await writeText(options.saveMapping, printMappingFile(firstOf(results).mapping))
    const rejectedFiles = await writeRejected(results, { isTrial, asked: options.rejected })
    print(
      options.json ? JSON.stringify(importJson(results, isTrial, rejectedFiles), null, 2) : describeImport(results, isTrial, rejectedFiles),
    )
  })
}

function firstOf(results: readonly ListResult[]): ListResult {
  const [first] = results
  if (first === undefined) throw new Error('no list was given')
  return first
}

function progressOn(isQuiet: boolean): (file: string, done: number, total: number) => void {
  if (isQuiet || !process.stderr.isTTY) return () => undefined
  return (file, done, total) => {
    process.stderr.write(`\r${file}: ${done} / ${total}${done === total ? '\n' : ''}`)
  }
}

function refusalOf({ file, refusal }: RunRefusal): string {
  if (refusal.kind === 'columns-missing') {
    const missing = 'proposal' in refusal ? refusal.proposal.missing : []
    const headers = 'table' in refusal ? refusal.table.headers : []
    return `${file}: no column was found for ${missing.join(', ')}. The columns are: ${headers.join(', ')}. Say which is which with --mapping (docs/guides/import-mapping.md).`
  }
  if (refusal.kind === 'not-found' || refusal.kind === 'unreadable') return `${file} cannot be read`
  return `${file}: ${refusalText(refusal.kind, 'en')}`
}

type OneOptions = { municipality: string; json?: boolean }

async function showList(options: OneOptions): Promise<void> {
  await withDatabase(async ({ deps }) => {
    const actor = machine(await municipalityNamed(deps, options.municipality), 'import')
    const uploads = await deps.db.as(actor, (tx) => listUploads(tx, actor.municipalityId))
    const lines = uploads.map(({ id, kind, fileName, state, counts, at }) => ({
      id,
      kind,
      file: fileName,
      state,
      counts,
      at: at.toISOString(),
    }))
    const text = lines.map((one) => `${one.at.slice(0, 16)}  ${one.id}  ${one.state.padEnd(8)} ${one.kind.padEnd(13)} ${one.file}`)
    print(options.json ? JSON.stringify(lines, null, 2) : text.join('\n') || 'No imports yet.')
  })
}

async function undo(id: string, options: OneOptions): Promise<void> {
  await withDatabase(async ({ deps }) => {
    const actor = machine(await municipalityNamed(deps, options.municipality), 'import')
    if (!/^[0-9a-f-]{36}$/i.test(id)) throw new Error(`"${id}" is not the id of an import; see: npx opkomst import list`)
    const undone = await undoImport(deps, actor, id)
    if (!undone.ok) {
      throw new Error(
        undone.refusal.kind === 'not-found'
          ? `there is no import ${id} in ${options.municipality}`
          : `this import is ${undone.refusal.state}; only a finished one can be undone`,
      )
    }
    const { dossiers, referrals, measurements, kept } = undone.value
    const stays = kept.length === 0 ? '' : `\nKept, because somebody worked in them since: ${kept.join(', ')}`
    print(
      options.json
        ? JSON.stringify(undone.value)
        : `Taken back: ${dossiers} dossiers, ${referrals} referrals, ${measurements} scores.${stays}`,
    )
  })
}
