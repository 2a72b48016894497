import type { Right } from '#modules/rights/public.ts'
import type { IsoDay } from '#platform/day.ts'
import { type Change, rightOf } from './change.ts'
import { checkChange } from './check-change.ts'
import { layOver } from './overlay.ts'

type Published = { readonly id: string; readonly change: Change }

/** The changes of the same right that fit now and would no longer if this one were taken back; none when it can go. Pure. */
export function standsWithout(packs: readonly Right[], published: readonly Published[], taken: string, today: IsoDay): readonly string[] {
  const about = published.find(({ id }) => id === taken)
  if (about === undefined) return []
  const same = published.filter(({ change }) => rightOf(change) === rightOf(about.change))
  const already = misfitsIn(packs, same, today)
  return misfitsIn(
    packs,
    same.filter(({ id }) => id !== taken),
    today,
  ).filter((id) => !already.includes(id))
}

function misfitsIn(packs: readonly Right[], published: readonly Published[], today: IsoDay): readonly string[] {
  const lost: string[] = []
  published.reduce((rights, { id, change }) => {
    if (!checkChange(rights, change, today).ok) lost.push(id)
    const laid = layOver(rights, change)
    return 'misfit' in laid ? rights : laid.rights
  }, packs)
  return lost
}
