import { recordAudits } from '#modules/audit/public.ts'
import { importDossiers } from '#modules/dossiers/public.ts'
import { insertParticipations } from '#modules/groups/public.ts'
import { recordImportedMeasurements } from '#modules/indicators/public.ts'
import { restrictedIds } from '#modules/lifecycle/public.ts'
import { importPeople } from '#modules/people/public.ts'
import { importReferrals } from '#modules/referrals/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { laterOf } from '../domain/measurements.ts'
import type { PlannedRow } from '../domain/plan.ts'
import { refuseRestricted } from '../domain/refuse-restricted.ts'
import type { RegistrationRow } from '../domain/registration-row.ts'
import { dossierOfLink, type RegistrationsPlan } from '../queries/plan-list.ts'
import type { Made } from '../store.ts'
import { batches, stillNew, writeLines } from './lines.ts'
import {
  childrenOf,
  childrenRecords,
  dossierOf,
  measurementRecords,
  motherOf,
  type RecordContext,
  type RecordIds,
  referralOf,
} from './registration-records.ts'

type Planned = PlannedRow<RegistrationRow>
type Accepted = Planned & { readonly row: RegistrationRow }
type Place = { readonly personId: string; readonly dossierId: string }
export type ApplyList = {
  readonly deps: Deps
  readonly actor: Actor
  readonly uploadId: string
  /** Rows an interrupted run has behind it. */
  readonly finished: ReadonlySet<number>
  readonly progress: (rows: number) => Promise<void>
}

const isAccepted = (row: Planned): row is Accepted => row.row !== null

/** Writes a planned registration list: mothers first, in the order of the file, then the referrals that belong to them. */
export async function applyRegistrations(list: ApplyList, plan: RegistrationsPlan, context: RecordContext): Promise<void> {
  const { deps, actor, uploadId } = list
  const rows = plan.rows.filter(({ rowNumber }) => !list.finished.has(rowNumber))
  const mothers = rows.filter(isAccepted).filter(({ outcome }) => outcome === 'imported')
  const ids = new Map(mothers.map(({ rowNumber, row }) => [rowNumber, newIds(deps, row)]))
  const places = new Map<string, Place>(plan.mothers.map((mother) => [`person:${mother.personId}`, mother]))
  for (const [rowNumber, place] of ids) places.set(`row:${rowNumber}`, place)
  let position = list.finished.size * 100
  const dossierIdOfLink = dossierOfLink(plan.mothers)
  const run = async (chosen: readonly Planned[], write: (tx: Tx, rows: readonly Accepted[]) => Promise<Made[]>, placeOf: PlaceOf) => {
    await deps.db.as(actor, async (tx) => {
      // Restricted since the list was planned, perhaps an hour ago.
      const restricted = await restrictedIds(tx, actor.municipalityId)
      const batch = refuseRestricted(chosen, { restricted, dossierIdOf: dossierIdOfLink, cellsOf: plan.cellsOf })
      const written = await stillNew(tx, actor, batch)
      const made = await write(tx, written.filter(isAccepted))
      await writeLines(tx, actor, uploadId, { planned: batch, written, placeOf, made, position })
      position += made.length
    })
    await list.progress(chosen.length)
  }
  const dossierIdOf = (row: Planned) => ids.get(row.rowNumber)?.dossierId ?? null
  for (const batch of batches(mothers)) {
    await run(
      batch,
      (tx, written) => writeMothers(tx, deps, actor, withIds(written, ids), context),
      (row) => ({ number: row.row?.reference ?? null, dossierId: dossierIdOf(row) }),
    )
  }
  for (const batch of batches(rows.filter(({ outcome }) => outcome === 'linked'))) {
    await run(
      batch,
      (tx, written) => writeLinked(tx, deps, actor, written, places, context),
      (row) => ({ number: row.row?.reference ?? null, dossierId: placeOfLink(row, places)?.dossierId ?? null }),
    )
  }
  const rest = rows.filter(({ outcome }) => outcome !== 'imported' && outcome !== 'linked')
  for (const batch of batches(rest, 500)) {
    await run(
      batch,
      async () => [],
      () => ({ number: null, dossierId: null }),
    )
  }
}

type PlaceOf = (row: Planned) => { readonly number: string | null; readonly dossierId: string | null }
type Mother = { readonly row: RegistrationRow; readonly ids: RecordIds }

function newIds(deps: Deps, row: RegistrationRow): RecordIds {
  return {
    personId: deps.newId(),
    referralId: deps.newId(),
    dossierId: deps.newId(),
    childIds: Array.from({ length: childrenOf(row) }, () => deps.newId()),
  }
}

function withIds(rows: readonly Accepted[], ids: ReadonlyMap<number, RecordIds>): Mother[] {
  return rows.flatMap(({ rowNumber, row }) => {
    const own = ids.get(rowNumber)
    return own === undefined ? [] : [{ row, ids: own }]
  })
}

function placeOfLink({ link }: Planned, places: ReadonlyMap<string, Place>): Place | undefined {
  if (link === null) return undefined
  return places.get(link.to.kind === 'person' ? `person:${link.to.id}` : `row:${link.to.rowNumber}`)
}

async function writeMothers(tx: Tx, deps: Deps, actor: Actor, mothers: readonly Mother[], context: RecordContext): Promise<Made[]> {
  const people = mothers.flatMap(({ row, ids }) => [motherOf(row, ids.personId), ...childrenRecords(row, ids.childIds, context.nameless)])
  await importPeople(tx, deps, actor.municipalityId, people)
  await importReferrals(
    tx,
    deps,
    actor,
    mothers.map(({ row, ids }) => referralOf(row, ids, context, null)),
  )
  await importDossiers(
    tx,
    deps,
    actor,
    mothers.map(({ row, ids }) => dossierOf(row, ids, context)),
  )
  const measurements = mothers.flatMap(({ row, ids }) => measurementRecords(row, ids.dossierId, context))
  await recordImportedMeasurements(tx, deps, actor, measurements)
  await insertParticipations(
    tx,
    mothers.flatMap((mother) => participationOf(deps, actor, mother, context)),
  )
  const audited = mothers.map(({ ids }) => ({ action: 'dossiers.dossier.imported', subjectId: ids.dossierId, dossierId: ids.dossierId }))
  await recordAudits(tx, deps, actor, audited)
  return [
    ...people.map(({ id }) => ({ entity: 'person', id }) as const),
    ...mothers.map(({ ids }) => ({ entity: 'referral', id: ids.referralId }) as const),
    ...mothers.map(({ ids }) => ({ entity: 'dossier', id: ids.dossierId }) as const),
  ]
}

/** A number of sessions, also none: the list counted. A list without the column did not. */
function participationOf(deps: Deps, actor: Actor, { row, ids }: Mother, context: RecordContext) {
  if (row.groupSessions === null) return []
  const startDay = row.startedOn ?? row.referredOn
  const day = row.endedOn ?? laterOf(startDay, context.newestDay)
  const place = { municipality_id: actor.municipalityId, id: deps.newId(), dossier_id: ids.dossierId }
  return [{ ...place, sessions: row.groupSessions, counted_on: day, at: deps.now(), by: actor.accountId }]
}

async function writeLinked(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  rows: readonly Accepted[],
  places: ReadonlyMap<string, Place>,
  context: RecordContext,
): Promise<Made[]> {
  const linked = rows.flatMap((planned) => {
    const place = placeOfLink(planned, places)
    if (place === undefined) throw new Error(`row ${planned.rowNumber} belongs to a mother who is not there`)
    const ids = { personId: deps.newId(), referralId: deps.newId(), dossierId: place.dossierId }
    return [{ row: planned.row, ids, sameAs: { personId: place.personId, reasons: planned.link?.reasons ?? [] } }]
  })
  await importPeople(
    tx,
    deps,
    actor.municipalityId,
    linked.map(({ row, ids }) => motherOf(row, ids.personId)),
  )
  await importReferrals(
    tx,
    deps,
    actor,
    linked.map(({ row, ids, sameAs }) => referralOf(row, ids, context, sameAs)),
  )
  const audited = linked.map(({ ids }) => ({
    action: 'referrals.referral.imported',
    subjectId: ids.referralId,
    dossierId: ids.dossierId,
  }))
  await recordAudits(tx, deps, actor, audited)
  return [
    ...linked.map(({ ids }) => ({ entity: 'person', id: ids.personId }) as const),
    ...linked.map(({ ids }) => ({ entity: 'referral', id: ids.referralId }) as const),
  ]
}
