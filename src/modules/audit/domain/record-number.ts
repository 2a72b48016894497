/** A record's number is a UUIDv7: it tells when the record was made, by the clock of the program and not by that of the act. */
export function madeAt(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
}

/** The lowest number a record made `milliseconds` before this one could have. */
export function numberBefore(id: string, milliseconds: number): string {
  const time = Math.max(0, madeAt(id) - milliseconds)
    .toString(16)
    .padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`
}

export const lowestNumber = '00000000-0000-0000-0000-000000000000'
