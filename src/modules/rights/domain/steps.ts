import type { IsoDay } from '#platform/day.ts'
import type { Explanation, Outcome, UsedFact, UsedParameter } from './answer.ts'
import type { CompiledCondition, CompiledRight } from './compile-right.ts'
import { type Compiled, type Scene, showType } from './expression.ts'
import type { Interval } from './parameters.ts'
import type { Trace } from './trace.ts'
import { saidUnit } from './unit.ts'
import { allOf, anyOf, isUnknown, type Truth } from './value.ts'

const nothing: readonly never[] = []

/** One step of the reasoning without facts of its own. */
export function step(
  id: string,
  say: string,
  truth: Truth,
  parts: readonly Explanation[] = nothing,
  facts: readonly UsedFact[] = nothing,
): Explanation {
  const outcome: Outcome = isUnknown(truth) ? 'unknown' : truth ? 'yes' : 'no'
  return { id, outcome, say, facts, parameters: nothing, missing: isUnknown(truth) ? truth.missing : nothing, parts }
}

export type JudgedStep = { readonly truth: Truth; readonly part: Explanation }

/** A condition with its reasons. What only a person or a body can see (`check`) holds nothing up and is listed to be looked at. */
export function judgeCondition(condition: CompiledCondition, scene: Scene, compiled: CompiledRight, used: Interval[]): JudgedStep {
  if (condition.is === 'check') return condition.judged
  if (condition.is === 'test') {
    const judged = judgeTest(condition.id, condition.say, condition.rule, scene, compiled, used)
    return isUnknown(judged.truth) && condition.unasked !== null ? condition.unasked : judged
  }
  const judged = condition.parts.map((part) => judgeCondition(part, scene, compiled, used))
  const truths = judged.map(({ truth }) => truth)
  const truth = condition.is === 'any' ? anyOf(truths) : allOf(truths)
  return {
    truth,
    part: step(
      condition.id,
      condition.say,
      truth,
      judged.map(({ part }) => part),
    ),
  }
}

/** Whether conditions hold, without the reasons: for who has many families to go through. Stops at the first that does not. */
export function settle(conditions: readonly CompiledCondition[], scene: Scene, join: 'all' | 'any'): Truth {
  const decides = join === 'any'
  let settled: Truth = !decides
  for (const condition of conditions) {
    const truth = settleOne(condition, scene)
    if (truth === decides) return truth
    if (isUnknown(truth)) settled = truth
  }
  return settled
}

function settleOne(condition: CompiledCondition, scene: Scene): Truth {
  if (condition.is === 'check') return true
  if (condition.is !== 'test') return settle(condition.parts, scene, condition.is)
  const value = condition.rule.run(scene)
  if (isUnknown(value)) return condition.unasked === null ? value : true
  return typeof value === 'boolean' && value
}

function judgeTest(id: string, say: string, rule: Compiled, scene: Scene, compiled: CompiledRight, used: Interval[]): JudgedStep {
  const trace = freshTrace(scene)
  const value = rule.run(scene)
  used.push(...trace.parameters)
  const truth: Truth = typeof value === 'boolean' || isUnknown(value) ? value : false
  const part: Explanation = {
    id,
    outcome: isUnknown(truth) ? 'unknown' : truth ? 'yes' : 'no',
    say,
    facts: factsOf(trace),
    parameters: parametersOf(trace, compiled, scene.on),
    missing: isUnknown(truth) ? truth.missing : nothing,
    parts: nothing,
  }
  return { truth, part }
}

/** Lays a fresh trace: what the next step looks at is its own. */
export function freshTrace(scene: Scene): Trace {
  scene.trace = scene.trace.fresh()
  return scene.trace
}

export function factsOf({ facts }: Trace): readonly UsedFact[] {
  if (facts.length === 0) return nothing
  const first = facts.length === 1 ? facts : firstOfEach(facts)
  return first.map(({ path, type, value }) => ({ path, value, unit: type.is === 'number' ? saidUnit(showType(type)) : type.is }))
}

function firstOfEach(facts: Trace['facts']): Trace['facts'] {
  const paths = new Set<string>()
  return facts.filter(({ path }) => !paths.has(path) && paths.add(path))
}

export function parametersOf({ parameters }: Trace, compiled: CompiledRight, on: IsoDay): readonly UsedParameter[] {
  if (parameters.length === 0) return nothing
  const each = parameters.length === 1 ? parameters : [...new Set(parameters)]
  return each.map((interval) => compiled.usedOn(on, interval))
}

/** What would settle it: the facts of the steps that are not known, not of those that already hold. */
export function collectMissing({ outcome, parts, missing }: Explanation, into: Set<string>): void {
  if (outcome !== 'unknown') return
  if (parts.length === 0) for (const path of missing) into.add(path)
  for (const part of parts) collectMissing(part, into)
}

/** What is still to be looked at: not in a way that is closed already. */
export function collectChecks({ outcome, say, parts }: Explanation, into: Set<string>): void {
  if (outcome === 'check') into.add(say)
  else if (outcome !== 'no') for (const part of parts) collectChecks(part, into)
}
