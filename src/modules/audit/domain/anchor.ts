import { z } from 'zod'
import { anchorSeal, type SealKey, type SealKeys } from './chain.ts'

/** What is kept of a batch outside the database: enough to see that the whole chain was written anew. */
export type Anchor = {
  readonly municipalityId: string
  readonly day: string
  readonly no: number
  readonly hash: string
  readonly total: number
}
/** A line of an anchor file: believed, not believed, or made with a key that is not here. */
export type ReadAnchor = { readonly anchor: Anchor; readonly isOurs: boolean | null }

const word = 'opkomst-audit-1'
const partsOf = ({ municipalityId, day, no, hash, total }: Anchor): readonly (string | number)[] => [municipalityId, day, no, hash, total]

export function anchorLine(anchor: Anchor, key: SealKey): string {
  return [word, ...partsOf(anchor), key.id, anchorSeal(key, partsOf(anchor))].join(' ')
}

const shape = z.tuple([z.literal(word), z.uuid(), z.iso.date(), z.coerce.number(), z.string(), z.coerce.number(), z.string(), z.string()])

/** Null when it is no anchor at all. */
export function readAnchor(line: string, keys: SealKeys): ReadAnchor | null {
  const parsed = shape.safeParse(line.trim().split(' '))
  if (!parsed.success) return null
  const [, municipalityId, day, no, hash, total, keyId, seal] = parsed.data
  const anchor = { municipalityId, day, no, hash, total }
  const key = keys.find(({ id }) => id === keyId)
  return { anchor, isOurs: key === undefined ? null : anchorSeal(key, partsOf(anchor)) === seal }
}
