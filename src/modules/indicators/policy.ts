import { definePolicy } from '#platform/policy.ts'

export const policy = definePolicy({
  'indicators.read': ['counsellor', 'midwife', 'team-lead'],
  'indicators.record': ['counsellor', 'midwife', 'team-lead'],
  'indicators.withdraw': ['counsellor', 'midwife', 'team-lead'],
})
