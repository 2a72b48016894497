import { listTeam } from '#modules/identity/public.ts'
import { currentPacks, type LocalText } from '#modules/programmes/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import type { Named } from './list-page.tsx'

export type FilterOptions = {
  readonly team: readonly Named[]
  readonly programmes: readonly (Named & { readonly phases: readonly PhaseName[] })[]
}
export type PhaseName = { readonly id: string; readonly name: LocalText }

const freshMs = 10_000
const mostKept = 1000

/**
 * The names in the filters of the list, at most ten seconds old: who joined the team a moment ago misses a filter, never a family.
 * Two statements less on the page that is opened most.
 */
export function keptFilterOptions(deps: Deps): (tx: Tx, municipalityId: string) => Promise<FilterOptions> {
  const kept = new Map<string, { readonly at: number; readonly options: FilterOptions }>()
  return async (tx, municipalityId) => {
    const now = deps.now().getTime()
    const known = kept.get(municipalityId)
    if (known !== undefined && now - known.at < freshMs) return known.options
    const packs = await currentPacks(tx, municipalityId, deps.today())
    const team = await listTeam(tx, municipalityId)
    const options = {
      team,
      programmes: packs.map((pack) => ({ id: pack.programme, name: pack.name, phases: [...pack.phases, pack.afterLoss] })),
    }
    if (kept.size >= mostKept) kept.clear()
    kept.set(municipalityId, { at: now, options })
    return options
  }
}
