import { z } from 'zod'

const words = z.string().trim().min(1, 'write a text, it is shown on the screen')
const ofFamilies = { ar: words.optional(), tr: words.optional(), es: words.optional(), ro: words.optional(), uk: words.optional() }
/** A text in the three languages of staff pages; what a family reads by herself also stands in the other public languages. */
const localText = z.strictObject({ nl: words, en: words, fr: words, ...ofFamilies })
const id = z.string().regex(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/, 'use lower case letters, digits and underscores, such as "safe_sleep"')
const moment = z.enum(['start', 'interim', 'end'])
const respondent = z.enum(['family', 'worker', 'joint'])

const common = {
  id,
  label: localText,
  /** Asked aloud; the label serves where there is none. */
  question: localText.optional(),
  note: localText.optional(),
  signals: z.array(localText).min(1).optional(),
  /** Not applicable from the day a child was lost. */
  aboutBaby: z.boolean().default(false),
  /** Spoken about with her alone: a low number can mean that she is not safe where others hear it. */
  inPrivate: z.boolean().default(false),
  /** Asked for each child of a multiple birth. */
  perChild: z.boolean().default(false),
  /** Asked at these moments only; at all moments of the instrument when absent. */
  moments: z.array(moment).min(1).optional(),
}

const option = z.strictObject({
  value: id,
  label: localText,
  quality: z.enum(['good', 'bad']).optional(),
  external: z.boolean().optional(),
  exclusive: z.boolean().optional(),
})

const level = z.strictObject({ ...common, type: z.literal('level'), anchors: z.record(z.string().regex(/^\d$/), localText).optional() })
const score = z.strictObject({
  ...common,
  type: z.literal('score'),
  /** What a number means, for some of 0 to 10; a number between two of them lies between their words. */
  anchors: z.record(z.string().regex(/^(\d|10)$/), localText).optional(),
})
const state = z.strictObject({ ...common, type: z.literal('state'), readyForBaby: z.boolean().default(false) })
const yesNo = z.strictObject({ ...common, type: z.literal('yes-no') })
const single = z.strictObject({ ...common, type: z.literal('single'), options: z.array(option).min(2) })
const multi = z.strictObject({ ...common, type: z.literal('multi'), options: z.array(option).min(2) })
const integer = z.strictObject({ ...common, type: z.literal('integer'), min: z.int(), max: z.int() })

const item = z.discriminatedUnion('type', [level, score, state, yesNo, single, multi, integer])

const shape = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'use lower case letters, digits and hyphens'),
  version: z.string().regex(/^\d+\.\d+$/, 'use a number such as "1.0"'),
  title: localText,
  short: localText,
  /** `talk`: in rounds, first the family alone, on pages of its own. */
  kind: z.enum(['one-per-screen', 'one-page', 'talk']),
  validFrom: z.iso.date().optional(),
  /** The first is proposed. */
  respondents: z.array(respondent).min(1),
  moments: z.array(moment).min(1),
  intro: localText,
  source: z.strictObject({ name: words, url: z.url().optional() }),
  licence: words,
  levels: z
    .array(z.strictObject({ value: z.int().min(1).max(9), label: localText, anchor: localText }))
    .min(2)
    .optional(),
  scoreLabels: z.strictObject({ '0': localText, '10': localText }).optional(),
  states: z
    .array(z.strictObject({ value: z.enum(['in_orde', 'bezig', 'niet_in_orde']), label: localText }))
    .length(3)
    .optional(),
  /** What can stand in the way, to tick while scoring. */
  barriers: z
    .array(z.strictObject({ value: id, label: localText }))
    .min(1)
    .optional(),
  threshold: z.strictObject({ count: id, atLeast: z.int().min(1) }).optional(),
  domains: z.array(z.strictObject({ id, label: localText, items: z.array(item).min(1) })).min(1),
})

const otherLanguages = ['ar', 'tr', 'es', 'ro', 'uk'] as const

/** What a family reads by herself stands in every public language, and the ends of each scale have words. */
function complaintsOfTalk(instrument: z.output<typeof shape>): string[] {
  const items = instrument.domains.flatMap((domain) => domain.items)
  const lacks = (name: string, text: z.output<typeof localText> | undefined): string[] => {
    const missing = otherLanguages.filter((language) => text?.[language] === undefined)
    return text === undefined || missing.length > 0 ? [`${name} is read by families, so write it in ${missing.join(', ')} too`] : []
  }
  return [
    ...(instrument.barriers ?? []).flatMap(({ value, label }) => lacks(`barrier "${value}"`, label)),
    ...items.flatMap((each) => {
      if (each.type !== 'score') return [`item "${each.id}" of a talk must be a score`]
      const anchors = Object.entries(each.anchors ?? {})
      const ends = ['0', '10'].filter((end) => each.anchors?.[end] === undefined)
      return [
        ...ends.map((end) => `item "${each.id}" needs an anchor for ${end}`),
        ...lacks(`the label of "${each.id}"`, each.label),
        ...lacks(`the question of "${each.id}"`, each.question),
        ...anchors.flatMap(([value, anchor]) => lacks(`anchor ${value} of "${each.id}"`, anchor)),
      ]
    }),
  ]
}

/** What the file must add up to, beyond its shape. */
export const instrumentSchema = shape.superRefine((instrument, context) => {
  const items = instrument.domains.flatMap((domain) => domain.items)
  const complain = (message: string) => context.addIssue({ code: 'custom', path: ['domains'], message })
  if (instrument.kind === 'talk') complaintsOfTalk(instrument).forEach(complain)
  const seen = new Set<string>()
  for (const each of items) {
    if (seen.has(each.id)) complain(`item "${each.id}" stands twice: give it another id`)
    seen.add(each.id)
    if (each.type === 'level' && instrument.levels === undefined) complain(`item "${each.id}" needs "levels" on the instrument`)
    if (each.type === 'score' && instrument.scoreLabels === undefined) complain(`item "${each.id}" needs "scoreLabels" on the instrument`)
    if (each.type === 'state' && instrument.states === undefined) complain(`item "${each.id}" needs "states" on the instrument`)
    if (each.type === 'integer' && each.min > each.max) complain(`item "${each.id}": "min" is above "max", swap them`)
    if (each.perChild && !each.aboutBaby) complain(`item "${each.id}" is asked per child, so set "aboutBaby" too`)
    for (const outside of (each.moments ?? []).filter((one) => !instrument.moments.includes(one))) {
      complain(`item "${each.id}" is asked at "${outside}", a moment the instrument does not have`)
    }
  }
})

export type Instrument = z.output<typeof instrumentSchema>
export type Item = Instrument['domains'][number]['items'][number]
export type ScoreItem = z.output<typeof score>
export type LevelItem = z.output<typeof level>
export type StateItem = z.output<typeof state>
export type ChoiceItem = z.output<typeof single> | z.output<typeof multi>
export type LocalText = z.output<typeof localText>
export type Moment = z.output<typeof moment>
export type Respondent = z.output<typeof respondent>
export type InOrderState = 'in_orde' | 'bezig' | 'niet_in_orde'

export const respondents = respondent.options
export const measurementMoments = moment.options
