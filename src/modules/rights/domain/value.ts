/** A value that is not known. It names what would have to be asked; nothing is assumed in its place. */
export class Unknown {
  readonly missing: readonly string[]
  constructor(missing: readonly string[]) {
    this.missing = missing
  }
}

export function isUnknown(value: unknown): value is Unknown {
  return value instanceof Unknown
}

/** Yes, no, or the facts without which nobody can say. */
export type Truth = boolean | Unknown

/** What is missing in several unknown values together, each once. */
export function missingOf(values: readonly unknown[]): Unknown {
  const unknown = values.filter(isUnknown)
  const [only] = unknown
  return unknown.length === 1 && only !== undefined ? only : new Unknown([...new Set(unknown.flatMap(({ missing }) => missing))])
}

/** All must hold (Kleene): one "no" decides, else what is missing is missing. */
export function allOf(values: readonly Truth[]): Truth {
  if (values.includes(false)) return false
  return values.some(isUnknown) ? missingOf(values) : true
}

/** One must hold (Kleene): one "yes" decides, else what is missing is missing. */
export function anyOf(values: readonly Truth[]): Truth {
  if (values.includes(true)) return true
  return values.some(isUnknown) ? missingOf(values) : false
}

export function not(value: Truth): Truth {
  return isUnknown(value) ? value : !value
}
