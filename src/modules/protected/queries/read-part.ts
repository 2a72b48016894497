import { type DossierSummary, readDossier } from '#modules/dossiers/public.ts'
import { accountNames, listTeam, type TeamMember } from '#modules/identity/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { isDecided } from '../domain/decision.ts'
import { agreementsOn, type EntryRow, entriesOf, partsOf } from '../store.ts'

export type Voice = { readonly accountId: string; readonly name: string; readonly at: Date }
export type Entry = EntryRow & { readonly writer: string; readonly voices: readonly Voice[]; readonly isDecided: boolean }

export type Part = {
  readonly id: string
  readonly dossier: DossierSummary
  readonly openedAt: Date
  readonly people: readonly { readonly id: string; readonly name: string }[]
  /** Colleagues who could be named. */
  readonly others: readonly TeamMember[]
  readonly entries: readonly Entry[]
}

/** A part with all that is in it, for an account that is named on it; null for everybody else. */
export async function readPart(tx: Tx, municipalityId: string, dossierId: string, partId: string, today: string): Promise<Part | null> {
  const part = (await partsOf(tx, municipalityId, dossierId)).find(({ id }) => id === partId)
  const dossier = part === undefined ? null : await readDossier(tx, municipalityId, dossierId, today)
  if (part === undefined || dossier === null) return null
  const rows = await entriesOf(tx, municipalityId, [part.id])
  const voices = await agreementsOn(
    tx,
    municipalityId,
    rows.map(({ id }) => id),
  )
  const ids = [...part.audience, ...rows.flatMap(({ by }) => by ?? []), ...voices.map(({ accountId }) => accountId)]
  const names = await accountNames(tx, municipalityId, ids)
  const nameOf = (id: string | null): string => names.get(id ?? '') ?? ''
  const entries = rows.map((row): Entry => {
    const own = voices.filter(({ entryId }) => entryId === row.id)
    return {
      ...row,
      writer: nameOf(row.by),
      voices: own.map(({ accountId, at }) => ({ accountId, name: nameOf(accountId), at })),
      isDecided: isDecided(own.map(({ accountId }) => accountId)),
    }
  })
  const team = await listTeam(tx, municipalityId)
  return {
    id: part.id,
    dossier,
    openedAt: part.at,
    people: part.audience.map((id) => ({ id, name: nameOf(id) })),
    others: team.filter(({ id }) => !part.audience.includes(id)),
    entries,
  }
}
