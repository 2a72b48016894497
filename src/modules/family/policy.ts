import { definePolicy } from '#platform/policy.ts'

const team = ['counsellor', 'midwife', 'team-lead'] as const

export const familyPolicy = definePolicy({
  /** Give, renew and stop the own access of a parent. */
  'family.access.give': team,
  /** Read and answer what a parent asked. */
  'family.request.answer': team,
  /** Her own pages, and nothing but her own. */
  'family.own': ['family'],
  /** Messages that left or wait: whether they went, never what stands in them. */
  'family.outbox.read': ['administrator'],
})
