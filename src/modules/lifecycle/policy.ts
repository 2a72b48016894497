import { definePolicy } from '#platform/policy.ts'

const team = ['counsellor', 'midwife', 'team-lead'] as const
const keepers = ['team-lead', 'administrator'] as const

export const lifecyclePolicy = definePolicy({
  /** What a family asked about her data, what was decided, and whether her dossier may go. */
  'lifecycle.rights.read': team,
  /** Make and fetch the copy she takes along. */
  'lifecycle.copy.make': ['counsellor', 'team-lead'],
  /** A parent for her own dossier only: whoever offers it to her has proven that it is hers. */
  'lifecycle.request.record': [...team, 'family'],
  'lifecycle.request.decide': ['team-lead'],
  'lifecycle.hold.set': ['team-lead'],
  'lifecycle.rule.set': ['administrator'],
  /** See what is due, propose it, and agree with what a colleague proposed. References and counts, never names. */
  'lifecycle.destroy': keepers,
  /** Records of processing and the draft of an impact assessment. */
  'lifecycle.records.read': keepers,
})
