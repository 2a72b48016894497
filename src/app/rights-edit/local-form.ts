import { z } from 'zod'
import { lifeDomains, type Parameter, periods, type QuestionWords } from '#modules/rights/public.ts'
import { freeName, type LocalWish } from '#modules/rights-catalogue/public.ts'
import type { IsoDay } from '#platform/day.ts'
import { readForm, requiredDay } from '#platform/http/form.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import type { FieldErrors, FormValues } from '#platform/web/fields.tsx'
import { readConditions } from './local-conditions.ts'
import { byPerson, type ReadRow, type Row, readRow, rowName, rowsOf } from './local-rows.ts'
import { parseNumber } from './parse-number.ts'
import type { Words } from './text.ts'

export const natures = ['entitlement', 'discretionary', 'in-kind'] as const
export const subjects = ['family', 'child', 'adult'] as const
export const amountKinds = ['none', 'exact', 'ceiling', 'range'] as const

function formSchema(t: Words, today: IsoDay) {
  const f = t.form
  const line = (missing: string, max = 300) => z.string(missing).trim().min(3, missing).max(max, t.tooLong)
  const loose = z.string().trim().max(2000, t.tooLong).default('')
  return z.object({
    title: line(f.missing.title, 120),
    summary: line(f.missing.summary),
    body: line(f.missing.body),
    domain: z.enum(lifeDomains, f.missing.domain),
    nature: z.enum(natures, f.wrongChoice),
    subject: z.enum(subjects, f.wrongChoice),
    from: requiredDay(today, t.wrongFrom),
    kind: z.enum(amountKinds, f.wrongChoice),
    per: z.enum(periods, f.wrongChoice).default('once'),
    euros: loose,
    low: loose,
    amountRule: loose,
    lowRule: loose,
    amountSay: loose,
    months: loose,
    deadlineRule: loose,
    deadlineSay: loose,
    where: line(f.missing.where),
    how: line(f.missing.how),
    when: loose,
    papers: loose,
    source: z
      .string(f.wrongAddress)
      .trim()
      .max(500, t.tooLong)
      .regex(/^https?:\/\/\S+\.\S+/, f.wrongAddress),
  })
}
type Filled = z.output<ReturnType<typeof formSchema>>
type Known = Readonly<Record<string, Parameter>>
type Reading = { readonly t: Words; readonly words: QuestionWords; readonly today: IsoDay; readonly known: Known }

/** The form as a right of the municipality, or all that is still missing. The sentences are Dutch: the catalogue is. */
export function readLocalForm(values: FormValues, { t, words, today, known }: Reading): Result<LocalWish, FieldErrors> {
  const read = readForm(formSchema(t, today), values)
  const subject = subjects.find((one) => one === values['subject']) ?? 'family'
  const taken = new Set(Object.keys(known))
  const errors: Record<string, string> = {}
  const leaf = (row: Row): ReadRow | null => {
    const found = readRow(row, subject, words, t, taken)
    if (found === null) errors[rowName(row, row.fact === byPerson ? 'say' : 'value')] = t.form.wrongRow
    if (found?.limit) taken.add(found.limit.name)
    return found
  }
  const { conditions, limits: named } = readConditions(rowsOf(values, 'c'), leaf, t, errors)
  const cases = rowsOf(values, 'k').flatMap((row) => {
    const found = leaf(row)
    return found === null ? [] : [{ ...found, row }]
  })
  if (!read.ok) return refuse({ ...read.refusal, ...errors })
  const amount = amountOf(read.value, cases, { t, known, taken }, errors)
  const deadline = deadlineOf(read.value, t, errors)
  if (Object.keys(errors).length > 0) return refuse(errors)
  const { title, summary, body, domain, nature, from, where, how, when, papers, source } = read.value
  const limits = [...named, ...cases.flatMap(({ limit }) => limit ?? [])]
  return ok({
    ...{ title, summary, body, domain, nature, subject, from, source, deadline, amount: amount.amount },
    conditions,
    limits: [...limits, ...amount.limits],
    apply: { where, how, when, documents: papers.split('\n').flatMap((line) => (line.trim().length < 3 ? [] : [line.trim()])) },
  })
}

type Case = ReadRow & { readonly row: { readonly n: number; readonly amount: string } }
type Found = Pick<LocalWish, 'amount' | 'limits'>
type Naming = { readonly t: Words; readonly known: Known; readonly taken: Set<string> }

function amountOf(filled: Filled, cases: readonly Case[], { t, known, taken }: Naming, errors: Record<string, string>): Found {
  const { kind, per, nature, euros, low: lowest, amountRule, lowRule, amountSay } = filled
  if (kind === 'none') return { amount: null, limits: [] }
  if (nature !== 'entitlement') errors['kind'] = t.form.onlyEntitled
  const unit = per === 'once' ? 'eur' : `eur/${per}`
  const limits: Found['limits'][number][] = []
  const dated = (label: string, typed: string, name: string): string | null => {
    const value = parseNumber(typed)
    // A rule that was written before stands where a number can stand.
    if (value === null) return /^[a-z(]/.test(typed) ? typed : null
    taken.add(name)
    limits.push({ name, label, unit, value })
    return `p.${name}`
  }
  const own = (name: string) => (known[name]?.unit === unit ? name : freeName(name, taken))
  const value = amountRule === '' ? dated(t.form.amount.toLowerCase(), euros, own('bedrag')) : amountRule
  if (value === null && (cases.length === 0 || euros !== '')) errors['euros'] = t.wrongValue
  const low = kind !== 'range' ? null : lowRule === '' ? dated(t.form.low.toLowerCase(), lowest, own('bedrag_laagste')) : lowRule
  if (kind === 'range' && low === null) errors['low'] = t.wrongValue
  const [from, to] = [parseNumber(lowest), parseNumber(euros)]
  if (kind === 'range' && lowRule === '' && amountRule === '' && from !== null && to !== null && from >= to) errors['low'] = t.form.wrongLow
  const told = cases.flatMap(({ row, rule, say }) => {
    const amount = dated(say, row.amount, freeName('bedrag_geval', taken))
    if (amount === null || rule === null) errors[`k${row.n}-amount`] = t.wrongValue
    return amount === null || rule === null ? [] : [{ say, when: rule, value: amount }]
  })
  const say = amountSay.length >= 3 ? amountSay : `${t.amountKinds[kind]}, ${t.per[per]}.`
  return { amount: { kind, per, say, value, low, cases: told }, limits }
}

function deadlineOf(
  { months, deadlineRule, deadlineSay, subject }: Filled,
  t: Words,
  errors: Record<string, string>,
): LocalWish['deadline'] {
  if (deadlineRule !== '') return { say: deadlineSay.length >= 3 ? deadlineSay : t.deadline, day: deadlineRule }
  if (months === '') return null
  const count = parseNumber(months)
  if (count === null || !Number.isInteger(count) || subject !== 'child') {
    errors['months'] = t.form.wrongRow
    return null
  }
  return { say: t.form.deadlineSay(count), day: `birthOrDue(child) + months(${count})` }
}
