import { type Condition, fits, type Json, nameIn, pathParts, readFilter } from './filter.ts'

export type Operation = { readonly op: 'add' | 'replace' | 'remove'; readonly path?: string | undefined; readonly value?: Json | undefined }
export type Resource = { readonly [name: string]: Json }
export type PatchRefusal = 'invalidPath' | 'noTarget' | 'invalidValue' | 'mutability'

type Target = { readonly name: string; readonly where: Condition | null; readonly part: string | null }

/** What may not be changed from outside. */
const fixed = ['id', 'meta', 'schemas', 'groups']

/** `emails[type eq "work"].value`: attribute, which of its values, and the part of them; null when it cannot be read. */
function readPath(path: string): Target | null {
  const own = path.replace(/^urn:ietf:params:scim:schemas:core:2\.0:\w+:/i, '')
  const match = /^([A-Za-z$][\w$-]*)(?:\[(.+)\])?(?:\.([A-Za-z$][\w$-]*))?$/.exec(own)
  if (match === null) return null
  const where = match[2] === undefined ? null : readFilter(match[2])
  if (match[2] !== undefined && where === null) return null
  try {
    return { name: pathParts(match[1] ?? '')[0] ?? '', where, part: match[3] ?? null }
  } catch {
    return null
  }
}

function isObject(value: Json | undefined): value is Resource {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const listOf = (value: Json | undefined): readonly Json[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
const same = (a: Json, b: Json): boolean => JSON.stringify(a) === JSON.stringify(b)

function without(resource: Resource, name: string): Resource {
  return Object.fromEntries(Object.entries(resource).filter(([known]) => known !== name))
}

/** Many values: added ones join those there are, each once. */
function added(known: Json | undefined, value: Json): Json {
  if (Array.isArray(known) || Array.isArray(value)) {
    const before = listOf(known)
    return [...before, ...listOf(value).filter((one) => !before.some((other) => same(other, one)))]
  }
  return isObject(known) && isObject(value) ? { ...known, ...value } : value
}

function changePart(holder: Json, part: string, { op, value }: Operation): Json {
  if (!isObject(holder)) return holder
  const name = nameIn(holder, part)
  if (op === 'remove') return without(holder, name)
  return { ...holder, [name]: value ?? null }
}

function changeSome(known: Json | undefined, target: Target, operation: Operation): Json | PatchRefusal {
  const { where, part } = target
  if (where === null) return 'invalidPath'
  const list = listOf(known)
  const chosen = list.filter((one) => fits(one, where))
  if (chosen.length === 0 && operation.op === 'replace') return 'noTarget'
  if (part === null && operation.op === 'remove') return list.filter((one) => !chosen.includes(one))
  const change = (one: Json): Json => {
    if (part !== null) return changePart(one, part, operation)
    return isObject(one) && isObject(operation.value) ? { ...one, ...operation.value } : (operation.value ?? null)
  }
  return list.map((one) => (chosen.includes(one) ? change(one) : one))
}

const refusals: readonly string[] = ['invalidPath', 'noTarget', 'invalidValue', 'mutability']
function isRefusal(value: unknown): value is PatchRefusal {
  return typeof value === 'string' && refusals.includes(value)
}

function applyAt(resource: Resource, path: string, operation: Operation): Resource | PatchRefusal {
  const target = readPath(path)
  if (target === null) return 'invalidPath'
  const name = nameIn(resource, target.name)
  if (fixed.includes(name.toLowerCase())) return 'mutability'
  const known = resource[name]
  if (target.where !== null) {
    const changed = changeSome(known, target, operation)
    return isRefusal(changed) ? changed : { ...resource, [name]: changed }
  }
  if (target.part !== null) {
    const part = target.part
    const holder = Array.isArray(known) ? known.map((one) => changePart(one, part, operation)) : changePart(known ?? {}, part, operation)
    return { ...resource, [name]: holder }
  }
  const { op, value } = operation
  if (op === 'remove') {
    // Some clients name what to take out of a list in the value.
    const gone = listOf(value)
    if (gone.length === 0 || !Array.isArray(known)) return without(resource, name)
    const isGone = (one: Json): boolean => gone.some((other) => isObject(one) && isObject(other) && one['value'] === other['value'])
    return { ...resource, [name]: known.filter((one) => !isGone(one)) }
  }
  if (value === undefined) return 'invalidValue'
  return { ...resource, [name]: op === 'add' ? added(known, value) : value }
}

/** Applies the operations of a patch (RFC 7644, 3.5.2), one after the other: the changed resource, or why not. */
export function applyPatch(resource: Resource, operations: readonly Operation[]): Resource | PatchRefusal {
  let now: Resource = resource
  for (const operation of operations) {
    let changed: Resource | PatchRefusal = now
    if (operation.path !== undefined) changed = applyAt(now, operation.path, operation)
    else if (operation.op === 'remove') return 'noTarget'
    else if (!isObject(operation.value)) return 'invalidValue'
    else {
      for (const [name, value] of Object.entries(operation.value)) {
        if (isRefusal(changed)) break
        if (!fixed.includes(name.toLowerCase())) changed = applyAt(changed, name, { op: operation.op, value })
      }
    }
    if (isRefusal(changed)) return changed
    now = changed
  }
  return now
}
