import { z } from 'zod'
import { shareIds } from '../figures/share-ids.ts'
import { editionNumbers } from './numbers.ts'
import type { Edition } from './protect.ts'

const count = z.int().min(0)
const published = z.discriminatedUnion('kind', [z.object({ kind: z.literal('shown'), count }), z.object({ kind: z.literal('hidden') })])
const item = z.object({ key: z.string(), count })
const list = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('list'),
    items: z.array(item),
    combined: z.object({ keys: z.array(z.string()), count }).nullable(),
    total: published,
  }),
  z.object({ kind: z.literal('withheld'), keys: z.array(z.string()), total: published }),
])
const totals = { rowTotals: z.array(published), columnTotals: z.array(published), grandTotal: published }
const table = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('table'), cells: z.array(z.array(published)), ...totals, hiddenCells: count }),
  z.object({ kind: z.literal('totals-only'), ...totals }),
  z.object({ kind: z.literal('withheld'), grandTotal: published }),
])
const mean = z.object({ mean: z.number(), n: count.nullable() }).nullable()

const edition = z.object({
  mothers: count,
  programmes: list,
  situation: list,
  shares: z.array(z.object({ key: z.enum(shareIds), shown: z.object({ k: count, n: count }).nullable() })),
  weeks: mean,
  age: mean,
  referral: z.object({ external: list.nullable(), own: list.nullable(), all: list.nullable() }),
  squares: z.array(z.object({ key: z.string(), value: table })),
  changes: z.array(z.object({ key: z.string(), value: list })),
  scores: z.array(z.object({ key: z.string(), shown: z.object({ before: z.number(), now: z.number(), n: count }).nullable() })),
  screening: list,
}) satisfies z.ZodType<Edition>

/** An edition as it stands in the database. */
export const storedEdition = z.object({ numbers: editionNumbers, edition })
export const storedSettings = z.object({ from: z.iso.date(), until: z.iso.date(), asOf: z.iso.date(), programme: z.string().nullable() })
