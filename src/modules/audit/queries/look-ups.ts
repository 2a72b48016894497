import { dayInBrussels } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { defaultLimits, type Limits, type LookUp, rules } from '../domain/unusual.ts'

const hourInBrussels = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Brussels', hour: 'numeric', hourCycle: 'h23' })
const atMost = 100_000

/** What these colleagues did since a moment, in order of time; work on imported lists and in the protected compartment left out. The newest when there is more than fits. */
export async function lookUpsSince(tx: Tx, municipalityId: string, accountIds: readonly string[], since: Date): Promise<LookUp[]> {
  if (accountIds.length === 0) return []
  const rows = await tx
    .selectFrom('audit.event')
    .select(['at', 'actor_id', 'action', 'dossier_id as dossierId'])
    .where('municipality_id', '=', municipalityId)
    .where('actor_id', 'in', [...accountIds])
    .where('at', '>=', since)
    .where('purpose', '<>', 'import')
    .where('action', 'not like', 'protected.%')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(atMost)
    .execute()
  return rows.reverse().flatMap(({ at, actor_id: accountId, action, dossierId }) => {
    if (accountId === null) return []
    return [{ at, day: dayInBrussels(at), hour: Number(hourInBrussels.format(at)), accountId, action, dossierId }]
  })
}

export type Emergency = { readonly id: string; readonly at: Date; readonly accountId: string | null; readonly dossierId: string | null }

/** Dossiers opened in an emergency since a moment, newest first. */
export async function emergenciesSince(tx: Tx, municipalityId: string, since: Date): Promise<Emergency[]> {
  return tx
    .selectFrom('audit.event')
    .select(['id', 'at', 'actor_id as accountId', 'dossier_id as dossierId'])
    .where('municipality_id', '=', municipalityId)
    .where('action', '=', 'access.break-glass.opened')
    .where('at', '>=', since)
    .orderBy('at', 'desc')
    .limit(200)
    .execute()
}

export type Review = { readonly note: string; readonly by: string; readonly at: Date }

export async function reviewsOf(tx: Tx, municipalityId: string, signals: readonly string[]): Promise<Map<string, Review>> {
  if (signals.length === 0) return new Map()
  const rows = await tx
    .selectFrom('audit.review')
    .select(['signal', 'note', 'reviewed_by as by', 'reviewed_at as at'])
    .where('municipality_id', '=', municipalityId)
    .where('signal', 'in', [...signals])
    .execute()
  return new Map(rows.map(({ signal, ...review }) => [signal, review]))
}

/** The limits as the team set them last; where it set none, the ones to begin with. */
export async function limitsOf(tx: Tx, municipalityId: string): Promise<Limits> {
  const rows = await tx
    .selectFrom('audit.threshold')
    .select(['name', 'value'])
    .where('municipality_id', '=', municipalityId)
    .orderBy('set_at')
    .orderBy('id')
    .execute()
  const limits: Record<(typeof rules)[number], number> = { ...defaultLimits }
  for (const { name, value } of rows) {
    const rule = rules.find((one) => one === name)
    if (rule !== undefined) limits[rule] = value
  }
  return limits
}
