import { compileRight, type Right } from '#modules/rights/public.ts'
import type { Change } from './change.ts'
import { layOver, type Misfit } from './overlay.ts'

/** A published change as it stands in the table; null when this version of the program cannot read it. */
export type PublishedRow = { readonly id: string; readonly rightId: string; readonly change: Change | null }

/** Something published that does not count: which right, why, and what holds instead. */
export type Lost = {
  readonly rightId: string
  readonly title: string
  /** Can be opened and taken back. */
  readonly changeId: string
  readonly why: 'unreadable' | 'rule' | Misfit
  /** What the reader of rules says about it; empty for the others. */
  readonly text: string
  readonly instead: 'packs' | 'nothing'
}

/** What stands in the way of using a right; null when it can be used. */
export function ruleProblem(right: Right): string | null {
  try {
    compileRight(right)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** Rights of which the rules cannot be read fall back to those of the packs, or are left out; all others stay as they are. */
export function usable(packs: readonly Right[], laid: readonly Right[]): readonly Right[] {
  const own = new Map(packs.map((right) => [right.id, right]))
  return laid.flatMap((right) => {
    const pack = own.get(right.id)
    if (pack === right || ruleProblem(right) === null) return [right]
    return pack === undefined ? [] : [pack]
  })
}

/** Everything published that this version of the program cannot use, so that it is told and not just missing. What a later right took the place of is no loss. */
export function lostIn(packs: readonly Right[], published: readonly PublishedRow[]): readonly Lost[] {
  const inPacks = new Map(packs.map(({ id, title }) => [id, title]))
  const instead = (id: string) => (inPacks.has(id) ? ('packs' as const) : ('nothing' as const))
  const isReplaced = (rightId: string, at: number) =>
    published.slice(at + 1).some(({ change }) => change?.kind === 'right' && change.right.id === rightId)
  const lost: Lost[] = []
  const last = new Map<string, string>()
  let rights = packs
  for (const [at, { id, rightId, change }] of published.entries()) {
    const laid = change === null ? null : layOver(rights, change)
    if (laid !== null && 'rights' in laid) {
      rights = laid.rights
      last.set(rightId, id)
      continue
    }
    if (isReplaced(rightId, at)) continue
    const title = titleOf(change) ?? inPacks.get(rightId) ?? rightId
    lost.push({ rightId, title, changeId: id, why: laid === null ? 'unreadable' : laid.misfit, text: '', instead: instead(rightId) })
  }
  for (const right of rights) {
    const changeId = last.get(right.id)
    const text = changeId === undefined ? null : ruleProblem(right)
    if (changeId === undefined || text === null) continue
    lost.push({ rightId: right.id, title: right.title, changeId, why: 'rule', text, instead: instead(right.id) })
  }
  return lost
}

function titleOf(change: Change | null): string | null {
  if (change === null || change.kind === 'value') return null
  return change.kind === 'right' ? change.right.title : change.about.title
}
