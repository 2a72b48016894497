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
  /** A fact that a parent wants corrected: whoever corrects it, or leaves her words beside it, answers the register as well. */
  'lifecycle.request.answer': team,
  'lifecycle.request.decide': ['team-lead'],
  /** A mother takes her own copy along, after her second proof. */
  'lifecycle.copy.own': ['family'],
  /** Keep a dossier without using it, or without counting it; and let it go on. */
  'lifecycle.limit.set': ['team-lead'],
  /** Use a restricted dossier for an hour, on one of the grounds of the law, with the reason. */
  'lifecycle.limit.use': team,
  'lifecycle.hold.set': ['team-lead'],
  'lifecycle.rule.set': ['administrator'],
  /** See what is due, propose it, and agree with what a colleague proposed. References and counts, never names. */
  'lifecycle.destroy': keepers,
  /** Make the package for the archive, and fetch it: it holds everything of the dossier, so an administrator does not. */
  'lifecycle.archive.open': ['team-lead'],
  /** Records of processing and the draft of an impact assessment. */
  'lifecycle.records.read': keepers,
})
