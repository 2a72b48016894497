import type { Condition, Right, RightVersion } from './right-schema.ts'

/** The texts of one right in another language. `say` holds the sentences of conditions, cases, amounts and days by their id. */
export type Translation = {
  readonly title: string
  readonly summary: string
  readonly where: string
  readonly how: string
  readonly when: string
  readonly documents: readonly string[]
  readonly say: Readonly<Record<string, string>>
  readonly parameters: Readonly<Record<string, string>>
  readonly opens: Readonly<Record<string, string>>
  readonly excludes: Readonly<Record<string, string>>
}

/** Every sentence of a right by the id under which a translation gives it: what a translator has to write, and a check can compare. */
export function sentencesOf(right: Right): Readonly<Record<string, string>> {
  const all: [string, string][] = right.versions.flatMap((version, at) => {
    const { amount, deadline, earliest } = version
    const key = (id: string) => (at === 0 ? id : `${id}@${version.from ?? at}`)
    const cases = amount?.cases?.map(({ id, say }): [string, string] => [key(`amount.${id}`), say]) ?? []
    const amounts: [string, string][] = amount === null ? [] : [[key('amount'), amount.say]]
    const days = [
      ['deadline', deadline],
      ['earliest', earliest],
    ] as const
    const dated = days.flatMap(([name, rule]): [string, string][] => (rule === null ? [] : [[key(name), rule.say]]))
    return [...version.conditions.flatMap((condition) => saidIn(condition, key)), ...amounts, ...cases, ...dated]
  })
  return Object.fromEntries(all)
}

function saidIn(condition: Condition, key: (id: string) => string): readonly [string, string][] {
  const parts = 'any' in condition ? condition.any : 'all' in condition ? condition.all : []
  return [[key(condition.id), condition.say], ...parts.flatMap((part) => saidIn(part, key))]
}

/** A right with its texts in another language; what has no translation stays as it is. */
export function localise(right: Right, words: Translation | undefined): Right {
  if (words === undefined) return right
  const { title, summary, where, how, when, documents } = words
  const parameters = Object.entries(right.parameters).map(
    ([name, parameter]) => [name, { ...parameter, label: words.parameters[name] ?? parameter.label }] as const,
  )
  const opens = right.interactions.opens.map((one) => ({ ...one, say: words.opens[one.right] ?? one.say }))
  const excludes = right.interactions.excludes.map((one) => ({ ...one, say: words.excludes[one.right] ?? one.say }))
  return {
    ...right,
    title,
    summary,
    apply: { where, how, when, documents: documents.length === right.apply.documents.length ? [...documents] : right.apply.documents },
    parameters: Object.fromEntries(parameters),
    interactions: { ...right.interactions, opens, excludes },
    versions: right.versions.map((version, at) => localiseVersion(version, at, words.say)),
  }
}

function localiseVersion(version: RightVersion, at: number, said: Readonly<Record<string, string>>): RightVersion {
  const say = (id: string, otherwise: string) => said[at === 0 ? id : `${id}@${version.from ?? at}`] ?? said[id] ?? otherwise
  const { amount, deadline, earliest } = version
  return {
    ...version,
    conditions: version.conditions.map((condition) => localiseCondition(condition, say)),
    amount:
      amount === null
        ? null
        : {
            ...amount,
            say: say('amount', amount.say),
            ...(amount.cases ? { cases: amount.cases.map((one) => ({ ...one, say: say(`amount.${one.id}`, one.say) })) } : {}),
          },
    deadline: deadline === null ? null : { ...deadline, say: say('deadline', deadline.say) },
    earliest: earliest === null ? null : { ...earliest, say: say('earliest', earliest.say) },
  }
}

function localiseCondition(condition: Condition, say: (id: string, otherwise: string) => string): Condition {
  const said = say(condition.id, condition.say)
  if ('any' in condition) return { ...condition, say: said, any: condition.any.map((part) => localiseCondition(part, say)) }
  if ('all' in condition) return { ...condition, say: said, all: condition.all.map((part) => localiseCondition(part, say)) }
  return { ...condition, say: said }
}
