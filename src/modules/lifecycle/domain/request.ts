export const requestKinds = ['access', 'rectification', 'objection', 'restriction', 'erasure'] as const
export type RequestKind = (typeof requestKinds)[number]
export const requestChannels = ['spoken', 'written', 'portal'] as const
export type RequestChannel = (typeof requestChannels)[number]
/** What the team can decide. */
export const requestOutcomes = ['granted', 'partly', 'refused'] as const
export type RequestOutcome = (typeof requestOutcomes)[number]
/** How a request can end: decided, or taken back by who asked. */
export const requestEnds = [...requestOutcomes, 'withdrawn'] as const
export type RequestEnd = (typeof requestEnds)[number]
/** Against what she objects: every use, or being counted. */
export const objectionScopes = ['all', 'figures'] as const
export type ObjectionScope = (typeof objectionScopes)[number]
