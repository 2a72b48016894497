import { randomFillSync } from 'node:crypto'
import { v7 } from 'uuid'

const bytesOfId = 16

/** Randomness asked of the system for many ids at once: asking costs ten times more than an id. Each byte is handed out once. */
const pool = Buffer.allocUnsafeSlow(bytesOfId * 256)
let used = pool.length

function random(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += bytesOfId
  return pool.subarray(used - bytesOfId, used)
}

let msecs = 0
let seq = 0

/** UUIDv7: in the order they were made, within a millisecond and when the clock goes back too. Half of the numbers is kept free to count on in. */
export function newId(): string {
  const bytes = random()
  const now = Date.now()
  if (now > msecs) {
    msecs = now
    seq = bytes.readUInt32BE(6) >>> 1
  } else seq += 1
  return v7({ random: bytes, msecs, seq })
}
