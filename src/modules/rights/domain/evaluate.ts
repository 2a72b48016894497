import type { IsoDay } from '#platform/day.ts'
import type { Amount, Answer, Explanation, Outcome, UsedFact, UsedParameter } from './answer.ts'
import type { CompiledAmount, CompiledCondition, CompiledRight, CompiledVersion } from './compile-right.ts'
import { type Compiled, type Item, itemsOf, type ListName, type Scene, showType, type Trace, type Value } from './expression.ts'
import { type Interval, intervalOn, mayBeOutdated } from './parameters.ts'
import type { Sentences } from './sentences.ts'
import type { Situation } from './situation.ts'
import { inTerritory } from './territory.ts'
import { allOf, anyOf, isUnknown, type Truth } from './value.ts'

/** What is the same for every right of one family: the lists are made once. */
export type Family = Pick<Scene, 'on' | 'situation' | 'items' | 'group'>

export function familyOn(situation: Situation, on: IsoDay): Family {
  const lists = new Map<ListName, readonly Item[] | null>()
  const items = (list: ListName) => {
    const made = lists.get(list)
    if (made !== undefined) return made
    const fresh = itemsOf(situation, list)
    lists.set(list, fresh)
    return fresh
  }
  const known: Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>> = {
    '': { ...situation },
    household: situation.household,
    debts: situation.debts,
    property: situation.property,
    housing: situation.housing,
    energy: situation.energy,
    needs: situation.needs,
  }
  return { on, situation, items, group: (name) => known[name] }
}

function versionOn(versions: readonly CompiledVersion[], on: IsoDay): CompiledVersion | undefined {
  return versions
    .filter(({ version }) => (version.from ?? '') <= on && (version.to ?? on) >= on)
    .toSorted((a, b) => (b.version.from ?? '').localeCompare(a.version.from ?? ''))[0]
}

/** What a family probably has a right to, why, and what is missing to know. Pure: the same facts, day and rules give the same answer. */
export function evaluateRight(compiled: CompiledRight, family: Family, words: Sentences): Answer {
  const { right } = compiled
  const version = versionOn(compiled.versions, family.on)
  if (version === undefined) return withoutVersion(compiled, family.on, words)
  const lives = inTerritory(right.territory, family.situation, words.territory)
  const place = step('territory', lives.say, lives.truth, lives.facts, [])
  if (lives.truth === false) return answerOf(compiled, 'no', [{ part: place, trace: newTrace() }], null, family, null)
  const judged = subjectsOf(version, compiled, family).map((scene) => judge(version, scene, right.nature === 'discretionary', compiled))
  if (judged.length === 0) return answerOf(compiled, 'no', [{ part: place, trace: newTrace() }, nobody(version, words)], null, family, null)
  const outcome = together([...judged.map(({ outcome }) => outcome)], lives.truth)
  const amount = right.nature === 'entitlement' ? sumOf(judged, outcome) : null
  return answerOf(compiled, outcome, [{ part: place, trace: newTrace() }, ...judged], amount, family, judged)
}

type Judged = {
  readonly part: Explanation
  readonly trace: Trace
  readonly outcome: Outcome
  readonly who: string
  readonly amount: Amount | null
  readonly earliest: IsoDay | null
  readonly deadline: IsoDay | null
  readonly derived: Readonly<Record<string, boolean | number | string>>
  readonly amountMissing: readonly string[]
}
type Part = { readonly part: Explanation; readonly trace: Trace }

function newTrace(): Trace {
  return { facts: new Map(), parameters: new Map() }
}

function nobody({ version }: CompiledVersion, words: Sentences): Part {
  const say = version.for === 'child' ? words.noChild : words.noAdult
  return { part: step(`no-${version.for}`, say, false, [], []), trace: newTrace() }
}

function sceneFor(compiled: CompiledRight, family: Family, subject: Item | null, trace: Trace): Scene {
  return { ...family, subject, it: null, trace, parameter: (name) => intervalOn(compiled.series[name] ?? [], family.on) }
}

/** Nobody yet known to look at is unknown, so the right is judged once without a person. */
function subjectsOf(version: CompiledVersion, compiled: CompiledRight, family: Family): readonly Scene[] {
  const make = (subject: Item | null) => sceneFor(compiled, family, subject, newTrace())
  if (version.version.for === 'family') return [make(null)]
  const list = family.items(version.version.for === 'child' ? 'children' : 'adults')
  if (list === null) return [make(null)]
  return list.map(make).filter((scene) => version.among === null || version.among.run(scene) !== false)
}

function together(outcomes: readonly Outcome[], place: Truth): Outcome {
  const found = (['yes', 'ask', 'unknown'] as const).find((outcome) => outcomes.includes(outcome)) ?? 'no'
  return isUnknown(place) && found !== 'no' ? 'unknown' : found
}

function judge(version: CompiledVersion, scene: Scene, discretionary: boolean, compiled: CompiledRight): Judged {
  const parts = version.conditions.map((condition) => judgeCondition(condition, scene, compiled))
  const truth = allOf(parts.map(({ truth }) => truth))
  const outcome: Outcome = isUnknown(truth) ? 'unknown' : truth ? (discretionary ? 'ask' : 'yes') : 'no'
  const amount = outcome === 'no' || version.amount === null ? null : amountOf(version.amount, scene, compiled)
  const subject = scene.subject
  const whole = isUnknown(truth) ? 'unknown' : truth
  return {
    part: {
      ...step(
        subject === null ? 'family' : `${subject.list}[${subject.at}]`,
        nameOf(subject),
        truth,
        [],
        [...parts.map(({ part }) => part), ...(amount === null ? [] : [amount.part])],
      ),
      outcome: whole === true ? outcome : whole === false ? 'no' : 'unknown',
    },
    trace: scene.trace,
    outcome,
    who: subject === null ? 'family' : nameOf(subject),
    amount: amount?.amount ?? null,
    amountMissing: amount?.missing ?? [],
    earliest: outcome === 'no' ? null : dayOf(version.earliest?.day ?? null, scene),
    deadline: outcome === 'no' ? null : dayOf(version.deadline?.day ?? null, scene),
    derived: Object.fromEntries(version.derived.flatMap(([name, rule]) => plainValue(name, rule.run(scene)))),
  }
}

function plainValue(name: string, value: Value): readonly (readonly [string, boolean | number | string])[] {
  return typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string' ? [[name, value]] : []
}

function nameOf(subject: Item | null): string {
  if (subject === null) return ''
  const id = subject.value['id']
  return typeof id === 'string' ? id : `${subject.list === 'children' ? 'child' : 'adult'} ${subject.at + 1}`
}

function dayOf(rule: Compiled | null, scene: Scene): IsoDay | null {
  const value = rule?.run(scene)
  return typeof value === 'string' ? value : null
}

function judgeCondition(
  condition: CompiledCondition,
  scene: Scene,
  compiled: CompiledRight,
): { readonly truth: Truth; readonly part: Explanation } {
  if (condition.is === 'check') return { truth: true, part: { ...step(condition.id, condition.say, true, [], []), outcome: 'check' } }
  if (condition.is === 'test') return judgeTest(condition.id, condition.say, condition.rule, scene, compiled)
  const parts = condition.parts.map((part) => judgeCondition(part, scene, compiled))
  const truths = parts.map(({ truth }) => truth)
  const truth = condition.is === 'any' ? anyOf(truths) : allOf(truths)
  return {
    truth,
    part: step(
      condition.id,
      condition.say,
      truth,
      [],
      parts.map(({ part }) => part),
    ),
  }
}

function judgeTest(
  id: string,
  say: string,
  rule: Compiled,
  outer: Scene,
  compiled: CompiledRight,
): { readonly truth: Truth; readonly part: Explanation } {
  const trace = newTrace()
  const value = rule.run({ ...outer, trace })
  for (const [name, interval] of trace.parameters) outer.trace.parameters.set(name, interval)
  const truth: Truth = typeof value === 'boolean' || isUnknown(value) ? value : false
  const part = step(id, say, truth, factsOf(trace), [])
  return { truth, part: { ...part, parameters: parametersOf(trace, compiled, outer.on) } }
}

function step(id: string, say: string, truth: Truth, facts: readonly UsedFact[], parts: readonly Explanation[]): Explanation {
  return {
    id,
    say,
    outcome: isUnknown(truth) ? 'unknown' : truth ? 'yes' : 'no',
    facts,
    parameters: [],
    missing: isUnknown(truth) ? truth.missing : [],
    parts,
  }
}

function factsOf(trace: Trace): readonly UsedFact[] {
  return [...trace.facts].map(([path, { type, value }]) => ({ path, value, unit: type.is === 'number' ? showType(type) : type.is }))
}

function parametersOf(trace: Trace, { right }: CompiledRight, on: IsoDay): readonly UsedParameter[] {
  return [...trace.parameters].map(([name, interval]) => {
    const parameter = right.parameters[name]
    const { value, from, to, source, note } = interval
    return {
      name,
      label: parameter?.label ?? name,
      value,
      unit: parameter?.unit ?? '',
      from,
      to,
      source,
      mayBeOutdated: isOld(right.parameters, interval, on),
      note: note ?? null,
    }
  })
}

/** A term or an age without a date is no sum of money: only what is indexed or known to have changed may be outdated. */
function isOld(parameters: CompiledRight['right']['parameters'], interval: Interval, on: IsoDay): boolean {
  const parameter = parameters[interval.name]
  if (parameter === undefined || !parameter.unit.startsWith('eur')) return interval.to === null && interval.endBasis === 'unknown-gap'
  return mayBeOutdated(interval, parameter.rhythm, on)
}

type Found = { readonly amount: Amount | null; readonly missing: readonly string[]; readonly part: Explanation }

function amountOf(amount: CompiledAmount, outer: Scene, compiled: CompiledRight): Found {
  const scene = { ...outer, trace: newTrace() }
  const missing: string[] = []
  const open = openCases(amount, scene, missing)
  const values = open.map(({ value }) => value.run(scene))
  const low = amount.low?.run(scene)
  for (const [name, interval] of scene.trace.parameters) outer.trace.parameters.set(name, interval)
  missing.push(...values.flatMap((value) => (isUnknown(value) ? value.missing : [])))
  const say = open.length === 1 ? (open[0]?.say ?? amount.say) : amount.say
  const known = !values.some(isUnknown) && values.length > 0
  const step = {
    id: 'amount',
    say,
    facts: factsOf(scene.trace),
    parameters: parametersOf(scene.trace, compiled, outer.on),
    missing,
    parts: [],
  }
  const cents = values.flatMap((value) => (typeof value === 'number' ? [Math.max(0, Math.round(value))] : []))
  if (!known || cents.length === 0) return { amount: null, missing, part: { ...step, outcome: 'unknown' } }
  return { amount: between(amount, cents, low), missing, part: { ...step, outcome: 'yes' } }
}

/** The first case that holds decides; those before it of which nobody knows whether they hold stay possible. */
function openCases({ cases }: CompiledAmount, scene: Scene, missing: string[]): CompiledAmount['cases'] {
  const open: CompiledAmount['cases'][number][] = []
  for (const one of cases) {
    const holds = one.when === null ? true : one.when.run(scene)
    if (holds === false) continue
    open.push(one)
    if (holds === true) break
    if (isUnknown(holds)) missing.push(...holds.missing)
  }
  return open
}

function between({ kind, per }: CompiledAmount, cents: readonly number[], low: Value | undefined): Amount {
  const least = Math.min(...cents, typeof low === 'number' ? Math.max(0, Math.round(low)) : Number.POSITIVE_INFINITY)
  const most = Math.max(...cents)
  return least < most
    ? { cents: most, per, kind: 'range', fromCents: least }
    : { cents: most, per, kind: kind === 'range' ? 'exact' : kind }
}

/** The amount for who has the right; when that is not known yet, the amount it would be. */
function sumOf(judged: readonly Judged[], outcome: Outcome): Amount | null {
  const counted = judged.filter((one) => one.outcome === outcome && outcome !== 'no')
  const known = counted.flatMap(({ amount, who }) => (amount === null ? [] : [{ amount, who }]))
  const first = known[0]?.amount
  if (first === undefined || known.length < counted.length) return null
  const ranged = known.find(({ amount }) => amount.kind === 'range')
  const low = known.reduce((sum, { amount }) => sum + (amount.fromCents ?? amount.cents), 0)
  return {
    cents: known.reduce((sum, { amount }) => sum + amount.cents, 0),
    per: first.per,
    kind: ranged === undefined ? first.kind : 'range',
    ...(ranged === undefined ? {} : { fromCents: low }),
    ...(known.length > 1 ? { each: known.map(({ who, amount }) => ({ who, cents: amount.cents })) } : {}),
  }
}

function answerOf(
  compiled: CompiledRight,
  outcome: Outcome,
  parts: readonly Part[],
  amount: Amount | null,
  family: Family,
  judged: readonly Judged[] | null,
): Answer {
  const { right } = compiled
  const counting = (judged ?? []).filter((one) => one.outcome === outcome || judged?.length === 1)
  const missing = outcome === 'no' ? [] : parts.flatMap(({ part }) => (part.outcome === 'unknown' ? missingIn(part) : []))
  const used = parts.flatMap(({ trace }) => [...trace.parameters.values()])
  const days = (pick: (one: Judged) => IsoDay | null) => counting.flatMap((one) => pick(one) ?? []).toSorted()
  return {
    id: right.id,
    outcome,
    automatic: right.automatic,
    amount,
    missing: [...new Set([...missing, ...(outcome === 'no' ? [] : counting.flatMap((one) => one.amountMissing))])],
    earliest: days(({ earliest }) => earliest)[0] ?? null,
    deadline: days(({ deadline }) => deadline)[0] ?? null,
    outdated: outcome !== 'no' && used.some((interval) => isOld(right.parameters, interval, family.on)),
    derived: Object.assign({}, ...counting.map((one) => one.derived).toReversed()),
    toCheck: outcome === 'no' ? [] : [...new Set(parts.flatMap(({ part }) => checksIn(part)))],
    explanation: {
      ...step(
        right.id,
        right.title,
        true,
        [],
        parts.map(({ part }) => part),
      ),
      outcome,
    },
  }
}

/** What would settle it: the facts of the steps that are not known, not of those that already hold. */
function missingIn(part: Explanation): readonly string[] {
  return part.parts.length === 0 ? part.missing : part.parts.filter(({ outcome }) => outcome === 'unknown').flatMap(missingIn)
}

function checksIn(part: Explanation): readonly string[] {
  return part.outcome === 'check' ? [part.say] : part.parts.flatMap(checksIn)
}

/** Before the first version nobody knows the rules; after the last one the right has ended. */
function withoutVersion(compiled: CompiledRight, on: IsoDay, words: Sentences): Answer {
  const ended = compiled.versions.every(({ version }) => version.to !== null && version.to < on)
  const say = ended ? words.ended : words.rulesUnknown
  const part = {
    ...step('version', say, !ended, [], []),
    outcome: ended ? ('no' as const) : ('unknown' as const),
    missing: ended ? [] : ['rules'],
  }
  return {
    id: compiled.right.id,
    outcome: part.outcome,
    automatic: compiled.right.automatic,
    amount: null,
    missing: part.missing,
    earliest: null,
    deadline: null,
    outdated: false,
    derived: {},
    toCheck: [],
    explanation: { ...step(compiled.right.id, compiled.right.title, true, [], [part]), outcome: part.outcome },
  }
}
