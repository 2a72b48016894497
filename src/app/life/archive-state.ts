import type { Proposal } from '#modules/lifecycle/public.ts'
import { keepHref } from './hrefs.ts'

type Facts = Pick<Proposal, 'toArchive' | 'approvedBy' | 'receivedAt' | 'handedManifest' | 'isHeld'>
export type ArchiveState = 'held' | 'to-pack' | 'packed' | 'received'

/** Agreed on by two people, and not erased before the archive has it. */
export const waitsForArchive = ({ toArchive, approvedBy, receivedAt }: Facts): boolean =>
  toArchive && approvedBy !== null && receivedAt === null

/** How far a proposal is on its way to the archive. */
export function archiveState({ receivedAt, handedManifest, isHeld }: Facts): ArchiveState {
  if (receivedAt !== null) return 'received'
  if (isHeld) return 'held'
  return handedManifest === null ? 'to-pack' : 'packed'
}

export const archiveHref = (proposalId: string, path = ''): string => keepHref(`archief/${proposalId}${path === '' ? '' : `/${path}`}`)
