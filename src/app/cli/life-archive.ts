import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { agreeSample, eraseJob, eraseJobKind, packForArchive, recordReceipt, waitingForArchive } from '#modules/lifecycle/public.ts'
import { fileStore } from '#platform/files/store.ts'
import { runJob } from '#platform/jobs/run-job.ts'
import { whoIs } from './who-is.ts'
import { print, withDatabase } from './with-database.ts'

type Options = { readonly by: string; readonly json?: boolean }

async function list({ by, json }: Options): Promise<void> {
  await withDatabase(async ({ deps }) => {
    const { actor } = await whoIs(deps, by)
    const all = await deps.db.as(actor, (tx) => waitingForArchive(tx, actor.municipalityId, deps.today()))
    const rows = all.map(({ id, reference, series, handedManifest, isHeld }) => ({
      id,
      reference,
      series,
      manifest: handedManifest,
      isHeld,
    }))
    if (json) return print(JSON.stringify(rows, null, 1))
    if (rows.length === 0) return print('Nothing waits for the archive.')
    for (const { id, reference, manifest, isHeld } of rows)
      print(`${reference}  ${id}  ${isHeld ? 'held' : manifest === null ? 'no package yet' : `waits for the receipt of ${manifest}`}`)
  })
}

async function pack({ by, to, json }: Options & { readonly to: string }): Promise<void> {
  await withDatabase(async ({ deps }) => {
    const { actor, municipality } = await whoIs(deps, by)
    const files = fileStore()
    const waiting = await deps.db.as(actor, (tx) => waitingForArchive(tx, actor.municipalityId, deps.today()))
    const made: { reference: string; proposal: string; manifest?: string; folder?: string; refused?: string }[] = []
    for (const { id, reference } of waiting.filter(({ handedManifest }) => handedManifest === null)) {
      const folder = resolve(to, reference)
      const done = await deps.db.as(actor, async (tx) => {
        const packed = await packForArchive(tx, deps, actor, { proposalId: id, municipality, files })
        // Written before the manifest is kept: a folder that cannot be written leaves no promise.
        if (packed.ok) for (const { path, bytes } of packed.value.files) writeNew(join(folder, path), bytes)
        return packed
      })
      made.push(
        done.ok
          ? { reference, proposal: id, manifest: done.value.manifestHash, folder }
          : { reference, proposal: id, refused: done.refusal.kind },
      )
    }
    if (json) return print(JSON.stringify(made, null, 1))
    if (made.length === 0) return print('Nothing waits for a package.')
    for (const one of made)
      print(
        one.refused === undefined
          ? `${one.reference}  ${one.folder}\n  manifest ${one.manifest}`
          : `${one.reference}  not made: ${one.refused}`,
      )
  })
}

function writeNew(path: string, bytes: Buffer): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  writeFileSync(path, bytes, { mode: 0o600, flag: 'wx' })
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
    .description('make the packages that are not made yet, each a BagIt folder with a manifest')
    .requiredOption(...by)
    .requiredOption('--to <folder>', 'where the packages go')
    .option('--json', 'answer as JSON')
    .action(pack)
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
