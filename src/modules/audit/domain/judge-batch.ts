import { changedFields, type StoredEvent, sealedHash } from './canonical.ts'
import { type BatchFacts, batchHash, batchSeal, chainRoot, recordSeal, type SealKeys } from './chain.ts'
import type { Finding } from './finding.ts'
import { judgeMark } from './mark.ts'
import { madeAt } from './record-number.ts'
import { findingsOf, readSealedFindings } from './sealed-findings.ts'

export type JudgedBatch = BatchFacts & { readonly hash: string; readonly keyId: string; readonly seal: string }
export type JudgedRow = {
  readonly eventId: string
  readonly batchNo: number
  readonly position: number
  readonly hash: string
  readonly marks: string
  readonly seal: string
  readonly event: StoredEvent | null
}
/** What is known of the chain before this batch. */
export type ChainSoFar = {
  readonly no: number
  readonly hash: string
  readonly total: number
  /** Whether its records must bear a mark; a chain never goes back. 0 before the first batch. */
  readonly form: number
  /** Everything numbered lower by an hour or more was sealed already. */
  readonly completeThrough: string | null
}
export type JudgeOptions = { readonly municipalityId: string; readonly keys: SealKeys; readonly judgeTimes: boolean }

export const startOfChain: ChainSoFar = { no: 0, hash: '', total: 0, form: 0, completeThrough: null }
const anHour = 3_600_000
const aDay = 24 * anHour

/** Whether a record was made so long before what was already sealed that it cannot have been on its way then. */
export function isLate(eventId: string, completeThrough: string | null): boolean {
  return completeThrough !== null && madeAt(eventId) < madeAt(completeThrough) - anHour
}

/** What is wrong with one batch and its records; `rows` in their stored order. */
export function judgeBatch(batch: JudgedBatch, rows: readonly JudgedRow[], before: ChainSoFar, options: JudgeOptions): Finding[] {
  const ofRows = rows.flatMap((row) => judgeRow(batch, row, before, options))
  const places = judgePlaces(batch, rows)
  const moved = ofRows.length > 0 ? nameMoved(batch, rows, ofRows, options.keys) : ofRows
  const ofBatch = judgeHead(batch, before, options.keys)
  const root = chainRoot(rows.map(({ hash }) => hash))
  const isExplained = ofRows.length + places.length > 0
  const sum: Finding[] =
    root === batch.root || isExplained ? [] : [{ kind: 'batch-changed', batch: batch.no, what: ['hash over the records'] }]
  return [...ofBatch, ...foundBefore(batch), ...places, ...moved, ...sum]
}

/** What the round that made this batch found wrong with records before they were sealed. */
function foundBefore(batch: JudgedBatch): Finding[] {
  if (readSealedFindings(batch.findings) === null) return [{ kind: 'batch-changed', batch: batch.no, what: ['what was found'] }]
  return [...findingsOf(batch)]
}

function judgeHead(batch: JudgedBatch, before: ChainSoFar, keys: SealKeys): Finding[] {
  const found: Finding[] = []
  if (batch.no !== before.no + 1) {
    const records = batch.total - batch.count - before.total
    for (let no = before.no + 1; no < batch.no; no += 1)
      found.push({ kind: 'batch-missing', batch: no, what: [`${records} records in the gap`] })
  }
  const what: string[] = []
  if (batch.no === before.no + 1 && batch.previousHash !== before.hash) what.push('link to the batch before')
  if (batch.no === before.no + 1 && batch.total !== before.total + batch.count) what.push('number of records')
  if (batch.form < before.form) what.push('made by a version of before')
  if (batchHash(batch) !== batch.hash) what.push('own fields')
  const key = keys.find(({ id }) => id === batch.keyId)
  if (key !== undefined && batchSeal(key, batch.hash) !== batch.seal) what.push('seal')
  if (what.length > 0) found.push({ kind: 'batch-changed', batch: batch.no, what })
  return found
}

/** Places that are empty, double or too many. An empty one is named by its neighbours: its own number went with it. */
function judgePlaces(batch: JudgedBatch, rows: readonly JudgedRow[]): Finding[] {
  const taken = new Map(rows.map(({ position, eventId }) => [position, eventId]))
  const empty = Array.from({ length: batch.count }, (_, position) => position).filter((position) => !taken.has(position))
  const beyond = rows.filter(({ position }, index) => position >= batch.count || position < 0 || rows[index - 1]?.position === position)
  const neighbours = (position: number): string => {
    const [left, right] = [taken.get(position - 1), taken.get(position + 1)]
    return [left === undefined ? [] : [`after ${left}`], right === undefined ? [] : [`before ${right}`]].flat().join(', ')
  }
  return [
    ...empty.map(
      (position): Finding => ({ kind: 'seal-missing', batch: batch.no, position, what: [`an empty place ${neighbours(position)}`.trim()] }),
    ),
    ...beyond.map(
      ({ eventId, position }): Finding => ({ kind: 'added', batch: batch.no, position, eventId, what: ['place in the batch'] }),
    ),
  ]
}

function judgeRow(batch: JudgedBatch, row: JudgedRow, before: ChainSoFar, options: JudgeOptions): Finding[] {
  const { eventId, position, event } = row
  const at = { batch: batch.no, position, eventId }
  if (event === null) return [{ kind: 'missing', ...at, what: ['record'] }]
  const found: Finding[] = []
  if (sealedHash(batch.form, options.municipalityId, event) !== row.hash) {
    const fields = changedFields(event, row.marks)
    found.push({ kind: 'changed', ...at, what: fields.length > 0 ? fields : [batch.form > 1 ? 'mark' : 'content'] })
  }
  const key = options.keys.find(({ id }) => id === batch.keyId)
  if (key !== undefined && recordSeal(key, { batchNo: batch.no, position }, eventId, row.hash) !== row.seal) {
    found.push({ kind: 'seal-changed', ...at, what: ['seal'] })
  }
  if (found.length === 0) found.push(...judgeOwnMark(batch, event, position, options))
  if (isLate(eventId, before.completeThrough)) found.push({ kind: 'added', ...at, what: ['numbered long before it was sealed'] })
  if (options.judgeTimes && Math.abs(new Date(event.at).getTime() - madeAt(eventId)) > aDay) {
    found.push({ kind: 'added', ...at, what: ['its time is not the time it was written'] })
  }
  return found
}

/**
 * The round that sealed it judged its mark with the keys of then, and what it found is named from the batch. Judged again here, so that it need not
 * be believed; a mark of a key that is gone by now is left to it.
 */
function judgeOwnMark(batch: JudgedBatch, event: StoredEvent, position: number, { keys, municipalityId }: JudgeOptions): Finding[] {
  if (batch.form < 2 || batch.findings.includes(event.id)) return []
  const verdict = judgeMark(keys, municipalityId, event)
  if (verdict.kind === 'good' || verdict.kind === 'unknown-key') return []
  const kind = verdict.kind === 'altered' ? 'altered-before-sealing' : 'not-written'
  return [{ kind, batch: batch.no, position, eventId: event.id, what: verdict.what }]
}

const fewEnough = 100

/** A seal that fits another place of the same batch tells that the record was moved. Tried for a few only: it takes a try per place. */
function nameMoved(batch: JudgedBatch, rows: readonly JudgedRow[], found: readonly Finding[], keys: SealKeys): Finding[] {
  const key = keys.find(({ id }) => id === batch.keyId)
  if (key === undefined || found.filter(({ kind }) => kind === 'seal-changed').length > fewEnough) return [...found]
  const byId = new Map(rows.map((row) => [row.eventId, row]))
  return found.map((finding) => {
    const row = finding.kind === 'seal-changed' && finding.eventId !== undefined ? byId.get(finding.eventId) : undefined
    if (row === undefined) return finding
    for (let position = 0; position < batch.count; position += 1) {
      if (recordSeal(key, { batchNo: batch.no, position }, row.eventId, row.hash) === row.seal) {
        return { ...finding, kind: 'moved', what: [`was at place ${position}`] }
      }
    }
    return finding
  })
}

/** What is known of the chain after this batch. Only a batch with its seal intact moves the line of what was complete. */
export function chainAfter(batch: JudgedBatch, before: ChainSoFar): ChainSoFar {
  const completeThrough = batch.isComplete && batchHash(batch) === batch.hash ? batch.throughId : before.completeThrough
  return { no: batch.no, hash: batch.hash, total: batch.total, form: Math.max(batch.form, before.form), completeThrough }
}
