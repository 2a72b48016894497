import { type RawBuilder, sql } from 'kysely'
import { type Attention, type ContactFacts, type ContactKind, contactFacts, needsAttention, silentFrom } from '#modules/contacts/public.ts'
import { type DossierSummary, listDossierSummaries } from '#modules/dossiers/public.ts'
import type { Actor } from '#platform/actor.ts'
import { addDays, type IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { placed } from '#platform/keys/row-place.ts'

export type Scope = 'mine' | 'team'

export type FamilyToday = {
  readonly dossier: DossierSummary
  readonly facts: ContactFacts | undefined
  /** Null when there is nothing to say, or when it was answered for today. */
  readonly attention: Attention | null
  /** The first day on which silence alone brings this family on the list. */
  readonly silentFrom: IsoDay
  /** Nobody guides this family and the end that was planned is long past: a file to look through and close, not a family to call today. */
  readonly isLeftOver: boolean
}

const mostFamilies = 5000
const leftOverAfterDays = 90

/** Which of the families: these, or the newest; all of them when left out. */
export type Part = { readonly ids: readonly string[] } | { readonly newest: number }

/** The running families of a worker, or of the team, with what the reminder rule says of each. Three statements, whatever their number. */
export async function familiesToday(tx: Tx, actor: Actor, scope: Scope, today: IsoDay, part?: Part): Promise<FamilyToday[]> {
  const ids = part !== undefined && 'ids' in part ? part.ids : undefined
  const filter = { state: 'open' as const, ids, ...(scope === 'team' ? {} : { counsellorId: actor.accountId ?? '' }) }
  const limit = part !== undefined && 'newest' in part ? part.newest : mostFamilies
  const { rows } = await listDossierSummaries(tx, actor.municipalityId, today, filter, { limit })
  return familiesWeighed(tx, actor.municipalityId, rows, today)
}

/** What the reminder rule says of these dossiers. */
export async function familiesWeighed(
  tx: Tx,
  municipalityId: string,
  rows: readonly DossierSummary[],
  today: IsoDay,
): Promise<FamilyToday[]> {
  const ids = rows.map((dossier) => dossier.id)
  const [facts, passed] = await Promise.all([contactFacts(tx, municipalityId, ids, today), passedRefusals(tx, municipalityId, ids, today)])
  return rows.map((dossier) => weigh(dossier, facts.get(dossier.id), passed.get(dossier.id) ?? null, today))
}

function weigh(dossier: DossierSummary, facts: ContactFacts | undefined, passedOn: IsoDay | null, today: IsoDay): FamilyToday {
  const rhythmDays = dossier.phase?.rhythmDays ?? null
  const lastHeardOn = facts?.lastHeardOn ?? null
  const { openedOn, startedOn, hasLoss, plannedEndOn, clock } = dossier
  const standing = dossier.refusals.map((refusal) => ({ ...refusal, refusedOn: openedOn }))
  const passed = passedOn === null ? [] : [{ what: 'contact' as const, refusedOn: openedOn, untilOn: passedOn }]
  const attention = needsAttention(
    {
      openedOn,
      startedOn,
      rhythmDays,
      lastHeardOn,
      refusals: [...standing, ...passed],
      dueOn: clock.kind === 'pregnant' ? clock.dueOn : null,
      bornOn: clock.kind === 'child' ? clock.bornOn : null,
      hasLoss,
      plannedEndOn,
      hasHandover: facts?.hasHandover ?? false,
      nextVisitOn: facts?.nextVisitOn ?? null,
    },
    today,
  )
  const isQuiet = (facts?.quietUntil ?? '') > today
  const isLeftOver = dossier.counsellorId === null && plannedEndOn !== null && plannedEndOn < addDays(today, -leftOverAfterDays)
  return {
    dossier,
    facts,
    attention: isQuiet || isLeftOver ? null : attention,
    silentFrom: silentFrom({ openedOn, startedOn, rhythmDays, lastHeardOn }),
    isLeftOver,
  }
}

/** The last day families asked to be left alone until, when it has passed. */
async function passedRefusals(tx: Tx, municipalityId: string, dossierIds: readonly string[], today: IsoDay): Promise<Map<string, IsoDay>> {
  if (dossierIds.length === 0) return new Map()
  const { rows } = await sql<{ dossier_id: string; until_on: IsoDay }>`
    select dossier_id, max(until_on) as until_on from dossiers.refusal
    where municipality_id = ${municipalityId} and dossier_id = any(${[...dossierIds]}::uuid[])
      and withdrawn_at is null and what <> 'measurement' and until_on < ${today}
    group by dossier_id`.execute(tx)
  return new Map(rows.map((row) => [row.dossier_id, row.until_on]))
}

export type VisitToday = {
  readonly id: string
  readonly dossierId: string
  readonly motherName: string
  readonly kind: ContactKind
  readonly plannedOn: IsoDay
  readonly plannedAt: string | null
  readonly minutes: number | null
  readonly place: string | null
}

/** Visits of one worker from today on, earliest first; the day shows those of today and names the first one after it. */
export async function visitsFrom(tx: Tx, actor: Actor, today: IsoDay): Promise<VisitToday[]> {
  const { rows } = await sql<VisitToday>`
    select v.id, v.dossier_id as "dossierId", trim(m.given_name || ' ' || m.family_name) as "motherName", v.kind,
      v.planned_on as "plannedOn", left(v.planned_at::text, 5) as "plannedAt", v.minutes, ${placed('contacts.visit', 'place', 'v')} as place
    from contacts.visit v
    join dossiers.dossier d on d.municipality_id = v.municipality_id and d.id = v.dossier_id
    join people.person m on m.municipality_id = d.municipality_id and m.id = d.mother_id
    where v.municipality_id = ${actor.municipalityId} and v.account_id = ${actor.accountId} and v.planned_on >= ${today}
      and v.cancelled_at is null and d.is_open
    order by v.planned_on, v.planned_at nulls first, v.id limit 30`.execute(tx)
  return rows
}

export type GoodNews = {
  readonly kind: 'born' | 'goals' | 'finished' | 'in-order'
  readonly dossierId: string
  readonly givenName: string
  readonly on: IsoDay
  /** What became in order: ids of items of the dossier instrument. */
  readonly items: readonly string[]
}

const newsShown = 5
// Measurements looked through for news: far more than are shown, far fewer than a week of a large municipality.
const newsWeighed = 100

/** The families whose news this is: those of one worker, also handed over this week, or everybody's. */
function newsOf(
  actor: Actor,
  scope: Scope,
  since: RawBuilder<unknown>,
): { own: RawBuilder<unknown>; isOwn: (id: RawBuilder<unknown>) => RawBuilder<unknown> } {
  if (scope === 'team') return { own: sql``, isOwn: () => sql`true` }
  const assigned = (until: RawBuilder<unknown>) => sql`select a.dossier_id from dossiers.assignment a
    where a.municipality_id = ${actor.municipalityId} and a.account_id = ${actor.accountId} and a.until_on ${until}`
  return {
    own: sql`own as materialized (${assigned(sql`is null`)} union ${assigned(sql`>= ${since}`)}),`,
    isOwn: (id) => sql`${id} in (select o.dossier_id from own o)`,
  }
}

/** Births, good endings and what came in order in the last week, newest first. Beside a loss nothing is called news. */
export async function goodNews(tx: Tx, actor: Actor, scope: Scope, today: IsoDay): Promise<GoodNews[]> {
  const since = sql`${addDays(today, -7)}::date`
  const { own, isOwn } = newsOf(actor, scope, since)
  const beside = (id: RawBuilder<unknown>) => sql`exists (select 1 from dossiers.loss l where l.municipality_id = ${actor.municipalityId}
    and l.dossier_id = ${id} and l.withdrawn_at is null)`
  // Each kind read from its newest on, in the order of an index, and no further than a page shows.
  const { rows } = await sql<GoodNews>`
    with ${own} born as materialized (
      select 'born' as kind, p.dossier_id, p.born_on as on_day, '{}'::text[] as items from dossiers.pregnancy p
      where p.municipality_id = ${actor.municipalityId} and p.born_on between ${since} and ${today} and ${isOwn(sql`p.dossier_id`)}
        and not ${beside(sql`p.dossier_id`)}
      order by p.born_on desc, p.dossier_id desc limit ${newsShown}
    ), ended as materialized (
      select case e.reason when 'goals-reached' then 'goals' else 'finished' end, e.dossier_id, e.ended_on, '{}'::text[] from dossiers.ending e
      where e.municipality_id = ${actor.municipalityId} and e.ended_on between ${since} and ${today} and ${isOwn(sql`e.dossier_id`)}
        and e.reason in ('goals-reached', 'planned-end') and not e.is_drop_out and e.reopened_at is null
        and not ${beside(sql`e.dossier_id`)}
      order by e.ended_on desc, e.dossier_id desc limit ${newsShown}
    ), measured as materialized (
      select r.dossier_id from indicators.measurement r where r.municipality_id = ${actor.municipalityId} and r.instrument = 'opkomst-dossier'
        and r.measured_on between ${since} and ${today} and r.withdrawn_at is null and ${isOwn(sql`r.dossier_id`)}
        and not ${beside(sql`r.dossier_id`)}
      order by r.measured_on desc, r.id desc limit ${newsWeighed}
    ), recent as (
      select * from born union all select * from ended union all
      select 'in-order', n.dossier_id, max(n.measured_on), array_agg(distinct n.item order by n.item) from (
        select m.dossier_id, m.measured_on, s.item, s.choice,
          lag(s.choice) over (partition by m.dossier_id, s.item, m.child_id order by m.measured_on, m.id) as before
        from (select distinct dossier_id from measured) r
        join indicators.measurement m on m.municipality_id = ${actor.municipalityId} and m.dossier_id = r.dossier_id
        join indicators.score s on s.municipality_id = ${actor.municipalityId} and s.measurement_id = m.id and s.state = 'answered'
        where m.instrument = 'opkomst-dossier' and m.withdrawn_at is null
      ) n
      where n.measured_on between ${since} and ${today} and n.choice = 'in_orde' and n.before in ('bezig', 'niet_in_orde')
      group by n.dossier_id
    ), latest as materialized (select * from recent order by on_day desc, dossier_id desc limit ${newsShown})
    select r.kind, r.dossier_id as "dossierId", m.given_name as "givenName", r.on_day as "on", r.items from latest r
    join dossiers.dossier d on d.municipality_id = ${actor.municipalityId} and d.id = r.dossier_id
    join people.person m on m.municipality_id = ${actor.municipalityId} and m.id = d.mother_id
    order by r.on_day desc, r.dossier_id desc`.execute(tx)
  return rows
}
