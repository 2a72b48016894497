import { randomBytes } from 'node:crypto'
import { dayInBrussels, type IsoDay } from './day.ts'
import type { Database } from './db/database.ts'
import { newId } from './new-id.ts'

/** What commands and pages get from outside: nothing below reads a clock or makes an id by itself. */
export type Deps = {
  readonly db: Database
  readonly now: () => Date
  readonly today: () => IsoDay
  /** UUIDv7, in order of time. */
  readonly newId: () => string
  /** A secret for a link, 32 random bytes as URL-safe text. */
  readonly newToken: () => string
  /** Tells a worker that a job waits. Where none runs, as in a command, whoever asked runs it. */
  readonly wake: (ticket: { readonly municipalityId: string; readonly jobId: string }) => void
}

export function realDeps(db: Database, now: () => Date = () => new Date()): Deps {
  return {
    db,
    now,
    today: () => dayInBrussels(now()),
    newId,
    newToken: () => randomBytes(32).toString('base64url'),
    wake: () => undefined,
  }
}
