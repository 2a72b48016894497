import { sql } from 'kysely'
import { contactDraft } from '#modules/contacts/public.ts'
import { lookBackDraft } from '#modules/dossiers/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { prepared } from '#platform/db/prepared.ts'

/** Whether a dossier has anything at all of what some cards show: rows that were taken back count too, so a card may still turn out empty. */
export type WhatThereIs = {
  readonly drafts: boolean
  readonly talks: boolean
  readonly claims: boolean
  readonly documents: boolean
  readonly family: boolean
  readonly permissions: boolean
}

const ofDossier = prepared(['municipalityId', 'dossierId', 'accountId', 'forms'], (tx, at) => {
  const any = (table: string) =>
    sql<boolean>`exists (select 1 from ${sql.table(table)} x where x.municipality_id = ${at('municipalityId')} and x.dossier_id = ${at('dossierId')})`
  return sql<WhatThereIs>`select
    exists (select 1 from platform.draft x where x.municipality_id = ${at('municipalityId')} and x.account_id = ${at('accountId')}
      and x.form = any(${at('forms')}::text[])) as drafts,
    ${any('fundamental_rights.talk')} as talks, ${any('rights.step')} as claims, ${any('documents.document')} as documents,
    ${any('family.access')} or ${any('family.request')} as family, ${any('consent.permission')} as permissions`.compile(tx)
})

/**
 * One look at the keys of seven tables, so that the page asks only for what there is: most dossiers have few of these, and a statement that finds
 * nothing costs nearly as much as one that does.
 */
export async function whatThereIs(tx: Tx, actor: Actor, dossierId: string): Promise<WhatThereIs> {
  const forms = [contactDraft(dossierId), lookBackDraft(dossierId)]
  const [found] = await ofDossier(tx, { municipalityId: actor.municipalityId, dossierId, accountId: actor.accountId, forms })
  if (found === undefined) throw new Error('a question about one dossier without an answer')
  return found
}
