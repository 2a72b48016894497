import { type OpenDossierRefusal, openDossier } from '#modules/dossiers/public.ts'
import { type CriterionAnswer, saveScreening } from '#modules/indicators/public.ts'
import {
  assess,
  type Criterion,
  criteria,
  type Referral,
  type ReferralState,
  readReferral,
  recordStep,
  referralPolicy,
  type Screening,
} from '#modules/referrals/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { keepOnly } from '#platform/db/keep-only.ts'
import { claimSave } from '#platform/db/save-once.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { openDossierOfSamePerson } from './same-person.ts'

export type AcceptReferral = {
  readonly referralId: string
  readonly programme: string
  readonly counsellorId: string | null
  readonly outlook: Referral['outlook']
  readonly relationship: Referral['relationship']
  readonly saveKey: string | null
}
export type Accepted = { readonly dossierId: string; readonly stepId: string }
export type AcceptRefusal =
  | OpenDossierRefusal
  | { readonly kind: 'already-decided'; readonly state: ReferralState }
  | { readonly kind: 'same-state' }
  | { readonly kind: 'parent-not-asked' }
  | { readonly kind: 'counsellor-missing' }

/**
 * Accepts a referral and assigns it: the dossier takes over the parent, the due date, the safe contact and the quick judgement; the six criteria become her
 * screening at the start. When the worker linked her to a parent whose guidance still runs, the referral joins that dossier and no second one is opened.
 */
export async function acceptReferral(deps: Deps, actor: Actor, command: AcceptReferral): Promise<Result<Accepted, AcceptRefusal>> {
  if (!referralPolicy.allows(actor, 'referrals.decide')) return refuse({ kind: 'not-found' })
  const ids = { dossierId: deps.newId(), stepId: deps.newId() }
  return keepOnly<Accepted, AcceptRefusal>(deps, actor, async (tx) => {
    const earlier = await claimSave(tx, actor, command.saveKey, `${ids.dossierId} ${ids.stepId}`, deps.now())
    if (earlier !== null) return ok(savedBefore(earlier))
    const assessed = await assess(tx, deps, actor, command)
    if (!assessed.ok) return assessed
    const referral = await readReferral(tx, actor.municipalityId, command.referralId)
    if (referral === null) return refuse({ kind: 'not-found' })
    if (referral.agreement === 'not-asked') return refuse({ kind: 'parent-not-asked' })
    const running = await openDossierOfSamePerson(tx, actor.municipalityId, referral.id)
    const dossierId = running?.dossierId ?? ids.dossierId
    const decided = await recordStep(tx, deps, actor, referral.id, {
      id: ids.stepId,
      kind: 'accepted',
      dossierId,
      accountId: command.counsellorId,
    })
    if (!decided.ok) return decided
    if (running !== null) return ok({ dossierId, stepId: ids.stepId })
    return openFrom(tx, deps, actor, command, referral, ids)
  })
}

function savedBefore(answer: string): Accepted {
  const [dossierId = '', stepId = ''] = answer.split(' ')
  return { dossierId, stepId }
}

async function openFrom(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  command: AcceptReferral,
  referral: Referral,
  ids: Accepted,
): Promise<Result<Accepted, AcceptRefusal>> {
  if (command.counsellorId === null) return refuse({ kind: 'counsellor-missing' })
  const { dueOn, childBornOn: bornOn, organisationId } = referral
  const opened = await openDossier(tx, deps, actor, {
    dossierId: ids.dossierId,
    mother: { kind: 'known', personId: referral.person.id },
    programme: command.programme,
    openedOn: deps.today(),
    startedOn: null,
    counsellorId: command.counsellorId,
    pregnancy: dueOn === null && bornOn === null ? null : { dueOn, bornOn },
    referralId: referral.id,
    outlook: command.outlook,
    partners: organisationId === null ? [] : [{ organisationId, contactName: referral.referrerName, role: null }],
  })
  if (!opened.ok) return opened
  await saveScreening(tx, deps, actor, {
    dossierId: ids.dossierId,
    measuredOn: referral.receivedOn,
    answers: criteriaOf(referral.screening),
  })
  return ok(ids)
}

/** Criteria of a referral by the item of the instrument that asks the same. */
const items: Readonly<Record<Criterion, string>> = {
  income: 'maandinkomen',
  education: 'opleiding',
  work: 'arbeidssituatie',
  stimulation: 'stimulatieniveau',
  housing: 'huisvesting',
  health: 'gezondheid',
}

function criteriaOf(screening: Screening): Record<string, CriterionAnswer> {
  const answers: Record<string, CriterionAnswer> = {}
  for (const criterion of criteria) {
    const answer = screening[criterion]
    if (answer !== null) answers[items[criterion]] = answer === 'not_weak' ? 'not-weak' : answer
  }
  return answers
}
