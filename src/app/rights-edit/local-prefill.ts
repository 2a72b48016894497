import type { Condition, Right } from '#modules/rights/public.ts'
import type { FormValues } from '#platform/web/fields.tsx'
import { byPerson, byRule } from './local-rows.ts'

/** The rule of a condition with its parts joined; null when a person judges some of it. */
function ruleOf(condition: Condition): string | null {
  if ('check' in condition) return null
  if ('test' in condition) return condition.test
  const [parts, join] = 'any' in condition ? [condition.any, ' or '] : [condition.all, ' and ']
  const rules = parts.map(ruleOf)
  return rules.includes(null) ? null : rules.map((rule) => `(${rule})`).join(join)
}

/** The form filled with the rules of a right that hold last: written rules stay rules. */
export function valuesOf(right: Right): FormValues {
  const version = right.versions.toSorted((a, b) => (b.from ?? '').localeCompare(a.from ?? ''))[0]
  const { amount, deadline } = version ?? { amount: null, deadline: null }
  const conditions = (version?.conditions ?? []).flatMap((condition, at) => {
    const rule = ruleOf(condition)
    const row = { fact: rule === null ? byPerson : byRule, value: rule ?? '', say: condition.say }
    return Object.entries(row).map(([part, value]) => [`c${at + 1}-${part}`, value] as const)
  })
  const { title, summary, body, domain, nature, apply, sources } = right
  return {
    ...{ title, summary, body, domain, nature, subject: version?.for ?? 'family', from: '' },
    ...Object.fromEntries(conditions),
    kind: amount === null ? 'none' : amount.kind === 'ceiling' ? 'ceiling' : 'exact',
    per: amount?.per ?? 'once',
    amountRule: amount?.value ?? '',
    amountSay: amount?.say ?? '',
    deadlineRule: deadline?.day ?? '',
    deadlineSay: deadline?.say ?? '',
    where: apply.where,
    how: apply.how,
    when: apply.when,
    papers: apply.documents.join('\n'),
    source: sources[0] ?? '',
  }
}
