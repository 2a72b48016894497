import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

// Taking an import back asks one question of every module: does anything still speak of this? Asked in one statement each, because the
// answer must hold for thousands of rows in one transaction; nothing is written here.

/** People that something outside the undone import still speaks of. */
export async function peopleInUse(tx: Tx, municipalityId: string, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select p.id from unnest(${[...ids]}::uuid[]) as p(id)
    where exists (select 1 from dossiers.dossier d where d.municipality_id = ${municipalityId} and d.mother_id = p.id)
      or exists (select 1 from dossiers.member m where m.municipality_id = ${municipalityId} and m.person_id = p.id)
      or exists (select 1 from referrals.referral r where r.municipality_id = ${municipalityId} and r.person_id = p.id)`.execute(tx)
  return new Set(rows.map((row) => row.id))
}

/** Organisations that something outside the undone import still speaks of. */
export async function organisationsInUse(tx: Tx, municipalityId: string, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select o.id from unnest(${[...ids]}::uuid[]) as o(id)
    where exists (select 1 from referrals.referral r where r.municipality_id = ${municipalityId} and r.organisation_id = o.id)
      or exists (select 1 from referrals.step s where s.municipality_id = ${municipalityId} and s.organisation_id = o.id)
      or exists (select 1 from dossiers.partner p where p.municipality_id = ${municipalityId} and p.organisation_id = o.id)`.execute(tx)
  return new Set(rows.map((row) => row.id))
}

/** Dossiers another import, that still stands, added to. */
export async function dossiersOfOtherImports(
  tx: Tx,
  municipalityId: string,
  dossierIds: readonly string[],
  ownUploadIds: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ dossier_id: string }>`
    select distinct line.dossier_id from imports.row line
    where line.municipality_id = ${municipalityId} and line.dossier_id = any(${[...dossierIds]}::uuid[])
      and not line.upload_id = any(${[...ownUploadIds]}::uuid[]) and line.fingerprint is not null`.execute(tx)
  return new Set(rows.map((row) => row.dossier_id))
}

/** Referrals with the dossier they were accepted into. */
export async function referralsOfDossiers(tx: Tx, municipalityId: string, dossierIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select distinct referral_id as id from referrals.step
    where municipality_id = ${municipalityId} and dossier_id = any(${[...dossierIds]}::uuid[])`.execute(tx)
  return new Set(rows.map((row) => row.id))
}
