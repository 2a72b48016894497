import { definePolicy } from '#platform/policy.ts'

const importers = ['team-lead', 'administrator', 'counsellor', 'machine'] as const

export const importPolicy = definePolicy({
  'imports.read': importers,
  'imports.apply': importers,
  'imports.undo': importers,
})
