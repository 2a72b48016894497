import { machine } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { readOpenJournals, type SeenJournal } from '../domain/open-journals.ts'
import { hasBatch, lastBatch, notNamed, whereAre } from '../store.ts'

/**
 * Of some journals: those from which nothing is left to learn. No batch asks for them any more, and every record they name in this database is
 * sealed, or named as gone. `municipalityIds`: all there are. One that only names records of another database is left to that one, and one that
 * cannot be read is left until a batch says so.
 */
export async function settledJournals(
  deps: Pick<Deps, 'db'>,
  municipalityIds: readonly string[],
  journals: readonly SeenJournal[],
): Promise<readonly SeenJournal[]> {
  let left = journals.filter(({ isReadable }) => isReadable)
  const concerned = new Set(left.flatMap(({ name, written, misfit }) => (written.size === 0 && misfit === null ? [name] : [])))
  for (const id of municipalityIds) {
    if (left.length === 0) break
    left = await settledIn(deps, id, left, concerned)
  }
  return left.filter(({ name }) => concerned.has(name))
}

async function settledIn(
  deps: Pick<Deps, 'db'>,
  municipalityId: string,
  journals: readonly SeenJournal[],
  concerned: Set<string>,
): Promise<SeenJournal[]> {
  return deps.db.as(machine(municipalityId, 'security'), async (tx) => {
    const open = readOpenJournals((await lastBatch(tx, municipalityId))?.journals ?? '')
    const settled: SeenJournal[] = []
    for (const journal of journals) {
      if (open.some(({ name }) => name === journal.name)) continue
      const known = journal.sealed.get(municipalityId)
      if (known !== undefined && !(await hasBatch(tx, municipalityId, known))) continue
      const isNamed = journal.misfit !== null && (await notNamed(tx, municipalityId, [journal.name])).length === 0
      if (journal.written.has(municipalityId) || isNamed) concerned.add(journal.name)
      const ids = journal.written.get(municipalityId) ?? []
      const { sealed, gone } = await whereAre(tx, municipalityId, ids)
      const unnamed = await notNamed(tx, municipalityId, gone)
      if (unnamed.length === 0 && sealed.length + gone.length === new Set(ids).size) settled.push(journal)
    }
    return settled
  })
}

/** The journals that the last batch of each municipality asks for. */
export async function openJournals(deps: Pick<Deps, 'db'>, municipalityIds: readonly string[]): Promise<ReadonlySet<string>> {
  const names = new Set<string>()
  for (const id of municipalityIds) {
    const last = await deps.db.as(machine(id, 'security'), (tx) => lastBatch(tx, id))
    for (const { name } of readOpenJournals(last?.journals ?? '')) names.add(name)
  }
  return names
}
