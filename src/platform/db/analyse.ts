import { withClient } from './embedded/provision.ts'

/** Lets the database count its rows again after very many were added at once; without it, it plans for the few there were. */
export async function analyse(ownerUrl: string): Promise<void> {
  await withClient(ownerUrl, (client) => client.query('analyze'))
}
