import { definePolicy } from '#platform/policy.ts'

const team = ['counsellor', 'midwife', 'team-lead'] as const

export const referralPolicy = definePolicy({
  /** A parent, or anybody who types for her. */
  'referrals.ask': ['visitor', ...team, 'partner', 'researcher', 'administrator'],
  'referrals.refer': ['partner'],
  /** By a personal link or a receipt: what they may is in the token. */
  'referrals.refer-by-link': ['visitor', ...team, 'partner', 'researcher', 'administrator'],
  'referrals.take-call': team,
  'referrals.read': team,
  'referrals.decide': team,
  /** A parent on her own pages: what the partner who referred her is told ends. */
  'referrals.stop-telling': ['family'],
})
