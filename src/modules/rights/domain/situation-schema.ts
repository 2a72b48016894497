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
    Object.entries(lists).map(([name, facts]) => [name, z.array(groupSchema(facts)).max(60).optional().describe(saidOf(listSaid, name))]),
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

/** The same as JSON Schema, documented field by field: what `npx opkomst rights schema` prints. */
export function situationJsonSchema(): object {
  return { ...z.toJSONSchema(situationSchema, { target: 'draft-2020-12' }), title: 'Situation of a family' }
}

/** Whether a value is a situation; `situationSchema.safeParse` says what is wrong with one that is not. */
export function isSituation(value: unknown): value is Situation {
  return situationSchema.safeParse(value).success
}
