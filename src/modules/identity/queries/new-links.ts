import { sql } from 'kysely'
import type { Role } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { type StaffLocale, staffLocales } from '#platform/text/locale.ts'
import { type Proof, proofs } from '../domain/new-link.ts'
import { readProvider } from './provider.ts'
import { accountNames } from './team.ts'

export type LinkAccount = {
  readonly id: string
  readonly role: string
  /** Whether its owner has been in: with a password, a passkey or the identity service. */
  readonly isInUse: boolean
  readonly linkAskedBy: string | null
  readonly linkAskedAt: Date | null
  /** How who asked made sure; null where she asked for herself. */
  readonly linkAskedProof: Proof | null
}

/** An account a new link can be made for; null for nobody here, or one that was given free. */
export async function accountForLink(tx: Tx, municipalityId: string, accountId: string): Promise<LinkAccount | null> {
  const row = await tx
    .selectFrom('identity.account as account')
    .select((of) => [
      'account.id',
      'account.role',
      'account.password_hash as passwordHash',
      'account.link_asked_by as linkAskedBy',
      'account.link_asked_at as linkAskedAt',
      'account.link_asked_proof as linkAskedProof',
      of
        .exists(
          of
            .selectFrom('identity.session')
            .select('identity.session.id')
            .where('identity.session.municipality_id', '=', municipalityId)
            .where('identity.session.account_id', '=', accountId),
        )
        .as('hasBeenIn'),
    ])
    .where('account.municipality_id', '=', municipalityId)
    .where('account.id', '=', accountId)
    .where('account.released_at', 'is', null)
    .executeTakeFirst()
  if (row === undefined) return null
  const { passwordHash, hasBeenIn, ...rest } = row
  return { ...rest, isInUse: passwordHash !== null || hasBeenIn === true }
}

/** How somebody can prove here who she is: through the identity service only where there is one. */
export async function proofsHere(tx: Tx, municipalityId: string): Promise<readonly Proof[]> {
  const provider = await readProvider(tx, municipalityId)
  return proofs.filter((one) => one !== 'service' || provider?.isEnabled === true)
}

/** The account with a sign-in name; null for none. */
export async function findAccountByEmail(tx: Tx, municipalityId: string, email: string): Promise<string | null> {
  const row = await tx
    .selectFrom('identity.account')
    .select('id')
    .where('municipality_id', '=', municipalityId)
    .where('email', '=', email.trim().toLowerCase())
    .where('released_at', 'is', null)
    .executeTakeFirst()
  return row?.id ?? null
}

/** Whose account it is, and who manages accounts: addresses and languages. */
export async function tellTo(
  tx: Tx,
  municipalityId: string,
  accountId: string,
  managers: readonly Role[],
): Promise<readonly { readonly id: string; readonly email: string; readonly locale: StaffLocale }[]> {
  const rows = await tx
    .selectFrom('identity.account')
    .select(['id', 'email', 'locale'])
    .where('municipality_id', '=', municipalityId)
    .where('disabled_at', 'is', null)
    .where('released_at', 'is', null)
    .where((of) => of.or([of('id', '=', accountId), of('role', 'in', [...managers])]))
    .orderBy('id')
    .execute()
  return rows.map(({ locale, ...row }) => ({ ...row, locale: staffLocales.find((known) => known === locale) ?? 'nl' }))
}

export type LinkMade = { readonly accountId: string; readonly by: string | null; readonly at: Date; readonly proof: Proof | null }

/** New links since a moment for accounts that were there before, the latest of each. The first invitation of an account is not one. */
export async function newLinksSince(tx: Tx, municipalityId: string, since: Date): Promise<readonly LinkMade[]> {
  const rows = await tx
    .selectFrom('identity.enrolment as enrolment')
    .innerJoin('identity.account as account', (join) =>
      join.onRef('account.municipality_id', '=', 'enrolment.municipality_id').onRef('account.id', '=', 'enrolment.account_id'),
    )
    .select(['enrolment.account_id as accountId', 'enrolment.created_by as by', 'enrolment.created_at as at', 'enrolment.proof'])
    .where('enrolment.municipality_id', '=', municipalityId)
    .where('enrolment.created_at', '>=', since)
    .where(sql<boolean>`(enrolment.proof is not null or enrolment.created_at > account.created_at + interval '1 minute')`)
    .orderBy('enrolment.created_at')
    .execute()
  return [...new Map(rows.map((row) => [row.accountId, row])).values()]
}

/** The latest new link of one account, with the name of who made it. Null for none since then. */
export async function newLinkOf(
  tx: Tx,
  municipalityId: string,
  accountId: string,
  since: Date,
): Promise<Omit<LinkMade, 'accountId'> | null> {
  const made = (await newLinksSince(tx, municipalityId, since)).find((one) => one.accountId === accountId)
  if (made === undefined) return null
  const names = await accountNames(tx, municipalityId, made.by === null ? [] : [made.by])
  return { by: made.by === null ? null : (names.get(made.by) ?? null), at: made.at, proof: made.proof }
}
