import type { Actor } from '#platform/actor.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import type { AskedSource, FactValue } from '../domain/known-fact.ts'
import { findFact, insertFacts, setWithdrawn } from '../store.ts'
import { type Closed, type InDossier, inDossier, type NotFound } from './in-dossier.ts'

/** As it is kept: the pattern of the fact and the key of the person it is about (`toKept`). */
export type ToldFact = { readonly path: string; readonly subject: string; readonly value: FactValue | null }
export type RecordFacts = InDossier & {
  readonly facts: readonly ToldFact[]
  readonly source: AskedSource
  readonly on: IsoDay
}
export type FactRefusal = NotFound | Closed | { readonly kind: 'in-future' } | { readonly kind: 'nothing' }

/** Keeps what was told, also "I do not know". What was told before stays in the history; what was told last holds. */
export async function recordFacts(deps: Deps, actor: Actor, command: RecordFacts): Promise<Result<{ readonly id: string }, FactRefusal>> {
  return inDossier<{ kind: 'in-future' } | { kind: 'nothing' }>(deps, actor, command, async (tx, dossier, id) => {
    const { facts, source, on } = command
    if (on > deps.today()) return refuse({ kind: 'in-future' })
    if (facts.length === 0) return refuse({ kind: 'nothing' })
    const rows = facts.map((fact, at) => ({ ...fact, id: at === 0 ? id : deps.newId(), source, knownOn: on }))
    await insertFacts(tx, actor, { dossierId: dossier.id, at: deps.now() }, rows)
    return ok({ id, action: 'rights.fact.told', detail: { path: facts.length === 1 ? (facts[0]?.path ?? '') : `${facts.length}`, source } })
  })
}

/** "Still true": the same answer, of today. */
export async function confirmFact(
  deps: Deps,
  actor: Actor,
  command: InDossier & { readonly factId: string },
): Promise<Result<{ readonly id: string }, NotFound | Closed>> {
  return inDossier<NotFound>(deps, actor, command, async (tx, dossier, id) => {
    const known = await findFact(tx, actor.municipalityId, dossier.id, command.factId)
    if (known === undefined || known.withdrawnAt !== null) return refuse({ kind: 'not-found' })
    const { path, subject, value, source } = known
    const parsed: unknown = value === null ? null : JSON.parse(value)
    const isValue = typeof parsed === 'boolean' || typeof parsed === 'number' || typeof parsed === 'string'
    const row = { id, path, subject, value: isValue ? parsed : null, source, knownOn: deps.today() }
    await insertFacts(tx, actor, { dossierId: dossier.id, at: deps.now() }, [row])
    return ok({ id, action: 'rights.fact.confirmed', detail: { path } })
  })
}

/** Takes an answer back, or puts it back; the one before it holds again. */
export async function turnFact(
  deps: Deps,
  actor: Actor,
  command: InDossier & { readonly factId: string; readonly to: 'withdrawn' | 'restored' },
): Promise<Result<{ readonly id: string }, NotFound | Closed>> {
  return inDossier<NotFound>(deps, actor, command, async (tx, dossier) => {
    const key = { municipalityId: actor.municipalityId, dossierId: dossier.id, id: command.factId }
    const found = await setWithdrawn(tx, 'rights.fact', key, command.to === 'withdrawn' ? deps.now() : null)
    return found ? ok({ id: command.factId, action: `rights.fact.${command.to}` }) : refuse({ kind: 'not-found' })
  })
}
