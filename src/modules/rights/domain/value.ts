/** A value that is not known. It names what would have to be asked; nothing is assumed in its place. */
export class Unknown {
  private own: readonly string[] | null
  private readonly of: readonly Unknown[]
  constructor(own: readonly string[] | null, of: readonly Unknown[] = []) {
    this.own = own
    this.of = of
  }
  /** Each once. Put together only when somebody asks: over many families most never do. */
  get missing(): readonly string[] {
    this.own ??= gathered(this.of)
    return this.own
  }
}

function gathered(several: readonly Unknown[]): readonly string[] {
  const paths = new Set<string>()
  for (const { missing } of several) for (const path of missing) paths.add(path)
  return [...paths]
}

export function isUnknown(value: unknown): value is Unknown {
  return value instanceof Unknown
}

/** Yes, no, or the facts without which nobody can say. */
export type Truth = boolean | Unknown

const nothingMissing = new Unknown([])

/** What is missing in several unknown values together. */
export function missingOf(values: readonly unknown[]): Unknown {
  let only: Unknown | null = null
  let several: Unknown[] | null = null
  for (const value of values) {
    if (!isUnknown(value) || value === only) continue
    if (only === null) only = value
    else if (several === null) several = [only, value]
    else several.push(value)
  }
  return several === null ? (only ?? nothingMissing) : new Unknown(null, several)
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
