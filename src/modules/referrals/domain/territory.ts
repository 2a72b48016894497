/** A municipality of this installation, as the public catalogue tells it. */
export type Territory = {
  readonly id: string
  readonly name: string
  readonly slug: string
  readonly host: string | null
  readonly postcodes: readonly string[]
}

export type WhereSheLives =
  | { readonly kind: 'here' }
  | { readonly kind: 'neighbour'; readonly municipality: Territory }
  /** No team of this installation works there. */
  | { readonly kind: 'elsewhere' }

/** Which team a postcode belongs to. A municipality without a list of postcodes takes everybody. */
export function whereSheLives(postcode: string, hereId: string, all: readonly Territory[]): WhereSheLives {
  const here = all.find((one) => one.id === hereId)
  if (here?.postcodes.includes(postcode)) return { kind: 'here' }
  const neighbour = all.find((one) => one.postcodes.includes(postcode))
  if (here?.postcodes.length === 0) return { kind: 'here' }
  return neighbour === undefined ? { kind: 'elsewhere' } : { kind: 'neighbour', municipality: neighbour }
}
