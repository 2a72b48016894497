import { z } from 'zod'
import { readUnit } from './unit.ts'

const day = z.iso.date()
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'small letters, digits and hyphens')
const name = z.string().regex(/^[a-z][a-z0-9_]*$/, 'small letters, digits and underscores')
const sentence = z.string().min(3)

/** Where a value was found. Most are addresses; a municipality may name its own regulation. */
const source = z.string().min(3)

const valueSchema = z.strictObject({
  value: z.number(),
  from: day.nullable(),
  to: day.nullable(),
  source,
  dateBasis: z.enum(['stated', 'derived', 'observed', 'undated']),
  endBasis: z.enum(['stated', 'derived', 'no-later-value-found', 'unknown-gap']),
  note: z.string().optional(),
})

const parameterSchema = z.strictObject({
  label: sentence,
  unit: z.string().refine((unit) => readUnit(unit) !== null, 'no unit we know'),
  /** The unit in the words of the source. */
  unitSaid: z.string(),
  rhythm: z.enum(['yearly', 'none']),
  values: z.array(valueSchema).min(1),
  /** Shown, not computed with: a figure that informs, such as a price or a term of decision. */
  informs: z.boolean().default(false),
})

type ConditionInput =
  | { id: string; say: string; test: string; whenUnknown?: 'check' | undefined; source?: string | undefined }
  | { id: string; say: string; any: ConditionInput[]; source?: string | undefined }
  | { id: string; say: string; all: ConditionInput[]; source?: string | undefined }
  | { id: string; say: string; check: true; source?: string | undefined }

const conditionSchema: z.ZodType<ConditionInput> = z.lazy(() =>
  z.union([
    z.strictObject({
      id,
      say: sentence,
      test: z.string().min(1),
      /** While the facts are not known the condition holds nothing up: it is said, to be looked at. Once they are, they decide. */
      whenUnknown: z.literal('check').optional(),
      source: source.optional(),
    }),
    z.strictObject({ id, say: sentence, any: z.array(conditionSchema).min(2), source: source.optional() }),
    z.strictObject({ id, say: sentence, all: z.array(conditionSchema).min(1), source: source.optional() }),
    z.strictObject({ id, say: sentence, check: z.literal(true), source: source.optional() }),
  ]),
)

/** Periods an amount can be per. */
export const periods = ['once', 'hour', 'day', 'week', 'month', 'quarter', 'year', 'school-year', 'litre', 'lesson', 'pack', 'box'] as const

const caseSchema = z.strictObject({ id, when: z.string().min(1), say: sentence, value: z.string().min(1) })

const amountSchema = z.strictObject({
  kind: z.enum(['exact', 'ceiling', 'range']),
  per: z.enum(periods),
  /** How the amount is found, in words. */
  say: sentence,
  /** What the family pays, as a lower price, and not what it receives: never counted as obtained. */
  isPrice: z.literal(true).optional(),
  value: z.string().optional(),
  /** The lower end, of a range. */
  low: z.string().optional(),
  /** The first case that holds decides. */
  cases: z.array(caseSchema).min(1).optional(),
})

const versionSchema = z.strictObject({
  /** First and last day on which these rules hold; null when not known or still running. */
  from: day.nullable(),
  to: day.nullable(),
  /** Judged once for the family, or for each child or adult apart. */
  for: z.enum(['family', 'child', 'adult']),
  /** Which children or adults are looked at; all of them when left out. */
  among: z.string().optional(),
  /** Steps of a calculation with a name: `v.means` in a rule stands for the one called `means`. Each may use those above it. */
  let: z.record(z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'a name in letters'), z.string().min(1)).default({}),
  conditions: z.array(conditionSchema),
  /** No source says who had it then: whoever the known conditions let through may ask, and no more is said. */
  groundsUnknown: z.literal(true).optional(),
  amount: amountSchema.nullable(),
  /** Last day to ask, and the first. */
  deadline: z.strictObject({ say: sentence, day: z.string() }).nullable(),
  earliest: z.strictObject({ say: sentence, day: z.string() }).nullable(),
  /** Named results that belong to the answer: the income year that counts, the level of legal aid. */
  derived: z.record(z.string(), z.string()).default({}),
})

export const lifeDomains = ['housing', 'money', 'paperwork', 'baby', 'wellbeing', 'network'] as const

export const rightSchema = z.strictObject({
  id,
  title: sentence,
  /** One sentence that says what it is. */
  summary: sentence,
  authority: z.enum(['federal', 'flemish', 'local', 'health-fund']),
  body: sentence,
  territory: z.union([
    z.strictObject({ country: z.literal('belgium') }),
    z.strictObject({ region: z.enum(['flanders', 'brussels', 'wallonia']) }),
    z.strictObject({ municipalities: z.array(z.string()).min(1) }),
  ]),
  domain: z.enum(lifeDomains),
  theme: z.string(),
  automatic: z.boolean(),
  /** `entitlement`: the rules decide. `discretionary`: a body decides, so the answer is "ask". `in-kind` never has an amount. */
  nature: z.enum(['entitlement', 'discretionary', 'in-kind']),
  parameters: z.record(name, parameterSchema),
  /** Brackets: parameters that never go down from one to the next, on any day. */
  ordered: z.array(z.array(name).min(2)).optional(),
  versions: z.array(versionSchema).min(1),
  apply: z.strictObject({ where: sentence, how: sentence, when: z.string(), documents: z.array(sentence) }),
  interactions: z.strictObject({
    /** Rights that this one opens, helps to open, or starts the clock of. */
    opens: z.array(z.strictObject({ right: id, say: sentence })).default([]),
    excludes: z.array(z.strictObject({ right: id, say: sentence })).default([]),
    countsAsIncomeFor: z.array(id).default([]),
    /** The benefit of a situation that says this right is already received. */
    benefit: z.string().nullable().default(null),
  }),
  sources: z.array(source).min(1),
  confidence: z.enum(['high', 'medium', 'low']),
  lastChecked: day,
  flags: z.array(z.string()),
})

export type Right = z.output<typeof rightSchema>
export type RightInput = z.input<typeof rightSchema>
export type RightVersion = Right['versions'][number]
export type Condition = ConditionInput
export type Parameter = Right['parameters'][string]
