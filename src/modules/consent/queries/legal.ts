import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'

export type LegalReference = {
  readonly id: string
  readonly key: string
  readonly label: { readonly nl: string; readonly en: string; readonly fr: string }
  readonly article: string
  readonly source: string
  readonly validFrom: IsoDay
  readonly validUntil: IsoDay | null
}

/** All wordings by subject, the newest first. */
export async function listReferences(tx: Tx, municipalityId: string): Promise<LegalReference[]> {
  const rows = await tx
    .selectFrom('consent.legal_reference')
    .selectAll()
    .where('municipality_id', '=', municipalityId)
    .orderBy('key')
    .orderBy('valid_from', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    key: row.key,
    label: { nl: row.label_nl, en: row.label_en, fr: row.label_fr },
    article: row.article,
    source: row.source,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
  }))
}

/** What holds on one day for one subject. */
export async function referencesOn(tx: Tx, municipalityId: string, key: string, day: IsoDay): Promise<LegalReference[]> {
  const all = await listReferences(tx, municipalityId)
  return all.filter((one) => one.key === key && one.validFrom <= day && (one.validUntil === null || day <= one.validUntil))
}

export type LegalGround = {
  readonly id: string
  readonly purpose: string
  readonly ground: string
  readonly role: 'controller' | 'joint-controller' | 'processor'
  readonly note: string | null
  readonly validFrom: IsoDay
  readonly validUntil: IsoDay | null
}

/** On what ground, and in which role, data is used for each purpose: then and now. */
export async function listGrounds(tx: Tx, municipalityId: string): Promise<LegalGround[]> {
  return tx
    .selectFrom('consent.legal_ground')
    .select(['id', 'purpose', 'ground', 'role', 'note', 'valid_from as validFrom', 'valid_until as validUntil'])
    .where('municipality_id', '=', municipalityId)
    .orderBy('purpose')
    .orderBy('valid_from', 'desc')
    .execute()
}
