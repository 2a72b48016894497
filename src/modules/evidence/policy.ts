import { definePolicy } from '#platform/policy.ts'

/** A researcher sees figures, never the dossiers behind them; who manages settings sees neither. `machine` is the operator's command. */
export const policy = definePolicy({
  'evidence.report.read': ['counsellor', 'midwife', 'team-lead', 'researcher', 'machine'],
  'evidence.dossiers.read': ['counsellor', 'midwife', 'team-lead'],
  'evidence.edition.read': ['counsellor', 'midwife', 'team-lead', 'researcher'],
  'evidence.edition.publish': ['team-lead'],
})
