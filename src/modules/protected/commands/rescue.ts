import { recordAudit } from '#modules/audit/public.ts'
import { listTeam } from '#modules/identity/public.ts'
import { type Actor, machine } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { putMessage } from '#platform/mail/outbox.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { policy } from '../policy.ts'
import { setAudience } from '../store.ts'

/** A part whose named colleagues have all gone. By its own id: which dossier it is of, is for who will be named. */
export type Orphan = {
  readonly partId: string
  readonly askedAt: Date | null
  /** The accounts of who asked and of who would be named. */
  readonly askedBy: string | null
  readonly colleagueId: string | null
  /** What the team lead said about why, for who confirms: a second person who does not know why agrees to anything. */
  readonly reason: string | null
}
type NotFound = { readonly kind: 'not-found' }
export type RescueRefusal = NotFound | { readonly kind: 'no-reason' | 'not-a-colleague' | 'same-person' | 'not-asked' }

export const shortestRescueReason = 20
const noticeDays = 14

/**
 * The rows are found by the work that renews keys, the one reader that sees every part, and only by their ids: nothing of what was written is read
 * here by anybody, but for the reason of the request. An account ended by hand or by provisioning counts the same.
 */
function amongParts<T>(deps: Deps, municipalityId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return deps.db.as(machine(municipalityId, 'sealing'), work)
}

async function orphansIn(tx: Tx, municipalityId: string) {
  const team = new Set((await listTeam(tx, municipalityId)).map(({ id }) => id))
  const parts = await tx
    .selectFrom('protected.part')
    .select(['id', 'audience', 'rescue_by as askedBy', 'rescue_for as colleagueId', 'rescue_at as askedAt', 'rescue_reason as reason'])
    .where('municipality_id', '=', municipalityId)
    .orderBy('id')
    .execute()
  return parts.filter(({ audience }) => !audience.some((id) => team.has(id)))
}

const quiet = (actor: Actor): Actor => ({ ...actor, purpose: 'child-protection' })

/** Parts nobody can read any more, for a team lead and an administrator. */
export async function orphanedParts(deps: Deps, actor: Actor): Promise<Result<readonly Orphan[], NotFound>> {
  if (!policy.allows(actor, 'protected.rescue.ask') && !policy.allows(actor, 'protected.rescue.confirm'))
    return refuse({ kind: 'not-found' })
  return amongParts(deps, actor.municipalityId, async (tx) => {
    const found = await orphansIn(tx, actor.municipalityId)
    await recordAudit(tx, deps, quiet(actor), { action: 'protected.rescue.listed', detail: { parts: found.length } })
    return ok(found.map(({ id, audience: _, ...rest }) => ({ partId: id, ...rest })))
  })
}

export type AskRescue = { readonly partId: string; readonly colleagueId: string; readonly reason: string }

/** First person, the team lead: asks that a colleague is named, with the reason. Nobody reads anything yet. */
export async function askRescue(
  deps: Deps,
  actor: Actor,
  { partId, colleagueId, reason }: AskRescue,
): Promise<Result<null, RescueRefusal>> {
  const { municipalityId, accountId } = actor
  if (!policy.allows(actor, 'protected.rescue.ask') || accountId === null) return refuse({ kind: 'not-found' })
  if (reason.trim().length < shortestRescueReason) return refuse({ kind: 'no-reason' })
  return amongParts(deps, municipalityId, async (tx) => {
    const part = (await orphansIn(tx, municipalityId)).find(({ id }) => id === partId)
    if (part === undefined) return refuse({ kind: 'not-found' })
    if (!(await listTeam(tx, municipalityId)).some(({ id }) => id === colleagueId)) return refuse({ kind: 'not-a-colleague' })
    await tx
      .updateTable('protected.part')
      .set({ rescue_by: accountId, rescue_for: colleagueId, rescue_at: deps.now(), rescue_reason: reason.trim() })
      .where('municipality_id', '=', municipalityId)
      .where('id', '=', partId)
      .execute()
    await recordAudit(tx, deps, quiet(actor), { action: 'protected.rescue.asked', subjectId: partId, detail: { accountId: colleagueId } })
    return ok(null)
  })
}

/** Second person, an administrator: confirms. The colleague is named, and everybody concerned is told, without a word of what it is about. */
export async function confirmRescue(deps: Deps, actor: Actor, partId: string): Promise<Result<null, RescueRefusal>> {
  const { municipalityId, accountId } = actor
  if (!policy.allows(actor, 'protected.rescue.confirm') || accountId === null) return refuse({ kind: 'not-found' })
  return amongParts(deps, municipalityId, async (tx) => {
    // Somebody of before who came back reads it again, so nothing has to be rescued.
    const part = (await orphansIn(tx, municipalityId)).find(({ id }) => id === partId)
    if (part === undefined) return refuse({ kind: 'not-found' })
    const { askedBy, colleagueId } = part
    if (askedBy === null || colleagueId === null) return refuse({ kind: 'not-asked' })
    if (askedBy === accountId || colleagueId === accountId) return refuse({ kind: 'same-person' })
    if (!(await listTeam(tx, municipalityId)).some(({ id }) => id === colleagueId)) return refuse({ kind: 'not-a-colleague' })
    await setAudience(tx, municipalityId, partId, [colleagueId])
    await tx
      .updateTable('protected.part')
      .set({ rescue_by: null, rescue_for: null, rescue_at: null, rescue_reason: null })
      .where('municipality_id', '=', municipalityId)
      .where('id', '=', partId)
      .execute()
    await recordAudit(tx, deps, quiet(actor), {
      action: 'protected.rescue.confirmed',
      subjectId: partId,
      detail: { accountId: colleagueId, askedBy },
    })
    await tell(tx, deps, actor, [colleagueId, askedBy, accountId])
    return ok(null)
  })
}

async function tell(tx: Tx, deps: Deps, actor: Actor, accountIds: readonly string[]): Promise<void> {
  const accounts = await tx
    .selectFrom('identity.account')
    .select('email')
    .where('municipality_id', '=', actor.municipalityId)
    .where('id', 'in', [...new Set(accountIds)])
    .orderBy('id')
    .execute()
  const expiresAt = new Date(deps.now().getTime() + noticeDays * 86_400_000)
  for (const { email } of accounts) {
    await putMessage(tx, deps, actor, {
      channel: 'mail',
      recipient: email,
      subject: 'Opkomst',
      body: 'Een overleg kreeg een nieuwe lezer, omdat niemand het nog kon lezen. De teamleider vroeg het, een beheerder bevestigde het. Meld je aan om te zien of het over jou gaat.',
      expiresAt,
    })
  }
}
