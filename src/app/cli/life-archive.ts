import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import {
  agreeSample,
  eraseJob,
  eraseJobKind,
  fetchPackage,
  keepPackage,
  type PackedFile,
  packForArchive,
  recordReceipt,
  waitingForArchive,
} from '#modules/lifecycle/public.ts'
import { fileStore } from '#platform/files/store.ts'
import { runJob } from '#platform/jobs/run-job.ts'
import { whoIs } from './who-is.ts'
import { print, withDatabase } from './with-database.ts'

type Options = { readonly by: string; readonly json?: boolean }

async function list({ by, json }: Options): Promise<void> {
  await withDatabase(async ({ deps }) => {
    const { actor } = await whoIs(deps, by)
    const all = await deps.db.as(actor, (tx) => waitingForArchive(tx, actor.municipalityId, deps.today()))
    const rows = all.map(({ id, reference, series, handedManifest, isKept, isHeld }) => ({
      id,
      reference,
      series,
      manifest: handedManifest,
      isKept,
      isHeld,
    }))
    if (json) return print(JSON.stringify(rows, null, 1))
    if (rows.length === 0) return print('Nothing waits for the archive.')
    for (const { id, reference, manifest, isKept, isHeld } of rows) {
      const where = isKept ? '' : '; made before packages were kept here: `life archive keep` takes it in'
      print(
        `${reference}  ${id}  ${isHeld ? 'held' : manifest === null ? 'no package yet' : `waits for the receipt of ${manifest}${where}`}`,
      )
    }
  })
}

async function pack({ by, json }: Options): Promise<void> {
  await withDatabase(async ({ deps }) => {
    const { actor, municipality } = await whoIs(deps, by)
    const files = fileStore()
    const waiting = await deps.db.as(actor, (tx) => waitingForArchive(tx, actor.municipalityId, deps.today()))
    const made: { reference: string; proposal: string; manifest?: string; refused?: string }[] = []
    for (const { id, reference } of waiting.filter(({ handedManifest }) => handedManifest === null)) {
      const done = await deps.db.as(actor, (tx) => packForArchive(tx, deps, actor, { proposalId: id, municipality, files }))
      made.push({ reference, proposal: id, ...(done.ok ? { manifest: done.value.manifestHash } : { refused: done.refusal.kind }) })
    }
    if (json) return print(JSON.stringify(made, null, 1))
    if (made.length === 0) return print('Nothing waits for a package.')
    for (const one of made)
      print(
        one.refused === undefined
          ? `${one.reference}  ${one.proposal}  manifest ${one.manifest}`
          : `${one.reference}  not made: ${one.refused}`,
      )
  })
}

/** The one place where a package leaves sealed storage in the shell: a new file, for this user of the machine alone. */
async function take(proposalId: string, { by, to, json }: Options & { readonly to: string }): Promise<void> {
  await withDatabase(async ({ deps }) => {
    const { actor } = await whoIs(deps, by)
    const done = await deps.db.as(actor, async (tx) => {
      const fetched = await fetchPackage(tx, deps, actor, { proposalId, files: fileStore() })
      // Written before the record of it is kept: what cannot be written was not taken along.
      if (fetched.ok) writeFileSync(resolve(to), fetched.value.zip, { mode: 0o600, flag: 'wx' })
      return fetched
    })
    if (!done.ok) throw new Error(`the package was not fetched: ${done.refusal.kind}`)
    const { reference, manifestHash } = done.value
    print(
      json
        ? JSON.stringify({ reference, manifest: manifestHash, file: resolve(to) })
        : `${reference}  ${resolve(to)}\n  manifest ${manifestHash}\nNot encrypted: bring it to the archive, then erase this file.`,
    )
  })
}

function filesUnder(folder: string): PackedFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => ({ path: relative(folder, path).replaceAll('\\', '/'), bytes: readFileSync(path) }))
}

async function keep(proposalId: string, { by, from }: Options & { readonly from: string }): Promise<void> {
  await withDatabase(async ({ deps }) => {
    const { actor } = await whoIs(deps, by)
    const folder = resolve(from)
    const wish = { proposalId, packed: filesUnder(folder), files: fileStore() }
    const done = await deps.db.as(actor, (tx) => keepPackage(tx, deps, actor, wish))
    if (!done.ok) throw new Error(`the package was not taken in: ${done.refusal.kind}`)
    rmSync(folder, { recursive: true })
    print(`Kept, sealed; ${folder} is gone.`)
  })
}

async function receipt(
  proposalId: string,
  { by, manifest, reference, json }: Options & { readonly manifest: string; readonly reference: string },
): Promise<void> {
  await withDatabase(async ({ deps }) => {
    const { actor } = await whoIs(deps, by)
    const done = await deps.db.as(actor, (tx) => recordReceipt(tx, deps, actor, { proposalId, manifest, receipt: reference }))
    if (!done.ok) throw new Error(`the receipt was not recorded: ${done.refusal.kind}`)
    const job = await runJob(
      deps,
      { [eraseJobKind]: eraseJob(deps, fileStore()) },
      { municipalityId: actor.municipalityId, jobId: done.value },
    )
    print(
      json
        ? JSON.stringify({ state: job?.state, certificate: job?.outcome?.['certificateId'] ?? null })
        : `Recorded and erased: ${job?.state ?? 'waiting'}, certificate ${String(job?.outcome?.['certificateId'] ?? '')}`,
    )
    if (job?.state !== 'done') process.exitCode = 1
  })
}

async function sample({ by, percent, series }: Options & { readonly percent: string; readonly series: string }): Promise<void> {
  const share = Number(percent)
  if (!Number.isInteger(share) || share < 1 || share > 100) throw new InvalidArgumentError(`"${percent}" is not a share from 1 to 100`)
  if (series !== 'dossier' && series !== 'referral-only') throw new InvalidArgumentError('--series is dossier or referral-only')
  await withDatabase(async ({ deps }) => {
    const { actor } = await whoIs(deps, by)
    const done = await deps.db.as(actor, (tx) => agreeSample(tx, deps, actor, { series, percent: share }))
    if (!done.ok) throw new Error('this account may not, or no rule of this series keeps a sample')
    print(`The archive keeps ${share} % of ${series}, by rule ${done.value}.`)
  })
}

/** Registers `opkomst life archive`. */
export function archiveCommands(life: Command): void {
  const archive = life
    .command('archive')
    .description('what goes to the archive before it is erased; two people act, each by the address of the account')
  const by = ['--by <email>', 'the account that acts'] as const
  archive
    .command('list')
    .description('what was agreed on and waits')
    .requiredOption(...by)
    .option('--json', 'answer as JSON')
    .action(list)
  archive
    .command('pack')
    .description('make the packages that are not made yet, kept sealed beside the other files; a team lead does')
    .requiredOption(...by)
    .option('--json', 'answer as JSON')
    .action(pack)
  archive
    .command('fetch <id>')
    .description('open one package for the archive: a zip with a BagIt folder and its manifest; whoever made it does')
    .requiredOption(...by)
    .requiredOption('--to <file>', 'new file for the zip, which is not encrypted')
    .option('--json', 'answer as JSON')
    .action(take)
  archive
    .command('keep <id>')
    .description('take in a package folder of an earlier version: checked against its manifest, kept sealed, and the folder removed')
    .requiredOption(...by)
    .requiredOption('--from <folder>', 'the folder of the package, with manifest-sha256.txt')
    .action(keep)
  archive
    .command('receipt <id>')
    .description('record the proof of receipt of the archive; then the dossier is erased')
    .requiredOption(...by)
    .requiredOption('--manifest <sha256>', 'the hash of the manifest, as the archive names it')
    .requiredOption('--reference <words>', 'reference of the proof')
    .option('--json', 'answer as JSON')
    .action(receipt)
  archive
    .command('sample')
    .description('write down which share the archive keeps, where the rule says that it keeps a sample')
    .requiredOption(...by)
    .requiredOption('--percent <n>', 'from 1 to 100')
    .option('--series <name>', 'dossier or referral-only', 'dossier')
    .action(sample)
}
