import { z } from 'zod'

const day = z.iso.date()
const words = z.string().min(1).max(10_000)
const maybeWords = z.string().max(10_000).nullable()
const told = { isTold: z.boolean(), toldReason: maybeWords }

export const decisionChoices = ['mandated-facility', 'advice', 'more-help', 'no-step'] as const
export const reportChoices = ['inform', 'not-inform', 'not-yet'] as const

/**
 * What is written down in a protected part. A day, a choice and words; never a score, and nothing here starts anything by itself.
 * `decision` and `report-right` say whether the family was told, and why not.
 */
export const entryContent = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('consultation'),
    on: day,
    centre: words,
    withWhom: maybeWords,
    isAnonymous: z.boolean(),
    question: words,
    advice: words,
  }),
  z.object({ kind: z.literal('sheet'), lines: z.array(words).max(30), words }),
  z.object({ kind: z.literal('decision'), on: day, choice: z.enum(decisionChoices), why: words, alternatives: words, ...told }),
  z.object({ kind: z.literal('term'), startedOn: day, workingDays: z.number().int().min(1).max(400), what: words }),
  z.object({ kind: z.literal('document'), concern: words, facts: words, strengths: maybeWords, tried: words, asked: words }),
  z.object({
    kind: z.literal('report-right'),
    on: day,
    consulted: words,
    danger: words,
    alternatives: words,
    choice: z.enum(reportChoices),
    ...told,
  }),
])

export type EntryContent = z.output<typeof entryContent>
export type EntryKind = EntryContent['kind']
export type EntryOf<K extends EntryKind> = Extract<EntryContent, { kind: K }>

export const entryKinds = ['sheet', 'consultation', 'decision', 'term', 'document', 'report-right'] as const satisfies readonly EntryKind[]

export type EntryRefusal = { readonly kind: 'reason-missing' } | { readonly kind: 'in-future' }

/** Why an entry cannot be kept: the family was not told and nobody says why, or its day is still to come. Null when it can. */
export function entryRefusal(content: EntryContent, today: string): EntryRefusal | null {
  if ('isTold' in content && !content.isTold && content.toldReason === null) return { kind: 'reason-missing' }
  if ('on' in content && content.on > today) return { kind: 'in-future' }
  return content.kind === 'term' && content.startedOn > today ? { kind: 'in-future' } : null
}
