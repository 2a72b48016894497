import { definePolicy } from '#platform/policy.ts'

const team = ['counsellor', 'midwife', 'team-lead'] as const

export const policy = definePolicy({ 'fundamental-rights.read': team, 'fundamental-rights.record': team })
