import type { Condition, Right, RightVersion } from '#modules/rights/public.ts'
import { lastVersion } from '#modules/rights-catalogue/public.ts'
import type { FormValues } from '#platform/web/fields.tsx'
import { byPerson, byRule } from './local-rows.ts'

type FormRow = { readonly n: number; readonly inside: number | null; readonly fact: string; readonly value: string; readonly say: string }

/** A condition and what is in it as rows of the form, numbered on from `rows`. */
function rowsFor(condition: Condition, inside: number | null, rows: readonly FormRow[]): readonly FormRow[] {
  const n = rows.length + 1
  const row = (fact: string, value = ''): FormRow => ({ n, inside, fact, value, say: condition.say })
  if ('check' in condition) return [...rows, row(byPerson)]
  if ('test' in condition) return [...rows, row(byRule, condition.test)]
  const [join, parts] = 'any' in condition ? (['any', condition.any] as const) : (['all', condition.all] as const)
  return parts.reduce<readonly FormRow[]>((found, part) => rowsFor(part, n, found), [...rows, row(join)])
}

function casesOf(amount: RightVersion['amount']): FormValues {
  const cases = (amount?.cases ?? []).filter(({ when }) => when !== 'true')
  return Object.fromEntries(
    cases.flatMap(({ when, say, value }, at) =>
      Object.entries({ fact: byRule, value: when, say, amount: value }).map(([part, typed]) => [`k${at + 1}-${part}`, typed] as const),
    ),
  )
}

/** The form filled with the rules of a right that hold last: written rules stay rules. */
export function valuesOf(right: Right): FormValues {
  const version = lastVersion(right)
  const { amount, deadline } = version ?? { amount: null, deadline: null }
  const rows = (version?.conditions ?? []).reduce<readonly FormRow[]>((found, condition) => rowsFor(condition, null, found), [])
  const conditions = rows.flatMap(({ n, inside, ...row }) =>
    Object.entries({ ...row, in: inside === null ? '' : String(inside) }).map(([part, value]) => [`c${n}-${part}`, value] as const),
  )
  const rest = amount?.value ?? amount?.cases?.find(({ when }) => when === 'true')?.value
  const { title, summary, body, domain, nature, apply, sources } = right
  return {
    ...{ title, summary, body, domain, nature, subject: version?.for ?? 'family', from: '' },
    ...Object.fromEntries(conditions),
    ...casesOf(amount),
    kind: amount?.kind ?? 'none',
    per: amount?.per ?? 'once',
    amountRule: rest ?? '',
    lowRule: amount?.low ?? '',
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
