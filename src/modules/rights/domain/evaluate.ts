import type { IsoDay } from '#platform/day.ts'
import type { Amount, Answer, Explanation, Outcome } from './answer.ts'
import type { CompiledRight, CompiledVersion } from './compile-right.ts'
import type { Compiled, Scene } from './expression.ts'
import { type AmountOf, judgeAmount, sumOfAmounts } from './judge-amount.ts'
import type { Interval } from './parameters.ts'
import type { Right, RightVersion } from './right-schema.ts'
import { type Family, judgedFor, nameOf, scenesFor } from './scene.ts'
import type { Sentences } from './sentences.ts'
import { collectChecks, collectMissing, freshTrace, judgeCondition, step } from './steps.ts'
import { territorySaid } from './territory.ts'
import { Trace } from './trace.ts'
import { allOf, isUnknown, type Truth } from './value.ts'

type Judged = AmountOf & {
  readonly part: Explanation
  readonly amountMissing: readonly string[]
  readonly earliest: IsoDay | null
  readonly deadline: IsoDay | null
  readonly derived: Answer['derived']
}

/** What a family probably has a right to, why, and what is missing to know. Pure: the same facts, day and rules give the same answer. */
export function evaluateRight(compiled: CompiledRight, family: Family, words: Sentences): Answer {
  const { right } = compiled
  const version = compiled.versionOn(family.on)
  if (version === undefined) return withoutVersion(compiled, family.on, words)
  const lives = compiled.holdsIn(family.home)
  const { say, facts } = territorySaid(right.territory, family.home, words.territory)
  const place = step('territory', say, lives, [], facts)
  if (lives === false) return answerOf(compiled, 'no', [place], [], null, [], family)
  const used: Interval[] = []
  const judged = scenesFor(version, compiled, family, new Trace()).map((scene) => judge(version, scene, compiled, used, words))
  if (judged.length === 0) return answerOf(compiled, 'no', [place, nobody(version, words)], [], null, [], family)
  const outcome = together(judged, lives)
  const amount = right.nature === 'entitlement' ? sumOfAmounts(judged, outcome) : null
  return answerOf(compiled, outcome, [place, ...judged.map(({ part }) => part)], judged, amount, used, family)
}

function nobody({ version }: CompiledVersion, words: Sentences): Explanation {
  return step(`no-${version.for}`, version.for === 'child' ? words.noChild : words.noAdult, false)
}

const best = ['no', 'unknown', 'ask', 'yes'] as const

/** One who has it is enough; a place that is not known leaves it open. */
export function together(judged: readonly { readonly outcome: Outcome }[], place: Truth): Outcome {
  let found = 0
  for (const { outcome } of judged) found = Math.max(found, best.indexOf(outcome))
  return isUnknown(place) && found > 0 ? 'unknown' : (best[found] ?? 'no')
}

/** What it comes to when every condition holds: where a body decides, or nobody wrote down who had it, there is only asking. */
export function whenFulfilled({ nature }: Right, { groundsUnknown }: RightVersion): 'ask' | 'yes' {
  return nature === 'discretionary' || groundsUnknown === true ? 'ask' : 'yes'
}

function judge(version: CompiledVersion, scene: Scene, compiled: CompiledRight, used: Interval[], words: Sentences): Judged {
  const steps = version.conditions.map((condition) => judgeCondition(condition, scene, compiled, used))
  const truth = allOf(steps.map((one) => one.truth))
  const outcome: Outcome = isUnknown(truth) ? 'unknown' : truth ? whenFulfilled(compiled.right, version.version) : 'no'
  const found = outcome === 'no' || version.amount === null ? null : judgeAmount(version.amount, scene, compiled, used)
  const parts = steps.map(({ part }) => part)
  const { subject } = scene
  freshTrace(scene)
  return {
    who: nameOf(subject),
    outcome,
    amount: found?.amount ?? null,
    amountMissing: found?.missing ?? [],
    part: {
      ...step(
        subject === null ? 'family' : `${subject.list}[${subject.at}]`,
        judgedFor(subject, words.judged),
        truth,
        found === null ? parts : [...parts, found.part],
      ),
      outcome,
    },
    earliest: outcome === 'no' ? null : dayOf(version.earliest?.day, scene),
    deadline: outcome === 'no' ? null : dayOf(version.deadline?.day, scene),
    derived: derivedOf(version, scene),
  }
}

function derivedOf({ derived }: CompiledVersion, scene: Scene): Answer['derived'] {
  if (derived.length === 0) return {}
  const known = derived.flatMap(([name, rule]) => {
    const value = rule.run(scene)
    const said = typeof value === 'number' ? Math.round(value * 100) / 100 : value
    return typeof said === 'boolean' || typeof said === 'number' || typeof said === 'string' ? [[name, said] as const] : []
  })
  return Object.fromEntries(known)
}

function dayOf(rule: Compiled | undefined, scene: Scene): IsoDay | null {
  const value = rule?.run(scene)
  return typeof value === 'string' ? value : null
}

function firstDay(judged: readonly Judged[], pick: (one: Judged) => IsoDay | null): IsoDay | null {
  return judged.flatMap((one) => pick(one) ?? []).toSorted()[0] ?? null
}

function answerOf(
  { right, usedOn }: CompiledRight,
  outcome: Outcome,
  parts: readonly Explanation[],
  judged: readonly Judged[],
  amount: Amount | null,
  used: readonly Interval[],
  { on }: Family,
): Answer {
  const counting = judged.length === 1 ? judged : judged.filter((one) => one.outcome === outcome)
  const isNo = outcome === 'no'
  const [missing, checks] = [new Set<string>(), new Set<string>()]
  if (!isNo) {
    for (const part of parts) {
      collectMissing(part, missing)
      collectChecks(part, checks)
    }
    for (const one of counting) for (const path of one.amountMissing) missing.add(path)
  }
  return {
    id: right.id,
    outcome,
    automatic: right.automatic,
    amount,
    missing: [...missing],
    earliest: firstDay(counting, ({ earliest }) => earliest),
    deadline: firstDay(counting, ({ deadline }) => deadline),
    outdated: !isNo && used.some((interval) => usedOn(on, interval).mayBeOutdated),
    derived: counting[0]?.derived ?? {},
    toCheck: [...checks],
    explanation: { ...step(right.id, right.title, true, parts), outcome },
  }
}

/** Whether the last rules ended before a day. */
export function hasEnded({ versions }: CompiledRight, on: IsoDay): boolean {
  return versions.every(({ version: { to } }) => to !== null && to < on)
}

/** Before the first version nobody knows the rules; after the last one the right has ended. */
function withoutVersion(compiled: CompiledRight, on: IsoDay, words: Sentences): Answer {
  const isOver = hasEnded(compiled, on)
  const outcome: Outcome = isOver ? 'no' : 'unknown'
  const part = { ...step('version', isOver ? words.ended : words.rulesUnknown, !isOver), outcome, missing: isOver ? [] : ['rules'] }
  return {
    id: compiled.right.id,
    outcome,
    automatic: compiled.right.automatic,
    amount: null,
    missing: part.missing,
    earliest: null,
    deadline: null,
    outdated: false,
    derived: {},
    toCheck: [],
    explanation: { ...step(compiled.right.id, compiled.right.title, true, [part]), outcome },
  }
}
