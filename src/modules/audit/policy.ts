import { definePolicy } from '#platform/policy.ts'

export const auditPolicy = definePolicy({
  /** See unusual look-ups and emergencies with their dossiers, note what came of them, set the limits. */
  'audit.review': ['team-lead'],
  /** Ask which dossiers a session, account, device, key or export touched: references and counts. */
  'audit.touched': ['team-lead', 'administrator'],
})
