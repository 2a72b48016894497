import { type Kysely, sql } from 'kysely'

const added = {
  'lifecycle.rule': {
    sample_percent: [
      'integer constraint rule_sample check (sample_percent between 1 and 100)',
      'public; share of the records the archive keeps of a sample; null: all of them, until a share is agreed',
    ],
  },
  'lifecycle.proposal': {
    handed_at: ['timestamptz', 'internal; when the package for the archive was made'],
    handed_by: ['uuid', 'internal; account that made it'],
    handed_manifest: ['text', 'internal; SHA-256 of the manifest of the package'],
    received_at: ['timestamptz', 'internal; when the proof of receipt was recorded'],
    received_by: ['uuid', 'internal; account that recorded it'],
    receipt: ['text', 'internal; reference of the proof of receipt of the archive'],
  },
} as const

/** What goes to an archive before it is erased, and indexes by which a removed dossier or account finds what stood around it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [table, columns] of Object.entries(added)) {
    for (const [name, [type, comment]] of Object.entries(columns)) {
      await sql.raw(`alter table ${table} add column ${name} ${type}`).execute(db)
      await sql.raw(`comment on column ${table}.${name} is '${comment}'`).execute(db)
    }
  }
  await sql`alter table lifecycle.proposal add constraint proposal_receipt_after check (received_at is null or (handed_at is not null and receipt is not null))`.execute(
    db,
  )
  // The unique ones hold only what stands; a removed dossier or account takes what was lifted along as well.
  for (const [name, table, column] of [
    ['conflict_dossier_key', 'access.conflict', 'dossier_id'],
    ['conflict_account_key', 'access.conflict', 'account_id'],
    ['closure_dossier_key', 'access.closure', 'dossier_id'],
    ['named_dossier_key', 'access.named', 'dossier_id'],
    ['named_account_key', 'access.named', 'account_id'],
  ]) {
    await sql.raw(`create index ${name} on ${table} (municipality_id, ${column})`).execute(db)
  }
}
