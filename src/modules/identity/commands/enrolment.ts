import { recordAudit } from '#modules/audit/public.ts'
import { type Actor, visitor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import type { Proof } from '../domain/new-link.ts'
import { checkPassword, type PasswordRefusal } from '../domain/password.ts'
import { foldSpoken, spokenCode } from '../domain/spoken-code.ts'
import { hashPassword, hashToken, newTotpSecret, totpStep } from '../secrets.ts'
import { endAllSessions } from './sign-in.ts'

const invitationDays = 7
/** So many wrong codes and the link opens nothing any more: who has the code does not guess. */
const mostWrongCodes = 5
/** A wrong code must leave its trace, or guessing would be free. */
const countTries = { keepRefused: true }

/**
 * The token stands in the link that is handed over, `spoken` is told in another way, by mouth; neither is kept. The first link of an account
 * has no code: there is nothing behind it to take over.
 */
export type Invitation = {
  readonly accountId: string
  readonly token: string
  readonly expiresAt: Date
  readonly spoken: string | null
}

/** With the token before it: who reads the database finds no short code by trying them all. */
const hashSpoken = (token: string, spoken: string): string => hashToken(`${token} ${foldSpoken(spoken)}`)

/** Writes the invitation itself; those of before stop working. `proof`: how it was made sure who lost a factor, null for a first link. */
export async function invite(tx: Tx, deps: Deps, actor: Actor, accountId: string, proof: Proof | null): Promise<Invitation> {
  const token = deps.newToken()
  const spoken = proof === null ? null : spokenCode(hashToken(deps.newToken()))
  const now = deps.now()
  const expiresAt = new Date(now.getTime() + invitationDays * 86_400_000)
  await tx
    .updateTable('identity.enrolment')
    .set({ expires_at: now })
    .where('municipality_id', '=', actor.municipalityId)
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .execute()
  await tx
    .insertInto('identity.enrolment')
    .values({
      municipality_id: actor.municipalityId,
      id: deps.newId(),
      account_id: accountId,
      token_hash: hashToken(token),
      totp_secret: newTotpSecret(),
      created_at: now,
      created_by: actor.accountId,
      expires_at: expiresAt,
      proof,
      code_hash: spoken === null ? null : hashSpoken(token, spoken),
    })
    .execute()
  return { accountId, token, expiresAt, spoken }
}

export type PendingEnrolment = {
  readonly id: string
  readonly accountId: string
  readonly email: string
  readonly name: string
  readonly totpSecret: string
}
export type LinkShut = 'gone' | 'code-missing' | 'code-wrong'

/** What a link opens, while it works: with its code where it has one. Before that it tells nothing, not even whose it is. */
export async function openLink(
  deps: Deps,
  municipalityId: string,
  link: { readonly token: string; readonly spoken: string | null },
): Promise<Result<PendingEnrolment, LinkShut>> {
  const actor = visitor(municipalityId, 'sign-in')
  return deps.db.as(
    actor,
    async (tx) => {
      const row = await tx
        .selectFrom('identity.enrolment as enrolment')
        .innerJoin('identity.account as account', (join) =>
          join.onRef('account.municipality_id', '=', 'enrolment.municipality_id').onRef('account.id', '=', 'enrolment.account_id'),
        )
        .select(['enrolment.id', 'account.id as accountId', 'account.email', 'account.name', 'enrolment.totp_secret as totpSecret'])
        .select(['enrolment.code_hash as codeHash', 'enrolment.wrong_codes as wrongCodes'])
        .where('enrolment.municipality_id', '=', municipalityId)
        .where('enrolment.token_hash', '=', hashToken(link.token))
        .where('enrolment.used_at', 'is', null)
        .where('enrolment.expires_at', '>', deps.now())
        .where('account.disabled_at', 'is', null)
        // Two guesses at once are counted one after the other.
        .forUpdate('enrolment')
        .executeTakeFirst()
      if (row === undefined || row.wrongCodes >= mostWrongCodes) return refuse('gone')
      const { codeHash, wrongCodes, ...pending } = row
      if (codeHash === null) return ok(pending)
      if (link.spoken === null) return refuse('code-missing')
      if (hashSpoken(link.token, link.spoken) === codeHash) return ok(pending)
      await tx
        .updateTable('identity.enrolment')
        .set({ wrong_codes: wrongCodes + 1 })
        .where('municipality_id', '=', municipalityId)
        .where('id', '=', pending.id)
        .execute()
      await recordAudit(tx, deps, actor, {
        action: 'identity.sign-in.refused',
        subjectId: pending.accountId,
        detail: { method: 'link-code' },
      })
      return refuse(wrongCodes + 1 >= mostWrongCodes ? 'gone' : 'code-wrong')
    },
    countTries,
  )
}

/** The invitation behind a link, with its code where it has one; null when it opens nothing. */
export async function findEnrolment(
  deps: Deps,
  municipalityId: string,
  token: string,
  spoken: string | null = null,
): Promise<PendingEnrolment | null> {
  const opened = await openLink(deps, municipalityId, { token, spoken })
  return opened.ok ? opened.value : null
}

export type EnrolmentRefusal =
  | { readonly field: 'password'; readonly why: PasswordRefusal }
  | { readonly field: 'code'; readonly why: 'wrong' }
  | { readonly field: 'link'; readonly why: LinkShut }

/** Takes an account into use: password chosen, second factor proven by a code. The link works once. */
export async function enrol(
  deps: Deps,
  municipalityId: string,
  input: { readonly token: string; readonly spoken?: string | null; readonly password: string; readonly code: string },
): Promise<Result<null, readonly EnrolmentRefusal[]>> {
  const opened = await openLink(deps, municipalityId, { token: input.token, spoken: input.spoken ?? null })
  if (!opened.ok) return refuse([{ field: 'link', why: opened.refusal }])
  const pending = opened.value
  const refusals: EnrolmentRefusal[] = []
  const weak = checkPassword(input.password, pending.email)
  if (weak !== null) refusals.push({ field: 'password', why: weak })
  const step = totpStep(pending.totpSecret, input.code, deps.now())
  if (step === null) refusals.push({ field: 'code', why: 'wrong' })
  if (refusals.length > 0) return refuse(refusals)
  const passwordHash = await hashPassword(input.password)
  const actor = visitor(municipalityId, 'sign-in')
  return deps.db.as(actor, async (tx) => {
    const used = await tx
      .updateTable('identity.enrolment')
      .set({ used_at: deps.now() })
      .where('municipality_id', '=', municipalityId)
      .where('id', '=', pending.id)
      .where('used_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (used === undefined) return refuse([{ field: 'link', why: 'gone' }])
    await tx
      .updateTable('identity.account')
      .set({ password_hash: passwordHash, totp_secret: pending.totpSecret, totp_last_step: step })
      .where('municipality_id', '=', municipalityId)
      .where('id', '=', pending.accountId)
      .execute()
    await endAllSessions(tx, deps, municipalityId, pending.accountId)
    await recordAudit(tx, deps, actor, { action: 'identity.account.enrolled', subjectId: pending.accountId })
    return ok(null)
  })
}
