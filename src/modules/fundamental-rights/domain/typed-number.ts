/** What was typed over from a paper for one right: a number or a way not to score, nothing because she left it open, or something that is neither. */
export type TypedNumber = { readonly kind: 'given'; readonly raw: string } | { readonly kind: 'open' } | { readonly kind: 'wrong' }

const signs: Readonly<Record<string, string>> = {
  '?': 'unknown',
  '-': 'not-applicable',
  '–': 'not-applicable',
  nvt: 'not-applicable',
  'n.v.t.': 'not-applicable',
}

/** 0 to 10 is a number, ? is "she does not know", - is "does not apply"; an empty field was not asked and is no zero. */
export function readTyped(typed: string): TypedNumber {
  const word = typed.trim().toLowerCase()
  if (word === '') return { kind: 'open' }
  if (/^(\d|10)$/.test(word)) return { kind: 'given', raw: word }
  const sign = Object.hasOwn(signs, word) ? signs[word] : undefined
  return sign === undefined ? { kind: 'wrong' } : { kind: 'given', raw: sign }
}
