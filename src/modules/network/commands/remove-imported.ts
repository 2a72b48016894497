import type { Tx } from '#platform/db/database.ts'

/** Takes organisations of an undone import away; one that has links or accounts by now stays. Answers with those that went. */
export async function removeImportedOrganisations(tx: Tx, municipalityId: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .deleteFrom('network.organisation as organisation')
    .where('organisation.municipality_id', '=', municipalityId)
    .where('organisation.id', 'in', [...ids])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('network.member as member')
            .select('member.account_id')
            .where('member.municipality_id', '=', municipalityId)
            .whereRef('member.organisation_id', '=', 'organisation.id'),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('network.referral_link as link')
            .select('link.id')
            .where('link.municipality_id', '=', municipalityId)
            .whereRef('link.organisation_id', '=', 'organisation.id'),
        ),
      ),
    )
    .returning('organisation.id')
    .execute()
  return rows.map((row) => row.id)
}
