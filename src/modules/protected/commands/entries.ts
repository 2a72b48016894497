import { recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import { claimSave } from '#platform/db/save-once.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { type EntryContent, type EntryRefusal, entryRefusal } from '../domain/entry.ts'
import { policy } from '../policy.ts'
import { entriesOf, insertAgreement, insertEntry, lockPart, setWithdrawn } from '../store.ts'
import type { NotFound } from './open-part.ts'

type InPart = { readonly dossierId: string; readonly partId: string }
export type AddEntry = InPart & { readonly content: EntryContent; readonly saveKey: string | null }

/** Keeps one entry. What was written is not changed afterwards: it is taken back and written anew, so that an agreement is on known words. */
export async function addEntry(
  deps: Deps,
  actor: Actor,
  command: AddEntry,
): Promise<Result<{ readonly entryId: string }, NotFound | EntryRefusal>> {
  if (!policy.allows(actor, 'protected.write')) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx) => {
    const part = await lockPart(tx, actor.municipalityId, command.dossierId, command.partId)
    if (part === null) return refuse({ kind: 'not-found' })
    const refusal = entryRefusal(command.content, deps.today())
    if (refusal !== null) return refuse(refusal)
    const entryId = deps.newId()
    const earlier = await claimSave(tx, actor, command.saveKey, entryId, deps.now())
    if (earlier !== null) return ok({ entryId: earlier })
    const entry = { id: entryId, partId: part.id, dossierId: part.dossierId, content: command.content, at: deps.now(), by: actor.accountId }
    await insertEntry(tx, actor.municipalityId, entry, part.audience)
    await recordAudit(tx, deps, actor, { action: 'protected.record.added', subjectId: entryId, dossierId: part.dossierId })
    return ok({ entryId })
  })
}

export type OneEntry = InPart & { readonly entryId: string }

/** One colleague agrees with a decision, signed in as herself; the database refuses a voice in another name. */
export async function agree(deps: Deps, actor: Actor, command: OneEntry): Promise<Result<null, NotFound>> {
  const { accountId } = actor
  if (!policy.allows(actor, 'protected.write') || accountId === null) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx) => {
    const part = await lockPart(tx, actor.municipalityId, command.dossierId, command.partId)
    const entries = part === null ? [] : await entriesOf(tx, actor.municipalityId, [part.id])
    const decision = entries.find(
      ({ id, content, withdrawnAt }) => id === command.entryId && content.kind === 'decision' && withdrawnAt === null,
    )
    if (part === null || decision === undefined) return refuse({ kind: 'not-found' })
    const agreement = { id: deps.newId(), dossierId: part.dossierId, entryId: decision.id, accountId, at: deps.now() }
    await insertAgreement(tx, actor.municipalityId, agreement, part.audience)
    await recordAudit(tx, deps, actor, { action: 'protected.agreement.given', subjectId: decision.id, dossierId: part.dossierId })
    return ok(null)
  })
}

export type TurnEntry = OneEntry & { readonly to: 'withdrawn' | 'restored' }

export async function turnEntry(deps: Deps, actor: Actor, command: TurnEntry): Promise<Result<null, NotFound>> {
  if (!policy.allows(actor, 'protected.write')) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx) => {
    const part = await lockPart(tx, actor.municipalityId, command.dossierId, command.partId)
    if (part === null) return refuse({ kind: 'not-found' })
    const at = command.to === 'withdrawn' ? deps.now() : null
    if (!(await setWithdrawn(tx, actor.municipalityId, part.id, command.entryId, at))) return refuse({ kind: 'not-found' })
    await recordAudit(tx, deps, actor, { action: `protected.record.${command.to}`, subjectId: command.entryId, dossierId: part.dossierId })
    return ok(null)
  })
}
