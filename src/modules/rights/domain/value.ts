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

const nothingMissing = new Unknown([])

/** What is missing in several unknown values together, each once. */
export function missingOf(values: readonly unknown[]): Unknown {
  let only: Unknown | null = null
  let several: Set<string> | null = null
  for (const value of values) {
    if (!isUnknown(value) || value === only) continue
    if (only === null) only = value
    else {
      several ??= new Set(only.missing)
      for (const path of value.missing) several.add(path)
    }
  }
  return several === null ? (only ?? nothingMissing) : new Unknown([...several])
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
