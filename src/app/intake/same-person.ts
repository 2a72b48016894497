import { type DossierOfPerson, dossiersOfPeople } from '#modules/dossiers/public.ts'
import { lookAlikes } from '#modules/referrals/public.ts'
import type { Tx } from '#platform/db/database.ts'

/** The running dossier of the parent a worker linked this referral to, as the mother; null when there is none. */
export async function openDossierOfSamePerson(tx: Tx, municipalityId: string, referralId: string): Promise<DossierOfPerson | null> {
  const linked = (await lookAlikes(tx, municipalityId, [referralId])).filter((one) => one.verdict === 'same')
  const dossiers = await dossiersOfPeople(
    tx,
    municipalityId,
    linked.map((one) => one.personId),
  )
  return dossiers.find((dossier) => dossier.isOpen && dossier.role === 'mother') ?? null
}
