import { definePolicy } from '#platform/policy.ts'

export const networkPolicy = definePolicy({
  'network.manage': ['team-lead', 'administrator'],
})
