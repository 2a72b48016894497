import { createHash } from 'node:crypto'
import pg from 'pg'
import { v7 } from 'uuid'
import { adoptPacks, loadPacks } from '#modules/programmes/public.ts'
import type { Actor, Role } from '#platform/actor.ts'
import { dayInBrussels } from '#platform/day.ts'
import { type Database, openDatabase } from '#platform/db/database.ts'
import { testDatabase } from '#platform/db/testing.ts'
import type { Deps } from '#platform/deps.ts'
import { projectRoot } from '#platform/root.ts'

/** A municipality with the two packs and one account per role of the team; the clock stands still until `at` moves it. */
export type DossierWorld = {
  readonly deps: Deps
  readonly db: Database
  readonly municipalityId: string
  readonly accounts: Readonly<Record<'hanne' | 'nele' | 'ayla', string>>
  readonly actor: (role?: Role | 'machine', purpose?: Actor['purpose']) => Actor
  readonly at: (instant: string) => void
  readonly close: () => Promise<void>
}

export async function dossierWorld(): Promise<DossierWorld> {
  const database = await testDatabase()
  const municipalityId = v7()
  const accounts = { hanne: v7(), nele: v7(), ayla: v7() }
  await addMunicipality(database.ownerUrl, municipalityId)
  const db = openDatabase(database.appUrl, { size: 4 })
  let now = new Date('2026-11-17T08:30:00Z')
  let made = 0
  // Ids in order, so that a failing test reads the same twice.
  const newId = (): string => {
    made += 1
    return v7({ msecs: now.getTime(), seq: made })
  }
  const deps: Deps = {
    db,
    now: () => now,
    today: () => dayInBrussels(now),
    newId,
    wake: () => undefined,
    newToken: () => createHash('sha256').update(newId()).digest('base64url'),
  }
  const actor: DossierWorld['actor'] = (role = 'counsellor', purpose = 'guidance') => ({
    municipalityId,
    accountId: role === 'machine' ? null : accounts.hanne,
    role,
    purpose,
    sessionId: null,
  })
  await db.as(actor(), async (tx) => {
    await adoptPacks(tx, deps, municipalityId, loadPacks(projectRoot))
    const team = [
      { id: accounts.hanne, name: 'Hanne Dewolk', role: 'counsellor' as const, email: 'hanne@voorbeeld.test' },
      { id: accounts.nele, name: 'Nele Segers', role: 'counsellor' as const, email: 'nele@voorbeeld.test' },
      { id: accounts.ayla, name: 'Ayla Demir', role: 'midwife' as const, email: 'ayla@voorbeeld.test' },
    ]
    const rows = team.map((each) => ({ ...each, municipality_id: municipalityId, created_at: now }))
    await tx.insertInto('identity.account').values(rows).execute()
  })
  const at = (instant: string): void => {
    now = new Date(instant)
  }
  const close = async (): Promise<void> => {
    await db.close()
    await database.drop()
  }
  return { deps, db, municipalityId, accounts, actor, at, close }
}

async function addMunicipality(ownerUrl: string, id: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  await client.query('insert into platform.municipality (id, name, slug, created_at) values ($1, $2, $3, now())', [
    id,
    'Proefstad',
    'proefstad',
  ])
  await client.end()
}
