import { allPacks, type Pack, plannedEnd } from '#modules/programmes/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { IsoDay } from '#platform/day.ts'
import { nextNumber } from '#platform/db/counter.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import type { EndingReason } from '../domain/ending.ts'
import { keepListed, keepMothersListed } from '../store.ts'

export type ImportedDossier = {
  readonly id: string
  readonly motherId: string
  readonly referralId: string
  readonly programme: string
  readonly openedOn: IsoDay
  readonly startedOn: IsoDay | null
  readonly pregnancy: { readonly dueOn: IsoDay | null; readonly bornOn: IsoDay | null; readonly expected: number } | null
  /** People that were added as the children of this pregnancy. */
  readonly childIds: readonly string[]
  /** What the team wrote about her; stands with the mother in the family card. */
  readonly note: string | null
  readonly ending: {
    readonly endedOn: IsoDay
    readonly reason: EndingReason
    readonly reasonText: string | null
    readonly isDropOut: boolean
  } | null
}

/** The pack in force when the dossier was opened; guidance from before the first pack follows the oldest. */
function packFor(packs: readonly Pack[], { programme, openedOn }: ImportedDossier): Pack {
  const own = packs.filter((pack) => pack.programme === programme)
  const pack = own.find(({ validFrom }) => validFrom <= openedOn) ?? own.at(-1)
  if (pack === undefined) throw new Error(`no pack for programme ${programme}`)
  return pack
}

/** Opens dossiers of past or running guidance, many at once and in their order, inside the importer's transaction; the import keeps the audit. */
export async function importDossiers(tx: Tx, deps: Deps, actor: Actor, dossiers: readonly ImportedDossier[]): Promise<void> {
  if (dossiers.length === 0) return
  const municipality_id = actor.municipalityId
  const packs = await allPacks(tx, municipality_id)
  const references = await giveReferences(tx, municipality_id, dossiers)
  const recorded = { recorded_at: deps.now(), recorded_by: actor.accountId }
  const made = { at: deps.now(), by: actor.accountId }
  const rows = dossiers.map((one) => {
    const pack = packFor(packs, one)
    const family = { startedOn: one.startedOn, dueOn: one.pregnancy?.dueOn ?? null, bornOn: one.pregnancy?.bornOn ?? null, hasLoss: false }
    return {
      municipality_id,
      id: one.id,
      reference: references.get(one.id) ?? one.id,
      mother_id: one.motherId,
      referral_id: one.referralId,
      programme: pack.programme,
      pack_version: pack.version,
      first_programme: pack.programme,
      opened_on: one.openedOn,
      started_on: one.startedOn,
      planned_end_on: plannedEnd(pack, family)?.on ?? null,
      is_open: one.ending === null,
      ended_on: one.ending?.endedOn ?? null,
      ...recorded,
    }
  })
  await tx.insertInto('dossiers.dossier').values(rows).execute()
  await keepMothersListed(tx, municipality_id, mothersOf(rows))
  const periods = rows.map((row) => ({
    municipality_id,
    id: deps.newId(),
    dossier_id: row.id,
    programme: row.programme,
    pack_version: row.pack_version,
    from_on: row.opened_on,
    ...made,
  }))
  await tx.insertInto('dossiers.programme_period').values(periods).execute()
  await insertFamilies(tx, deps, municipality_id, dossiers)
  const pregnancies = dossiers.flatMap(({ id: dossier_id, pregnancy }) =>
    pregnancy === null
      ? []
      : [
          {
            municipality_id,
            id: deps.newId(),
            dossier_id,
            due_on: pregnancy.dueOn,
            born_on: pregnancy.bornOn,
            expected: pregnancy.expected,
            ...recorded,
          },
        ],
  )
  if (pregnancies.length > 0) await tx.insertInto('dossiers.pregnancy').values(pregnancies).execute()
  const births = pregnancies.flatMap(({ id, dossier_id, born_on }) =>
    born_on === null ? [] : [{ municipality_id, id: deps.newId(), dossier_id, pregnancy_id: id, born_on, ...recorded }],
  )
  keepListed(
    tx,
    municipality_id,
    dossiers.map(({ id }) => id),
  )
  if (births.length > 0) await tx.insertInto('dossiers.birth').values(births).execute()
  const endings = dossiers.flatMap(({ id: dossier_id, ending }) =>
    ending === null
      ? []
      : [
          {
            municipality_id,
            id: deps.newId(),
            dossier_id,
            ended_on: ending.endedOn,
            reason: ending.reason,
            reason_text: ending.reasonText,
            is_drop_out: ending.isDropOut,
            ...made,
          },
        ],
  )
  if (endings.length > 0) await tx.insertInto('dossiers.ending').values(endings).execute()
}

function mothersOf(rows: readonly { readonly mother_id: string }[]): string[] {
  return [...new Set(rows.map((row) => row.mother_id))]
}

async function insertFamilies(tx: Tx, deps: Deps, municipality_id: string, dossiers: readonly ImportedDossier[]): Promise<void> {
  const added_at = deps.now()
  const members = dossiers.flatMap(({ id: dossier_id, motherId, childIds, note }) => [
    { municipality_id, id: deps.newId(), dossier_id, person_id: motherId, role: 'mother' as const, note, added_at },
    ...childIds.map((person_id) => ({
      municipality_id,
      id: deps.newId(),
      dossier_id,
      person_id,
      role: 'child' as const,
      note: null,
      added_at,
    })),
  ])
  await tx.insertInto('dossiers.member').values(members).execute()
}

async function giveReferences(tx: Tx, municipalityId: string, dossiers: readonly ImportedDossier[]): Promise<Map<string, string>> {
  const given = new Map<string, string>()
  const yearOf = (one: ImportedDossier) => one.openedOn.slice(0, 4)
  for (const year of [...new Set(dossiers.map(yearOf))].sort()) {
    const own = dossiers.filter((one) => yearOf(one) === year)
    const last = await nextNumber(tx, municipalityId, `OP-${Number(year)}`, own.length)
    own.forEach((one, index) => {
      given.set(one.id, `OP-${year}-${String(last - own.length + 1 + index).padStart(4, '0')}`)
    })
  }
  return given
}

/** Takes dossiers of an undone import away again, with everything that stands in them. */
export async function removeImportedDossiers(tx: Tx, municipalityId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const removed = await tx
    .deleteFrom('dossiers.dossier')
    .where('municipality_id', '=', municipalityId)
    .where('id', 'in', [...ids])
    .returning('mother_id')
    .execute()
  await keepMothersListed(tx, municipalityId, mothersOf(removed))
}
