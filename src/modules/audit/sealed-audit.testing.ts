import type pg from 'pg'
import { testWorld } from '#app/testing.ts'
import { withClient } from '#platform/db/embedded/provision.ts'
import type { Deps } from '#platform/deps.ts'
import {
  anchorLine,
  listBatches,
  type ReadAnchor,
  readAnchor,
  recordAudit,
  type SealKeys,
  sealAudit,
  sealKey,
  verifyAudit,
} from './public.ts'
import { writeAuditWith } from './testing.ts'

export const world = await testWorld()
export const { municipalityId } = world
export const keys: SealKeys = [sealKey('a key that only this test file knows of 1')]
export const begin = world.clock.now.getTime()

/** Numbers as the program gives them: the time in front. */
export const numberAt = (milliseconds: number, n: number): string => {
  const time = milliseconds.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${n.toString(16).padStart(12, '0')}`
}
let given = 0
export const deps: Deps = {
  ...world.deps,
  newId: () => {
    given += 1
    return numberAt(world.clock.now.getTime(), given)
  },
}

export const actor = world.actor('counsellor')
export const dossierIds = Array.from({ length: 4 }, (_, n) => numberAt(begin, 0xd0 + n))

export async function act(minutes: number, count: number): Promise<string[]> {
  world.clock.now = new Date(begin + minutes * 60_000)
  const from = given
  await deps.db.as(actor, async (tx) => {
    for (let n = 0; n < count; n += 1) {
      const dossierId = dossierIds[n % dossierIds.length]
      await recordAudit(
        tx,
        deps,
        { ...actor, sessionId: dossierIds[0] ?? null },
        { action: 'dossiers.dossier.read', dossierId, subjectId: dossierId, detail: { n } },
      )
    }
  })
  return Array.from({ length: count }, (_, n) => numberAt(world.clock.now.getTime(), from + n + 1))
}

type Sealed = { readonly ids: readonly (readonly string[])[]; readonly anchors: readonly ReadAnchor[] }
let sealed: Sealed = { ids: [], anchors: [] }
/** The id of a record: batch from 1, place from 0. */
export const idAt = (batch: number, place: number): string => sealed.ids[batch - 1]?.[place] ?? ''

async function anchorsOf(): Promise<ReadAnchor[]> {
  const batches = await listBatches(deps, municipalityId, 0)
  return batches.flatMap((batch) => readAnchor(anchorLine({ ...batch, day: batch.sealedAt.slice(0, 10) }, keys[0]), keys) ?? [])
}

export const superuser = <T>(work: (client: pg.Client) => Promise<T>): Promise<T> => withClient(world.superuserUrl, work)
export const anchors = (): readonly ReadAnchor[] => sealed.anchors
export const verify = (told = sealed.anchors, with_ = keys) =>
  verifyAudit(deps, municipalityId, { keys: with_, anchors: told, judgeTimes: true })

/** Four sealed batches of eight records, and nothing else. */
export async function sealFresh(): Promise<void> {
  await superuser((client) => client.query('truncate audit.event, audit.sealed, audit.batch'))
  writeAuditWith(keys)
  const ids: string[][] = []
  for (const minutes of [0, 300, 600, 900]) {
    ids.push(await act(minutes, 8))
    await sealAudit(deps, municipalityId, keys)
  }
  sealed = { ids, anchors: await anchorsOf() }
}
