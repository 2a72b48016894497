import { z } from 'zod'
import { lifeDomains, type Parameter, periods, type QuestionWords } from '#modules/rights/public.ts'
import { freeName, type LocalWish } from '#modules/rights-catalogue/public.ts'
import type { IsoDay } from '#platform/day.ts'
import { readForm, requiredDay } from '#platform/http/form.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import type { FieldErrors, FormValues } from '#platform/web/fields.tsx'
import { type ReadRow, readRow, rowName, rowsOf } from './local-rows.ts'
import { parseNumber } from './parse-number.ts'
import type { Words } from './text.ts'

export const natures = ['entitlement', 'discretionary', 'in-kind'] as const
export const subjects = ['family', 'child', 'adult'] as const
export const amountKinds = ['none', 'exact', 'ceiling'] as const

function formSchema(t: Words, today: IsoDay) {
  const f = t.form
  const line = (max = 300) => z.string(f.missing).trim().min(3, f.missing).max(max, t.tooLong)
  const loose = z.string().trim().max(2000, t.tooLong).default('')
  return z.object({
    title: line(120),
    summary: line(),
    body: line(),
    domain: z.enum(lifeDomains, f.wrongChoice),
    nature: z.enum(natures, f.wrongChoice),
    subject: z.enum(subjects, f.wrongChoice),
    from: requiredDay(today, t.wrongFrom),
    kind: z.enum(amountKinds, f.wrongChoice),
    per: z.enum(periods, f.wrongChoice).default('once'),
    euros: loose,
    amountRule: loose,
    amountSay: loose,
    months: loose,
    deadlineRule: loose,
    deadlineSay: loose,
    where: line(),
    how: line(),
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
  const rows = (['c', 'k'] as const).map((prefix) =>
    rowsOf(values, prefix).flatMap((row) => {
      const found = readRow(row, subject, words, t, taken)
      if (found === null) errors[rowName(row, row.fact === 'check' ? 'say' : 'value')] = t.form.wrongRow
      if (found?.limit) taken.add(found.limit.name)
      return found === null ? [] : [{ ...found, row }]
    }),
  )
  const [conditions = [], cases = []] = rows
  if (!read.ok) return refuse({ ...read.refusal, ...errors })
  const amount = amountOf(read.value, cases, { t, known, taken }, errors)
  const deadline = deadlineOf(read.value, t, errors)
  if (Object.keys(errors).length > 0) return refuse(errors)
  const { title, summary, body, domain, nature, from, where, how, when, papers, source } = read.value
  const limits = [...conditions, ...cases].flatMap(({ limit }) => limit ?? [])
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
  const { kind, per, nature, euros, amountRule, amountSay } = filled
  if (kind === 'none') return { amount: null, limits: [] }
  if (nature !== 'entitlement') errors['kind'] = t.form.onlyEntitled
  const unit = per === 'once' ? 'eur' : `eur/${per}`
  const limits: Found['limits'][number][] = []
  const dated = (label: string, typed: string, name: string): string | null => {
    const value = parseNumber(typed)
    if (value === null) return null
    taken.add(name)
    limits.push({ name, label, unit, value })
    return `p.${name}`
  }
  const own = known['bedrag']?.unit === unit ? 'bedrag' : freeName('bedrag', taken)
  const value = amountRule === '' ? dated(t.form.amount.toLowerCase(), euros, own) : amountRule
  if (value === null && (cases.length === 0 || euros !== '')) errors['euros'] = t.wrongValue
  const told = cases.flatMap(({ row, rule, say }) => {
    const amount = dated(say, row.amount, freeName('bedrag_geval', taken))
    if (amount === null || rule === null) errors[`k${row.n}-amount`] = t.wrongValue
    return amount === null || rule === null ? [] : [{ say, when: rule, value: amount }]
  })
  const say = amountSay.length >= 3 ? amountSay : `${t.amountKinds[kind]}, ${t.per[per]}.`
  return { amount: { kind, per, say, value, cases: told }, limits }
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
