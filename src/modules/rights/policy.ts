import { definePolicy } from '#platform/policy.ts'

const team = ['counsellor', 'midwife', 'team-lead'] as const

export const policy = definePolicy({
  'rights.read': team,
  'rights.record': team,
  /** Over families: who misses an obvious right, which right is refused most. */
  'rights.team': team,
})
