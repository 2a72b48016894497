import { sql } from 'kysely'
import { recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import { claimSave } from '#platform/db/save-once.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { numbersOf } from '../domain/edition/numbers.ts'
import { type EditionRefusal, isRefused, protectEdition } from '../domain/edition/protect.ts'
import type { ReportSettings } from '../domain/settings.ts'
import { policy } from '../policy.ts'
import { listEditions } from '../queries/editions.ts'
import { readGround, readReport } from '../queries/read-report.ts'

export type PublishEdition = { readonly settings: ReportSettings; readonly key: string | null }
export type PublishRefusal = { readonly kind: 'not-found' } | EditionRefusal

/** Publishes an edition for good: what it shows, and what was true, so that no later edition gives away what this one hid. */
export async function publishEdition(
  deps: Deps,
  actor: Actor,
  { settings, key }: PublishEdition,
): Promise<Result<{ readonly id: string }, PublishRefusal>> {
  if (!policy.allows(actor, 'evidence.edition.publish')) return refuse({ kind: 'not-found' })
  const ground = await deps.db.as(actor, (tx) => readGround(tx, actor.municipalityId, deps.today()))
  const numbers = numbersOf(await readReport(deps, actor, settings, ground.programmes))
  const id = deps.newId()
  return deps.db.as(actor, async (tx) => {
    // Two at once would not see each other and could give each other away.
    await sql`select pg_advisory_xact_lock(hashtext(${`evidence.edition ${actor.municipalityId}`}))`.execute(tx)
    const edition = protectEdition(numbers, await listEditions(tx, actor.municipalityId))
    if (isRefused(edition)) return refuse(edition)
    const saved = await claimSave(tx, actor, key, id, deps.now())
    if (saved !== null) return ok({ id: saved })
    await tx
      .insertInto('evidence.edition')
      .values({
        municipality_id: actor.municipalityId,
        id,
        settings: JSON.stringify(settings),
        figures: JSON.stringify({ numbers, edition }),
        published_at: deps.now(),
        published_by: actor.accountId,
      })
      .execute()
    await recordAudit(tx, deps, actor, { action: 'evidence.edition.published', subjectId: id, detail: { mothers: edition.mothers } })
    return ok({ id })
  })
}
