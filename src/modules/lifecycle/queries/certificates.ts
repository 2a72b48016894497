import { z } from 'zod'
import type { Tx } from '#platform/db/database.ts'
import { certificateHash } from '../domain/certificate.ts'

const shape = z.object({
  id: z.string(),
  series: z.string(),
  ground: z.string(),
  rule: z.string(),
  permission: z.string(),
  proposedBy: z.string(),
  approvedBy: z.string(),
  counts: z.record(z.string(), z.number()),
  erasedAt: z.date(),
  hash: z.string(),
})
export type Certificate = z.output<typeof shape> & {
  /** Whether the row still says what it said when it was written. */
  readonly isWhole: boolean
}

function certificateOf(municipalityId: string, row: unknown): Certificate {
  const read = shape.parse(row)
  const { hash, erasedAt, ...facts } = read
  return { ...read, isWhole: certificateHash({ ...facts, municipalityId, erasedAt: erasedAt.toISOString() }) === hash }
}

function select(tx: Tx, municipalityId: string) {
  return tx
    .selectFrom('lifecycle.certificate')
    .select(['id', 'series', 'ground', 'rule', 'permission', 'proposed_by as proposedBy', 'approved_by as approvedBy', 'counts'])
    .select(['erased_at as erasedAt', 'hash'])
    .where('municipality_id', '=', municipalityId)
}

export async function listCertificates(tx: Tx, municipalityId: string, limit: number): Promise<Certificate[]> {
  const rows = await select(tx, municipalityId).orderBy('erased_at', 'desc').limit(limit).execute()
  return rows.map((row) => certificateOf(municipalityId, row))
}

export async function readCertificate(tx: Tx, municipalityId: string, id: string): Promise<Certificate | null> {
  const row = await select(tx, municipalityId).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : certificateOf(municipalityId, row)
}
