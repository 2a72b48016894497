export const requestKinds = ['rectification', 'objection', 'restriction', 'erasure'] as const
export type RequestKind = (typeof requestKinds)[number]
export const requestChannels = ['spoken', 'written', 'portal'] as const
export type RequestChannel = (typeof requestChannels)[number]
export const requestOutcomes = ['granted', 'partly', 'refused'] as const
export type RequestOutcome = (typeof requestOutcomes)[number]
