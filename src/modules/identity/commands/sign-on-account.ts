import { recordAudit } from '#modules/audit/public.ts'
import { type Actor, visitor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { markProven, type NewSession, startFullSession } from './sign-in.ts'
import type { Arrival, SignOnRefusal } from './sign-on.ts'

type Linked = { readonly accountId: string; readonly role: string; readonly disabledAt: Date | null }

/** The account behind issuer and subject. No other key: an e-mail address may belong to somebody else tomorrow. */
async function findLinked(tx: Tx, municipalityId: string, { issuer, subject }: Arrival): Promise<Linked | null> {
  const row = await tx
    .selectFrom('identity.account_link as link')
    .innerJoin('identity.account as account', (join) =>
      join.onRef('account.municipality_id', '=', 'link.municipality_id').onRef('account.id', '=', 'link.account_id'),
    )
    .select(['account.id as accountId', 'account.role', 'account.disabled_at as disabledAt'])
    .where('link.municipality_id', '=', municipalityId)
    .where('link.issuer', '=', issuer)
    .where('link.subject', '=', subject)
    .executeTakeFirst()
  return row ?? null
}

async function addLink(tx: Tx, deps: Deps, actor: Actor, accountId: string, arrival: Arrival): Promise<boolean> {
  const added = await tx
    .insertInto('identity.account_link')
    .values({
      municipality_id: actor.municipalityId,
      id: deps.newId(),
      account_id: accountId,
      issuer: arrival.issuer,
      subject: arrival.subject,
      created_at: deps.now(),
      used_at: deps.now(),
      level: arrival.level,
    })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'issuer', 'subject']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (added !== undefined) await recordAudit(tx, deps, actor, { action: 'identity.account.linked', subjectId: accountId })
  return added !== undefined
}

/** A new, empty account: whoever comes in for the first time has nothing of a colleague who had the same name or mailbox before. */
async function newAccount(tx: Tx, deps: Deps, actor: Actor, arrival: Arrival): Promise<string> {
  const id = deps.newId()
  await tx
    .insertInto('identity.account')
    .values({
      municipality_id: actor.municipalityId,
      id,
      // No mailbox is known or needed: this account has no password to sign in with.
      email: `${id}@aanmelddienst.invalid`,
      name: arrival.name === '' ? arrival.rule.claimValue : arrival.name,
      role: arrival.rule.role,
      managed_by: 'sign-on',
      created_at: deps.now(),
    })
    .execute()
  await recordAudit(tx, deps, actor, { action: 'identity.account.created', subjectId: id, detail: { role: arrival.rule.role } })
  return id
}

/** Signs in whoever the service vouches for: the linked account with the role it has there now, or a new one. */
export async function signInArrival(
  deps: Deps,
  municipalityId: string,
  arrival: Arrival,
  device: string,
): Promise<Result<NewSession, SignOnRefusal>> {
  const actor = visitor(municipalityId, 'sign-in')
  return deps.db.as(actor, async (tx) => {
    const linked = await findLinked(tx, municipalityId, arrival)
    if (linked !== null && linked.disabledAt !== null) return refuse('closed')
    const accountId = linked?.accountId ?? (await newAccount(tx, deps, actor, arrival))
    const { role } = arrival.rule
    if (linked === null) await addLink(tx, deps, actor, accountId, arrival)
    else {
      await tx
        .updateTable('identity.account_link')
        .set({ used_at: deps.now(), level: arrival.level })
        .where('municipality_id', '=', municipalityId)
        .where('account_id', '=', accountId)
        .where('issuer', '=', arrival.issuer)
        .where('subject', '=', arrival.subject)
        .execute()
    }
    if (linked !== null && linked.role !== role) {
      await tx
        .updateTable('identity.account')
        .set({ role })
        .where('municipality_id', '=', municipalityId)
        .where('id', '=', accountId)
        .execute()
      await recordAudit(tx, deps, actor, { action: 'identity.account.role-changed', subjectId: accountId, detail: { role } })
    }
    const owner = { municipalityId, accountId, role, purpose: 'sign-in' as const, sessionId: null }
    return ok(await startFullSession(tx, deps, owner, { device, method: 'sign-on', level: arrival.level, service: arrival }))
  })
}

/** Ties the sign-in at the service to the account that asked for it, once; it may stand at one account only. */
export async function linkArrival(
  deps: Deps,
  actor: Actor & { readonly accountId: string },
  arrival: Arrival,
): Promise<Result<null, SignOnRefusal>> {
  return deps.db.as(actor, async (tx) => {
    const linked = await findLinked(tx, actor.municipalityId, arrival)
    if (linked !== null) return linked.accountId === actor.accountId ? ok(null) : refuse('linked')
    return (await addLink(tx, deps, actor, actor.accountId, arrival)) ? ok(null) : refuse('linked')
  })
}

/** Counts as the second factor proven again, when it is the same person. */
export async function proveArrival(deps: Deps, actor: Actor, arrival: Arrival): Promise<Result<null, SignOnRefusal>> {
  return deps.db.as(actor, async (tx) => {
    const linked = await findLinked(tx, actor.municipalityId, arrival)
    if (linked === null || linked.accountId !== actor.accountId || linked.disabledAt !== null) return refuse('linked')
    await markProven(tx, deps, actor, 'sign-on', arrival.level, arrival)
    return ok(null)
  })
}
