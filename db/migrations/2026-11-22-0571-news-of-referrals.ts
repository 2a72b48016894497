import { type Kysely, sql } from 'kysely'
import { createTable, recordedAt, reference } from './support.ts'

/** A partner who wants it gets a mail when a referral has news she may see; what she could see at the last mail is kept, so that nothing is told twice. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table network.member add column news_since timestamptz`.execute(db)
  await sql`comment on column network.member.news_since is 'internal; since when it wants a mail when a referral has news, null for never'`.execute(
    db,
  )
  await createTable(db, 'referrals.told', {
    columns: {
      account_id: ['uuid not null', 'internal; account of the partner'],
      referral_id: ['uuid not null', 'internal; the referral'],
      stages: ["text[] not null default '{}'", 'internal; what the partner could see then: words of a fixed list, no dates'],
      at: recordedAt,
    },
    constraints: [
      'constraint told_pk primary key (municipality_id, account_id, referral_id)',
      reference('told_account_fk', 'account_id', 'identity.account', 'cascade'),
      reference('told_referral_fk', 'referral_id', 'referrals.referral', 'cascade'),
    ],
    indexes: ['create index told_of_referral on referrals.told (municipality_id, referral_id)'],
  })
}
