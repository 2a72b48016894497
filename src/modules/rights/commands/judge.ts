import type { Actor } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import type { Answer } from '../domain/answer.ts'
import { seenOf } from '../domain/look.ts'
import { insertOverride, putLook, setPaper, setWithdrawn } from '../store.ts'
import { type Closed, type InDossier, inDossier, type NotFound } from './in-dossier.ts'

type Saved<R = never> = Promise<Result<{ readonly id: string }, NotFound | Closed | R>>

export type OverrideRight = InDossier & { readonly rightId: string; readonly says: 'yes' | 'no'; readonly reason: string }

/** The worker knows better than the rules, and says why. What the rules say stays on the page beside it. */
export async function overrideRight(deps: Deps, actor: Actor, command: OverrideRight): Saved<{ readonly kind: 'reason-missing' }> {
  return inDossier<{ kind: 'reason-missing' }>(deps, actor, command, async (tx, dossier, id) => {
    const { rightId, says } = command
    const reason = command.reason.trim()
    if (reason === '') return refuse({ kind: 'reason-missing' })
    await insertOverride(tx, actor, { dossierId: dossier.id, at: deps.now() }, { id, rightId, says, reason })
    return ok({ id, action: 'rights.override.set', detail: { right: rightId, says } })
  })
}

export async function liftOverride(deps: Deps, actor: Actor, command: InDossier & { readonly overrideId: string }): Saved {
  return inDossier<NotFound>(deps, actor, command, async (tx, dossier) => {
    const key = { municipalityId: actor.municipalityId, dossierId: dossier.id, id: command.overrideId }
    const found = await setWithdrawn(tx, 'rights.override', key, deps.now())
    return found ? ok({ id: command.overrideId, action: 'rights.override.lifted' }) : refuse({ kind: 'not-found' })
  })
}

export type TickPapers = InDossier & { readonly rightId: string; readonly paper: number; readonly isThere: boolean }

/** A paper that is needed is there, or not yet. */
export async function tickPaper(deps: Deps, actor: Actor, command: TickPapers): Saved {
  return inDossier<never>(deps, actor, command, async (tx, dossier, id) => {
    const { rightId, paper, isThere } = command
    await setPaper(tx, actor, { dossierId: dossier.id, at: deps.now() }, { id, rightId, paper, isThere })
    return ok({ id, action: 'rights.paper.ticked', detail: { right: rightId, isThere } })
  })
}

/** Remembers what this look found, so that the next one can say what changed. */
export async function keepLook(
  deps: Deps,
  actor: Actor,
  command: InDossier & { readonly answers: readonly Pick<Answer, 'id' | 'outcome' | 'amount'>[] },
): Saved {
  return inDossier<never>(deps, actor, command, async (tx, dossier, id) => {
    const outcomes = JSON.stringify(seenOf(command.answers))
    await putLook(tx, actor, { dossierId: dossier.id, at: deps.now() }, { id, lookedOn: deps.today(), outcomes })
    return ok({ id, action: 'rights.look.kept' })
  })
}
