import { z } from 'zod'
import { type Right, rightSchema } from '#modules/rights/public.ts'
import type { IsoDay } from '#platform/day.ts'

const parameterSchema = rightSchema.shape.parameters.valueType
export const valueSchema = parameterSchema.shape.values.element
const versionSchema = rightSchema.shape.versions.element

/** What a family reads about a right besides its rules. */
const aboutSchema = rightSchema.pick({
  title: true,
  summary: true,
  body: true,
  domain: true,
  automatic: true,
  nature: true,
  apply: true,
  sources: true,
  lastChecked: true,
})

/** One change of the catalogue, as it is kept: data, never code. */
export const changeSchema = z.discriminatedUnion('kind', [
  /** An amount or limit that holds on certain days. */
  z.strictObject({ kind: z.literal('value'), right: z.string(), parameter: z.string(), value: valueSchema }),
  /** A right that is new, or that takes the place of the one with its id. */
  z.strictObject({ kind: z.literal('right'), right: rightSchema }),
  /** Other rules from a day on; what held before stays as it was. */
  z.strictObject({
    kind: z.literal('version'),
    right: z.string(),
    from: z.iso.date(),
    version: versionSchema,
    about: aboutSchema,
    parameters: rightSchema.shape.parameters,
  }),
])

export type Change = z.output<typeof changeSchema>
export type ValueChange = Extract<Change, { kind: 'value' }>
export type VersionChange = Extract<Change, { kind: 'version' }>
export type ValueOf = Right['parameters'][string]['values'][number]

/** The right a change is about. */
export function rightOf(change: Change): string {
  return change.kind === 'right' ? change.right.id : change.right
}

/** The day from which a change makes a difference; null when it has none. */
export function firstDayOf(change: Change): IsoDay | null {
  if (change.kind === 'value') return change.value.from
  if (change.kind === 'version') return change.from
  const days = change.right.versions.map(({ from }) => from)
  return days.includes(null) ? null : (days.toSorted()[0] ?? null)
}
