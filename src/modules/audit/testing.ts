export { lineProof } from './domain/journal.ts'

import type { SealKeys } from './domain/chain.ts'
import { startPenAnew } from './pen.ts'

/** Records of this test file are marked with these keys from now on; what was written before is not missed. */
export function writeAuditWith(keys: SealKeys): void {
  startPenAnew(keys)
}
