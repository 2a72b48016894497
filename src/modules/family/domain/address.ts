export type Address = { readonly kind: 'mail' | 'sms' | 'card'; readonly value: string }

const mail = /^[^\s@<>"(),;:\\]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/

/**
 * What somebody types to come in: a mail address, a telephone number (a Belgian one with or without its country, others with +), or the eight
 * digits of a card. One way of writing for each, so that it is found however it is typed. Null when it is none of them.
 */
export function readAddress(typed: string): Address | null {
  const text = typed.trim().toLowerCase()
  if (text.includes('@')) return text.length <= 200 && mail.test(text) ? { kind: 'mail', value: text } : null
  if (/[^\d\s.\-/()+]/.test(text)) return null
  const digits = text
    .replace(/[^\d+]/g, '')
    .replace(/^\+32\(?0/, '+32')
    .replace(/^00/, '+')
  if (/^[1-9]\d{7}$/.test(digits)) return { kind: 'card', value: digits }
  if (/^0[1-9]\d{7,8}$/.test(digits)) return { kind: 'sms', value: `+32${digits.slice(1)}` }
  return /^\+[1-9]\d{7,14}$/.test(digits) ? { kind: 'sms', value: digits } : null
}

/** Enough to know one's own, too little to learn another's: "a…@voorbeeld.be", "… 31". */
export function maskAddress(address: Address): string {
  if (address.kind === 'mail') return `${address.value.charAt(0)}…${address.value.slice(address.value.indexOf('@'))}`
  return `… ${address.value.slice(-2)}`
}
