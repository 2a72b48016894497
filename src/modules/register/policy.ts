import { definePolicy } from '#platform/policy.ts'

const team = ['counsellor', 'midwife', 'team-lead'] as const

export const policy = definePolicy({
  'register.read': team,
  'register.write': team,
  'register.unmask': team,
  'register.look-up': team,
  'register.authorise': ['administrator'],
})
