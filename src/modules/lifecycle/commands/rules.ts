import { recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import type { RuleText } from '../domain/retention.ts'
import { lifecyclePolicy } from '../policy.ts'
import { endRule, insertRule } from '../store.ts'

type NotFound = { readonly kind: 'not-found' }
export type ConfirmRule = RuleText & { readonly authority: string; readonly listVersion: string; readonly validFrom: IsoDay }

/** Puts a rule in force; the one before it ends. Without a confirmed rule nothing of a series is ever due. */
export async function confirmRule(tx: Tx, deps: Deps, actor: Actor, rule: ConfirmRule): Promise<Result<string, NotFound>> {
  if (!lifecyclePolicy.allows(actor, 'lifecycle.rule.set')) return refuse({ kind: 'not-found' })
  const id = deps.newId()
  const at = deps.now()
  await endRule(tx, actor.municipalityId, rule.series, at)
  const { series, trigger, months, outcome, authority, listVersion, validFrom } = rule
  await insertRule(tx, {
    municipality_id: actor.municipalityId,
    id,
    series,
    trigger,
    months,
    outcome,
    authority,
    list_version: listVersion,
    valid_from: validFrom,
    at,
    by: actor.accountId,
  })
  await recordAudit(tx, deps, actor, { action: 'lifecycle.rule.confirmed', subjectId: id, detail: { series, months, outcome } })
  return ok(id)
}

/** Ends a rule: from now on nothing of that series is due. */
export async function stopRule(tx: Tx, deps: Deps, actor: Actor, series: RuleText['series']): Promise<Result<null, NotFound>> {
  if (!lifecyclePolicy.allows(actor, 'lifecycle.rule.set')) return refuse({ kind: 'not-found' })
  if ((await endRule(tx, actor.municipalityId, series, deps.now())) === 0) return refuse({ kind: 'not-found' })
  await recordAudit(tx, deps, actor, { action: 'lifecycle.rule.ended', detail: { series } })
  return ok(null)
}

/** Writes down which share of a sample the archive keeps; it counts from now on. Answers the rule. */
export async function agreeSample(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  { series, percent }: { readonly series: RuleText['series']; readonly percent: number },
): Promise<Result<string, NotFound>> {
  if (!lifecyclePolicy.allows(actor, 'lifecycle.rule.set') || percent < 1 || percent > 100) return refuse({ kind: 'not-found' })
  const row = await tx
    .updateTable('lifecycle.rule')
    .set({ sample_percent: percent })
    .where('municipality_id', '=', actor.municipalityId)
    .where('series', '=', series)
    .where('outcome', '=', 'sample')
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) return refuse({ kind: 'not-found' })
  await recordAudit(tx, deps, actor, { action: 'lifecycle.rule.confirmed', subjectId: row.id, detail: { series, percent } })
  return ok(row.id)
}
