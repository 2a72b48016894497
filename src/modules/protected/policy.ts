import { definePolicy } from '#platform/policy.ts'

const team = ['counsellor', 'midwife', 'team-lead'] as const

/** The role is the first door; the second is the name on the part itself, which the database asks too. */
export const policy = definePolicy({
  'protected.open': team,
  'protected.read': team,
  'protected.write': team,
  /** A part nobody can read any more: one asks that a colleague is named, another confirms. Neither reads it by that. */
  'protected.rescue.ask': ['team-lead'],
  'protected.rescue.confirm': ['administrator'],
})
