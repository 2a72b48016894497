import { definePolicy } from '#platform/policy.ts'

export const networkPolicy = definePolicy({
  'network.manage': ['team-lead', 'administrator'],
  /** A partner decides for her own account whether a mail tells that there is news. */
  'network.own-news': ['partner'],
})
