import { z } from 'zod'

const value = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string()), z.record(z.string(), z.unknown())])

/** The data package a family takes along: every table with what its columns mean, its rows, what is left out and who looked. */
export const packageShape = z.strictObject({
  format: z.literal('opkomst-dossier'),
  version: z.literal(1),
  madeAt: z.iso.datetime().describe('when the copy was made'),
  municipality: z.string().describe('who is responsible for the data'),
  reference: z.string().describe('number of the dossier'),
  tables: z
    .array(
      z.strictObject({
        name: z.string().describe('table in the database'),
        title: z.string().describe('the same in plain Dutch'),
        columns: z.array(
          z.strictObject({
            name: z.string(),
            label: z.string().describe('the column in plain Dutch'),
            type: z.string().describe('type in PostgreSQL'),
            class: z.enum(['public', 'internal', 'personal', 'special', 'secret-address', 'none']).describe('how sensitive it is'),
            meaning: z.string(),
          }),
        ),
        rows: z.array(z.record(z.string(), value)).describe('one object per row; a column without a value is null: not asked or not known'),
      }),
    )
    .describe('only tables with rows'),
  leftOut: z
    .array(z.strictObject({ reason: z.string(), words: z.string() }))
    .describe('what is not in here, and why; the same in every copy'),
  looked: z
    .array(
      z.strictObject({
        at: z.iso.datetime(),
        who: z.string().describe('role'),
        purpose: z.string(),
        act: z.string(),
      }),
    )
    .describe('who looked and who changed, newest first'),
})

export type DossierPackage = z.output<typeof packageShape>
export type PackageTable = DossierPackage['tables'][number]
export type PackageValue = z.output<typeof value>

/** A value of the database as it stands in the package: days and instants as text, nothing invented for what is missing. */
export function packageValue(raw: unknown): PackageValue {
  if (raw === null || raw === undefined) return null
  if (raw instanceof Date) return raw.toISOString()
  const known = value.safeParse(raw)
  return known.success ? known.data : JSON.stringify(raw)
}
