import iconv from 'iconv-lite'
import { ok, type Result, refuse } from '#platform/result.ts'
import type { Encoding, ReadRefusal } from './table.ts'

export type Decoded = { readonly encoding: Encoding; readonly text: string }

const startsWith = (bytes: Uint8Array, ...start: readonly number[]): boolean => start.every((byte, index) => bytes[index] === byte)

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** UTF-16 without a mark: in Western text every second byte is zero. */
function bareUtf16(bytes: Uint8Array): Encoding | null {
  const sample = bytes.subarray(0, 2000)
  let even = 0
  let odd = 0
  sample.forEach((byte, index) => {
    if (byte === 0 && index % 2 === 0) even += 1
    if (byte === 0 && index % 2 === 1) odd += 1
  })
  if (odd > sample.length * 0.35 && even < odd / 10) return 'utf-16le'
  return even > sample.length * 0.35 && odd < even / 10 ? 'utf-16be' : null
}

/**
 * The two one-byte alphabets differ in six letters: Ğ ğ İ ı Ş ş (1254) stand where Ð ð Ý ý Þ þ (1252) do. Eth and thorn do not occur in
 * Belgian lists, so those bytes mean Turkish. The byte of ı is also ý, which is the last letter of Czech and Slovak names (Nový).
 */
function oneByteAlphabet(bytes: Uint8Array): Encoding {
  const isLetter = (byte: number | undefined) =>
    byte !== undefined && (byte >= 0xc0 || (byte | 0x20) >= 0x61) && (byte >= 0xc0 || (byte | 0x20) <= 0x7a)
  let turkish = 0
  let czech = 0
  bytes.forEach((byte, index) => {
    const inWord = isLetter(bytes[index - 1]) || isLetter(bytes[index + 1])
    if (!inWord) return
    if (byte === 0xd0 || byte === 0xf0 || byte === 0xde || byte === 0xfe) turkish += 3
    else if (byte === 0xdd) turkish += 1
    else if (byte === 0xfd && isLetter(bytes[index + 1])) turkish += 1
    else if (byte === 0xfd) czech += 1
  })
  return turkish > czech ? 'windows-1254' : 'windows-1252'
}

function looksLikeText(text: string): boolean {
  const sample = text.slice(0, 20_000)
  let odd = 0
  for (const letter of sample) {
    const code = letter.codePointAt(0) ?? 0
    if (code === 0 || code === 0xfffd || (code < 32 && code !== 9 && code !== 10 && code !== 13)) odd += 1
  }
  return odd <= sample.length * 0.005
}

function decodeAs(bytes: Uint8Array, encoding: Encoding): Decoded {
  return { encoding, text: iconv.decode(Buffer.from(bytes), encoding, { stripBOM: true }) }
}

/** Bytes to text. A mark at the start decides; else strict UTF-8; else one of the two Windows alphabets used here. */
export function decode(bytes: Uint8Array): Result<Decoded, ReadRefusal> {
  const found = decodeUnchecked(bytes)
  if (found.text.trim() === '') return refuse({ kind: 'empty-file' })
  return looksLikeText(found.text) ? ok(found) : refuse({ kind: 'not-a-table' })
}

function decodeUnchecked(bytes: Uint8Array): Decoded {
  if (startsWith(bytes, 0xff, 0xfe)) return decodeAs(bytes, 'utf-16le')
  if (startsWith(bytes, 0xfe, 0xff)) return decodeAs(bytes, 'utf-16be')
  const wide = startsWith(bytes, 0xef, 0xbb, 0xbf) ? null : bareUtf16(bytes)
  if (wide) return decodeAs(bytes, wide)
  const text = strictUtf8(bytes)
  if (text !== null) return { encoding: 'utf-8', text: text.replace(/^\uFEFF/, '') }
  return decodeAs(bytes, startsWith(bytes, 0xef, 0xbb, 0xbf) ? 'utf-8' : oneByteAlphabet(bytes))
}
