// The letters of a code: no I, L, O or U, so that one can be read aloud and copied from paper (Crockford's base 32).
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const groupLength = 5

/** Sixteen bits that change when a letter was read or typed wrong (CRC-16/CCITT). */
export function checksum(bytes: readonly number[]): number {
  let sum = 0xffff
  for (const byte of bytes) {
    sum ^= byte << 8
    for (let bit = 0; bit < 8; bit += 1) sum = (sum & 0x8000) === 0 ? (sum << 1) & 0xffff : ((sum << 1) ^ 0x1021) & 0xffff
  }
  return sum
}

/** Bytes as letters, without spaces. */
export function toLetters(bytes: readonly number[]): string {
  let [text, rest, bits] = ['', 0, 0]
  for (const byte of bytes) {
    rest = ((rest << 8) | byte) & 0xfff
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += letters[(rest >> bits) & 31]
    }
  }
  return bits === 0 ? text : text + letters[(rest << (5 - bits)) & 31]
}

/** In groups of five: so a place is not lost while typing. */
export function inGroups(code: string): string {
  return code.match(new RegExp(`.{1,${groupLength}}`, 'g'))?.join(' ') ?? ''
}

/** The bytes behind letters as somebody typed them: spaces, hyphens and small letters do not matter, O is nought, I and L are one. Null when a letter is none of ours. */
export function fromLetters(typed: string): readonly number[] | null {
  const code = typed
    .toUpperCase()
    .replace(/[\s\-.]+/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  const bytes: number[] = []
  let [rest, bits] = [0, 0]
  for (const letter of code) {
    const value = letters.indexOf(letter)
    if (value < 0) return null
    rest = ((rest << 5) | value) & 0xfff
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes.push((rest >> bits) & 0xff)
  }
  return bits < 5 && (rest & ((1 << bits) - 1)) === 0 ? bytes : null
}
