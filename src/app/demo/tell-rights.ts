import {
  type AskedSource,
  evaluate,
  type FactValue,
  keepLook,
  type NewStep,
  type RefusalReason,
  recordFacts,
  type StepKind,
  stepPeriods,
  takeStep,
  toKept,
} from '#modules/rights/public.ts'
import { rightsHere } from '../rights/catalogue.ts'
import { knownFamily } from '../rights/known-families.ts'
import { actorOf, type DemoWorld, exactDay, kept, onDay, workDay } from './demo-world.ts'
import type { Day, Worker } from './told.ts'

/** What was told about a family, by the path of the question; null: she does not know. */
type ToldFacts = { readonly on: Day; readonly source: AskedSource; readonly facts: Readonly<Record<string, FactValue | null>> }
type ToldStep = {
  readonly on: Day
  readonly right: string
  readonly step: StepKind
  /** The amount the rules give on that day, for all of them or for the youngest child alone: right whenever the practice municipality is made. */
  readonly withAmount?: true | 'youngest'
  readonly reason?: RefusalReason
  readonly who?: string
  readonly what?: string
  readonly deadline?: Day
  readonly remind?: Day
  readonly note?: string
}
type ToldLook = { readonly on: Day; readonly look: true }
export type ToldRights = { readonly by: Worker; readonly acts: readonly (ToldFacts | ToldStep | ToldLook)[] }

type Amount = Pick<NewStep, 'cents' | 'per'>

/** What was asked, taken step by step and looked at in one family, through the commands a worker uses. */
export async function tellRights(world: DemoWorld, dossierId: string, { by, acts }: ToldRights): Promise<void> {
  const actor = actorOf(world, by)
  for (const act of acts) {
    const on = workDay(world, act.on)
    const deps = onDay(world, on)
    const family = await deps.db.as(actor, (tx) => knownFamily(tx, world.municipalityId, dossierId, on))
    if (family === null) throw new Error('the practice municipality: rights of a family that is not there')
    const answersOn = async () => evaluate(await rightsHere(deps, actor, 'nl'), family.situation, on)
    if ('facts' in act) {
      const facts = Object.entries(act.facts).map(([path, value]) => {
        const place = toKept(path, family.roster)
        if (place === null) throw new Error(`the practice municipality: ${path} is about nobody`)
        return { ...place, value }
      })
      kept(await recordFacts(deps, actor, { dossierId, key: null, facts, source: act.source, on }), `facts of day ${act.on}`)
    } else if ('look' in act) {
      kept(await keepLook(deps, actor, { dossierId, key: null, answers: await answersOn() }), `a look on day ${act.on}`)
    } else {
      const found = act.withAmount !== undefined ? (await answersOn()).find(({ id }) => id === act.right)?.amount : undefined
      const per = stepPeriods.find((one) => one === (found?.per === 'school-year' ? 'year' : found?.per))
      const amount: Amount =
        found == null || per === undefined
          ? { cents: null, per: null }
          : { cents: act.withAmount === 'youngest' ? (found.each?.at(-1)?.cents ?? found.cents) : found.cents, per }
      const taken = await takeStep(deps, actor, {
        dossierId,
        key: null,
        rightId: act.right,
        subject: '',
        step: stepOf(world, act, on, amount),
      })
      kept(taken, `${act.step} of ${act.right} on day ${act.on}`)
    }
  }
}

function stepOf(world: DemoWorld, { step, reason, who, what, deadline, remind, note }: ToldStep, onDay: string, amount: Amount): NewStep {
  const day = (told: Day | undefined) => (told === undefined ? null : exactDay(world, told))
  return {
    ...amount,
    kind: step,
    onDay,
    since: step === 'granted' ? onDay : null,
    reason: reason ?? null,
    nextWho: who ?? null,
    nextWhat: what ?? null,
    deadlineOn: day(deadline),
    remindOn: day(remind),
    note: note ?? null,
  }
}
