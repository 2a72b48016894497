import { machine } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { fieldMarks, type StoredEvent, sealedHash } from '../domain/canonical.ts'
import { type BatchFacts, batchHash, batchSeal, chainRoot, recordSeal, type SealKeys } from '../domain/chain.ts'
import { goneBeforeSealing, judgeWritten } from '../domain/judge-written.ts'
import { type JournalView, type OpenJournal, openJournalsText, readOpenJournals } from '../domain/open-journals.ts'
import { lowestNumber, madeAt, numberBefore } from '../domain/record-number.ts'
import { type SealedFinding, sealedFindingsText } from '../domain/sealed-findings.ts'
import { forget, waitingFor } from '../pen.ts'
import { databaseNow, insertBatch, insertSeals, lastBatch, notNamed, type StoredBatch, unsealedEvents, whereAre } from '../store.ts'
import { type JournalsBefore, journalsAfter, journalsBefore } from './seal-journals.ts'

export type SealOptions = {
  /** Records of one batch at most. */
  readonly size?: number
  /** New batches at most; what is left waits for the next time. */
  readonly batches?: number
  /**
   * How far back is looked for records that are in no batch: ten minutes, nearly every time; a day, for what was long on its way; or all,
   * once a day and when somebody asks.
   */
  readonly reach?: 'recent' | 'day' | 'all'
  /** The keys as they are now, asked when a record bears the mark of a key that is not among those given. */
  readonly lookAgain?: () => SealKeys
  /** Journals of processes, as they lie in the folder of this machine; null when none is kept. */
  readonly journals?: JournalView | null
}

const aDay = 86_400_000
const lookBack = { recent: 600_000, day: aDay }
const anHour = 3_600_000
/** The form of batches whose records must bear a mark. */
const markedForm = 2
/** Findings of one batch about what is gone; more wait for the next round. */
const goneAtOnce = 10_000

/**
 * Seals what was recorded since the last time, batch after batch, and answers with the new batches. A record whose transaction was still
 * open is simply not sealed yet: the next round finds it, because what is sealed stands per record and not as "everything up to here".
 * Each record must bear the mark the program put on it, and each one this process wrote, or a dead one by its journal, must be there: what is
 * wrong is sealed with the batch.
 * Two processes may try at once; the one that comes second leaves it to the first.
 */
export async function sealAudit(deps: Deps, municipalityId: string, keys: SealKeys, options: SealOptions = {}): Promise<StoredBatch[]> {
  const { size = 1000, reach = 'day', batches = Number.POSITIVE_INFINITY, lookAgain = () => keys, journals = null } = options
  const made: StoredBatch[] = []
  while (made.length < batches) {
    const before = made.at(-1)
    // Within one round each batch goes on where the one before ended; what was committed behind that point is for the next round.
    const startAt = before?.form === markedForm ? before.lastId : null
    const given = { municipalityId, keys, lookAgain, size, reach, startAt, view: journals }
    const { batch, settled } = await deps.db.as(machine(municipalityId, 'security'), (tx) => sealOne(tx, given))
    forget(municipalityId, settled)
    if (batch === null) return made
    made.push(batch)
    if (batch.isComplete) return made
  }
  return made
}

type Given = Required<Pick<SealOptions, 'size' | 'reach' | 'lookAgain'>> & {
  readonly municipalityId: string
  readonly keys: SealKeys
  readonly startAt: string | null
  readonly view: JournalView | null
}
/** `settled`: records this process need not remember any longer. */
type Sealed = { readonly batch: StoredBatch | null; readonly settled: readonly string[] }

async function sealOne(tx: Tx, given: Given): Promise<Sealed> {
  const { municipalityId, size, reach, startAt, view } = given
  const last = await lastBatch(tx, municipalityId)
  const open = readOpenJournals(last?.journals ?? '')
  const isUpgrade = last !== null && last.form < markedForm
  if (isUpgrade) {
    const unmarked = await unsealedEvents(tx, municipalityId, lowestNumber, size, 'unmarked')
    // What a version of before wrote and left unsealed. Once that is done, its form is never used again: see below.
    if (unmarked.length > 0) return keep(tx, given, last, { form: last.form, events: unmarked, isComplete: false, found: [], open })
  }
  const from = startAt ?? (last === null || isUpgrade || reach === 'all' ? lowestNumber : numberBefore(last.throughId, lookBack[reach]))
  const there = await unsealedEvents(tx, municipalityId, from, size + 1)
  const events = there.slice(0, size)
  const isComplete = there.length <= size
  const before = await journalsBefore(tx, municipalityId, last, view)
  const { answered, missed } = startAt === null ? await askAfter(tx, municipalityId, before) : { answered: [], missed: [] }
  const ofRecords = judge(given, events)
  const bent = new Set(ofRecords.map(({ eventId }) => eventId))
  const next = await journalsAfter(tx, municipalityId, view, before, {
    believed: events.filter(({ id }) => !bent.has(id)),
    answered: new Set([...answered, ...missed, ...events.map(({ id }) => id)]),
    isComplete,
  })
  // A chain of before gets its first batch of the new form at once, empty if need be: from there on a record without a mark is a finding.
  const isNeeded = events.length > 0 || missed.length > 0 || isUpgrade || next.isNeeded
  if (!isNeeded) return { batch: null, settled: answered }
  const found = [...ofRecords, ...missed.map(goneBeforeSealing), ...next.found]
  const kept = await keep(tx, given, last, { form: markedForm, events, isComplete, found, open: next.open })
  return { batch: kept.batch, settled: [...answered, ...kept.settled, ...(kept.batch === null ? [] : missed)] }
}

/** Looks for what this process wrote and for what dead ones did. `answered`: sealed, or gone and named already; `missed`: gone, and nobody said so yet. */
async function askAfter(tx: Tx, municipalityId: string, { dead }: JournalsBefore) {
  const asked = new Set([...waitingFor(municipalityId), ...dead.flatMap(({ ids }) => ids)])
  const { sealed, gone } = await whereAre(tx, municipalityId, [...asked])
  const unnamed = new Set(await notNamed(tx, municipalityId, gone))
  return { answered: [...sealed, ...gone.filter((id) => !unnamed.has(id))], missed: [...unnamed].slice(0, goneAtOnce) }
}

/** Another process may mark with a key that was put into the file since: it is looked for before a record is said to be unwritten. */
function judge({ municipalityId, keys, lookAgain }: Given, events: readonly StoredEvent[]): SealedFinding[] {
  const found = events.flatMap((event) => judgeWritten(keys, municipalityId, event))
  if (found.length === 0) return found
  const fresh = lookAgain()
  return events.flatMap((event) => judgeWritten(fresh, municipalityId, event))
}

type Content = {
  readonly form: number
  readonly events: readonly StoredEvent[]
  readonly isComplete: boolean
  readonly found: readonly SealedFinding[]
  readonly open: readonly OpenJournal[]
}

async function keep(tx: Tx, { municipalityId, keys }: Given, last: StoredBatch | null, content: Content): Promise<Sealed> {
  const { batch, hashes } = toBatch(municipalityId, last, content, await databaseNow(tx), keys)
  if (!(await insertBatch(tx, batch))) return { batch: null, settled: [] }
  const seals = content.events.map((event, position) => {
    const hash = hashes[position] ?? ''
    const seal = recordSeal(keys[0], { batchNo: batch.no, position }, event.id, hash)
    return { eventId: event.id, hash, marks: fieldMarks(event), seal }
  })
  await insertSeals(tx, municipalityId, batch.no, seals)
  return { batch, settled: content.events.map(({ id }) => id) }
}

function toBatch(
  municipalityId: string,
  last: StoredBatch | null,
  { form, events, isComplete, found, open }: Content,
  sealedAt: string,
  keys: SealKeys,
): { readonly batch: StoredBatch; readonly hashes: readonly string[] } {
  const hashes = events.map((event) => sealedHash(form, municipalityId, event))
  const [first, final] = [events[0]?.id ?? lowestNumber, events.at(-1)?.id ?? lowestNumber]
  const facts: BatchFacts = {
    municipalityId,
    no: (last?.no ?? 0) + 1,
    previousHash: last?.hash ?? '',
    root: chainRoot(hashes),
    count: events.length,
    total: (last?.total ?? 0) + events.length,
    firstId: first,
    lastId: final,
    throughId: highest([last?.throughId ?? lowestNumber, ...events.map(({ id }) => id)], sealedAt),
    isComplete,
    sealedAt,
    form,
    findings: sealedFindingsText(found),
    journals: openJournalsText(open),
  }
  const hash = batchHash(facts)
  return { batch: { ...facts, hash, keyId: keys[0].id, seal: batchSeal(keys[0], hash) }, hashes }
}

/** A number from the future was not given by the program; it may not make all that comes look late. */
function highest(ids: readonly string[], sealedAt: string): string {
  const limit = new Date(sealedAt).getTime() + anHour
  return ids.reduce((top, id) => (id > top && madeAt(id) <= limit ? id : top), lowestNumber)
}
