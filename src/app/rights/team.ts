import { sql } from 'kysely'
import { recordAudit } from '#modules/audit/public.ts'
import { type FamiliesAgreement, readFamiliesAgreement } from '#modules/fundamental-rights/public.ts'
import { type Amount, evaluateAllBriefly, type RefusalReason, readClaims, refusalReasons } from '#modules/rights/public.ts'
import { catalogueOf } from '#modules/rights-catalogue/public.ts'
import type { Actor } from '#platform/actor.ts'
import { addDays, type IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { placed } from '#platform/keys/row-place.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { readFamilyRows } from './family-rows.ts'
import { situationOfDossier } from './situation-of-dossier.ts'

export type TeamScope = 'mine' | 'team'
export type Missed = {
  readonly dossierId: string
  readonly name: string
  readonly reference: string
  /** To be asked for. */
  readonly rights: readonly { readonly id: string; readonly amount: Amount | null }[]
  /** Should come by themselves: nobody asks for those, somebody looks whether they come. */
  readonly byItself: readonly string[]
}
export type Due = {
  readonly dossierId: string
  readonly name: string
  readonly rightId: string
  readonly what: string | null
  readonly who: string | null
  readonly on: IsoDay
  readonly kind: 'deadline' | 'reminder'
}
export type Refused = {
  readonly rightId: string
  readonly times: number
  readonly reasons: Readonly<Partial<Record<RefusalReason, number>>>
}
export type TeamRights = {
  readonly missed: readonly Missed[]
  readonly looked: number
  /** The id after which the next page begins; null on the last. */
  readonly next: string | null
  readonly due: readonly Due[]
  readonly refused: readonly Refused[]
  readonly agreement: FamiliesAgreement | null
  /** Titles of the rights, by id. */
  readonly titles: ReadonlyMap<string, string>
}

const pageSize = 50
const shownDue = 50

/** Over families: who misses an obvious right, what is urgent, what is refused. Families are worked out a page at a time. */
export async function rightsOfTeam(
  deps: Deps,
  actor: Actor,
  scope: TeamScope,
  after: string | null,
  { today, locale }: Pick<PageContext, 'today' | 'locale'>,
): Promise<TeamRights> {
  return deps.db.as(actor, async (tx) => {
    const page = await familiesAfter(tx, actor, scope, after)
    const shown = page.slice(0, pageSize)
    const missed = await missedBy(tx, actor.municipalityId, shown, today)
    const due = await dueSteps(tx, actor, scope, today)
    const refused = await refusedRights(tx, actor.municipalityId)
    const agreement = await readFamiliesAgreement(tx, actor, scope)
    await recordAudit(tx, deps, actor, { action: 'rights.families.listed', detail: { scope, families: shown.length } })
    const { rights } = await catalogueOf(tx, actor.municipalityId, locale)
    const titles = new Map(rights.map(({ right }) => [right.id, right.title]))
    return { titles, missed, looked: shown.length, next: page.length > pageSize ? (shown.at(-1) ?? null) : null, due, refused, agreement }
  })
}

const own = (actor: Actor, scope: TeamScope) =>
  scope === 'team'
    ? sql`true`
    : sql`exists (select 1 from dossiers.assignment a where a.municipality_id = ${actor.municipalityId} and a.dossier_id = d.id
        and a.account_id = ${actor.accountId} and a.until_on is null)`

async function familiesAfter(tx: Tx, actor: Actor, scope: TeamScope, after: string | null): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select d.id from dossiers.dossier d where d.municipality_id = ${actor.municipalityId} and d.is_open and ${own(actor, scope)}
      and ${after === null ? sql`true` : sql`d.id > ${after}`}
    order by d.id limit ${pageSize + 1}`.execute(tx)
  return rows.map(({ id }) => id)
}

/** An obvious right is one the rules answer yes to, and nobody did anything about. */
async function missedBy(tx: Tx, municipalityId: string, ids: readonly string[], today: IsoDay): Promise<readonly Missed[]> {
  const families = await readFamilyRows(tx, municipalityId, { ids })
  const claims = await readClaims(tx, municipalityId, ids)
  const overruled = await overruledRights(tx, municipalityId, ids)
  const catalogue = await catalogueOf(tx, municipalityId, 'nl')
  return families.flatMap((rows) => {
    const { dossierId, reference, situation } = situationOfDossier(rows, today)
    const known = new Set((claims.get(dossierId) ?? []).map(({ rightId }) => rightId))
    const babies = new Set(catalogue.rights.filter(({ right }) => right.domain === 'baby').map(({ right }) => right.id))
    const rights = evaluateAllBriefly(catalogue, situation, today)
      .filter(({ id, outcome }) => outcome === 'yes' && !known.has(id) && !overruled.has(`${dossierId} ${id}`))
      .filter(({ id }) => !(rows.dossier.hasLoss && babies.has(id)))
    const [asked, byItself] = [rights.filter(({ automatic }) => !automatic), rights.filter(({ automatic }) => automatic)]
    if (rights.length === 0) return []
    const own = { dossierId, name: rows.dossier.motherName, reference }
    return [{ ...own, rights: asked.map(({ id, amount }) => ({ id, amount })), byItself: byItself.map(({ id }) => id) }]
  })
}

async function overruledRights(tx: Tx, municipalityId: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ dossierId: string; rightId: string }>`
    select distinct dossier_id as "dossierId", right_id as "rightId" from rights.override
    where municipality_id = ${municipalityId} and dossier_id = any(${[...ids]}::uuid[]) and withdrawn_at is null and says = 'no'`.execute(
    tx,
  )
  return new Set(rows.map(({ dossierId, rightId }) => `${dossierId} ${rightId}`))
}

/** Deadlines and reminders of the last standing step of each right, of the coming two weeks and before. */
export async function dueSteps(tx: Tx, actor: Actor, scope: TeamScope, today: IsoDay): Promise<readonly Due[]> {
  const until = addDays(today, 14)
  const { rows } = await sql<Omit<Due, 'on' | 'kind'> & { readonly deadlineOn: IsoDay | null; readonly remindOn: IsoDay | null }>`
    select s.dossier_id as "dossierId", m.given_name as name, c.right_id as "rightId", ${placed('rights.step', 'next_what', 's')} as what,
      ${placed('rights.step', 'next_who', 's')} as who, s.deadline_on as "deadlineOn", s.remind_on as "remindOn"
    from rights.step s
    join rights.claim c on c.municipality_id = s.municipality_id and c.id = s.claim_id
    join dossiers.dossier d on d.municipality_id = s.municipality_id and d.id = s.dossier_id and d.is_open
    join people.person m on m.municipality_id = d.municipality_id and m.id = d.mother_id
    where s.municipality_id = ${actor.municipalityId} and s.withdrawn_at is null and ${own(actor, scope)}
      and (s.deadline_on <= ${until} or s.remind_on <= ${today})
      and not exists (select 1 from rights.step n where n.municipality_id = s.municipality_id and n.claim_id = s.claim_id
        and n.withdrawn_at is null and (n.on_day, n.at, n.id) > (s.on_day, s.at, s.id))
    order by least(s.deadline_on, s.remind_on), s.id limit ${shownDue}`.execute(tx)
  return rows.map(({ deadlineOn, remindOn, ...row }) => {
    const isReminder = remindOn !== null && remindOn <= today && (deadlineOn === null || deadlineOn > until)
    return { ...row, on: (isReminder ? remindOn : deadlineOn) ?? today, kind: isReminder ? 'reminder' : 'deadline' }
  })
}

async function refusedRights(tx: Tx, municipalityId: string): Promise<readonly Refused[]> {
  const { rows } = await sql<{ rightId: string; reason: string | null; times: number }>`
    select c.right_id as "rightId", s.reason, count(*)::int as times from rights.step s
    join rights.claim c on c.municipality_id = s.municipality_id and c.id = s.claim_id
    where s.municipality_id = ${municipalityId} and s.kind = 'refused' and s.withdrawn_at is null
    group by c.right_id, s.reason`.execute(tx)
  const byRight = Map.groupBy(rows, ({ rightId }) => rightId)
  return [...byRight]
    .map(([rightId, own]) => ({
      rightId,
      times: own.reduce((sum, { times }) => sum + times, 0),
      reasons: Object.fromEntries(
        own.flatMap(({ reason, times }) => {
          const known = refusalReasons.find((one) => one === reason)
          return known === undefined ? [] : [[known, times]]
        }),
      ),
    }))
    .toSorted((a, b) => b.times - a.times || a.rightId.localeCompare(b.rightId))
}
