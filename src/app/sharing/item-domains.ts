import type { SharedDomain } from '#modules/consent/public.ts'

/** Which life domain each thing that can be in order belongs to. What is not on this list is shown to no partner: not known is not allowed. */
const domains: Readonly<Record<string, SharedDomain>> = {
  babyuitzet: 'baby',
  kinderopvang: 'baby',
  aanmelding_kg: 'baby',
  slaapplek: 'baby',
  kraamzorg: 'baby',
  groeipakket: 'money',
  startbedrag: 'money',
  schuldplan: 'money',
  ziekteverzekering: 'paperwork',
  sociale_rechten: 'paperwork',
  administratie: 'paperwork',
  inschrijving_woning: 'housing',
}

export function domainOfItem(itemId: string): SharedDomain | null {
  return domains[itemId] ?? null
}
