/**
 * The text PostgreSQL gives back for a `jsonb` value: keys by length, then by their bytes, one space after comma and colon, numbers written
 * out. A record is marked before it is written, over what will stand there.
 */
export function jsonbText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(jsonbText).join(', ')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .map(([name, one]) => ({ name: Buffer.from(name, 'utf8'), text: `${JSON.stringify(name)}: ${jsonbText(one)}` }))
      .toSorted((a, b) => a.name.length - b.name.length || Buffer.compare(a.name, b.name))
    return `{${entries.map(({ text }) => text).join(', ')}}`
  }
  return typeof value === 'number' ? numberText(value) : (JSON.stringify(value) ?? 'null')
}

/** Without an exponent: `1e-7` is 0.0000001 in the database. */
function numberText(value: number): string {
  const [digits = '', exponent] = JSON.stringify(value).split('e')
  if (exponent === undefined) return digits
  const [sign, unsigned] = digits.startsWith('-') ? ['-', digits.slice(1)] : ['', digits]
  const [whole = '', fraction = ''] = unsigned.split('.')
  const point = whole.length + Number(exponent)
  const all = whole + fraction
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${all}`
  return `${sign}${all.padEnd(point, '0')}${point < all.length ? `.${all.slice(point)}` : ''}`
}
