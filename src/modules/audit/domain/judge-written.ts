import type { StoredEvent } from './canonical.ts'
import type { SealKeys } from './chain.ts'
import { judgeMark } from './mark.ts'
import type { SealedFinding } from './sealed-findings.ts'

/** What is wrong with a record that is about to be sealed. A mark of a key nobody has here was not made by this program: it is judged while the key is there. */
export function judgeWritten(keys: SealKeys, municipalityId: string, event: StoredEvent): readonly SealedFinding[] {
  const verdict = judgeMark(keys, municipalityId, event)
  const { id: eventId } = event
  if (verdict.kind === 'good') return []
  if (verdict.kind === 'altered') return [{ kind: 'altered-before-sealing', eventId, what: verdict.what }]
  const what = verdict.kind === 'unwritten' ? verdict.what : [`its mark is of key ${verdict.keyId}, which is not here`]
  return [{ kind: 'not-written', eventId, what }]
}

/** A record the program knows it wrote, and which neither stands there nor was sealed. */
export function goneBeforeSealing(eventId: string): SealedFinding & { readonly kind: 'gone-before-sealing' } {
  return { kind: 'gone-before-sealing', eventId, what: ['record'] }
}
