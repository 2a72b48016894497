import {
  type Emergency,
  emergenciesSince,
  type Limits,
  limitsOf,
  lookUpsSince,
  type Review,
  reviewsOf,
  type Signal,
  unusualLookUps,
} from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { type NamedDossier, namesOfDossiers } from './dossier-names.ts'

const aDay = 86_400_000
const twoWeeks = 14 * aDay
const threeMonths = 92 * aDay

export type ReviewItem = {
  readonly key: string
  readonly accountId: string | null
  readonly dossierId: string | null
  readonly at: Date
  readonly signal: Signal | null
  readonly review: Review | null
}
export type ReviewFacts = {
  readonly emergencies: readonly ReviewItem[]
  readonly lookUps: readonly ReviewItem[]
  readonly names: ReadonlyMap<string, string>
  readonly dossiers: ReadonlyMap<string, NamedDossier>
  readonly limits: Limits
}

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()

/** A colleague's family name: all words after the first, as both the account and the family write it. */
export function carriesName(accountName: string, familyNames: readonly string[]): boolean {
  const own = fold(accountName).split(' ').slice(1).join(' ')
  return own.length > 1 && familyNames.some((name) => fold(name) === own)
}

/** What stands out in two weeks and the emergencies of three months, with what was noted about each. */
export async function readReview(tx: Tx, actor: Actor, now: Date): Promise<ReviewFacts> {
  const { municipalityId } = actor
  const accounts = await tx
    .selectFrom('identity.account')
    .select(['id', 'name'])
    .where('municipality_id', '=', municipalityId)
    .where('role', 'in', ['counsellor', 'midwife', 'team-lead', 'administrator'])
    .execute()
  const names = new Map(accounts.map(({ id, name }) => [id, name]))
  const acts = await lookUpsSince(tx, municipalityId, [...names.keys()], new Date(now.getTime() - twoWeeks))
  const opened = [...new Set(acts.flatMap((act) => act.dossierId ?? []))]
  const emergencies = await emergenciesSince(tx, municipalityId, new Date(now.getTime() - threeMonths))
  const dossiers = await namesOfDossiers(tx, municipalityId, [
    ...new Set([...opened, ...emergencies.flatMap((one) => one.dossierId ?? [])]),
  ])
  const guides = await guidesOf(tx, municipalityId, opened)
  const limits = await limitsOf(tx, municipalityId)
  const signals = unusualLookUps(acts, {
    limits,
    isCounsellor: (accountId, dossierId) => guides.has(`${accountId} ${dossierId}`),
    sharesName: (accountId, dossierId) => carriesName(names.get(accountId) ?? '', dossiers.get(dossierId)?.familyNames ?? []),
  })
  const items = [...emergencies.map(ofEmergency), ...signals.map(ofSignal)]
  const reviews = await reviewsOf(
    tx,
    municipalityId,
    items.map(({ key }) => key),
  )
  const reviewed = items.map((item) => ({ ...item, review: reviews.get(item.key) ?? null }))
  return {
    emergencies: reviewed.filter(({ signal }) => signal === null),
    lookUps: reviewed.filter(({ signal }) => signal !== null),
    names,
    dossiers,
    limits,
  }
}

function ofEmergency({ id, at, accountId, dossierId }: Emergency): ReviewItem {
  return { key: `emergency:${id}`, accountId, dossierId, at, signal: null, review: null }
}

function ofSignal(signal: Signal): ReviewItem {
  return { key: signal.key, accountId: signal.accountId, dossierId: signal.dossierId, at: signal.from, signal, review: null }
}

/** Who is or was counsellor of which of these dossiers. */
async function guidesOf(tx: Tx, municipalityId: string, dossierIds: readonly string[]): Promise<Set<string>> {
  if (dossierIds.length === 0) return new Set()
  const rows = await tx
    .selectFrom('dossiers.assignment')
    .select(['dossier_id', 'account_id'])
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', 'in', [...dossierIds])
    .execute()
  return new Set(rows.map((row) => `${row.account_id} ${row.dossier_id}`))
}
