import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto'
import { type KeySet, type KeySource, type KeyVersion, UnusableKeys } from './key-source.ts'
import { type Kind, readSealed, sealMark, writeSealed } from './sealed-text.ts'

const cipher = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16
const lookAgainMs = 5_000

/** A sealed value that does not open: damaged, moved from another municipality, or sealed with a key that is not here. */
export class CannotOpen extends Error {}

/**
 * Seals and opens with the keys of one source. Each municipality has its own data key, derived from a master key; a value carries the version it was
 * sealed with, and opens only in the municipality it was sealed for.
 */
export class KeyRing {
  readonly source: KeySource
  readonly #now: () => number
  readonly #derived = new Map<string, KeyObject>()
  readonly #bound = new Map<string, Buffer>()
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

  seal(municipalityId: string, kind: Kind, content: Buffer): Buffer {
    const { version } = this.current()
    const nonce = randomBytes(nonceBytes)
    const sealer = createCipheriv(cipher, this.#dataKey(version, municipalityId), nonce)
    sealer.setAAD(this.#boundTo(version, kind, municipalityId))
    const inner = Buffer.concat([sealer.update(content), sealer.final()])
    return Buffer.concat([nonce, sealer.getAuthTag(), inner])
  }

  open(municipalityId: string, version: number, kind: Kind, sealed: Buffer): Buffer {
    if (sealed.length < nonceBytes + tagBytes) throw new CannotOpen('a sealed value is cut short')
    const opener = createDecipheriv(cipher, this.#dataKey(version, municipalityId), sealed.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    })
    opener.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes))
    opener.setAAD(this.#boundTo(version, kind, municipalityId))
    const inner = opener.update(sealed.subarray(nonceBytes + tagBytes))
    try {
      // Gives nothing more; it proves the tag.
      opener.final()
      return inner
    } catch {
      throw new CannotOpen(`a value sealed with key ${version} does not open in this municipality`)
    }
  }

  sealText(municipalityId: string, kind: 't' | 'j', text: string): string {
    return writeSealed(this.current().version, kind, this.seal(municipalityId, kind, Buffer.from(text, 'utf8')))
  }

  /** Opens what stands in the database; `kind` says whether the words are a text or JSON. */
  openText(municipalityId: string, stored: string): { readonly kind: Kind; readonly text: string } {
    const parts = readSealed(stored)
    if (parts === null) throw new CannotOpen('a value bears the mark of a seal but is none')
    const { version, kind, sealed } = parts
    return { kind, text: this.open(municipalityId, version, kind, sealed).toString('utf8') }
  }

  /** A keyed hash by which equal values are found without being readable. Cut to 128 bits: enough to be told apart. */
  blindIndex(municipalityId: string, text: string): string {
    const keys = this.keys()
    if (keys === null) throw new UnusableKeys(`There are no keys in ${this.source.name}`)
    const key = this.#derive(`index ${municipalityId}`, keys.index, municipalityId, 'opkomst look-up hash')
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

  /** What a value is bound to beside its key. */
  #boundTo(version: number, kind: Kind, municipalityId: string): Buffer {
    const text = `${sealMark}${version}.${kind}.${municipalityId}`
    const known = this.#bound.get(text)
    if (known !== undefined) return known
    const bound = Buffer.from(text, 'utf8')
    this.#bound.set(text, bound)
    return bound
  }
}
