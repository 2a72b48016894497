import { definePolicy } from '#platform/policy.ts'

const editors = ['team-lead', 'administrator'] as const

/** `machine` is the operator's command: it may read a file in as drafts, and never publishes. */
export const policy = definePolicy({
  'rights.catalogue.read': ['counsellor', 'midwife', 'team-lead', 'administrator', 'machine'],
  'rights.catalogue.draft': [...editors, 'machine'],
  'rights.catalogue.publish': editors,
})
