import type { Kysely } from 'kysely'
import { createTable, id, recordedAt, recordedBy, reference } from './support.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'referrals.revision', {
    columns: {
      id,
      referral_id: ['uuid not null', 'internal; the referral'],
      fields: ["text[] not null default '{}'", 'internal; which answers changed'],
      before: ['jsonb not null', 'special; the answers as they were'],
      at: recordedAt,
      by: recordedBy,
    },
    constraints: [reference('revision_referral_fk', 'referral_id', 'referrals.referral', 'cascade')],
    indexes: ['create index revision_of_referral on referrals.revision (municipality_id, referral_id, at)'],
  })
}
