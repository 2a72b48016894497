import pg from 'pg'
import { CannotOpen, type KeyRing } from './key-ring.ts'
import { looksSealed, mayHoldSealed, readSealedBytes } from './sealed-text.ts'

const { BYTEA, JSON: JSON_TYPE, JSONB, TEXT, VARCHAR } = pg.types.builtins
/** text[], which the driver has no name for. */
const TEXTS: number = 1009

type Parser = (raw: string) => unknown
/** Tells the parsers in which municipality the connection is now, and keeps the keys for as long as it is there. */
export type Place = { municipalityId: string | null; ring: KeyRing | null }

/** A list or an object of JSON. */
function isHolder(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/**
 * What the driver does with texts, JSON and bytes of a connection: sealed values open by themselves. One that does not open is an error of the
 * statement; it is never shown as it stands.
 */
export function openingParsers(keys: () => KeyRing, place: Place): ReadonlyMap<number, Parser> {
  const here = (): string => {
    if (place.municipalityId === null) throw new CannotOpen('a sealed value is read outside a municipality')
    return place.municipalityId
  }
  // Which keys these are is asked of the settings: once where a page of a list opens thousands of values.
  const ring = (): KeyRing => {
    place.ring ??= keys()
    return place.ring
  }
  const openText = (text: string): string => (looksSealed(text) ? ring().openText(here(), text).text : text)

  // What was just parsed is nobody else's: it is opened where it stands.
  const openInside = (value: unknown): unknown => {
    if (typeof value === 'string') {
      if (!looksSealed(value)) return value
      const { kind, text } = ring().openText(here(), value)
      return kind === 'j' ? JSON.parse(text) : text
    }
    if (isHolder(value)) for (const name of Object.keys(value)) value[name] = openInside(value[name])
    return value
  }
  const openJson: Parser = (raw) => (mayHoldSealed(raw) ? openInside(JSON.parse(raw)) : JSON.parse(raw))

  const plainTexts = pg.types.getTypeParser(TEXTS)
  const openTexts: Parser = (raw) => {
    const texts: unknown = plainTexts(raw)
    return mayHoldSealed(raw) && Array.isArray(texts) ? texts.map((text) => (typeof text === 'string' ? openText(text) : text)) : texts
  }
  const plainBytes = pg.types.getTypeParser(BYTEA)
  const openBytes: Parser = (raw) => {
    const bytes: unknown = plainBytes(raw)
    const sealed = Buffer.isBuffer(bytes) ? readSealedBytes(bytes) : null
    return sealed === null ? bytes : ring().open(here(), sealed)
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
