import { definePolicy } from '#platform/policy.ts'

const team = ['counsellor', 'midwife', 'team-lead'] as const

/** The team knows every family: a colleague must be able to take over. Nobody else opens a dossier. */
export const dossierPolicy = definePolicy({
  'dossiers.read': team,
  'dossiers.change': team,
  'dossiers.open': team,
  /** All families of a colleague who leaves, at once. */
  'dossiers.pass-on': ['team-lead'],
  /** Past guidance from a list the team kept before; opened by who imports it. */
  'dossiers.import': ['administrator', 'team-lead', 'counsellor', 'machine'],
})
