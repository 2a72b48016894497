import { sql } from 'kysely'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { prepared } from '#platform/db/prepared.ts'
import { type Contact, type ContactKind, type LifeDomain, lifeDomains } from '../domain/contact.ts'

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

// The card of the dossier page; asked as often as the page itself.
const firstContacts = prepared(['municipalityId', 'dossierId', 'limit'], (tx, at) =>
  tx
    .selectFrom('contacts.contact')
    .select([...columns, byName])
    .where('municipality_id', '=', at('municipalityId'))
    .where('dossier_id', '=', at('dossierId'))
    .where('withdrawn_at', 'is', null)
    .orderBy('happened_on', 'desc')
    .orderBy('id', 'desc')
    .limit(sql<number>`${at('limit')}`)
    .compile(),
)

/** Newest first, `limit` at most, after the cursor when there is one. Contacts that were taken back are left out. */
export async function listContacts(
  tx: Tx,
  municipalityId: string,
  dossierId: string,
  page: { readonly limit: number; readonly after?: ContactCursor | null | undefined },
): Promise<ContactRow[]> {
  const { after } = page
  if (after === undefined || after === null)
    return (await firstContacts(tx, { municipalityId, dossierId, limit: page.limit })).map(toContact)
  const query = tx
    .selectFrom('contacts.contact')
    .select([...columns, byName])
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', '=', dossierId)
    .where('withdrawn_at', 'is', null)
    .orderBy('happened_on', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .where((eb) => eb(eb.refTuple('happened_on', 'id'), '<', eb.tuple(after.happenedOn, after.id)))
  return (await query.execute()).map(toContact)
}

const counted = prepared(['municipalityId', 'dossierId'], (tx, at) =>
  tx
    .selectFrom('contacts.contact')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('municipality_id', '=', at('municipalityId'))
    .where('dossier_id', '=', at('dossierId'))
    .where('withdrawn_at', 'is', null)
    .compile(),
)

export async function countContacts(tx: Tx, municipalityId: string, dossierId: string): Promise<number> {
  const [row] = await counted(tx, { municipalityId, dossierId })
  return row?.n ?? 0
}

const lastKind = prepared(['municipalityId', 'dossierId', 'accountId'], (tx, at) =>
  tx
    .selectFrom('contacts.contact')
    .select('kind')
    .where('municipality_id', '=', at('municipalityId'))
    .where('dossier_id', '=', at('dossierId'))
    .where('by', '=', at('accountId'))
    .where('withdrawn_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(1)
    .compile(),
)

/** The kind this worker recorded last, so that the form opens with it; null for a first contact. Ids run in order of time. */
export async function lastUsedKind(
  tx: Tx,
  municipalityId: string,
  accountId: string | null,
  dossierId: string,
): Promise<ContactKind | null> {
  if (accountId === null) return null
  const [row] = await lastKind(tx, { municipalityId, dossierId, accountId })
  return row?.kind ?? null
}
