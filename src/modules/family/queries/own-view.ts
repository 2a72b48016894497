import { type DossierSheet, type DossierSummary, readDossierPage } from '#modules/dossiers/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { isShown } from '../domain/hiding.ts'
import { type FamilyRole, familyRole } from '../domain/who.ts'
import { familyPolicy } from '../policy.ts'
import { type AccessRow, standingAccess } from './accesses.ts'

type Member = DossierSheet['members'][number]

/** What her own pages are drawn from. Everything comes from her session; nothing from the address of the page. */
export type OwnView = {
  readonly access: AccessRow
  readonly role: FamilyRole
  readonly me: Member
  readonly hidden: ReadonlySet<string>
  readonly openedUntil: Date | null
  readonly shows: (item: string) => boolean
  /** The dossier of the mother; null for the other parent, who sees nothing of it. */
  readonly dossier: DossierSummary | null
  /** Partners, days and wishes of the mother; null for the other parent. */
  readonly sheet: DossierSheet | null
  /** Children of the family who live: a first name and a day of birth. */
  readonly children: readonly { readonly givenName: string; readonly birthDate: IsoDay | null }[]
}

export async function readOwnView(tx: Tx, actor: Actor, today: IsoDay, now: Date): Promise<OwnView | null> {
  const { municipalityId, accountId, sessionId } = actor
  if (!familyPolicy.allows(actor, 'family.own') || accountId === null || sessionId === null) return null
  const access = await standingAccess(tx, municipalityId, accountId)
  const page = access === null ? null : await readDossierPage(tx, municipalityId, access.dossierId, today)
  if (access === null || page === null) return null
  const role = familyRole(page.dossier.motherId, page.sheet.members, access.personId)
  const me = page.sheet.members.find(({ personId }) => personId === access.personId)
  if (role === null || me === undefined) return null
  const hidden = await hiddenItems(tx, municipalityId, accountId)
  const openedUntil = await openedOf(tx, municipalityId, accountId, sessionId)
  const isMother = role === 'mother'
  return {
    access,
    role,
    me,
    hidden,
    openedUntil,
    shows: (item) => isShown(item, hidden, openedUntil, now),
    dossier: isMother ? page.dossier : null,
    sheet: isMother ? page.sheet : null,
    children: page.sheet.members
      .filter((member) => member.role === 'child' && member.diedOn === null)
      .map(({ givenName, birthDate }) => ({ givenName, birthDate })),
  }
}

async function hiddenItems(tx: Tx, municipalityId: string, accessId: string): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('family.hidden')
    .select('item')
    .where('municipality_id', '=', municipalityId)
    .where('access_id', '=', accessId)
    .execute()
  return new Set(rows.map((row) => row.item))
}

async function openedOf(tx: Tx, municipalityId: string, accessId: string, sessionId: string): Promise<Date | null> {
  const row = await tx
    .selectFrom('family.session')
    .select('opened_until as openedUntil')
    .where('municipality_id', '=', municipalityId)
    .where('access_id', '=', accessId)
    .where('id', '=', sessionId)
    .executeTakeFirst()
  return row?.openedUntil ?? null
}
