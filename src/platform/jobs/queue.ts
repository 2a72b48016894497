import { PgBoss } from 'pg-boss'

/** The one queue: a message names a municipality and a row of platform.job; what is to be done stands in that row. */
export const queueName = 'work'
const schema = 'jobs'

/** Makes the queue's own schema and lets the application use it. Run by the owner after the migrations. */
export async function prepareQueue(ownerUrl: string, execute: (sql: string) => Promise<unknown>): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, schema, max: 2, supervise: false, schedule: false })
  await boss.start()
  await boss.createQueue(queueName, { retryLimit: 3, retryDelay: 2, retryBackoff: true, expireInSeconds: 1800 })
  await boss.stop({ graceful: false })
  await execute(`grant usage on schema ${schema} to opkomst_app`)
  await execute(`grant select, insert, update, delete on all tables in schema ${schema} to opkomst_app`)
  await execute(`grant usage, select on all sequences in schema ${schema} to opkomst_app`)
  await execute(`grant execute on all functions in schema ${schema} to opkomst_app`)
}

export function openQueue(appUrl: string): PgBoss {
  return new PgBoss({ connectionString: appUrl, schema, max: 3, migrate: false, createSchema: false, schedule: false })
}
