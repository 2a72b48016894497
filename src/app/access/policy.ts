import { definePolicy } from '#platform/policy.ts'

const team = ['counsellor', 'midwife', 'team-lead'] as const

/** Who keeps whom out of a family's dossier, and who may go in nevertheless. */
export const accessPolicy = definePolicy({
  /** Say that somebody knows a family personally. */
  'access.conflict.link': team,
  'access.conflict.lift': ['team-lead'],
  /** Only her counsellor and the team lead: the command looks. */
  'access.dossier.close': team,
  'access.break-glass': team,
  /** Everything of the team: who is kept out where, who broke the glass. */
  'access.review': ['team-lead'],
})
