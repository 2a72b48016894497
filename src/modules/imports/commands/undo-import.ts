import { dossiersWorkedIn, recordAudit } from '#modules/audit/public.ts'
import { dossierDays, removeImportedDossiers } from '#modules/dossiers/public.ts'
import { removeImportedMeasurements } from '#modules/indicators/public.ts'
import { removeImportedOrganisations } from '#modules/network/public.ts'
import { removeImportedPeople } from '#modules/people/public.ts'
import { removeImportedReferrals } from '#modules/referrals/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { importPolicy } from '../policy.ts'
import { dossiersOfOtherImports, organisationsInUse, peopleInUse, referralsOfDossiers } from '../queries/in-use.ts'
import { companionsOf, lockUpload, type UploadState } from '../queries/uploads.ts'
import { changeUpload, type Entity } from '../store.ts'

export type UndoRefusal = { readonly kind: 'not-found' } | { readonly kind: 'not-done'; readonly state: UploadState }
export type Undone = {
  readonly dossiers: number
  readonly referrals: number
  readonly measurements: number
  /** References of dossiers that stay, because somebody worked in them since. */
  readonly kept: readonly string[]
}

/**
 * Takes back all that an import made, and the lists that came with it. A dossier in which somebody worked since stays whole, with its mother
 * and referrals: what a colleague added is never thrown away. Audited as `imports.upload.undone`.
 */
export async function undoImport(deps: Deps, actor: Actor, uploadId: string): Promise<Result<Undone, UndoRefusal>> {
  if (!importPolicy.allows(actor, 'imports.undo')) return refuse({ kind: 'not-found' })
  const { municipalityId } = actor
  return deps.db.as(actor, async (tx) => {
    const upload = await lockUpload(tx, municipalityId, uploadId)
    if (upload === null) return refuse({ kind: 'not-found' })
    if (upload.state !== 'done') return refuse({ kind: 'not-done', state: upload.state })
    const companions = await companionsOf(tx, municipalityId, uploadId)
    const ids = [...companions.map(({ id }) => id), uploadId]
    const made = await madeBy(tx, municipalityId, ids)
    const kept = await keptDossiers(tx, municipalityId, made.dossier, ids)
    const undone = await removeAll(tx, municipalityId, made, kept)
    for (const id of ids) {
      await forgetLines(tx, municipalityId, id, kept)
      await changeUpload(tx, municipalityId, id, { state: 'undone', undoneAt: deps.now(), undoneBy: actor.accountId })
    }
    const references = (await dossierDays(tx, municipalityId, { ids: [...kept] })).map(({ reference }) => reference).sort()
    const { dossiers, referrals, measurements } = undone
    const detail = { dossiers, referrals, measurements, kept: references.length }
    await recordAudit(tx, deps, actor, { action: 'imports.upload.undone', subjectId: uploadId, detail })
    return ok({ ...undone, kept: references })
  })
}

type MadeIds = Readonly<Record<Entity, readonly string[]>>

async function madeBy(tx: Tx, municipalityId: string, uploadIds: readonly string[]): Promise<MadeIds> {
  const rows = await tx
    .selectFrom('imports.created')
    .select(['entity', 'entity_id'])
    .where('municipality_id', '=', municipalityId)
    .where('upload_id', 'in', [...uploadIds])
    .execute()
  const of = (entity: Entity) => rows.filter((row) => row.entity === entity).map((row) => row.entity_id)
  return {
    organisation: of('organisation'),
    person: of('person'),
    referral: of('referral'),
    dossier: of('dossier'),
    measurement: of('measurement'),
    participation: of('participation'),
  }
}

async function keptDossiers(
  tx: Tx,
  municipalityId: string,
  dossierIds: readonly string[],
  uploadIds: readonly string[],
): Promise<Set<string>> {
  const worked = await dossiersWorkedIn(tx, municipalityId, dossierIds)
  const others = await dossiersOfOtherImports(tx, municipalityId, dossierIds, uploadIds)
  return new Set([...worked, ...others])
}

async function removeAll(tx: Tx, municipalityId: string, made: MadeIds, kept: ReadonlySet<string>): Promise<Omit<Undone, 'kept'>> {
  const dossiers = made.dossier.filter((id) => !kept.has(id))
  const measurements = await removeImportedMeasurements(tx, municipalityId, made.measurement, [...kept])
  await removeImportedDossiers(tx, municipalityId, dossiers)
  const standing = await referralsOfDossiers(tx, municipalityId, [...kept])
  const referrals = made.referral.filter((id) => !standing.has(id))
  await removeImportedReferrals(tx, municipalityId, referrals)
  const people = await peopleInUse(tx, municipalityId, made.person)
  await removeImportedPeople(
    tx,
    municipalityId,
    made.person.filter((id) => !people.has(id)),
  )
  const organisations = await organisationsInUse(tx, municipalityId, made.organisation)
  await removeImportedOrganisations(
    tx,
    municipalityId,
    made.organisation.filter((id) => !organisations.has(id)),
  )
  return { dossiers: dossiers.length, referrals: referrals.length, measurements }
}

/** What is gone may come again: its lines are no longer known. Cells of refused rows hold a family's words and go too. */
async function forgetLines(tx: Tx, municipalityId: string, uploadId: string, kept: ReadonlySet<string>): Promise<void> {
  const forget = tx
    .updateTable('imports.row')
    .set({ fingerprint: null, source_key: null, dossier_id: null, cells: null })
    .where('municipality_id', '=', municipalityId)
    .where('upload_id', '=', uploadId)
  if (kept.size === 0) await forget.execute()
  else await forget.where((eb) => eb.or([eb('dossier_id', 'is', null), eb('dossier_id', 'not in', [...kept])])).execute()
  await tx.deleteFrom('imports.created').where('municipality_id', '=', municipalityId).where('upload_id', '=', uploadId).execute()
}
