import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { isSituation, type Situation } from '#modules/rights/public.ts'
import type { IsoDay } from '#platform/day.ts'
import { projectRoot } from '#platform/root.ts'

/** A worked example: a family on its own day, made for one right. */
export type TestFamily = { readonly right: string; readonly name: string; readonly date: IsoDay; readonly situation: Situation }

const casesSchema = z.array(z.object({ name: z.string(), date: z.iso.date(), situation: z.custom<Situation>(isSituation) }))
let known: readonly TestFamily[] | null = null

/** The examples the rights were checked with, read once; none where an installation came without them. */
export function testFamilies(): readonly TestFamily[] {
  known ??= readFamilies(join(projectRoot, 'src', 'modules', 'rights', 'cases'))
  return known
}

function readFamilies(folder: string): readonly TestFamily[] {
  if (!existsSync(folder)) return []
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return files.flatMap((file) => {
    const cases = casesSchema.safeParse(JSON.parse(readFileSync(join(folder, file), 'utf8')))
    return cases.success ? cases.data.map((one) => ({ right: file.replace('.json', ''), ...one })) : []
  })
}
