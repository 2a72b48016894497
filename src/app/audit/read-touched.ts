import { type Touched, type TouchWish, touchedBy } from '#modules/audit/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { referencesOf } from './dossier-names.ts'

export const touchKinds = ['session', 'account', 'device', 'export', 'key'] as const
export type TouchKind = (typeof touchKinds)[number]

export type TouchedAnswer = Touched & { readonly references: ReadonlyMap<string, string> }

/** A device is known by the words that stand with its sessions, or by the id of one of them: then by all sessions of that account with those words. */
async function sessionsOfDevice(tx: Tx, municipalityId: string, device: string): Promise<string[]> {
  const all = tx.selectFrom('identity.session').where('municipality_id', '=', municipalityId)
  const isId = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(device)
  const known = isId ? await all.select(['account_id', 'device']).where('id', '=', device).executeTakeFirst() : undefined
  if (isId && known === undefined) return []
  const rows =
    known === undefined
      ? await all.select('id').where('device', '=', device).execute()
      : await all.select('id').where('device', '=', known.device).where('account_id', '=', known.account_id).execute()
  return rows.map(({ id }) => id)
}

async function wishOf(tx: Tx, municipalityId: string, kind: TouchKind, id: string): Promise<TouchWish> {
  if (kind === 'session') return { kind: 'sessions', ids: [id] }
  if (kind === 'device') return { kind: 'sessions', ids: await sessionsOfDevice(tx, municipalityId, id) }
  return { kind, id }
}

/** Every dossier touched by a session, account, device, key or export, with their numbers. An erased dossier keeps its id only. */
export async function readTouched(
  tx: Tx,
  municipalityId: string,
  kind: TouchKind,
  id: string,
  withProtected = false,
): Promise<TouchedAnswer> {
  const touched = await touchedBy(tx, municipalityId, await wishOf(tx, municipalityId, kind, id), withProtected)
  const ids = touched.dossiers.map(({ dossierId }) => dossierId)
  return { ...touched, references: await referencesOf(tx, municipalityId, ids) }
}
