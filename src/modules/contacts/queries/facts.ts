import { sql } from 'kysely'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { ContactKind } from '../domain/contact.ts'

/** What contacts, visits and answered reminders say about how a family is kept in sight. */
export type ContactFacts = {
  readonly dossierId: string
  readonly lastOn: IsoDay | null
  readonly lastKind: ContactKind | null
  readonly lastHeardOn: IsoDay | null
  readonly nextVisitOn: IsoDay | null
  /** A warm handover took place or is planned. */
  readonly hasHandover: boolean
  /** A reminder that was answered stays away before this day. */
  readonly quietUntil: IsoDay | null
}

type Row = {
  readonly dossier_id: string
  readonly last_on: IsoDay | null
  readonly last_kind: ContactKind | null
  readonly heard_on: IsoDay | null
  readonly visit_on: IsoDay | null
  readonly has_handover: boolean
  readonly quiet_until: IsoDay | null
}

/** The contact facts of many dossiers in one statement; each lookup is served by an index of one dossier. */
export async function contactFacts(
  tx: Tx,
  municipalityId: string,
  dossierIds: readonly string[],
  today: IsoDay,
): Promise<ReadonlyMap<string, ContactFacts>> {
  if (dossierIds.length === 0) return new Map()
  const { rows } = await sql<Row>`
    select d.id as dossier_id, l.happened_on as last_on, l.kind as last_kind, d.heard_on, v.on_day as visit_on,
      coalesce(w.n, 0) > 0 or coalesce(v.handovers, 0) > 0 as has_handover, q.until_on as quiet_until
    from dossiers.dossier d
    left join lateral (
      select c.happened_on, c.kind from contacts.contact c
      where c.municipality_id = ${municipalityId} and c.dossier_id = d.id and c.withdrawn_at is null
      order by c.happened_on desc, c.id desc limit 1
    ) l on true
    left join lateral (
      select min(v.planned_on) as on_day, count(*) filter (where v.kind = 'warm-handover') as handovers from contacts.visit v
      where v.municipality_id = ${municipalityId} and v.dossier_id = d.id and v.planned_on >= ${today} and v.cancelled_at is null
    ) v on true
    left join lateral (
      -- Only a recent handover closes guidance; the one at the start brought the family in.
      select count(*) as n from contacts.contact c
      where c.municipality_id = ${municipalityId} and c.dossier_id = d.id and c.withdrawn_at is null and c.kind = 'warm-handover'
        and c.happened_on >= ${today}::date - 60
    ) w on true
    left join lateral (
      select max(a.until_on) as until_on from contacts.attention a
      where a.municipality_id = ${municipalityId} and a.dossier_id = d.id and a.withdrawn_at is null and a.until_on > ${today}
    ) q on true
    where d.municipality_id = ${municipalityId} and d.id = any(${[...dossierIds]}::uuid[])`.execute(tx)
  return new Map(
    rows.map((row) => [
      row.dossier_id,
      {
        dossierId: row.dossier_id,
        lastOn: row.last_on,
        lastKind: row.last_kind,
        lastHeardOn: row.heard_on,
        nextVisitOn: row.visit_on,
        hasHandover: row.has_handover,
        quietUntil: row.quiet_until,
      },
    ]),
  )
}
