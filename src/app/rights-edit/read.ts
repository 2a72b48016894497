import { accountNames } from '#modules/identity/public.ts'
import type { Right } from '#modules/rights/public.ts'
import { type ChangeRow, catalogueOf, rightsCataloguePolicy } from '#modules/rights-catalogue/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { PublicLocale } from '#platform/text/locale.ts'

export function mayEdit(actor: Actor): boolean {
  return rightsCataloguePolicy.allows(actor, 'rights.catalogue.draft')
}

/** The rights as they hold now, in the language of the reader. */
export async function rightsRead(tx: Tx, actor: Actor, locale: PublicLocale): Promise<readonly Right[]> {
  const { rights } = await catalogueOf(tx, actor.municipalityId, locale)
  return rights.map(({ right }) => right)
}

export function titlesOf(rights: readonly Right[]): ReadonlyMap<string, string> {
  return new Map(rights.map(({ id, title }) => [id, title]))
}

export async function namesIn(tx: Tx, actor: Actor, changes: readonly ChangeRow[]): Promise<ReadonlyMap<string, string>> {
  const ids = changes.flatMap(({ by, droppedBy, publishedBy, withdrawnBy }) => [by, droppedBy, publishedBy, withdrawnBy])
  return accountNames(
    tx,
    actor.municipalityId,
    ids.filter((id) => id !== null),
  )
}
