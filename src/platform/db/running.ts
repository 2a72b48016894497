import { AsyncLocalStorage } from 'node:async_hooks'
import type { CompiledQuery } from 'kysely'

/** Whether each message of a piece of work is a transaction of its own; see `TransactionOptions`. */
export type PerMessage = 'reads' | 'changes' | undefined
/** One transaction: what travels with its commit, what waits for it, and whether it still takes statements. */
export type Running = {
  readonly last: CompiledQuery[]
  readonly afterCommit: Array<() => void>
  readonly perMessage: PerMessage
  isOpen: boolean
}

/** The transaction the program is in, wherever in it it is asked. */
export const running = new AsyncLocalStorage<Running>()

function surrounding(): Running {
  const transaction = running.getStore()
  if (transaction === undefined) throw new Error('outside a transaction')
  return transaction
}

/** Runs `act` when the surrounding transaction is kept, never when it is rolled back. */
export function afterCommit(act: () => void): void {
  surrounding().afterCommit.push(act)
}

/**
 * Runs a statement whose answer nothing waits for as the last of the surrounding transaction, in the message that also commits: a journey to
 * the database costs more than the statement. When it fails, nothing of the transaction is kept and `as` throws.
 */
export function withCommit(query: CompiledQuery): void {
  const { perMessage, last } = surrounding()
  if (perMessage !== undefined) throw new Error('each message of this work is a transaction: there is no last one')
  last.push(query)
}
