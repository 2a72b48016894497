import { createHmac } from 'node:crypto'
import { type EventField, eventFields, eventHash, type StoredEvent, sha256 } from './canonical.ts'
import { keyed, type SealKey, type SealKeys } from './chain.ts'

const idLength = 12
const fieldLength = 2
const wholeLength = 22

/** The key of marks, made from the key of seals: a mark can never be passed off as a seal. */
const derived = new Map<string, SealKey>()
function markKey(key: SealKey): SealKey {
  const known = derived.get(key.secret)
  if (known !== undefined) return known
  const made = { id: key.id, secret: createHmac('sha256', key.secret).update('opkomst.audit.mark.1').digest('base64url') }
  derived.set(key.secret, made)
  return made
}

/** What proves that the program gave this number in this municipality; the rest of it stays secret and keys the marks of the fields. */
function ofId(key: SealKey, municipalityId: string, id: string): { readonly proof: string; readonly secret: string } {
  const text = keyed(key, ['id', municipalityId, id])
  return { proof: text.slice(0, idLength), secret: text.slice(idLength) }
}

function ofField(secret: string, event: StoredEvent, field: EventField): string {
  return sha256(JSON.stringify([secret, field, event[field]])).slice(0, fieldLength)
}

/**
 * The mark the program puts on a record as it writes it, before anybody else can see it: which key, a proof of its number, a short mark per
 * field to say later which one was altered, and a keyed hash over everything. Who has only the database cannot make one. `place`: the journal of
 * the process and its lines, `name.lines` with the lines to the base of 36; empty when it keeps none.
 */
export function markOf(key: SealKey, municipalityId: string, event: StoredEvent, place = ''): string {
  const own = markKey(key)
  const { proof, secret } = ofId(own, municipalityId, event.id)
  const parts = proof + eventFields.map((field) => ofField(secret, event, field)).join('')
  return `${key.id}.${parts}${whole(own, parts, municipalityId, event, place)}${place === '' ? '' : `.${place}`}`
}

function whole(key: SealKey, parts: string, municipalityId: string, event: StoredEvent, place: string): string {
  const said = place === '' ? [] : [place]
  return keyed(key, ['record', parts, eventHash(municipalityId, event), ...said]).slice(0, wholeLength)
}

/** The journal a record says it is in, and how many lines that had when the record was made; null when it names none. */
export function journalOf({ mark }: StoredEvent): { readonly name: string; readonly lines: number } | null {
  const [, , name, lines] = mark?.split('.') ?? []
  if (name === undefined || lines === undefined || !/^[0-9a-z]{1,10}$/.test(lines)) return null
  return { name, lines: Number.parseInt(lines, 36) }
}

/** `altered` names the fields when they can be told; `unwritten` says why the program cannot have written it. */
export type MarkVerdict =
  | { readonly kind: 'good' }
  | { readonly kind: 'altered'; readonly what: readonly string[] }
  | { readonly kind: 'unwritten'; readonly what: readonly string[] }
  | { readonly kind: 'unknown-key'; readonly keyId: string }

/** Whether a record is as the program wrote it. */
export function judgeMark(keys: SealKeys, municipalityId: string, event: StoredEvent): MarkVerdict {
  if (event.mark === null) return { kind: 'unwritten', what: ['it bears no mark'] }
  const [keyId = '', rest = '', ...place] = event.mark.split('.')
  const key = keys.find(({ id }) => id === keyId)
  if (key === undefined) return { kind: 'unknown-key', keyId: keyId.slice(0, 20) }
  const own = markKey(key)
  const partsEnd = idLength + eventFields.length * fieldLength
  if (rest.slice(partsEnd) === whole(own, rest.slice(0, partsEnd), municipalityId, event, place.join('.'))) return { kind: 'good' }
  const { proof, secret } = ofId(own, municipalityId, event.id)
  if (rest.slice(0, idLength) !== proof) return { kind: 'unwritten', what: ['its mark was not made for it'] }
  const fields = eventFields.filter((field, index) => {
    const from = idLength + index * fieldLength
    return rest.slice(from, from + fieldLength) !== ofField(secret, event, field)
  })
  return { kind: 'altered', what: fields.length > 0 ? fields : ['its mark'] }
}
