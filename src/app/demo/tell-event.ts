import { addNextStep, planVisit, recordContact, turnNextStep } from '#modules/contacts/public.ts'
import {
  addMember,
  addPartner,
  assignCounsellor,
  endDossier,
  recordRefusal,
  registerBirth,
  registerLoss,
  reopenDossier,
  setDueDate,
  setFocus,
} from '#modules/dossiers/public.ts'
import { addParticipation } from '#modules/groups/public.ts'
import { recordMeasurement, setInOrder } from '#modules/indicators/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import type { Result } from '#platform/result.ts'
import { accountOf, actorOf, type DemoWorld, exactDay, kept, onDay, organisationOf, personOf, workDay } from './demo-world.ts'
import type { ToldEvent, ToldMeasurement, ToldPromise, Worker } from './told.ts'

export type Family = { readonly dossierId: string; readonly guide: Worker; readonly name: string }
type Scene = Family & { readonly world: DemoWorld; readonly deps: Deps; readonly actor: Actor; readonly day: string }
type Refusable = Result<unknown, { readonly kind: string }>

/** One thing that happened in a family, through the command a worker would use. */
export async function tellEvent(world: DemoWorld, family: Family, event: ToldEvent): Promise<void> {
  // A message and a birth come on a Sunday too.
  const isAnyDay = event.kind === 'birth' || (event.kind === 'contact' && event.how === 'message')
  const day = isAnyDay ? exactDay(world, event.on) : workDay(world, event.on)
  const scene = { ...family, world, day, deps: onDay(world, day), actor: actorOf(world, event.by ?? family.guide) }
  kept(await (tellToTheFile(scene, event) ?? tellInside(scene, event)), `${event.kind} of ${family.name} on day ${event.on}`)
}

/** Contacts, plans and measurements: commands with a transaction of their own. Null for what belongs to the dossier. */
function tellToTheFile(scene: Scene, event: ToldEvent): Promise<Refusable> | null {
  const { world, deps, actor, dossierId, day } = scene
  const once = { dossierId, saveKey: null }
  switch (event.kind) {
    case 'contact': {
      const { how, at = null, minutes, about, note } = event
      const contact = { kind: how, happenedOn: day, happenedAt: at, minutes, domains: about, note }
      return recordContact(deps, actor, { ...once, contact, nextStep: null })
    }
    case 'promise':
      return tellPromise(scene, event)
    case 'visit': {
      const { how, at, minutes, place, plannedOn } = event
      const accountId = accountOf(world, event.by ?? scene.guide)
      const visit = { accountId, kind: how, plannedOn: exactDay(world, plannedOn), plannedAt: at, minutes, place }
      return planVisit(deps, actor, { ...once, visit })
    }
    case 'measurement':
      return tellMeasurement(scene, event)
    case 'in-order':
      return tellInOrder(scene, event.states)
    case 'group':
      return addParticipation(deps, actor, { ...once, participation: { sessions: event.sessions, countedOn: day } })
    default:
      return null
  }
}

async function tellPromise({ world, deps, actor, dossierId }: Scene, { what, who, due, isDone }: ToldPromise): Promise<Refusable> {
  const step = { what, who: who ?? null, dueOn: due === undefined ? null : exactDay(world, due) }
  const added = await addNextStep(deps, actor, { dossierId, saveKey: null, step })
  if (!added.ok || isDone !== true) return added
  return turnNextStep(deps, actor, { dossierId, stepId: added.value.stepId, to: 'done' })
}

function tellMeasurement({ deps, actor, dossierId, day }: Scene, told: ToldMeasurement): Promise<Refusable> {
  const { instrument, moment, respondent } = told
  const answers = Object.entries(told.answers).map(([item, value]) => ({ item, childId: null, raw: String(value).split(',') }))
  return recordMeasurement(deps, actor, {
    dossierId,
    instrument,
    moment,
    respondent,
    measuredOn: day,
    isRetrospective: false,
    answers,
    key: null,
  })
}

async function tellInOrder(
  { deps, actor, dossierId }: Scene,
  states: Extract<ToldEvent, { kind: 'in-order' }>['states'],
): Promise<Refusable> {
  for (const [item, state] of Object.entries(states)) {
    const set = await setInOrder(deps, actor, { dossierId, item, childId: null, state })
    if (!set.ok) return set
  }
  return { ok: true, value: null }
}

/** What changes the dossier itself: commands inside a transaction. */
function tellInside(scene: Scene, event: ToldEvent): Promise<Refusable> {
  return scene.deps.db.as(scene.actor, (tx) => change(tx, scene, event))
}

async function change(tx: Tx, { world, deps, actor, dossierId, day }: Scene, event: ToldEvent): Promise<Refusable> {
  switch (event.kind) {
    case 'focus':
      return setFocus(tx, deps, actor, { dossierId, saidOn: day, words: event.words })
    case 'member': {
      const { role, relation = null, note = null } = event
      return addMember(tx, deps, actor, { dossierId, member: { person: personOf(world, event.person), role, relation, note } })
    }
    case 'partner': {
      const { contactName, role } = event
      return addPartner(tx, deps, actor, { dossierId, organisationId: organisationOf(world, event.organisation), contactName, role })
    }
    case 'expecting':
      return setDueDate(tx, deps, actor, { dossierId, dueOn: exactDay(world, event.due), expected: event.babies })
    case 'birth': {
      const { names, familyName } = event
      return registerBirth(tx, deps, actor, { dossierId, bornOn: day, names, familyName, nameless: 'Baby' })
    }
    case 'loss':
      return registerLoss(tx, deps, actor, { dossierId, happenedOn: day, childId: null, note: event.note })
    case 'refusal': {
      const { what, until, note } = event
      return recordRefusal(tx, deps, actor, { dossierId, what, refusedOn: day, untilOn: exactDay(world, until), note })
    }
    case 'counsellor':
      return assignCounsellor(tx, deps, actor, { dossierId, accountId: accountOf(world, event.to), reason: event.reason })
    case 'ending': {
      const { reason, summary } = event
      return endDossier(tx, deps, actor, { dossierId, endedOn: day, reason, reasonText: null, summary })
    }
    case 'reopening':
      return reopenDossier(tx, deps, actor, { dossierId })
    default:
      throw new Error(`nobody tells ${event.kind}`)
  }
}
