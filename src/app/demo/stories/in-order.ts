/** What is in order for the baby, as it often stands at the start and a while later. */
export const notYet = {
  babyuitzet: 'niet_in_orde',
  kinderopvang: 'niet_in_orde',
  aanmelding_kg: 'in_orde',
  groeipakket: 'niet_in_orde',
  startbedrag: 'niet_in_orde',
  slaapplek: 'bezig',
  kraamzorg: 'bezig',
  ziekteverzekering: 'in_orde',
} as const

export const ready = {
  babyuitzet: 'in_orde',
  kinderopvang: 'in_orde',
  aanmelding_kg: 'in_orde',
  groeipakket: 'in_orde',
  startbedrag: 'in_orde',
  slaapplek: 'in_orde',
  kraamzorg: 'in_orde',
  ziekteverzekering: 'in_orde',
} as const

export const atStart = { kind: 'measurement', instrument: 'opkomst-dossier', moment: 'start', respondent: 'worker' } as const
