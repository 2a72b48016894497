import { roles } from '#platform/actor.ts'
import { definePolicy } from '#platform/policy.ts'

export const identityPolicy = definePolicy({
  /** Own name, language, password, sessions. */
  'account.own': roles,
  /** Make, disable and re-invite accounts. */
  'account.manage': ['administrator', 'team-lead'],
  /** Identity service and provisioning of the municipality. */
  'access.settings': ['administrator'],
})
