import { randomBytes } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { KeyRing } from './key-ring.ts'
import { newVersion, UnusableKeys } from './key-source.ts'
import { SealedParameter } from './sealed-text.ts'

// The probe belongs to no municipality.
const nowhere = '00000000-0000-0000-0000-000000000000'
const word = 'opkomst'
const place = 'platform.key_check.probe'
// Any fixed number will do; it keeps two first starts from making two sets of keys.
const keyLock = 7_311_508

export type Probe = { readonly version: number; readonly probe: string }

/** Why these keys do not fit the database that holds these probes; null when they do. */
export function misfit(keys: KeyRing, probes: readonly Probe[]): string | null {
  const newest = probes.at(-1)
  if (newest === undefined) return null
  const { name } = keys.source
  const remedy =
    'Put it back from the copy that is kept apart (docs/guides/operator.md, Keys). Without it what families told cannot be read.'
  const set = keys.keys()
  if (set === null)
    return `The keys are missing: there is no ${name}, and this database holds data sealed with key ${newest.version}. ${remedy}`
  if (!set.versions.some(({ version }) => version === newest.version)) {
    return `The keys of ${name} are too old: this database holds data sealed with key ${newest.version}, which is not among them. ${remedy}`
  }
  try {
    if (keys.openText(nowhere, `${newest.probe}@${place}`).text === word) return null
  } catch {
    // Told below: whatever went wrong, these are not the keys of this database.
  }
  return `The keys of ${name} are of another installation: they do not open what this database holds. ${remedy}`
}

export async function readProbes(db: Kysely<unknown>): Promise<Probe[]> {
  const { rows } = await sql<Probe>`select version, probe from platform.key_check order by version`.execute(db)
  return rows
}

/**
 * Makes the first keys of an installation; later makes sure that they are still there and the right ones. Throws with a line for the operator
 * when they are not: a program that went on would write what nobody can read back.
 */
export async function checkKeys(db: Kysely<unknown>, keys: KeyRing, today: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${keyLock})`.execute(tx)
    const probes = await readProbes(tx)
    const problem = misfit(keys, probes)
    if (problem !== null) throw new UnusableKeys(problem)
    if (keys.keys() === null) keys.write({ index: randomBytes(32), versions: [newVersion(1, today)] })
    await addProbe(tx, keys)
  })
}

/** Keeps a probe of the newest key, unless it is there. */
export async function addProbe(db: Kysely<unknown>, keys: KeyRing): Promise<void> {
  const { version } = keys.current()
  const probe = new SealedParameter(keys.sealText(nowhere, place, 't', word))
  await sql`insert into platform.key_check (version, probe) values (${version}, ${probe}) on conflict do nothing`.execute(db)
}
