import { type DossierOfPerson, dossiersOfPeople } from '#modules/dossiers/public.ts'
import { linkedPeople } from '#modules/referrals/public.ts'
import type { Tx } from '#platform/db/database.ts'

/** The running dossier of the parent a worker linked this referral to, as the mother; null when there is none. */
export async function openDossierOfSamePerson(tx: Tx, municipalityId: string, referralId: string): Promise<DossierOfPerson | null> {
  const dossiers = await dossiersOfPeople(tx, municipalityId, await linkedPeople(tx, municipalityId, referralId))
  return dossiers.find((dossier) => dossier.isOpen && dossier.role === 'mother') ?? null
}
