import type { IsoDay } from '#platform/day.ts'
import type { UsedParameter } from './answer.ts'
import { type Interval, mayBeOutdated } from './parameters.ts'
import type { Right } from './right-schema.ts'
import { saidUnit } from './unit.ts'

/** A value as an explanation shows it: what it is, since when it holds, where it was found, and whether it may have been replaced since. */
export function usedParameter({ parameters }: Right, interval: Interval, on: IsoDay): UsedParameter {
  const { name, value, from, to, source, note } = interval
  const parameter = parameters[name]
  return {
    name,
    label: parameter?.label ?? name,
    value,
    unit: saidUnit(parameter?.unit ?? ''),
    from,
    to,
    source,
    mayBeOutdated: isOld(parameters, interval, on),
    note: note ?? null,
  }
}

/** A term or an age without a date is no sum of money: only what is indexed or known to have changed may be outdated. */
function isOld(parameters: Right['parameters'], interval: Interval, on: IsoDay): boolean {
  const parameter = parameters[interval.name]
  if (parameter === undefined || !parameter.unit.startsWith('eur')) return interval.to === null && interval.endBasis === 'unknown-gap'
  return mayBeOutdated(interval, parameter.rhythm, on)
}
