import type { Client } from 'pg'
import { reasonOf } from '#platform/db/connection.ts'
import { embeddedStateDir } from '#platform/db/embedded.ts'
import { misfit, type Probe } from '#platform/keys/key-check.ts'
import { isInside, modeOf } from '#platform/keys/key-file.ts'
import { KeyRing } from '#platform/keys/key-ring.ts'
import type { KeySource } from '#platform/keys/key-source.ts'
import type { KeyFacts } from './judge-keys.ts'

/** Looks at the keys beside what the database holds; reads only. `dataDir`: where the embedded database keeps its files, when it is that one. */
export async function readKeys(client: Client, source: KeySource, dataDir: string | null): Promise<KeyFacts> {
  const isFile = source.write !== undefined
  const folders = dataDir === null ? [] : [dataDir, embeddedStateDir()]
  const place = { source: source.name, mode: isFile ? modeOf(source.name) : null }
  const isInsideData = isFile && folders.some((folder) => isInside(source.name, folder))
  try {
    const keys = new KeyRing(source)
    const problem = misfit(keys, await readProbes(client))
    return { ...place, isInsideData, problem, versions: keys.keys()?.versions.length ?? 0 }
  } catch (error) {
    return { ...place, isInsideData, problem: reasonOf(error), versions: 0 }
  }
}

async function readProbes(client: Client): Promise<Probe[]> {
  const { rows: there } = await client.query("select 1 from pg_class where oid = to_regclass('platform.key_check')")
  if (there.length === 0) return []
  return (await client.query<Probe>('select version, probe from platform.key_check order by version')).rows
}
