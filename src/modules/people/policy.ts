import { definePolicy } from '#platform/policy.ts'

/** Addresses and safe contact are for those who work with the family. */
export const peoplePolicy = definePolicy({
  'people.change': ['counsellor', 'midwife', 'team-lead'],
})
