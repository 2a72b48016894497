import { recordAudit } from '#modules/audit/public.ts'
import { machine } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { requestJob } from '#platform/jobs/jobs.ts'
import { runJob } from '#platform/jobs/run-job.ts'
import { countByVersion } from '#platform/keys/count-by-version.ts'
import type { KeyRing } from '#platform/keys/key-ring.ts'
import { newVersion } from '#platform/keys/key-source.ts'
import { resealJob, resealJobKind } from '#platform/keys/reseal-job.ts'
import { ok, type Result, refuse } from '#platform/result.ts'

type Place = { readonly id: string; readonly name: string }
export type VersionState = { readonly version: number; readonly created: string; readonly values: number; readonly isCurrent: boolean }
export type KeysState = {
  readonly source: string
  readonly service: string | null
  readonly mayRotate: boolean
  readonly versions: readonly VersionState[]
}

async function places(deps: Deps): Promise<Place[]> {
  return deps.db.catalogue((db) => db.selectFrom('platform.municipality').select(['id', 'name']).orderBy('name').execute())
}

async function countEverywhere(deps: Deps): Promise<Map<number, number>> {
  const all = new Map<number, number>()
  for (const { id } of await places(deps)) {
    const counts = await deps.db.as(machine(id, 'sealing'), (tx) => countByVersion(tx, id))
    for (const [version, n] of counts) all.set(version, (all.get(version) ?? 0) + n)
  }
  return all
}

/** The versions there are, and how many values each of them opens. */
export async function keysState(deps: Deps, keys: KeyRing): Promise<KeysState> {
  const counts = await countEverywhere(deps)
  const current = keys.current().version
  const versions = (keys.keys()?.versions ?? []).map(({ version, created }) => ({
    version,
    created,
    values: counts.get(version) ?? 0,
    isCurrent: version === current,
  }))
  return { source: keys.source.name, service: keys.source.service ?? null, mayRotate: keys.source.write !== undefined, versions }
}

/** Adds a key to the file, which is sealed with from now on. Keys of a program are made there; then the newest it gives is taken. */
export function addVersion(deps: Deps, keys: KeyRing): number {
  const set = keys.keys()
  if (set === null || keys.source.write === undefined) return keys.current().version
  const version = keys.current().version + 1
  keys.write({ ...set, versions: [...set.versions, newVersion(version, deps.today())] })
  return version
}

export type Resealed = { readonly municipality: string; readonly jobId: string; readonly state: string; readonly sealed: number }
type Progress = (municipality: string, done: number, total: number) => void

/** Seals everything of every municipality with the newest key, a job each: one that is cut off goes on at the next start of the program. */
export async function resealEverything(deps: Deps, keys: KeyRing, progress: Progress = () => undefined): Promise<Resealed[]> {
  const done: Resealed[] = []
  const { version } = keys.current()
  for (const { id, name } of await places(deps)) {
    const actor = machine(id, 'administration')
    const jobId = await deps.db.as(actor, async (tx) => {
      await recordAudit(tx, deps, actor, { action: 'platform.keys.rotated', subjectId: id, detail: { version } })
      return requestJob(tx, deps, actor, resealJobKind, { version })
    })
    const handler = resealJob(
      deps,
      () => keys,
      async (n, total) => progress(name, n, total),
    )
    const job = await runJob(deps, { [resealJobKind]: handler }, { municipalityId: id, jobId })
    const sealed = job?.outcome?.['sealed']
    done.push({ municipality: name, jobId, state: job?.state ?? 'failed', sealed: typeof sealed === 'number' ? sealed : 0 })
  }
  return done
}

export type RetireRefusal =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'in-use'; readonly values: number }
  | { readonly kind: 'current' }
  | { readonly kind: 'elsewhere' }

// Longer than a running program may go on with the key it knows.
const graceMs = 12_000

/** Takes a key that opens nothing any more out of the file. What a backup of before holds cannot be read afterwards, unless the file was kept. */
export async function retireVersion(
  deps: Deps,
  keys: KeyRing,
  version: number,
  rest: (ms: number) => Promise<void> = (ms) => new Promise((done) => setTimeout(done, ms)),
): Promise<Result<number, RetireRefusal>> {
  const set = keys.keys()
  if (set === null || !set.versions.some((one) => one.version === version)) return refuse({ kind: 'unknown' })
  if (keys.current().version === version) return refuse({ kind: 'current' })
  if (keys.source.write === undefined) return refuse({ kind: 'elsewhere' })
  for (const wait of [0, graceMs]) {
    await rest(wait)
    const values = (await countEverywhere(deps)).get(version) ?? 0
    if (values > 0) return refuse({ kind: 'in-use', values })
  }
  keys.write({ ...set, versions: set.versions.filter((one) => one.version !== version) })
  return ok(version)
}
