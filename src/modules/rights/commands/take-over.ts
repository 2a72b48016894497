import type { Actor } from '#platform/actor.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { insertFacts, setTogetherWithdrawn } from '../store.ts'
import type { ToldFact } from './facts.ts'
import { type Closed, type InDossier, inDossier, type NotFound } from './in-dossier.ts'

export type TakeOver = InDossier & { readonly facts: readonly (ToldFact & { readonly on: IsoDay })[] }

/** Keeps what a family filled in by itself in the public self-check and a worker looked at: each fact of its own day, all of them one act. */
export async function keepTaken(
  deps: Deps,
  actor: Actor,
  command: TakeOver,
): Promise<Result<{ readonly id: string }, NotFound | Closed | { readonly kind: 'in-future' } | { readonly kind: 'nothing' }>> {
  return inDossier<{ kind: 'in-future' } | { kind: 'nothing' }>(deps, actor, command, async (tx, dossier, id) => {
    const { facts } = command
    if (facts.length === 0) return refuse({ kind: 'nothing' })
    if (facts.some(({ on }) => on > deps.today())) return refuse({ kind: 'in-future' })
    const rows = facts.map(({ on, ...fact }, at) => ({
      ...fact,
      id: at === 0 ? id : deps.newId(),
      source: 'self-check' as const,
      knownOn: on,
      withId: id,
    }))
    await insertFacts(tx, actor, { dossierId: dossier.id, at: deps.now() }, rows)
    return ok({ id, action: 'rights.fact.taken-over', detail: { facts: facts.length } })
  })
}

/** Takes all that was taken over together back, or puts it back; what was known before holds again. */
export async function turnTaken(
  deps: Deps,
  actor: Actor,
  command: InDossier & { readonly withId: string; readonly to: 'withdrawn' | 'restored' },
): Promise<Result<{ readonly id: string }, NotFound | Closed>> {
  return inDossier<NotFound>(deps, actor, command, async (tx, dossier) => {
    const key = { municipalityId: actor.municipalityId, dossierId: dossier.id, withId: command.withId }
    const found = await setTogetherWithdrawn(tx, key, command.to === 'withdrawn' ? deps.now() : null)
    return found ? ok({ id: command.withId, action: `rights.fact.${command.to}` }) : refuse({ kind: 'not-found' })
  })
}
