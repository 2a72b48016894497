import { z } from 'zod'
import type { Fact, FactGroup } from './fact-kinds.ts'
import { familyFacts, groups, lists, type Situation } from './situation.ts'

function schemaOf(fact: Fact): z.ZodType {
  if (fact.is === 'day') return z.iso.date()
  if (fact.is === 'truth') return z.boolean()
  if (fact.is === 'choice') return z.enum([...fact.among])
  if (fact.is === 'text') return z.string().min(1).max(200)
  return fact.whole ? z.int().min(0) : z.number().min(0)
}

function unitSaid(fact: Fact): string {
  if (fact.is !== 'number' || fact.unit.top === '') return ''
  const { top, bottom } = fact.unit
  return ` (${top === 'eur' ? 'euro cents' : top}${bottom === '' ? '' : ` per ${bottom}`})`
}

/** Strict: a field we do not know is a mistake in spelling, not something to pass over. */
function groupSchema(facts: FactGroup) {
  const fields = Object.entries(facts).map(
    ([name, fact]) =>
      [
        name,
        schemaOf(fact)
          .optional()
          .describe(`${fact.about}${unitSaid(fact)}`),
      ] as const,
  )
  return z.strictObject(Object.fromEntries(fields))
}

const listSaid: Readonly<Record<keyof typeof lists, string>> = {
  adults: 'The parents and other adults. Present means complete.',
  children: 'The children, born and expected; each of twins apart. Present means complete.',
  incomes: 'Incomes by person, notion and period. An income that is not listed is not known, never zero.',
  benefits: 'Benefits and statuses received, with since when. Present means complete, unless `benefitsComplete` is false.',
  events: 'What happened, and when.',
}
const itemSaid: Readonly<Record<keyof typeof lists, string>> = {
  adults: 'One adult.',
  children: 'One child, born or expected.',
  incomes: 'One income: an amount, what it counts, of whom and over which period.',
  benefits: 'One benefit or status.',
  events: 'One event.',
}
const groupSaid: Readonly<Record<keyof typeof groups, string>> = {
  household: 'The household.',
  debts: 'Debts.',
  property: 'Property.',
  housing: 'The home.',
  energy: 'Energy, heating and water.',
  needs: 'What the family needs or wants, as far as a right depends on it.',
}

/** A situation as it comes in from a file, a form or a dossier: every fact may be left out, and is then not known. */
export const situationSchema = z.strictObject({
  ...groupSchema(familyFacts).shape,
  ...Object.fromEntries(
    Object.entries(lists).map(([name, facts]) => [
      name,
      z
        .array(groupSchema(facts).describe(saidOf(itemSaid, name)))
        .max(60)
        .optional()
        .describe(saidOf(listSaid, name)),
    ]),
  ),
  benefitsComplete: z
    .boolean()
    .optional()
    .describe('False when the list of benefits may lack some: a kind that is not named is then not known.'),
  ...Object.fromEntries(
    Object.entries(groups).map(([name, facts]) => [name, groupSchema(facts).optional().describe(saidOf(groupSaid, name))]),
  ),
})

function saidOf(said: Readonly<Record<string, string>>, name: string): string {
  return said[name] ?? ''
}

const about = [
  'A fact that is left out, or is null, is not known. Not known is never no and never zero: say `false`, `0` or an empty list for what is not there.',
  'A list that is present is complete: `"benefits": []` says that no benefit is received, without it nobody knows.',
  'Money is in whole euro cents (1,424.12 euro is 142412), days are `YYYY-MM-DD`, words are those listed with the field.',
  'The answer names under `missing` what would still have to be said.',
].join(' ')

const example = {
  municipality: 'Mechelen',
  region: 'flanders',
  adults: [{ id: 'mother', role: 'mother', birthDate: '1998-03-02', residenceStatus: 'belgian', workStatus: 'no-work' }],
  children: [{ birthDate: '2021-06-20' }, { dueDate: '2024-02-02' }],
  incomes: [{ person: 'family', notion: 'gross-taxable', per: 'year', year: 2021, cents: 1_900_000 }],
  benefits: [{ kind: 'leefloon', person: 'mother', since: '2023-01-15' }],
  household: { cohabitation: 'alone', dependants: 1 },
  property: { ownsHome: false, ownsOtherProperty: false },
}

/** What an entry must say to be of any use: the check of the command line asks for it too. */
export const neededIn: Readonly<Record<string, readonly string[]>> = {
  incomes: ['notion', 'cents', 'per'],
  benefits: ['kind'],
  events: ['kind', 'on'],
}

/** The same as JSON Schema, documented field by field: what `npx opkomst rights schema` prints. Every field may be null, which says as much as leaving it out. */
export function situationJsonSchema(): object {
  const { properties, ...rest } = z.toJSONSchema(situationSchema, { target: 'draft-2020-12' })
  const fields = Object.entries(properties ?? {}).map(([name, one]) => [name, withNull(one, neededIn[name] ?? [])] as const)
  return { ...rest, title: 'Situation of a family', description: about, examples: [example], properties: Object.fromEntries(fields) }
}

function withNull(schema: unknown, required: readonly string[]): unknown {
  if (typeof schema !== 'object' || schema === null) return schema
  const { type, enum: among, properties, items, ...rest } = looseOf(schema)
  const inner = Object.entries(looseOf(properties)).map(([name, one]) => [name, withNull(one, [])] as const)
  return {
    ...rest,
    type: [type, 'null'],
    ...(Array.isArray(among) ? { enum: [...among, null] } : {}),
    ...(properties === undefined ? {} : { properties: Object.fromEntries(inner), ...(required.length > 0 ? { required } : {}) }),
    ...(items === undefined ? {} : { items: withNull(items, required) }),
  }
}

function looseOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

/** Whether a value is a situation; `situationSchema.safeParse` says what is wrong with one that is not. */
export function isSituation(value: unknown): value is Situation {
  return situationSchema.safeParse(value).success
}
