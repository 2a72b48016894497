import type { IsoDay } from '#platform/day.ts'
import { intervalOn, overlaps } from './parameters.ts'
import type { Condition, Right, RightVersion } from './right-schema.ts'

/** What is wrong with the data of a right (`fault` fails the build) or deserves a look (`warning`). */
export type Finding = { readonly right: string; readonly kind: 'fault' | 'warning'; readonly text: string }

function rulesIn(condition: Condition): readonly string[] {
  if ('test' in condition) return [condition.test]
  if ('any' in condition) return condition.any.flatMap(rulesIn)
  return 'all' in condition ? condition.all.flatMap(rulesIn) : []
}

function rulesOf(version: RightVersion): readonly string[] {
  const { amount, deadline, earliest } = version
  const cases = amount?.cases?.flatMap(({ when, value }) => [when, value]) ?? []
  const others = [
    version.among,
    amount?.value,
    amount?.low,
    deadline?.day,
    earliest?.day,
    ...cases,
    ...Object.values(version.derived),
    ...Object.values(version.let),
  ]
  return [...version.conditions.flatMap(rulesIn), ...others.flatMap((rule) => rule ?? [])]
}

function isUsed(name: string, rules: readonly string[]): boolean {
  const direct = new RegExp(`\\bp\\.${name}\\b`)
  return rules.some((rule) => direct.test(rule) || rule.includes(`'${name}'`) || patternsIn(rule).some((pattern) => pattern.test(name)))
}

function patternsIn(rule: string): readonly RegExp[] {
  return [...rule.matchAll(/pick\('([^']+)'/g)].map(([, pattern = '']) => new RegExp(`^${pattern.replace('%', '\\d+')}$`))
}

function parameterFindings(right: Right, today: IsoDay): readonly Finding[] {
  const rules = right.versions.flatMap(rulesOf)
  const say = (kind: Finding['kind'], text: string): Finding => ({ right: right.id, kind, text })
  return Object.entries(right.parameters).flatMap(([name, { values, informs, rhythm }]) => {
    const series = values.map((value) => ({ name, ...value }))
    const last = intervalOn(series, today)
    const old =
      rhythm === 'yearly' &&
      last?.from !== null &&
      last?.from !== undefined &&
      last.to === null &&
      `${Number(last.from.slice(0, 4)) + 1}${last.from.slice(4)}` <= today
    return [
      ...(informs || isUsed(name, rules) ? [] : [say('fault', `${name} is used by no rule and not marked as information`)]),
      ...overlaps(series).map(([a, b]) => say('fault', `${name}: ${a.from} to ${a.to} and ${b.from} claim the same days`)),
      ...values
        .filter(({ from, to }) => from !== null && to !== null && to < from)
        .map(({ from }) => say('fault', `${name}: ends before it begins (${from})`)),
      ...(rhythm === 'yearly' && last === null ? [say('warning', `${name}: is raised every year, and has no value for today`)] : []),
      ...(old ? [say('warning', `${name}: the newest value is of ${last?.from}, older than its yearly index`)] : []),
    ]
  })
}

/** The brackets a right names, and those it picks from by number: `maximumgrens_%_punten`. */
function bracketsOf(right: Right): readonly (readonly string[])[] {
  const patterns = right.versions
    .flatMap(rulesOf)
    .flatMap((rule) => [...rule.matchAll(/pick\('([^']+)'/g)].map(([, pattern = '']) => pattern))
  const picked = [...new Set(patterns)].map((pattern) =>
    Array.from({ length: 40 }, (_, at) => pattern.replace('%', String(at))).filter((name) => Object.hasOwn(right.parameters, name)),
  )
  return [...(right.ordered ?? []), ...picked.filter((names) => names.length > 1)]
}

function bracketFindings(right: Right): readonly Finding[] {
  const fault = (text: string): Finding => ({ right: right.id, kind: 'fault', text })
  return bracketsOf(right).flatMap((names) => {
    const strange = names.filter((name) => !Object.hasOwn(right.parameters, name))
    if (strange.length > 0) return [fault(`orders ${strange.join(', ')}, which it does not have`)]
    const series = names.map((name) => (right.parameters[name]?.values ?? []).map((value) => ({ name, ...value })))
    const days = [...new Set(series.flat().map(({ from }) => from ?? '0001-01-01'))].toSorted()
    const down = days.flatMap((day) => {
      const known = series.flatMap((values) => intervalOn(values, day) ?? [])
      return known
        .slice(1)
        .flatMap((value, at) => ((known[at]?.value ?? 0) > value.value ? [{ below: known[at]?.name, above: value.name, day }] : []))
    })
    const [first] = down
    return first === undefined ? [] : [fault(`${first.above} is lower than ${first.below} on ${first.day}`)]
  })
}

/** A value of a federal or Flemish right stands on a page that can be looked up; a municipality may name its own regulation. */
function sourceFindings({ id, authority, parameters }: Right): readonly Finding[] {
  if (authority === 'local') return []
  return Object.entries(parameters).flatMap(([name, { values }]) =>
    values
      .filter(({ source }) => !/^https?:\/\//.test(source))
      .map(({ source }): Finding => ({ right: id, kind: 'fault', text: `${name}: ${source} is no address` })),
  )
}

function versionFindings(right: Right): readonly Finding[] {
  const sorted = right.versions.toSorted((a, b) => (a.from ?? '').localeCompare(b.from ?? ''))
  return sorted.slice(1).flatMap((later, at) => {
    const earlier = sorted[at]
    const overlap = earlier !== undefined && (earlier.to === null || later.from === null || earlier.to >= later.from)
    return overlap
      ? [{ right: right.id, kind: 'fault' as const, text: `the versions of ${earlier.from} and ${later.from} claim the same days` }]
      : []
  })
}

function idsOf(condition: Condition): readonly string[] {
  const parts = 'any' in condition ? condition.any : 'all' in condition ? condition.all : []
  return [condition.id, ...parts.flatMap(idsOf)]
}

function shapeFindings(right: Right, ids: ReadonlySet<string>): readonly Finding[] {
  const named = [...right.interactions.opens, ...right.interactions.excludes]
    .map(({ right: id }) => id)
    .concat(right.interactions.countsAsIncomeFor)
  const doubled = right.versions.flatMap(({ conditions }) => {
    const all = conditions.flatMap(idsOf)
    return all.filter((id, at) => all.indexOf(id) !== at)
  })
  const withAmount = right.nature !== 'entitlement' && right.versions.some(({ amount }) => amount !== null)
  const fault = (text: string): Finding => ({ right: right.id, kind: 'fault', text })
  return [
    ...named.filter((id) => !ids.has(id)).map((id) => fault(`names the right ${id}, which is not in the catalogue`)),
    ...doubled.map((id) => fault(`two conditions are called ${id}`)),
    ...(withAmount ? [fault(`${right.nature} rights never have an amount`)] : []),
    ...right.sources.filter((source) => !/^https?:\/\//.test(source)).map((source) => fault(`${source} is no address`)),
  ]
}

/** The checks that guard the catalogue besides reading and compiling it. Pure. */
export function checkRights(rights: readonly Right[], today: IsoDay): readonly Finding[] {
  const ids = new Set(rights.map(({ id }) => id))
  return rights.flatMap((right) => [
    ...parameterFindings(right, today),
    ...bracketFindings(right),
    ...sourceFindings(right),
    ...versionFindings(right),
    ...shapeFindings(right, ids),
  ])
}
