import { recordAudit } from '#modules/audit/public.ts'
import { lockDossier } from '#modules/dossiers/public.ts'
import type { Actor } from '#platform/actor.ts'
import { claimSave } from '#platform/db/save-once.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { checkNextStep, type NextStep, type NextStepRefusal } from '../domain/next-step.ts'
import { policy } from '../policy.ts'
import { insertNextStep, updateNextStep } from '../store.ts'

type NotFound = { readonly kind: 'not-found' }
export type AddNextStep = { readonly dossierId: string; readonly saveKey: string | null; readonly step: NextStep }

export async function addNextStep(
  deps: Deps,
  actor: Actor,
  command: AddNextStep,
): Promise<Result<{ readonly stepId: string }, NotFound | NextStepRefusal>> {
  if (!policy.allows(actor, 'contacts.plan')) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx) => {
    const dossier = await lockDossier(tx, actor.municipalityId, command.dossierId)
    if (dossier === null) return refuse({ kind: 'not-found' })
    const step = checkNextStep(command.step, dossier, deps.today())
    if (!step.ok) return step
    const stepId = deps.newId()
    const earlier = await claimSave(tx, actor, command.saveKey, stepId, deps.now())
    if (earlier !== null) return ok({ stepId: earlier })
    const of = { municipality_id: actor.municipalityId, dossier_id: dossier.id, at: deps.now(), by: actor.accountId }
    insertNextStep(tx, { ...of, id: stepId, contact_id: null, what: step.value.what, who: step.value.who, due_on: step.value.dueOn })
    await recordAudit(tx, deps, actor, { action: 'contacts.next-step.added', subjectId: stepId, dossierId: dossier.id })
    return ok({ stepId })
  })
}

export const stepTurns = ['done', 'dropped', 'reopened'] as const
export type StepTurn = (typeof stepTurns)[number]
export type TurnNextStep = { readonly dossierId: string; readonly stepId: string; readonly to: StepTurn }

/** Done, not needed any more, or open again. Each can be taken back; nothing is removed. */
export async function turnNextStep(deps: Deps, actor: Actor, command: TurnNextStep): Promise<Result<null, NotFound>> {
  if (!policy.allows(actor, 'contacts.plan')) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx) => {
    const at = deps.now()
    const change = { done_at: command.to === 'done' ? at : null, dropped_at: command.to === 'dropped' ? at : null }
    const key = { municipalityId: actor.municipalityId, dossierId: command.dossierId, id: command.stepId }
    if (!(await updateNextStep(tx, key, change))) return refuse({ kind: 'not-found' })
    const entry = { action: `contacts.next-step.${command.to}`, subjectId: command.stepId, dossierId: command.dossierId }
    await recordAudit(tx, deps, actor, entry)
    return ok(null)
  })
}
