import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '#platform/db/database.ts'
import { placed } from '#platform/keys/row-place.ts'
import type { Schema } from '../domain/schema.ts'
import { whereMentioned } from '../queries/remnants.ts'
import { tableRef, type Walk } from '../queries/walk.ts'

/** Where ids of a family stand in a text, a payload or a list of what was made: drafts, saved forms, finished jobs, imports. */
const mentions = ['platform.draft', 'platform.saved_request', 'platform.job', 'imports.created'] as const
const addressRow = z.object({ address: z.string().nullable() })
const messageRow = z.object({ id: z.string(), recipient: z.string() })

/** Removes what is not kept by a key: rows that only mention ids, and messages to her addresses. Answers how many went, per table. */
export async function eraseTraces(
  tx: Tx,
  municipalityId: string,
  { schema, walk, ids, people, jobId }: { schema: Schema; walk: Walk; ids: readonly string[]; people: readonly string[]; jobId: string },
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  const messages = await messagesTo(tx, municipalityId, walk, people)
  if (messages.length > 0) {
    await sql`delete from platform.message where municipality_id = ${municipalityId} and id = any (${messages}::uuid[])`.execute(tx)
    counts['platform.message'] = messages.length
  }
  for (const name of mentions) {
    const table = schema.get(name)
    const where = table === undefined ? null : whereMentioned(table, municipalityId, [...ids, ...messages])
    if (where === null) continue
    const besideJob = name === 'platform.job' ? sql` and id <> ${jobId}` : sql``
    const done = await sql`delete from ${tableRef(name)} where ${where}${besideJob}`.execute(tx)
    const n = Number(done.numAffectedRows ?? 0)
    if (n > 0) counts[name] = n
  }
  return counts
}

/** Addresses are sealed, so they are compared here and not in SQL. */
async function messagesTo(tx: Tx, municipalityId: string, walk: Walk, people: readonly string[]): Promise<string[]> {
  const accesses = walk.get('family.access')?.ids ?? []
  const { rows } = await sql`
    select ${placed('family.access', 'address', 'a')} as address from family.access a where municipality_id = ${municipalityId} and id = any (${[...accesses]}::uuid[])
    union all select ${placed('people.person', 'email', 'p')} from people.person p where municipality_id = ${municipalityId} and id = any (${[...people]}::uuid[])
    union all select ${placed('people.person', 'phone', 'p')} from people.person p where municipality_id = ${municipalityId} and id = any (${[...people]}::uuid[])`.execute(
    tx,
  )
  const known = new Set(
    z
      .array(addressRow)
      .parse(rows)
      .flatMap(({ address }) => (address === null ? [] : [bare(address)])),
  )
  const kept =
    await sql`select id, ${placed('platform.message', 'recipient', 'm')} as recipient from platform.message m where municipality_id = ${municipalityId} and recipient <> ''`.execute(
      tx,
    )
  const asked = await sql`
    select distinct m.id, '' as recipient from platform.message m join family.challenge c on c.municipality_id = m.municipality_id and c.message_id = m.id
    where m.municipality_id = ${municipalityId} and c.access_id = any (${[...accesses]}::uuid[])`.execute(tx)
  const hers = z
    .array(messageRow)
    .parse(kept.rows)
    .filter(({ recipient }) => known.has(bare(recipient)))
  return [...new Set([...hers, ...z.array(messageRow).parse(asked.rows)].map(({ id }) => id))]
}

/** Numbers are typed in many ways; their last nine digits tell them apart. */
function bare(address: string): string {
  return address.includes('@') ? address.trim().toLowerCase() : address.replaceAll(/\D/g, '').slice(-9)
}
