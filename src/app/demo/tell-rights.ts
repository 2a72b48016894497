import {
  type Answer,
  type AskedSource,
  evaluate,
  type FactValue,
  keepLook,
  type NewStep,
  type RefusalReason,
  type Roster,
  recordFacts,
  type StepKind,
  stepPeriods,
  takeStep,
  toKept,
} from '#modules/rights/public.ts'
import type { IsoDay } from '#platform/day.ts'
import { rightsHere } from '../rights/catalogue.ts'
import { knownFamily } from '../rights/known-families.ts'
import type { KnownFamily } from '../rights/situation-of-dossier.ts'
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
  /** An amount a month that stood in a letter. */
  readonly monthCents?: number
  readonly reason?: RefusalReason
  readonly who?: string
  readonly what?: string
  readonly deadline?: Day
  readonly remind?: Day
  readonly note?: string
}
type ToldLook = { readonly on: Day; readonly look: true }
export type ToldRights = { readonly by: Worker; readonly acts: readonly (ToldFacts | ToldStep | ToldLook)[] }

type Amount = Pick<NewStep, 'cents' | 'per' | 'isComputed'>

/** What was asked, taken step by step and looked at in one family, through the commands a worker uses. */
export async function tellRights(world: DemoWorld, dossierId: string, { by, acts }: ToldRights): Promise<void> {
  const { roster } = await familyOn(world, by, dossierId, world.today)
  for (const act of acts) await tellAct({ world, by, dossierId, roster, on: workDay(world, act.on) }, act)
}

type Scene = { readonly world: DemoWorld; readonly by: Worker; readonly dossierId: string; readonly roster: Roster; readonly on: IsoDay }

async function tellAct(scene: Scene, act: ToldRights['acts'][number]): Promise<void> {
  const { world, by, dossierId, on } = scene
  const [deps, actor, once] = [onDay(world, on), actorOf(world, by), { dossierId, key: null }]
  if ('facts' in act) {
    const told = { facts: factsOf(act, scene.roster), source: act.source, on }
    kept(await recordFacts(deps, actor, { ...once, ...told }), `facts of day ${act.on}`)
  } else if ('look' in act) {
    kept(await keepLook(deps, actor, { ...once, answers: await answersOn(scene) }), `a look on day ${act.on}`)
  } else {
    const step = stepOf(world, act, on, await amountOf(scene, act))
    kept(await takeStep(deps, actor, { ...once, rightId: act.right, subject: '', step }), `${act.step} of ${act.right} on day ${act.on}`)
  }
}

async function familyOn(world: DemoWorld, by: Worker, dossierId: string, on: IsoDay): Promise<KnownFamily> {
  const family = await world.deps.db.as(actorOf(world, by), (tx) => knownFamily(tx, world.municipalityId, dossierId, on))
  if (family === null) throw new Error('the practice municipality: rights of a family that is not there')
  return family
}

async function answersOn({ world, by, dossierId, on }: Scene): Promise<readonly Answer[]> {
  const { situation } = await familyOn(world, by, dossierId, on)
  return evaluate(await rightsHere(world.deps, actorOf(world, by), 'nl'), situation, on)
}

function factsOf({ facts }: ToldFacts, roster: Roster) {
  return Object.entries(facts).map(([path, value]) => {
    const place = toKept(path, roster)
    if (place === null) throw new Error(`the practice municipality: ${path} is about nobody`)
    return { ...place, value }
  })
}

async function amountOf(scene: Scene, { right, withAmount, monthCents }: ToldStep): Promise<Amount> {
  if (monthCents !== undefined) return { cents: monthCents, per: 'month', isComputed: false }
  const found = withAmount === undefined ? undefined : (await answersOn(scene)).find(({ id }) => id === right)?.amount
  const per = stepPeriods.find((one) => one === (found?.per === 'school-year' ? 'year' : found?.per))
  if (found == null || per === undefined) return { cents: null, per: null, isComputed: false }
  return {
    cents: withAmount === 'youngest' ? (found.each?.at(-1)?.cents ?? found.cents) : found.cents,
    per,
    isComputed: withAmount === true,
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
