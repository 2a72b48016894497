import type { Right, RightVersion } from '#modules/rights/public.ts'
import { addDays } from '#platform/day.ts'
import type { Change, ValueChange, ValueOf, VersionChange } from './change.ts'
import { layValue } from './lay-value.ts'

/** Why a change cannot be laid over a catalogue: what it is about is not there. */
export type Misfit = 'no-right' | 'no-parameter' | 'other-unit'

export type Laid = { readonly rights: readonly Right[] } | { readonly misfit: Misfit }

/** A catalogue with one change laid over it. Pure. */
export function layOver(rights: readonly Right[], change: Change): Laid {
  if (change.kind === 'right') return { rights: sorted([...rights.filter(({ id }) => id !== change.right.id), change.right]) }
  const right = rights.find(({ id }) => id === change.right)
  if (right === undefined) return { misfit: 'no-right' }
  const changed = change.kind === 'value' ? withValue(right, change) : withVersion(right, change)
  return typeof changed === 'string' ? { misfit: changed } : { rights: rights.map((one) => (one.id === right.id ? changed : one)) }
}

/**
 * The rights of the packs with the published changes laid over them, in the order in which they were published. A change whose right or amount is no
 * longer there is passed over: the rest of the catalogue goes on. Pure: the same packs and changes give the same rights.
 */
export function overlay(packs: readonly Right[], changes: readonly Change[]): readonly Right[] {
  return changes.reduce<readonly Right[]>((rights, change) => {
    const laid = layOver(rights, change)
    return 'misfit' in laid ? rights : laid.rights
  }, packs)
}

function sorted(rights: readonly Right[]): readonly Right[] {
  return rights.toSorted((a, b) => a.id.localeCompare(b.id))
}

function withValue(right: Right, { parameter: name, value }: ValueChange): Right | Misfit {
  const parameter = right.parameters[name]
  if (parameter === undefined) return 'no-parameter'
  const changed = { ...parameter, values: [...layValue(parameter.values, value)] }
  return { ...right, parameters: { ...right.parameters, [name]: changed } }
}

function withVersion(right: Right, { from, version, about, parameters }: VersionChange): Right | Misfit {
  const strange = Object.entries(parameters).some(([name, { unit }]) => (right.parameters[name]?.unit ?? unit) !== unit)
  if (strange) return 'other-unit'
  const joined = Object.entries(parameters).map(([name, parameter]) => {
    const known = right.parameters[name]
    const values = known === undefined ? parameter.values : [...parameter.values.reduce<readonly ValueOf[]>(layValue, known.values)]
    return [name, { ...(known ?? parameter), label: parameter.label, values }] as const
  })
  return {
    ...right,
    ...about,
    parameters: { ...right.parameters, ...Object.fromEntries(joined) },
    versions: [...layVersion(right.versions, { ...version, from })],
  }
}

/** The rules that held before end the day before; those that begin later stay. */
function layVersion(versions: readonly RightVersion[], added: RightVersion & { readonly from: string }): readonly RightVersion[] {
  const { from } = added
  const later = versions.filter((version) => version.from !== null && version.from > from)
  const next = later.flatMap((version) => version.from ?? []).toSorted()[0]
  const before = versions
    .filter((version) => version.from === null || version.from < from)
    .map((version) => (version.to === null || version.to >= from ? { ...version, to: addDays(from, -1) } : version))
  return [...before, { ...added, to: next === undefined ? null : addDays(next, -1) }, ...later]
}
