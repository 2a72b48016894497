import { sql } from 'kysely'
import type { Actor } from '#platform/actor.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { prepared } from '#platform/db/prepared.ts'
import { placed } from '#platform/keys/row-place.ts'
import { type Contact, type ContactKind, contactKinds, type LifeDomain, lifeDomains } from '../domain/contact.ts'

export type ContactRow = Contact & {
  readonly id: string
  readonly by: string | null
  readonly byName: string | null
  readonly changedAt: Date | null
  readonly withdrawnAt: Date | null
}

function knownDomains(stored: readonly string[]): LifeDomain[] {
  return lifeDomains.filter((domain) => stored.includes(domain))
}

function shortTime(stored: string | null): string | null {
  return stored === null ? null : stored.slice(0, 5)
}

const columns = [
  'id',
  'kind',
  'happened_on as happenedOn',
  'happened_at as happenedAt',
  'minutes',
  'domains',
  'note',
  'by',
  'changed_at as changedAt',
  'withdrawn_at as withdrawnAt',
] as const

// With the row, from the table of another module: asking the names after the contacts costs a page one more turn to the database.
const byName = sql<string | null>`(select a.name from identity.account a
  where a.municipality_id = contacts.contact.municipality_id and a.id = contacts.contact.by)`.as('byName')

function toContact<R extends { readonly domains: string[]; readonly happenedAt: string | null }>(row: R) {
  return { ...row, domains: knownDomains(row.domains), happenedAt: shortTime(row.happenedAt) }
}

export async function readContact(tx: Tx, municipalityId: string, dossierId: string, contactId: string): Promise<ContactRow | null> {
  const row = await tx
    .selectFrom('contacts.contact')
    .select([...columns, byName])
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', '=', dossierId)
    .where('id', '=', contactId)
    .executeTakeFirst()
  return row === undefined ? null : toContact(row)
}

export type ContactCursor = { readonly happenedOn: IsoDay; readonly id: string }

/** Newest first, `limit` at most, after the cursor when there is one. Contacts that were taken back are left out. */
export async function listContacts(
  tx: Tx,
  municipalityId: string,
  dossierId: string,
  page: { readonly limit: number; readonly after?: ContactCursor | null | undefined },
): Promise<ContactRow[]> {
  const { after } = page
  const newest = tx
    .selectFrom('contacts.contact')
    .select([...columns, byName])
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', '=', dossierId)
    .where('withdrawn_at', 'is', null)
    .orderBy('happened_on', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
  const query =
    after === undefined || after === null
      ? newest
      : newest.where((eb) => eb(eb.refTuple('happened_on', 'id'), '<', eb.tuple(after.happenedOn, after.id)))
  return (await query.execute()).map(toContact)
}

type LatestRow = Parameters<typeof toContact>[0] &
  Omit<ContactRow, 'domains' | 'happenedAt'> & { readonly total: number; readonly lastOwn: string | null }

// The card of the dossier page; asked as often as the page itself. The rows are counted and cut before anything else of them is read, and `offset 0`
// reads the names of the colleagues once, not for each row. Ids run in order of time, so the highest of this worker's is the last; its kind stands behind it.
const latest = prepared(['municipalityId', 'dossierId', 'accountId', 'limit'], (tx, at) => {
  const standing = sql`municipality_id = ${at('municipalityId')} and dossier_id = ${at('dossierId')} and withdrawn_at is null`
  return sql<LatestRow>`
    select c.id, c.kind, c.happened_on as "happenedOn", c.happened_at as "happenedAt", c.minutes, c.domains, ${placed('contacts.contact', 'note', 'c')} as note,
      c.by, w.name as "byName", c.changed_at as "changedAt", c.withdrawn_at as "withdrawnAt", c.total, c."lastOwn"
    from (select *, count(*) over () as total, max(id::text || kind) filter (where by = ${at('accountId')}) over () as "lastOwn" from contacts.contact where ${standing} order by happened_on desc, id desc limit ${at('limit')}) c
    left join (select a.id, a.name from identity.account a where a.municipality_id = ${at('municipalityId')} offset 0) w on w.id = c.by
    order by c.happened_on desc, c.id desc`.compile(tx)
})

const idLength = 36

function kindBehind(lastOwn: string | null): ContactKind | null {
  return contactKinds.find((kind) => kind === lastOwn?.slice(idLength)) ?? null
}

export type LatestContacts = {
  /** Newest first, as many as asked for. */
  readonly contacts: readonly ContactRow[]
  /** How many there are in all, without those that were taken back. */
  readonly total: number
  /** The kind this worker recorded last, so that the form opens with it; null for a first contact. Ids run in order of time. */
  readonly lastKind: ContactKind | null
}

/** What a dossier page says of contacts, in one statement. */
export async function latestContacts(
  tx: Tx,
  { municipalityId, accountId }: Pick<Actor, 'municipalityId' | 'accountId'>,
  dossierId: string,
  limit: number,
): Promise<LatestContacts> {
  const rows = await latest(tx, { municipalityId, dossierId, accountId, limit })
  const [first] = rows
  return {
    contacts: rows.map(({ total: _total, lastOwn: _lastOwn, ...row }) => toContact(row)),
    total: first?.total ?? 0,
    lastKind: kindBehind(first?.lastOwn ?? null),
  }
}
