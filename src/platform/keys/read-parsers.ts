import pg from 'pg'
import { CannotOpen, type KeyRing } from './key-ring.ts'
import { sealMark } from './sealed-text.ts'

const { BYTEA, JSON: JSON_TYPE, JSONB, TEXT, VARCHAR } = pg.types.builtins
/** text[], which the driver has no name for. */
const TEXTS: number = 1009
const first = sealMark.charCodeAt(0)
const markBytes = Buffer.from(sealMark, 'latin1')

type Parser = (raw: string) => unknown
/** Tells the parsers in which municipality the connection is now. */
export type Place = { municipalityId: string | null }

/**
 * What the driver does with texts, JSON and bytes of a connection: sealed values open by themselves. One that does not open is an error of the
 * statement; it is never shown as it stands.
 */
export function openingParsers(keys: () => KeyRing, place: Place): ReadonlyMap<number, Parser> {
  const here = (): string => {
    if (place.municipalityId === null) throw new CannotOpen('a sealed value is read outside a municipality')
    return place.municipalityId
  }
  const isSealed = (text: string): boolean => text.charCodeAt(0) === first && text.startsWith(sealMark)
  const openText = (text: string): string => (isSealed(text) ? keys().openText(here(), text).text : text)

  const openInside = (value: unknown): unknown => {
    if (typeof value === 'string') {
      if (!isSealed(value)) return value
      const { kind, text } = keys().openText(here(), value)
      return kind === 'j' ? JSON.parse(text) : text
    }
    if (Array.isArray(value)) return value.map(openInside)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, openInside(inner)]))
  }
  const openJson: Parser = (raw) => (raw.includes(sealMark) ? openInside(JSON.parse(raw)) : JSON.parse(raw))

  const plainTexts = pg.types.getTypeParser(TEXTS)
  const openTexts: Parser = (raw) => {
    const texts: unknown = plainTexts(raw)
    return raw.includes(sealMark) && Array.isArray(texts) ? texts.map((text) => (typeof text === 'string' ? openText(text) : text)) : texts
  }
  const plainBytes = pg.types.getTypeParser(BYTEA)
  const openBytes: Parser = (raw) => {
    const bytes: unknown = plainBytes(raw)
    return Buffer.isBuffer(bytes) && bytes.subarray(0, markBytes.length).equals(markBytes) ? bytesIn(keys(), here(), bytes) : bytes
  }
  return new Map([
    [TEXT, openText],
    [VARCHAR, openText],
    [JSON_TYPE, openJson],
    [JSONB, openJson],
    [TEXTS, openTexts],
    [BYTEA, openBytes],
  ])
}

/** Opens `~opk1:<version>.b.` followed by nonce, tag and content. */
export function bytesIn(keys: KeyRing, municipalityId: string, stored: Buffer): Buffer {
  const head = /^~opk1:([1-9]\d{0,5})\.b\./.exec(stored.subarray(0, 20).toString('latin1'))
  if (head === null) throw new CannotOpen('bytes bear the mark of a seal but are none')
  return keys.open(municipalityId, Number(head[1]), 'b', stored.subarray(head[0].length))
}
