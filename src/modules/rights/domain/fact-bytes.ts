import { addDays, daysBetween } from '#platform/day.ts'
import type { Fact } from './fact-kinds.ts'

const dayZero = '2000-01-01'

/** Two bytes that stand for a name. They do not depend on the order of the facts, so a new fact leaves older codes readable; a test proves that no two names share them. */
export function hashOf(name: string): number {
  let hash = 0x811c9dc5
  for (const letter of new TextEncoder().encode(name)) hash = Math.imul(hash ^ letter, 0x01000193) >>> 0
  return (hash ^ (hash >>> 16)) & 0xffff
}

export function pairOf(number: number): readonly number[] {
  return [number >> 8, number & 0xff]
}

export function writeCount(count: number): readonly number[] {
  const bytes: number[] = []
  let rest = count
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128)
  return [...bytes, rest]
}

function writeText(text: string): readonly number[] {
  const bytes = [...new TextEncoder().encode(text)]
  return [...writeCount(bytes.length), ...bytes]
}

/** The value of a fact in as few bytes as it needs. */
export function writeValue(fact: Fact, value: unknown): readonly number[] {
  if (fact.is === 'truth') return [value === true ? 1 : 0]
  if (fact.is === 'choice') return pairOf(hashOf(String(value)))
  if (fact.is === 'text') return writeText(String(value))
  if (fact.is === 'day') {
    const days = daysBetween(dayZero, String(value))
    return writeCount(days < 0 ? -days * 2 - 1 : days * 2)
  }
  const number = Number(value)
  // A whole number is itself; any other is written out.
  return Number.isSafeInteger(number * 2) ? writeCount(number * 2) : [1, ...writeText(String(number))]
}

/** Reads bytes from the front; nothing more to read, or nonsense, is null. */
export class ByteReader {
  readonly #bytes: readonly number[]
  #at = 0
  constructor(bytes: readonly number[]) {
    this.#bytes = bytes
  }
  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length
  }
  byte(): number | null {
    const byte = this.#bytes[this.#at]
    this.#at += 1
    return byte ?? null
  }
  pair(): number | null {
    const [high, low] = [this.byte(), this.byte()]
    return high === null || low === null ? null : high * 256 + low
  }
  count(): number | null {
    let [sum, scale] = [0, 1]
    for (let n = 0; n < 8; n += 1) {
      const byte = this.byte()
      if (byte === null) return null
      sum += (byte & 127) * scale
      if (byte < 128) return Number.isSafeInteger(sum) ? sum : null
      scale *= 128
    }
    return null
  }
  text(): string | null {
    const length = this.count()
    if (length === null || length > this.#bytes.length - this.#at) return null
    const bytes = this.#bytes.slice(this.#at, this.#at + length)
    this.#at += length
    return new TextDecoder().decode(new Uint8Array(bytes))
  }
}

export function readValue(fact: Fact, from: ByteReader): unknown {
  if (fact.is === 'truth') return from.byte() === 1
  if (fact.is === 'text') return from.text()
  if (fact.is === 'choice') {
    const hash = from.pair()
    return fact.among.find((one) => hashOf(one) === hash) ?? null
  }
  const count = from.count()
  if (count === null) return null
  if (fact.is === 'day') return Math.abs(count) > 2_000_000 ? null : addDays(dayZero, count % 2 === 1 ? -(count + 1) / 2 : count / 2)
  if (count === 1) return Number(from.text())
  return count % 2 === 0 ? count / 2 : null
}
