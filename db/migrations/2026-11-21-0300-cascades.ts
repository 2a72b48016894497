import { type Kysely, sql } from 'kysely'

/**
 * What goes with a dossier when it goes is found by its key. The indexes there were leave out rows that were withdrawn, so the database
 * could not use them to be sure: taking back an import of thousands read the whole table for each dossier.
 */
const keys = {
  'indicators.measurement': 'dossier_id',
  'groups.participation': 'dossier_id',
  'contacts.contact': 'dossier_id',
  'contacts.next_step': 'dossier_id',
  'contacts.attention': 'dossier_id',
  'dossiers.focus': 'dossier_id',
  'dossiers.refusal': 'dossier_id',
  'dossiers.birth': 'pregnancy_id',
  'referrals.likeness': 'referral_id',
} as const

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [table, column] of Object.entries(keys)) {
    const name = `${table.split('.')[1] ?? ''}_${column.replace('_id', '')}_key`
    await sql`create index ${sql.id(name)} on ${sql.table(table)} (municipality_id, ${sql.id(column)})`.execute(db)
  }
  await sql`create index likeness_person_key on referrals.likeness (municipality_id, person_id)`.execute(db)
}
