/** A number as people in Belgium write it: 44,60 · € 1.214,49 · 1214.49 · 75 %. Null when it is none, or below zero. */
export function parseNumber(typed: string): number | null {
  const bare = typed.replace(/[\s€%]|euro?/gi, '')
  const thousands = /^\d{1,3}(\.\d{3})+(,\d+)?$/.test(bare) ? bare.replaceAll('.', '') : bare
  if (!/^\d+([.,]\d+)?$/.test(thousands)) return null
  return Number(thousands.replace(',', '.'))
}
