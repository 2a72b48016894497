import type { Client } from 'pg'
import { withClient } from '../embedded/provision.ts'

/** Sessions of staff and of families are kept in tables with the hash of a token and a moment of ending. */
async function sessionTables(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`
    select c.oid::regclass::text as name from pg_class c
    where c.relkind in ('r', 'p') and 2 = (select count(*) from pg_attribute a
      where a.attrelid = c.oid and a.attname in ('token_hash', 'ended_at') and not a.attisdropped) order by 1`)
  return rows.map(({ name }) => name)
}

/** A restore would wake up sessions that were ended after the backup was made; so all of them end. Answers how many did. */
export async function endSessions(ownerUrl: string, municipalities: readonly string[], now: Date): Promise<number> {
  return withClient(ownerUrl, async (client) => {
    const tables = await sessionTables(client)
    let ended = 0
    for (const id of municipalities) {
      await client.query('begin')
      await client.query('select platform.enter($1, null, $2)', [id, 'security'])
      for (const table of tables) {
        const done = await client.query(`update ${table} set ended_at = $2 where municipality_id = $1 and ended_at is null`, [id, now])
        ended += done.rowCount ?? 0
      }
      await client.query('commit')
    }
    return ended
  })
}
