import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileKind } from '#modules/imports/public.ts'
import { addDays } from '#platform/day.ts'
import { projectRoot } from '#platform/root.ts'
import { runImport } from '../import/run-import.ts'
import { actorOf, type DemoWorld, onDay } from './demo-world.ts'

/** Beside the sources, also for the built program: the folder of the package holds both. */
const folder = join(projectRoot, 'src', 'app', 'demo', 'data')
const files: readonly { readonly kind: FileKind; readonly fileName: string }[] = [
  { kind: 'registrations', fileName: 'registraties.csv' },
  { kind: 'case-study', fileName: 'casestudy.csv' },
  { kind: 'interviews', fileName: 'interviews.csv' },
]

/** The team took its list over three weeks ago, so that what the list brought does not stand between the news of this week. */
const takenOver = -21

/**
 * The list the team kept before, read by the command every municipality uses. Whose guidance has not ended stays open and has no counsellor, because
 * the list names none: the team lead sees them as waiting for one, and no counsellor's day is filled with them.
 */
export async function importCohort(world: Omit<DemoWorld, 'organisations'>): Promise<number> {
  const here = { ...world, organisations: [] }
  const lists = await Promise.all(
    files.map(async (file) => ({ ...file, bytes: await readFile(join(folder, file.fileName)), mapping: null })),
  )
  const deps = onDay(here, addDays(world.today, takenOver))
  const done = await runImport(deps, actorOf(here, 'wout', 'import'), lists, { isTrial: false, progress: () => undefined })
  if (!done.ok) throw new Error(`the practice list ${done.refusal.file} cannot be read: ${done.refusal.refusal.kind}`)
  return done.value[0]?.tried.plan.rows.length ?? 0
}
