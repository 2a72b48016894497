/** A resource or a part of it, as JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly left: Condition; readonly right: Condition }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'compare'; readonly path: readonly string[]; readonly operator: string; readonly value: Json }
  | { readonly kind: 'some'; readonly path: readonly string[]; readonly of: Condition }

const operators = ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le', 'pr']
const tokenPattern = /\s*("(?:[^"\\]|\\.)*"|[()[\]]|[^\s()[\]"]+)/gy

/** Thrown inside the reader only; the caller gets null. */
class Unreadable extends Error {}

class Reader {
  readonly tokens: readonly string[]
  at = 0
  depth = 0
  constructor(text: string) {
    const found = [...text.matchAll(tokenPattern)]
    const read = found.reduce((length, match) => length + match[0].length, 0)
    if (text.slice(read).trim() !== '') throw new Unreadable()
    this.tokens = found.map((match) => match[1] ?? '')
  }
  peek(): string | undefined {
    return this.tokens[this.at]
  }
  next(): string {
    const token = this.tokens[this.at]
    if (token === undefined) throw new Unreadable()
    this.at += 1
    return token
  }
  expect(token: string): void {
    if (this.next() !== token) throw new Unreadable()
  }
}

/** The parts of a path; the name of the schema before it says nothing here. */
export function pathParts(path: string): readonly string[] {
  const own = path.replace(/^urn:ietf:params:scim:schemas:core:2\.0:\w+:/i, '')
  if (!/^[A-Za-z$][\w$-]*(\.[A-Za-z$][\w$-]*)*$/.test(own)) throw new Unreadable()
  return own.split('.')
}

function readValue(token: string): Json {
  try {
    const value: unknown = JSON.parse(token)
    if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  } catch {
    // Below: not a value of JSON.
  }
  throw new Unreadable()
}

function readAttribute(reader: Reader): Condition {
  const path = pathParts(reader.next())
  if (reader.peek() === '[') {
    reader.next()
    const of = readOr(reader)
    reader.expect(']')
    return { kind: 'some', path, of }
  }
  const operator = reader.next().toLowerCase()
  if (!operators.includes(operator)) throw new Unreadable()
  return { kind: 'compare', path, operator, value: operator === 'pr' ? null : readValue(reader.next()) }
}

function readTerm(reader: Reader): Condition {
  reader.depth += 1
  if (reader.depth > 50) throw new Unreadable()
  const token = reader.peek()
  if (token?.toLowerCase() === 'not' && reader.tokens[reader.at + 1] === '(') {
    reader.next()
    return { kind: 'not', of: readTerm(reader) }
  }
  if (token !== '(') return readAttribute(reader)
  reader.next()
  const inside = readOr(reader)
  reader.expect(')')
  return inside
}

function readJoined(reader: Reader, kind: 'and' | 'or', part: (reader: Reader) => Condition): Condition {
  let left = part(reader)
  while (reader.peek()?.toLowerCase() === kind) {
    reader.next()
    left = { kind, left, right: part(reader) }
  }
  return left
}

function readOr(reader: Reader): Condition {
  return readJoined(reader, 'or', (inner) => readJoined(inner, 'and', readTerm))
}

/** Reads a filter (RFC 7644, 3.4.2.2); null when it is not one. */
export function readFilter(text: string): Condition | null {
  try {
    const reader = new Reader(text)
    const condition = readOr(reader)
    return reader.peek() === undefined ? condition : null
  } catch (error) {
    if (error instanceof Unreadable) return null
    throw error
  }
}

function isObject(value: Json | undefined): value is { readonly [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Names of attributes do not tell capitals apart. */
export function nameIn(resource: { readonly [name: string]: Json }, name: string): string {
  return Object.keys(resource).find((one) => one.toLowerCase() === name.toLowerCase()) ?? name
}

/** Every value at a path; a list stands for each of its parts, and a part of many values for its `value`. */
export function valuesAt(resource: Json | undefined, path: readonly string[]): readonly Json[] {
  if (Array.isArray(resource)) return resource.flatMap((one) => valuesAt(one, path))
  const [name, ...rest] = path
  if (name === undefined) return resource === undefined || resource === null ? [] : [resource]
  return isObject(resource) ? valuesAt(resource[nameIn(resource, name)], rest) : []
}

// Ids and times of change tell capitals apart; names of people and mailboxes do not.
const exact = ['id', 'externalid', 'value', 'location']

function plain(value: Json, path: readonly string[]): Json {
  const last = path.at(-1)?.toLowerCase() ?? ''
  const isExact = exact.includes(last) && path.length === 1
  return typeof value === 'string' && !isExact ? value.toLowerCase() : value
}

function compares(operator: string, has: Json, asked: Json): boolean {
  if (operator === 'eq') return has === asked
  if (operator === 'ne') return has !== asked
  if (typeof has === 'string' && typeof asked === 'string') {
    if (operator === 'co') return has.includes(asked)
    if (operator === 'sw') return has.startsWith(asked)
    if (operator === 'ew') return has.endsWith(asked)
  }
  const ordered = (typeof has === 'string' && typeof asked === 'string') || (typeof has === 'number' && typeof asked === 'number')
  if (!ordered) return false
  if (operator === 'gt') return has > asked
  if (operator === 'ge') return has >= asked
  if (operator === 'lt') return has < asked
  return operator === 'le' && has <= asked
}

/** Whether a resource fits a filter. */
export function fits(resource: Json, condition: Condition): boolean {
  switch (condition.kind) {
    case 'and':
      return fits(resource, condition.left) && fits(resource, condition.right)
    case 'or':
      return fits(resource, condition.left) || fits(resource, condition.right)
    case 'not':
      return !fits(resource, condition.of)
    case 'some':
      return valuesAt(resource, condition.path).some((part) => fits(part, condition.of))
    case 'compare': {
      const { path, operator, value } = condition
      const found = valuesAt(resource, path).flatMap((one) => (isObject(one) ? valuesAt(one, ['value']) : [one]))
      if (operator === 'pr') return found.some((one) => one !== '')
      if (operator === 'ne') return !found.some((one) => compares('eq', plain(one, path), plain(value, path)))
      return found.some((one) => compares(operator, plain(one, path), plain(value, path)))
    }
  }
}
