import { definePolicy } from '#platform/policy.ts'

const team = ['counsellor', 'midwife', 'team-lead'] as const

export const policy = definePolicy({ 'documents.read': team, 'documents.add': team })
