import { z } from 'zod'
import { recordAudit } from '#modules/audit/public.ts'
import { type Actor, machine } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { requestJob } from '#platform/jobs/jobs.ts'
import { JobFailure, type JobHandler } from '#platform/jobs/run-job.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import type { DossierPackage } from '../domain/package.ts'
import { lifecyclePolicy } from '../policy.ts'
import { collectDossier, findDossier } from '../queries/collect.ts'
import { readCopyFile } from '../queries/copies.ts'
import { deleteCopiesBefore, insertCopy, updateCopy } from '../store.ts'
import { copyIsReady, fileRequest } from './requests.ts'

export const copyJobKind = 'lifecycle.copy'
const keptForMs = 24 * 3_600_000
const input = z.object({ copyId: z.uuid(), dossierId: z.uuid() })

type NotFound = { readonly kind: 'not-found' }

/** Asks for the copy a mother takes along: on paper and as a data package, there for 24 hours. */
export async function askCopy(tx: Tx, deps: Deps, actor: Actor, dossierId: string): Promise<Result<string, NotFound>> {
  if (!lifecyclePolicy.allows(actor, 'lifecycle.copy.make')) return refuse({ kind: 'not-found' })
  return startCopy(tx, deps, actor, dossierId)
}

/**
 * A mother asks her own copy: it stands in the register as a request, answered when it is ready. Whoever offers it has seen her second proof, and
 * that the dossier is hers.
 */
export async function askOwnCopy(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  own: { readonly dossierId: string; readonly personId: string; readonly words: string },
): Promise<Result<string, NotFound>> {
  if (!lifecyclePolicy.allows(actor, 'lifecycle.copy.own')) return refuse({ kind: 'not-found' })
  const started = await startCopy(tx, deps, actor, own.dossierId)
  if (!started.ok) return started
  // The request has the number of the copy, so that the work knows what it answers.
  const filed = await fileRequest(tx, deps, actor, { ...own, id: started.value, kind: 'access', channel: 'portal', askedOn: deps.today() })
  return filed.ok ? started : filed
}

async function startCopy(tx: Tx, deps: Deps, actor: Actor, dossierId: string): Promise<Result<string, NotFound>> {
  const { municipalityId } = actor
  if ((await findDossier(tx, municipalityId, dossierId)) === null) return refuse({ kind: 'not-found' })
  const id = deps.newId()
  const jobId = await requestJob(tx, deps, actor, copyJobKind, { copyId: id, dossierId })
  const now = deps.now()
  await insertCopy(tx, {
    municipality_id: municipalityId,
    id,
    dossier_id: dossierId,
    job_id: jobId,
    asked_at: now,
    asked_by: actor.accountId,
    expires_at: new Date(now.getTime() + keptForMs),
  })
  await recordAudit(tx, deps, actor, { action: 'lifecycle.copy.asked', subjectId: id, dossierId })
  return ok(id)
}

/** The work behind {@link askCopy}. Doing it twice makes the same copy again. */
export function copyJob(deps: Deps): JobHandler {
  return {
    purpose: 'data-subject',
    run: async (job, actor, report) => {
      const { copyId, dossierId } = input.parse(job.input)
      const { municipalityId } = actor
      const municipality = await deps.db.catalogue((db) =>
        db.selectFrom('platform.municipality').select('name').where('id', '=', municipalityId).executeTakeFirstOrThrow(),
      )
      // Nobody's own view: what only a colleague named on it may see is not in the copy either.
      const reader = machine(municipalityId, 'data-subject')
      const copy = await deps.db.as(reader, (tx) =>
        collectDossier(tx, { municipalityId, municipality: municipality.name, dossierId, now: deps.now() }),
      )
      if (copy === null) throw new JobFailure('no-dossier')
      await report(1, 2)
      const files = await filesOf(copy)
      const kept = await deps.db.as(reader, (tx) => updateCopy(tx, { municipalityId, id: copyId }, { ...files, made_at: deps.now() }))
      if (kept === 0) throw new JobFailure('no-copy')
      await deps.db.as(reader, (tx) => copyIsReady(tx, deps, reader, copyId))
      await report(2, 2)
      return { copyId, tables: copy.tables.length, rows: copy.tables.reduce((sum, { rows }) => sum + rows.length, 0) }
    },
  }
}

async function filesOf(copy: DossierPackage): Promise<{ paper: Buffer; package: Buffer }> {
  // PDFKit is large; whoever asks for no copy does not wait for it.
  const { dossierPaper } = await import('../paper/dossier-paper.ts')
  const { packageFile } = await import('../paper/package-file.ts')
  return { paper: await dossierPaper(copy), package: packageFile(copy) }
}

export type CopyForm = 'paper' | 'package'

/** Gives a mother a file of a copy she asked herself. Whoever offers it has seen her second proof. */
export async function fetchOwnCopy(tx: Tx, deps: Deps, actor: Actor, wanted: WantedCopy): Promise<Result<GivenCopy, NotFound>> {
  const isHers = lifecyclePolicy.allows(actor, 'lifecycle.copy.own') && actor.accountId !== null
  return isHers ? giveCopy(tx, deps, actor, { ...wanted, askedBy: actor.accountId }) : refuse({ kind: 'not-found' })
}

export type WantedCopy = { readonly copyId: string; readonly dossierId: string; readonly form: CopyForm }
export type GivenCopy = { readonly reference: string; readonly content: Buffer }

/** Gives a file of a copy that is ready and not yet gone. */
export async function fetchCopy(tx: Tx, deps: Deps, actor: Actor, wanted: WantedCopy): Promise<Result<GivenCopy, NotFound>> {
  if (!lifecyclePolicy.allows(actor, 'lifecycle.copy.make')) return refuse({ kind: 'not-found' })
  return giveCopy(tx, deps, actor, { ...wanted, askedBy: null })
}

/** Counts it and writes down who had it. */
async function giveCopy(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  { copyId, dossierId, form, askedBy }: WantedCopy & { readonly askedBy: string | null },
): Promise<Result<GivenCopy, NotFound>> {
  const { municipalityId } = actor
  const found = await readCopyFile(tx, municipalityId, { copyId, dossierId, form, now: deps.now(), askedBy })
  if (found === null) return refuse({ kind: 'not-found' })
  await updateCopy(tx, { municipalityId, id: copyId }, { downloads: found.downloads + 1 })
  await recordAudit(tx, deps, actor, {
    action: 'lifecycle.copy.downloaded',
    subjectId: copyId,
    dossierId,
    detail: { form, export: copyId, times: found.downloads + 1 },
  })
  return ok({ reference: found.reference, content: found.content })
}

/** Removes copies older than 24 hours. */
export async function dropOldCopies(tx: Tx, municipalityId: string, now: Date): Promise<number> {
  return deleteCopiesBefore(tx, municipalityId, now)
}
