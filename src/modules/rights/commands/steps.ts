import type { Actor } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { checkStep, type NewStep, type StepRefusal } from '../domain/claim.ts'
import { readClaims } from '../queries/read-rights.ts'
import { claimIdOf, insertStep, setWithdrawn } from '../store.ts'
import { type Closed, type InDossier, inDossier, type NotFound } from './in-dossier.ts'

export type TakeStep = InDossier & { readonly rightId: string; readonly subject: string; readonly step: NewStep }

/** The next step of a right: found, asked, granted, refused, appealed or stopped. */
export async function takeStep(
  deps: Deps,
  actor: Actor,
  command: TakeStep,
): Promise<Result<{ readonly id: string }, NotFound | Closed | StepRefusal>> {
  return inDossier<StepRefusal>(deps, actor, command, async (tx, dossier, id) => {
    const { rightId, subject } = command
    const claims = (await readClaims(tx, actor.municipalityId, [dossier.id])).get(dossier.id) ?? []
    const known = claims.find((claim) => claim.rightId === rightId && claim.subject === subject)
    const step = checkStep(known, command.step, deps.today())
    if (!step.ok) return step
    const of = { dossierId: dossier.id, at: deps.now() }
    const claimId = await claimIdOf(tx, actor, of, { id: deps.newId(), rightId, subject })
    await insertStep(tx, actor, { ...of, claimId, id }, step.value)
    return ok({ id, action: 'rights.step.taken', detail: { right: rightId, step: step.value.kind } })
  })
}

/** Takes a step back, or puts it back; the one before it holds again. */
export async function turnStep(
  deps: Deps,
  actor: Actor,
  command: InDossier & { readonly stepId: string; readonly to: 'withdrawn' | 'restored' },
): Promise<Result<{ readonly id: string }, NotFound | Closed>> {
  return inDossier<NotFound>(deps, actor, command, async (tx, dossier) => {
    const key = { municipalityId: actor.municipalityId, dossierId: dossier.id, id: command.stepId }
    const found = await setWithdrawn(tx, 'rights.step', key, command.to === 'withdrawn' ? deps.now() : null)
    return found ? ok({ id: command.stepId, action: `rights.step.${command.to}` }) : refuse({ kind: 'not-found' })
  })
}
