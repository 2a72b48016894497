import { definePolicy } from '#platform/policy.ts'

const team = ['counsellor', 'midwife', 'team-lead'] as const

export const policy = definePolicy({
  'contacts.read': team,
  'contacts.record': team,
  'contacts.plan': team,
  'contacts.answer-attention': team,
})
