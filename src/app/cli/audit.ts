import type { Command } from 'commander'
import {
  findingLine,
  type JournalView,
  journalFolder,
  type Restore,
  readSealKeys,
  recordAudit,
  type SealKeys,
  type Verdict,
  verifyAudit,
  viewJournals,
} from '#modules/audit/public.ts'
import { machine } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { projectRoot } from '#platform/root.ts'
import { type Accepted, type AcceptRefusal, acceptRestore } from '../audit/accept-restore.ts'
import { type AnchorFiles, anchorFiles, anchorFolder } from '../audit/anchor-files.ts'
import { readTouched, type TouchKind, touchKinds } from '../audit/read-touched.ts'
import { sealing } from '../audit/seal-and-anchor.ts'
import { lastRestore } from '../backup/last-restore.ts'
import { print, withDatabase } from './with-database.ts'

type Place = { readonly id: string; readonly name: string; readonly is_demo: boolean }
export type NamedVerdict = Verdict & { readonly municipality: string }

async function places(deps: Deps, name: string | undefined): Promise<Place[]> {
  const all = await deps.db.catalogue((db) =>
    db.selectFrom('platform.municipality').select(['id', 'name', 'is_demo']).orderBy('name').execute(),
  )
  const chosen = name === undefined ? all : all.filter((place) => place.name === name)
  if (name !== undefined && chosen.length === 0) {
    throw new Error(`there is no municipality "${name}". Known: ${all.map((place) => place.name).join(', ')}`)
  }
  return chosen
}

/** Verifies each municipality in turn. Lines in the anchor files that are no anchors count against all of them together. */
export async function verifyAll(
  deps: Deps,
  keys: SealKeys,
  files: AnchorFiles,
  name?: string,
  journals?: () => Promise<JournalView>,
): Promise<{ readonly verdicts: readonly NamedVerdict[]; readonly unreadable: readonly string[] }> {
  const { anchors, restores, unreadable } = files.read()
  const more = journals === undefined ? {} : { journals }
  const verdicts: NamedVerdict[] = []
  for (const place of await places(deps, name)) {
    const verdict = await verifyAudit(deps, place.id, { keys, anchors, restores, judgeTimes: !place.is_demo, ...more })
    verdicts.push({ municipality: place.name, ...verdict })
  }
  return { verdicts, unreadable }
}

const findingsOf = (found: number): string => (found === 1 ? '1 finding' : `${found} findings`)

/** What an operator reads: one line per municipality when all is well, and one per finding when it is not. */
export function verdictLines({ municipality, batches, records, unsealed, findings, found, warnings, restores }: NamedVerdict): string[] {
  const counts = `${records} records in ${batches} batches, ${unsealed} not sealed yet`
  const head = found === 0 ? `ok     ${municipality}: ${counts}` : `WRONG  ${municipality}: ${findingsOf(found)} in ${counts}`
  const more = found > findings.length ? [`       … and ${found - findings.length} more`] : []
  const restored = restores.map((one) => `       ${restoreWords(one)}`)
  return [
    head,
    ...restored,
    ...findings.map((finding) => `       ${findingLine(finding)}`),
    ...more,
    ...warnings.map((line) => `       note: ${line}`),
  ]
}

function restoreWords({ at, backupOf, lastBatch, lostBatches, lostRecords, reason }: Restore): string {
  const from = backupOf === '' ? 'from a backup' : `from the backup of ${backupOf}`
  return `restored on ${at} ${from}: ${lostRecords} records in ${lostBatches} batches after batch ${lastBatch} are lost (${reason})`
}

async function verify(options: { municipality?: string; json?: boolean }): Promise<void> {
  await withDatabase(async ({ deps }) => {
    const keys = readSealKeys(projectRoot)
    const folder = journalFolder(projectRoot)
    const journals = () => viewJournals(folder, keys)
    const { verdicts, unreadable } = await verifyAll(
      deps,
      keys,
      anchorFiles(anchorFolder(projectRoot), keys),
      options.municipality,
      journals,
    )
    const found = verdicts.reduce((sum, verdict) => sum + verdict.found, 0) + unreadable.length
    if (options.json) print(JSON.stringify({ ok: found === 0, found, unreadableAnchors: unreadable, municipalities: verdicts }, null, 1))
    else {
      for (const line of verdicts.flatMap(verdictLines)) print(line)
      for (const place of unreadable) print(`WRONG  the anchor in ${place} cannot be read`)
      print(found === 0 ? 'The audit is as it was written.' : `The audit is NOT as it was written: ${findingsOf(found)}.`)
    }
    if (found > 0) process.exitCode = 1
  })
}

type AcceptOptions = {
  readonly municipality?: string
  readonly reason: string
  readonly backupOf?: string
  readonly lostJournal?: readonly string[]
  readonly json?: boolean
}

async function accept(options: AcceptOptions): Promise<void> {
  if (options.reason.trim().length < 10) throw new Error('say in a few words which backup was put back and why: --reason "…"')
  const backupOf = options.backupOf ?? lastRestore(projectRoot)?.takenAt ?? ''
  if (backupOf !== '' && Number.isNaN(Date.parse(backupOf))) throw new Error('--backup-of is a moment, such as 2026-11-21T02:00:00Z')
  await withDatabase(async ({ deps }) => {
    const keys = readSealKeys(projectRoot)
    const files = anchorFiles(anchorFolder(projectRoot), keys)
    const folder = journalFolder(projectRoot)
    const answers: { municipality: string; restore?: Accepted; refused?: string }[] = []
    for (const { id, name, is_demo } of await places(deps, options.municipality)) {
      const backup = backupOf === '' ? '' : new Date(backupOf).toISOString()
      const done = await acceptRestore(deps, keys, files, {
        municipalityId: id,
        isDemo: is_demo,
        reason: options.reason.trim(),
        backupOf: backup,
        lostJournals: options.lostJournal ?? [],
        journals: () => viewJournals(folder, keys),
      })
      answers.push(done.ok ? { municipality: name, restore: done.value } : { municipality: name, refused: whyNotAccepted(done.refusal) })
      if (!done.ok && done.refusal.kind !== 'fits') process.exitCode = 1
    }
    // The statement itself is sealed at once, so that it cannot be taken back without a trace.
    const givenUp = answers.flatMap(({ restore }) => restore?.givenUp ?? [])
    await sealing(deps, keys, files, folder).round({ reach: 'all', givenUp })
    if (options.json) print(JSON.stringify(answers, null, 1))
    else
      for (const { municipality, restore, refused } of answers)
        print(`${municipality}: ${restore === undefined ? refused : acceptedWords(restore)}`)
  })
}

function acceptedWords({ givenUp, ...restore }: Accepted): string {
  const journals = givenUp.length === 0 ? '' : `; journals that are asked for no more: ${givenUp.join(', ')}`
  return `${restoreWords(restore)}${journals}`
}

function whyNotAccepted(refusal: AcceptRefusal): string {
  if (refusal.kind === 'fits') return 'the audit fits what was written down outside the database; there is nothing to state'
  if (refusal.kind === 'nothing-left')
    return 'not stated: no batch that was written down is in this database. Is this the right installation?'
  if (refusal.kind === 'later-than-lost') {
    return `not stated: batch ${refusal.batch} was sealed before what is missing was, so a restore does not explain it. See: npx opkomst audit verify`
  }
  const lines = refusal.findings.slice(0, 5).map((finding) => `\n       ${findingLine(finding)}`)
  return `not stated: a restore does not explain this${lines.join('')}`
}

async function anchor(options: { json?: boolean }): Promise<void> {
  await withDatabase(async ({ deps }) => {
    const keys = readSealKeys(projectRoot)
    const files = anchorFiles(anchorFolder(projectRoot), keys)
    await sealing(deps, keys, files).round({ reach: 'all' })
    const all = await places(deps, undefined)
    const last = all.flatMap(({ id, name }) => {
      const own = files.read().anchors.flatMap((one) => (one.anchor.municipalityId === id ? [one.anchor] : []))
      const newest = own.toSorted((a, b) => b.no - a.no)[0]
      return newest === undefined ? [] : [{ municipality: name, ...newest }]
    })
    if (options.json) print(JSON.stringify(last, null, 1))
    else for (const { municipality, day, no, total, hash } of last) print(`${municipality}  ${day}  batch ${no}  ${total} records  ${hash}`)
  })
}

type TouchedOptions = { readonly municipality?: string; readonly json?: boolean } & { readonly [K in TouchKind]?: string }

async function touched(options: TouchedOptions): Promise<void> {
  const asked = touchKinds.flatMap((kind) => (options[kind] === undefined ? [] : [{ kind, id: options[kind] }]))
  const [wish] = asked
  if (wish === undefined || asked.length > 1) throw new Error(`give one of ${touchKinds.map((kind) => `--${kind}`).join(', ')}`)
  await withDatabase(async ({ deps }) => {
    const answers = await Promise.all(
      (await places(deps, options.municipality)).map(async ({ id, name }) => {
        const actor = machine(id, 'security')
        const { references, dossiers, referrals, lists } = await deps.db.as(actor, async (tx) => {
          const answer = await readTouched(tx, id, wish.kind, wish.id, true)
          await recordAudit(tx, deps, actor, {
            action: 'audit.touched.asked',
            detail: { kind: wish.kind, dossiers: answer.dossiers.length },
          })
          return answer
        })
        const rows = dossiers.map(({ dossierId, ...rest }) => ({ dossierId, reference: references.get(dossierId) ?? null, ...rest }))
        return { municipality: name, dossiers: rows, referrals, lists }
      }),
    )
    if (options.json) return print(JSON.stringify(answers, null, 1))
    for (const { municipality, dossiers, referrals, lists } of answers) {
      print(`${municipality}: ${dossiers.length} dossiers, ${referrals} referrals without one, ${lists} lists or searches`)
      for (const { reference, dossierId, readings, acts, firstAt, lastAt } of dossiers) {
        print(`  ${reference ?? dossierId}  seen ${readings}, changed ${acts}, ${firstAt.toISOString()} to ${lastAt.toISOString()}`)
      }
    }
  })
}

/** Registers `opkomst audit`. */
export function auditCommand(program: Command): void {
  const audit = program.command('audit').description('who looked and who changed: prove that the record of it is whole')
  audit
    .command('verify')
    .description('name every record that was changed, removed, added or moved after it was sealed; exit code 1 when there is one')
    .option('--municipality <name>', 'one municipality; all when left out')
    .option('--json', 'answer as JSON')
    .action(verify)
  audit
    .command('anchor')
    .description('seal what is new and print the last anchor of each municipality, to keep on paper or in a mailbox')
    .option('--json', 'answer as JSON')
    .action(anchor)
  audit
    .command('accept-restore')
    .description(
      'after a backup was put back: state it, so that what is gone is told by verify as what happened, and no longer as an alarm',
    )
    .requiredOption('--reason <words>', 'which backup was put back and why')
    .option('--lost-journal <name...>', 'a journal that verify names and that will not come back, such as that of a machine that is gone')
    .option('--backup-of <moment>', 'when that backup was made; known by itself when it was restored here')
    .option('--municipality <name>', 'one municipality; all when left out')
    .option('--json', 'answer as JSON')
    .action(accept)
  audit
    .command('touched')
    .description('every dossier touched by one session, account, device, export or key: references and counts, no names')
    .option('--session <id>', 'a session')
    .option('--account <id>', 'an account')
    .option('--device <words>', 'a device, as it stands with the sessions, or the id of one of its sessions')
    .option('--export <id>', 'a file that left, or an imported list')
    .option('--key <id>', 'the link of a partner, or another key')
    .option('--municipality <name>', 'one municipality; all when left out')
    .option('--json', 'answer as JSON')
    .action(touched)
}
