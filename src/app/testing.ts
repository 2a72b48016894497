import { after } from 'node:test'
import { loadPacks } from '#modules/programmes/public.ts'
import type { Actor, Purpose, Role } from '#platform/actor.ts'
import { dayInBrussels } from '#platform/day.ts'
import { type Database, openDatabase } from '#platform/db/database.ts'
import { testDatabase } from '#platform/db/testing.ts'
import type { Deps } from '#platform/deps.ts'
import { projectRoot } from '#platform/root.ts'
import { createMunicipality } from './municipalities/create-municipality.ts'

export type TestWorld = {
  readonly db: Database
  readonly deps: Deps
  readonly ownerUrl: string
  readonly appUrl: string
  readonly superuserUrl: string
  readonly municipalityId: string
  readonly accounts: Readonly<Record<Role, string>>
  readonly actor: (role: Role, purpose?: Purpose) => Actor
  readonly clock: { now: Date }
  /** A second, equally empty municipality with the same kinds of accounts. */
  readonly other: { readonly municipalityId: string; readonly actor: (role: Role) => Actor }
}

const roleList: readonly Role[] = ['counsellor', 'midwife', 'team-lead', 'partner', 'researcher', 'administrator']

function countedTokens(): () => string {
  let n = 0
  return () => {
    n += 1
    return `test-token-${String(n).padStart(32, '0')}`
  }
}

/** Ids in order of time that are the same at every run. */
function countedIds(): () => string {
  let n = 0
  return () => {
    n += 1
    return `01932d00-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
  }
}

async function addAccounts(deps: Deps, municipalityId: string): Promise<Record<Role, string>> {
  const ids: Record<Role, string> = { counsellor: '', midwife: '', 'team-lead': '', partner: '', researcher: '', administrator: '' }
  const actor: Actor = { municipalityId, accountId: null, role: 'machine', purpose: 'administration', sessionId: null }
  await deps.db.as(actor, async (tx) => {
    for (const role of roleList) {
      ids[role] = deps.newId()
      await tx
        .insertInto('identity.account')
        .values({
          municipality_id: municipalityId,
          id: ids[role],
          email: `${role}@test.example`,
          name: `Test ${role}`,
          role,
          created_at: deps.now(),
        })
        .execute()
    }
  })
  return ids
}

/** An empty municipality on a database of its own, with both packs, one account per role, a fixed clock and counted ids. */
export async function testWorld(): Promise<TestWorld> {
  const database = await testDatabase()
  const db = openDatabase(database.appUrl, { size: 6 })
  const clock = { now: new Date('2026-11-17T08:30:00Z') }
  const newId = countedIds()
  const deps: Deps = {
    db,
    now: () => clock.now,
    today: () => dayInBrussels(clock.now),
    newId,
    newToken: countedTokens(),
    wake: () => undefined,
  }
  const packs = loadPacks(projectRoot)
  const make = async (name: string) => {
    const made = await createMunicipality(deps, database.ownerUrl, packs, {
      name,
      postcodes: [],
      phone: null,
      theme: 'mechelen',
      isDemo: false,
    })
    if (!made.ok) throw new Error(made.refusal.kind)
    return { id: made.value, accounts: await addAccounts(deps, made.value) }
  }
  const first = await make('Testgemeente')
  const second = await make('Andere Gemeente')
  const actorIn =
    (place: typeof first) =>
    (role: Role, purpose: Purpose = 'guidance') => ({
      municipalityId: place.id,
      accountId: place.accounts[role],
      role,
      purpose,
      sessionId: null,
    })
  after(async () => {
    await db.close()
    await database.drop()
  })
  return {
    db,
    deps,
    ownerUrl: database.ownerUrl,
    appUrl: database.appUrl,
    superuserUrl: database.superuserUrl,
    municipalityId: first.id,
    accounts: first.accounts,
    actor: actorIn(first),
    clock,
    other: { municipalityId: second.id, actor: actorIn(second) },
  }
}
