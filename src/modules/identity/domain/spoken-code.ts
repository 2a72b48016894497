/** Signs that are not mistaken for one another when somebody reads them aloud, and that make no words. */
const signs = '23456789BCDFGHJKMPQRTVWXYZ'

/** A code of six signs, in two groups to say: of chance, given as hexadecimal text of 32 signs or more. About 300 million codes. */
export function spokenCode(chance: string): string {
  const picked = Array.from({ length: 6 }, (_, at) => signs.charAt(Number.parseInt(chance.slice(at * 4, at * 4 + 4), 16) % signs.length))
  return `${picked.slice(0, 3).join('')}-${picked.slice(3).join('')}`
}

/** However it was typed: small letters, without the dash, with spaces. */
export function foldSpoken(typed: string): string {
  return typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')
}
