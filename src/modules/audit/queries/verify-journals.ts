import { machine } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { toldBy } from '../commands/seal-journals.ts'
import type { SealKeys } from '../domain/chain.ts'
import type { Finding } from '../domain/finding.ts'
import { goneBeforeSealing, judgeWritten } from '../domain/judge-written.ts'
import { faultOf, isOfMachine, type JournalView, type OpenJournal, readOpenJournals, type SeenJournal } from '../domain/open-journals.ts'
import { lowestNumber } from '../domain/record-number.ts'
import { everOpen, lastBatch, notNamed, unsealedAfter, whereAre } from '../store.ts'

/** Reads the folder of journals as it is now. */
export type ReadView = () => Promise<JournalView>
export type JournalVerdict = { readonly findings: readonly Finding[]; readonly warnings: readonly string[] }

export type JournalChain = {
  readonly keys: SealKeys
  /** Hashes of all batches by number. */
  readonly hashes: ReadonlyMap<number, string>
  /** Batches that are named as gone already. */
  readonly named: ReadonlySet<number>
  /** Batches of which an operator said that a restore took them, as `number hash`. */
  readonly explained: ReadonlySet<string>
}

const unsealedAtOnce = 10_000

/**
 * Holds the journals of this machine against the database. A process that ends takes its journal away after the last batch that asks for it, which may
 * fall between two looks: what seems to be missing is looked for once more.
 */
export async function verifyJournals(
  deps: Pick<Deps, 'db'>,
  municipalityId: string,
  read: ReadView,
  chain: JournalChain,
): Promise<JournalVerdict> {
  const actor = machine(municipalityId, 'security')
  const look = async (): Promise<JournalVerdict> => {
    const asked = await deps.db.as(actor, (tx) => readAsked(tx, municipalityId, chain.keys))
    const view = await read()
    return deps.db.as(actor, (tx) => judge(tx, municipalityId, { ...asked, view, chain }))
  }
  const first = await look()
  return first.findings.some(({ kind }) => kind === 'journal-missing') ? look() : first
}

type Asked = { readonly open: readonly OpenJournal[]; readonly told: ReadonlyMap<string, number>; readonly closed: ReadonlySet<string> }
type Looked = Asked & { readonly view: JournalView; readonly chain: JournalChain }

/** What must be there: by the last batch, and by what records say that wait for the next one. */
async function readAsked(tx: Tx, municipalityId: string, keys: SealKeys): Promise<Asked> {
  const open = readOpenJournals((await lastBatch(tx, municipalityId))?.journals ?? '')
  const told = new Map<string, number>()
  for (let after = lowestNumber, isMore = true; isMore; ) {
    const events = await unsealedAfter(tx, municipalityId, after, unsealedAtOnce)
    const believed = events.filter((event) => judgeWritten(keys, municipalityId, event).length === 0)
    for (const [name, lines] of toldBy(believed)) told.set(name, Math.max(lines, told.get(name) ?? 0))
    after = events.at(-1)?.id ?? after
    isMore = events.length === unsealedAtOnce
  }
  const strangers = [...told.keys()].filter((name) => !open.some((one) => one.name === name))
  return { open, told, closed: new Set(await everOpen(tx, municipalityId, strangers)) }
}

async function judge(tx: Tx, municipalityId: string, looked: Looked): Promise<JournalVerdict> {
  const { open, told, view } = looked
  const findings: Finding[] = []
  const warnings: string[] = []
  const concerned = view.seen.flatMap(({ name, written }) => (written.has(municipalityId) ? [name] : []))
  for (const name of new Set([...open.map((one) => one.name), ...told.keys(), ...concerned])) {
    const journal = view.seen.find((one) => one.name === name && one.state !== 'vanished')
    const own = journal === undefined ? judgeAbsent(name, looked) : await judgeThere(tx, municipalityId, journal, looked)
    findings.push(...own.findings)
    warnings.push(...own.warnings)
  }
  return { findings, warnings }
}

function judgeAbsent(name: string, { open, told, closed, view }: Looked): JournalVerdict {
  const stated = open.find((one) => one.name === name)?.lines ?? 0
  const lines = Math.max(stated, told.get(name) ?? 0)
  if (lines === 0 || (stated === 0 && closed.has(name))) return { findings: [], warnings: [] }
  if (!isOfMachine(name, view.machine)) {
    return { findings: [], warnings: [`journal ${name} is kept on another machine (${name.slice(0, 4)}): verify there too`] }
  }
  return { findings: [{ kind: 'journal-missing', journal: name, what: [`it had ${lines} lines`] }], warnings: [] }
}

async function judgeThere(tx: Tx, municipalityId: string, journal: SeenJournal, looked: Looked): Promise<JournalVerdict> {
  const { name, state, isReadable, sealed, written } = journal
  const { open, told, chain } = looked
  if (!isReadable) return { findings: [], warnings: [`journal ${name} was kept with a key that is not here: it cannot be read`] }
  const stated = open.find((one) => one.name === name)?.lines ?? 0
  // What must stand in it was read first, so that one that is still written in has at least that.
  const fault = state === 'own' ? null : faultOf(journal, stated, told.get(name) ?? 0)
  const faults: Finding[] = fault === null ? [] : [{ kind: fault.kind, journal: name, what: [fault.what] }]
  const known = sealed.get(municipalityId)
  if (known !== undefined && chain.hashes.get(known.no) !== known.hash) {
    // The database is of before this journal, or batches were taken away: its numbers say nothing more.
    if (chain.explained.has(`${known.no} ${known.hash}`))
      return { findings: faults, warnings: [`journal ${name} is of before the restore`] }
    const missing: Finding = { kind: 'batch-missing', batch: known.no, what: [`journal ${name} knows of it`] }
    return { findings: [...faults, ...(chain.named.has(known.no) ? [] : [missing])], warnings: [] }
  }
  const { gone } = await whereAre(tx, municipalityId, [...new Set(written.get(municipalityId) ?? [])])
  const unnamed = await notNamed(tx, municipalityId, gone)
  return { findings: [...faults, ...unnamed.map((id): Finding => goneBeforeSealing(id))], warnings: [] }
}
