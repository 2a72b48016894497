export { type AddParticipation, addParticipation, turnParticipation } from './commands/participation.ts'
export type { Participation, ParticipationRefusal } from './domain/participation.ts'
export { policy as groupPolicy } from './policy.ts'
/** For imports, inside their own transaction and under their own checks. */
export { insertParticipations, listParticipations, type ParticipationRow } from './store.ts'
export { GroupCard } from './web/group-section.tsx'
export { groupRoutes } from './web/routes.tsx'
