import { z } from 'zod'
import { isDay } from '#platform/day.ts'

const id = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'use lower case letters, digits and hyphens, such as "first-year"')
const version = z.string().regex(/^\d{4}-\d{2}$/, 'use the year and month of the version, such as "2026-01"')
const day = z.string().refine(isDay, 'use a day of the calendar as year-month-day, such as "2026-01-01"')
const words = z.string().trim().min(1, 'write a text, it is shown on the screen')
/** A text in the three languages of staff pages. */
const localText = z.strictObject({ nl: words, en: words, fr: words })

const relationship = z.enum(['single', 'unstable', 'stable'])
const eligibility = z.strictObject({
  who: localText,
  /** Pregnant counts always; a child is "just born" up to this many months. */
  bornWithinMonths: z.int().min(0).max(60),
  age: z.strictObject({ from: z.int().min(10).max(60), until: z.int().min(10).max(60) }).nullable(),
  relationship: z.array(relationship).min(1, 'name at least one relationship, or write null').nullable(),
  /** What the quick judgement at intake must say to fit best; it never excludes. */
  outlook: z.enum(['soon-on-her-own', 'long-guidance']).nullable(),
})

const plannedEnd = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('months-after-birth'), months: z.int().min(1).max(48), name: localText }),
  z.strictObject({
    rule: z.literal('first-school-day'),
    ageMonths: z.int().min(24).max(48),
    name: localText,
    /** Entry days as published. A school year that is not listed is worked out and called an estimate. */
    publishedEntryDays: z.record(z.string().regex(/^\d{4}-\d{4}$/, 'name the school year, such as "2026-2027"'), z.array(day).min(1)),
  }),
])

const phase = z.strictObject({
  id,
  name: localText,
  /** What this phase is for, in one sentence. */
  about: localText,
  begins: z.strictObject({
    after: z.enum(['guidance-start', 'birth', 'planned-end']),
    /** Days after the event; negative for days before it. */
    days: z.int().min(-1000).max(1500),
  }),
  /** At most this many days between two contacts. */
  rhythmDays: z.int().min(1).max(180),
  /** Points of caseload a family takes in this phase. */
  weight: z.number().min(0).max(20),
})

const moment = z.strictObject({
  moment: z.enum(['start', 'interim', 'end']),
  after: z.enum(['guidance-start', 'birth', 'planned-end']),
  /** Days after the event on which the moment falls; negative for days before it. */
  days: z.int().min(-1000).max(1500),
  /** It may be measured from this many days before until this many days after. */
  windowBefore: z.int().min(0).max(365),
  windowAfter: z.int().min(0).max(365),
})

export const packSchema = z
  .strictObject({
    programme: id,
    version,
    validFrom: day,
    name: words,
    about: localText,
    /** Longer and denser than the ordinary guidance; shown as a filled tag. */
    isIntensive: z.boolean(),
    eligibility,
    phases: z.array(phase).min(2, 'a programme has at least two phases'),
    /** The phase when a child was lost: no baby items, the counsellor stays near. */
    afterLoss: z.strictObject({
      id,
      name: localText,
      about: localText,
      rhythmDays: z.int().min(1).max(180),
      weight: z.number().min(0).max(20),
    }),
    plannedEnd,
    caseload: z.strictObject({
      /** Points a full-time counsellor carries. */
      ceiling: z.number().min(1).max(200),
    }),
    instruments: z.array(z.strictObject({ instrument: id, moments: z.array(moment).min(1) })),
    intakeQuestions: z.array(
      z.strictObject({ id, question: localText, choices: z.array(z.strictObject({ id, name: localText })), helps: z.array(id) }),
    ),
    documents: z.array(z.strictObject({ id, name: localText, phase: id })),
  })
  .superRefine((pack, context) => {
    const phases = pack.phases.map((each) => each.id)
    for (const [i, each] of pack.phases.entries()) {
      if (phases.indexOf(each.id) !== i)
        context.addIssue({ code: 'custom', path: ['phases', i, 'id'], message: `phase "${each.id}" stands twice: give it another id` })
    }
    if (pack.phases[0]?.begins.after !== 'guidance-start' || pack.phases[0].begins.days !== 0) {
      context.addIssue({
        code: 'custom',
        path: ['phases', 0, 'begins'],
        message: 'the first phase begins on the day guidance starts: { "after": "guidance-start", "days": 0 }',
      })
    }
    for (const [i, each] of pack.documents.entries()) {
      if (!phases.includes(each.phase))
        context.addIssue({
          code: 'custom',
          path: ['documents', i, 'phase'],
          message: `there is no phase "${each.phase}": use one of ${phases.join(', ')}`,
        })
    }
    const { age } = pack.eligibility
    if (age && age.from > age.until)
      context.addIssue({ code: 'custom', path: ['eligibility', 'age'], message: '"from" is above "until": swap them' })
  })

export type Pack = z.output<typeof packSchema>
export type LocalText = Pack['about']
export type Phase = Pack['phases'][number]
export type Moment = Pack['instruments'][number]['moments'][number]
