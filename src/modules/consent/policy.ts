import { definePolicy } from '#platform/policy.ts'

const team = ['counsellor', 'midwife', 'team-lead'] as const

export const policy = definePolicy({
  'consent.read': team,
  'consent.give': team,
  /** A parent for her own dossier only: whoever offers it to her has proven that it is hers. */
  'consent.withdraw': [...team, 'family'],
  'consent.receive': ['partner'],
  'consent.hand-over': team,
  'consent.take-over': [...team, 'partner'],
  'consent.meeting.open': team,
  'consent.meeting.attend': [...team, 'partner'],
  'consent.note': team,
  'consent.secrecy.set': ['administrator'],
  'consent.law.set': ['administrator'],
})
