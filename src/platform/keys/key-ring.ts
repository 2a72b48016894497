import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto'
import { type KeySet, type KeySource, type KeyVersion, UnusableKeys } from './key-source.ts'
import { type Form, type Kind, readSealed, type Sealed, writeSealed } from './sealed-text.ts'

const cipher = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16
const lookAgainMs = 5_000

/** A sealed value that does not open: damaged, moved from another municipality, or sealed with a key that is not here. */
export class CannotOpen extends Error {}

/**
 * Seals and opens with the keys of one source. Each municipality has its own data key, derived from a master key; a value carries the version it was
 * sealed with, and opens only in the municipality, table, column and row it was sealed for.
 */
export class KeyRing {
  readonly source: KeySource
  readonly #now: () => number
  readonly #derived = new Map<string, KeyObject>()
  #keys: KeySet | null = null
  #stamp: string | null = null
  #looked = Number.NEGATIVE_INFINITY
  #missed = Number.NEGATIVE_INFINITY

  constructor(source: KeySource, now: () => number = () => performance.now()) {
    this.source = source
    this.#now = now
  }

  /** The keys there are; null when the source has none. */
  keys(): KeySet | null {
    if (this.#keys === null) this.#read()
    return this.#keys
  }

  /** The version that is sealed with. Looks every few seconds whether a command added a newer one. */
  current(): KeyVersion {
    if (this.#keys !== null && this.#now() - this.#looked > lookAgainMs) {
      this.#looked = this.#now()
      const stamp = this.source.stamp()
      if (stamp !== null && stamp !== this.#stamp) this.#read()
    }
    const newest = this.keys()?.versions.at(-1)
    if (newest === undefined) throw new UnusableKeys(`There are no keys in ${this.source.name}`)
    return newest
  }

  /** `place` is where the value will stand: table, column and row, as `rowPlace` writes it. */
  seal(municipalityId: string, place: string, kind: Kind, content: Buffer): Buffer {
    const { version } = this.current()
    const nonce = randomBytes(nonceBytes)
    const sealer = createCipheriv(cipher, this.#dataKey(version, municipalityId), nonce)
    sealer.setAAD(boundTo(2, version, kind, municipalityId, place))
    const inner = Buffer.concat([sealer.update(content), sealer.final()])
    return Buffer.concat([nonce, sealer.getAuthTag(), inner])
  }

  open(municipalityId: string, { form, version, kind, sealed, place }: Sealed): Buffer {
    if (sealed.length < nonceBytes + tagBytes) throw new CannotOpen('a sealed value is cut short')
    if (form === 2 && place === null) {
      throw new CannotOpen('a sealed value is read without its place; SQL by hand asks for it with placed() of platform/keys/row-place.ts')
    }
    const opener = createDecipheriv(cipher, this.#dataKey(version, municipalityId), sealed.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    })
    opener.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes))
    opener.setAAD(boundTo(form, version, kind, municipalityId, place ?? ''))
    const inner = opener.update(sealed.subarray(nonceBytes + tagBytes))
    try {
      // Gives nothing more; it proves the tag.
      opener.final()
      return inner
    } catch {
      throw new CannotOpen(`a value sealed with key ${version} does not open in this municipality${form === 2 ? ` at ${place}` : ''}`)
    }
  }

  sealText(municipalityId: string, place: string, kind: 't' | 'j', text: string): string {
    return writeSealed(this.current().version, kind, this.seal(municipalityId, place, kind, Buffer.from(text, 'utf8')))
  }

  /** Opens what a statement answered: the value, with the place it was found at. `kind` says whether the words are a text or JSON. */
  openText(municipalityId: string, stored: string): { readonly kind: Kind; readonly text: string } {
    const parts = readSealed(stored)
    if (parts === null) throw new CannotOpen('a value bears the mark of a seal but is none')
    return { kind: parts.kind, text: this.open(municipalityId, parts).toString('utf8') }
  }

  /** A keyed hash by which equal values are found without being readable, under the newest key. Cut to 128 bits: enough to be told apart. */
  blindIndex(municipalityId: string, text: string): string {
    return this.#hash(this.current(), municipalityId, text)
  }

  /** The hashes of a text under every key there is, the newest first: while keys rotate a row may still stand under an older one. */
  blindIndexes(municipalityId: string, text: string): readonly [string, ...string[]] {
    const newest = this.current()
    const first = this.#hash(newest, municipalityId, text)
    const older = (this.keys()?.versions ?? []).filter((one) => one.version !== newest.version).toReversed()
    const others = new Set(older.map((version) => this.#hash(version, municipalityId, text)))
    others.delete(first)
    return [first, ...others]
  }

  /** A hash under the key that stays when others rotate: for what is kept nowhere, such as a code, and could not be hashed anew. */
  lastingIndex(municipalityId: string, text: string): string {
    return this.#hash(null, municipalityId, text)
  }

  #hash(of: KeyVersion | null, municipalityId: string, text: string): string {
    const set = this.keys()
    if (set === null) throw new UnusableKeys(`There are no keys in ${this.source.name}`)
    // Versions made before look-up hashes rotated share the key of the set, which is also the one that stays.
    const name = of?.index === undefined ? `index ${municipalityId}` : `index ${of.version} ${municipalityId}`
    const key = this.#derive(name, of?.index ?? set.index, municipalityId, 'opkomst look-up hash')
    return createHmac('sha256', key).update(text, 'utf8').digest().subarray(0, 16).toString('base64url')
  }

  /** Replaces the keys, where the source may be written, and goes on with them. */
  write(keys: KeySet): void {
    if (this.source.write === undefined) throw new UnusableKeys(`The keys of ${this.source.name} are not kept by this program`)
    this.source.write(keys)
    this.#read()
  }

  #read(): void {
    this.#stamp = this.source.stamp()
    this.#looked = this.#now()
    this.#keys = this.source.read()
    this.#derived.clear()
  }

  #dataKey(version: number, municipalityId: string): KeyObject {
    const name = `${version} ${municipalityId}`
    const known = this.#derived.get(name)
    if (known !== undefined) return known
    const master = this.#master(version)
    if (master === null) throw new CannotOpen(`a value is sealed with key ${version}, which ${this.source.name} does not hold`)
    return this.#derive(name, master.key, municipalityId, `opkomst data key ${version}`)
  }

  #master(version: number): KeyVersion | null {
    const find = (): KeyVersion | null => this.keys()?.versions.find((one) => one.version === version) ?? null
    const known = find()
    if (known !== null || !this.#mayBeNewer()) return known
    this.#read()
    const found = find()
    if (found === null) this.#missed = this.#now()
    return found
  }

  /** Another process may have made a newer key; a stream of damaged values must not read the source each time. */
  #mayBeNewer(): boolean {
    const stamp = this.source.stamp()
    return stamp === null ? this.#now() - this.#missed > lookAgainMs : stamp !== this.#stamp
  }

  #derive(name: string, master: Buffer, municipalityId: string, purpose: string): KeyObject {
    const known = this.#derived.get(name)
    if (known !== undefined) return known
    const key = createSecretKey(Buffer.from(hkdfSync('sha256', master, municipalityId, purpose, 32)))
    this.#derived.set(name, key)
    return key
  }
}

/** What a value is bound to beside its key. Form 1 knew no place. */
function boundTo(form: Form, version: number, kind: Kind, municipalityId: string, place: string): Buffer {
  return Buffer.from(
    form === 1 ? `~opk1:${version}.${kind}.${municipalityId}` : `~opk2:${version}.${kind}.${municipalityId}@${place}`,
    'utf8',
  )
}
