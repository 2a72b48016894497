import { recordAudit } from '#modules/audit/public.ts'
import { lockDossier, readDossierFile } from '#modules/dossiers/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { claimSave } from '#platform/db/save-once.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import { type Address, readAddress } from '../domain/address.ts'
import { cardNumberOf, digitsOf } from '../domain/digits.ts'
import { codesOnCard, startLives } from '../domain/lifetimes.ts'
import { familyRole } from '../domain/who.ts'
import { familyPolicy } from '../policy.ts'
import { accessOfAddress, standingAccess } from '../queries/accesses.ts'
import { addressHashes, codeHash } from '../secrets.ts'
import { endSessionsOf } from './sessions.ts'

export type GiveAccess = {
  readonly dossierId: string
  readonly personId: string
  readonly channel: 'mail' | 'sms' | 'card'
  /** What was typed; not used for a card. */
  readonly address: string
  readonly locale: PublicLocale
  /** The worker asked whether nobody else reads along; without it only a card. */
  readonly isSafe: boolean
  readonly saveKey: string | null
}
export type GiveRefusal =
  | { readonly kind: 'not-found' }
  | { readonly kind: 'not-an-address' }
  | { readonly kind: 'address-of-another' }
  | { readonly kind: 'not-safe' }
  | { readonly kind: 'has-access' }

/** What the worker hands over: told or on paper, shown once. A form sent twice hands over nothing new. */
export type Handed = { readonly accessId: string; readonly startCode: string | null; readonly card: Card | null }
export type Card = { readonly number: string; readonly codes: readonly string[] }

/** Gives one adult of a family, or a minor mother, her own access: one address, one start code told in person. */
export async function giveAccess(deps: Deps, actor: Actor, command: GiveAccess): Promise<Result<Handed, GiveRefusal>> {
  if (!familyPolicy.allows(actor, 'family.access.give')) return refuse({ kind: 'not-found' })
  const { municipalityId } = actor
  return deps.db.as(actor, async (tx): Promise<Result<Handed, GiveRefusal>> => {
    const dossier = await lockDossier(tx, municipalityId, command.dossierId)
    const file = dossier === null ? null : await readDossierFile(tx, municipalityId, command.dossierId)
    if (dossier === null || file === null) return refuse({ kind: 'not-found' })
    if (familyRole(dossier.motherId, file.members, command.personId) === null) return refuse({ kind: 'not-found' })
    if (command.channel !== 'card' && !command.isSafe) return refuse({ kind: 'not-safe' })
    const accessId = deps.newId()
    const earlier = await claimSave(tx, actor, command.saveKey, accessId, deps.now())
    if (earlier !== null) return ok({ accessId: earlier, startCode: null, card: null })
    const address = addressOf(deps, command)
    if (address === null) return refuse({ kind: 'not-an-address' })
    const hashes = addressHashes(municipalityId, address)
    if ((await accessOfAddress(tx, municipalityId, hashes)) !== null) return refuse({ kind: 'address-of-another' })
    if (await hasAccess(tx, municipalityId, command)) return refuse({ kind: 'has-access' })
    const startCode = digitsOf(deps.newToken(), 8)
    await tx
      .insertInto('family.access')
      .values({
        municipality_id: municipalityId,
        id: accessId,
        dossier_id: dossier.id,
        person_id: command.personId,
        channel: command.channel,
        address: address.kind === 'card' ? null : address.value,
        address_hash: hashes[0],
        locale: command.locale,
        start_hash: codeHash(municipalityId, accessId, startCode),
        start_expires_at: new Date(deps.now().getTime() + startLives),
        given_at: deps.now(),
        given_by: actor.accountId,
      })
      .execute()
    const card = address.kind === 'card' ? { number: address.value, codes: await newCodes(tx, deps, municipalityId, accessId) } : null
    await recordAudit(tx, deps, actor, {
      action: 'family.access.given',
      subjectId: command.personId,
      dossierId: dossier.id,
      detail: { accessId, channel: command.channel },
    })
    return ok({ accessId, startCode, card })
  })
}

function addressOf(deps: Deps, command: GiveAccess): Address | null {
  if (command.channel === 'card') return { kind: 'card', value: cardNumberOf(deps.newToken()) }
  const address = readAddress(command.address)
  return address?.kind === command.channel ? address : null
}

async function hasAccess(tx: Tx, municipalityId: string, { dossierId, personId }: GiveAccess): Promise<boolean> {
  const row = await tx
    .selectFrom('family.access')
    .select('id')
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', '=', dossierId)
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

async function newCodes(tx: Tx, deps: Deps, municipalityId: string, accessId: string): Promise<string[]> {
  const codes = Array.from({ length: codesOnCard }, () => digitsOf(deps.newToken(), 6))
  await tx.deleteFrom('family.card_code').where('municipality_id', '=', municipalityId).where('access_id', '=', accessId).execute()
  await tx
    .insertInto('family.card_code')
    .values(
      codes.map((code) => ({
        municipality_id: municipalityId,
        id: deps.newId(),
        access_id: accessId,
        code_hash: codeHash(municipalityId, accessId, code),
      })),
    )
    .execute()
  return codes
}

export type RenewAccess = { readonly dossierId: string; readonly accessId: string; readonly saveKey: string | null }

/** She forgot her word, or her card is full or lost: a new start code, a new card, every session ended. The word she chose is gone. */
export async function renewAccess(deps: Deps, actor: Actor, command: RenewAccess): Promise<Result<Handed, GiveRefusal>> {
  if (!familyPolicy.allows(actor, 'family.access.give')) return refuse({ kind: 'not-found' })
  const { municipalityId } = actor
  return deps.db.as(actor, async (tx): Promise<Result<Handed, GiveRefusal>> => {
    const access = await standingAccess(tx, municipalityId, command.accessId, true)
    if (access === null || access.dossierId !== command.dossierId) return refuse({ kind: 'not-found' })
    const earlier = await claimSave(tx, actor, command.saveKey, access.id, deps.now())
    if (earlier !== null) return ok({ accessId: access.id, startCode: null, card: null })
    const startCode = digitsOf(deps.newToken(), 8)
    const number = access.channel === 'card' ? cardNumberOf(deps.newToken()) : null
    await tx
      .updateTable('family.access')
      .set({
        start_hash: codeHash(municipalityId, access.id, startCode),
        start_expires_at: new Date(deps.now().getTime() + startLives),
        proof_hash: null,
        proof_chosen_at: null,
        ...(number === null ? {} : { address_hash: addressHashes(municipalityId, { kind: 'card', value: number })[0] }),
      })
      .where('municipality_id', '=', municipalityId)
      .where('id', '=', access.id)
      .execute()
    await tx.deleteFrom('family.attempt').where('municipality_id', '=', municipalityId).where('access_id', '=', access.id).execute()
    await endSessionsOf(tx, deps, municipalityId, access.id)
    const card = number === null ? null : { number, codes: await newCodes(tx, deps, municipalityId, access.id) }
    await recordAudit(tx, deps, actor, {
      action: 'family.access.renewed',
      subjectId: access.personId,
      dossierId: access.dossierId,
      detail: { accessId: access.id },
    })
    return ok({ accessId: access.id, startCode, card })
  })
}
