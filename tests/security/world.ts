/** Two municipalities in which the same was told, and people of the first one with real sessions: what every security test asks its questions in. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import pg from 'pg'
import { createDemoAccounts } from '#app/demo/demo-accounts.ts'
import { giveDemoAccess } from '#app/demo/demo-family.ts'
import { makeNetwork } from '#app/demo/demo-network.ts'
import { amal } from '#app/demo/stories/amal.ts'
import { amalShares } from '#app/demo/stories/shared.ts'
import { waitingReferrals } from '#app/demo/stories/waiting.ts'
import { tellFamily } from '#app/demo/tell-family.ts'
import { tellReferral } from '#app/demo/tell-referral.ts'
import { tellSharing } from '#app/demo/tell-sharing.ts'
import { enter, motherOf } from '#app/mijn/testing.ts'
import { type Site, testSite } from '#app/site.testing.ts'
import { addDocument, documentOptions } from '#modules/documents/public.ts'
import { makeProvisioningToken } from '#modules/identity/commands/provisioning-token.ts'
import { hashToken } from '#modules/identity/public.ts'
import type { Role } from '#platform/actor.ts'
import { plainPdf } from '#platform/files/testing.ts'
import { fillTables } from '../db/fill-tables.ts'
import { tenantTables } from '../db/tenancy.ts'

/** Who asks: the six roles, a colleague kept out of the family, a parent on her own pages, nobody in particular, and the personnel system with its key. */
export const askers = [
  'counsellor',
  'midwife',
  'team-lead',
  'partner',
  'researcher',
  'administrator',
  'barred',
  'family',
  'visitor',
  'machine',
] as const
export type Asker = (typeof askers)[number]

const mailOf: Readonly<Record<Role | 'barred', string>> = {
  counsellor: 'hanne@demo.example',
  barred: 'nele@demo.example',
  midwife: 'ayla@demo.example',
  'team-lead': 'wout@demo.example',
  partner: 'partner@demo.example',
  researcher: 'onderzoek@demo.example',
  administrator: 'beheer@demo.example',
}

/** Stands in the name of the mother of the other municipality: no answer here may hold it. */
export const canary = 'Buurkanarie'

type Told = { readonly accounts: ReadonlyMap<string, string>; readonly dossierId: string }

export type SecurityWorld = {
  readonly site: Site
  readonly superuser: pg.Client
  readonly other: string
  readonly otherSlug: string
  /** A real session of this account, as a Cookie header. */
  readonly cookies: Readonly<Record<Asker, string>>
  /** The key of the personnel system of the own municipality. */
  readonly machineKey: string
  /** Ids by table, of the own and of the other municipality. */
  readonly own: IdsByTable
  readonly foreign: IdsByTable
  readonly dossierId: string
  /** A fingerprint of every row of the other municipality, by table. */
  readonly fingerprint: () => Promise<ReadonlyMap<string, string>>
}
export type IdsByTable = ReadonlyMap<string, readonly string[]>

async function tell({ world: { deps } }: Site, municipalityId: string, familyName: string | null): Promise<Told> {
  const accounts = await createDemoAccounts(deps, municipalityId)
  const bare = { deps, municipalityId, accounts, today: deps.today() }
  const demo = { ...bare, organisations: await makeNetwork(bare) }
  const person = familyName === null ? amal.referral.person : { ...amal.referral.person, familyName }
  const dossierId = await tellFamily(demo, { ...amal, referral: { ...amal.referral, person } })
  await tellSharing(demo, dossierId, amalShares)
  for (const referral of waitingReferrals.slice(0, 2)) await tellReferral(demo, referral)
  if (familyName !== null) await giveDemoAccess(demo, dossierId)
  return { accounts, dossierId }
}

async function idsOf(superuser: pg.Client, tables: readonly string[], municipality: string): Promise<IdsByTable> {
  const found = new Map<string, string[]>()
  for (const table of tables) {
    const { rows: has } = await superuser.query(
      "select 1 from pg_attribute where attrelid = $1::regclass and attname = 'id' and atttypid = 'uuid'::regtype and not attisdropped",
      [table],
    )
    if (has.length === 0) continue
    const { rows } = await superuser.query<{ id: string }>(
      `select id::text as id from ${table} where municipality_id = $1 order by id limit 3`,
      [municipality],
    )
    found.set(
      table,
      rows.map(({ id }) => id),
    )
  }
  return found
}

async function startSession({ world: { deps, municipalityId, actor } }: Site, accountId: string): Promise<string> {
  const token = deps.newToken()
  const now = deps.now()
  const session = { id: deps.newId(), account_id: accountId, token_hash: hashToken(token), stage: 'full', device: 'test' } as const
  const times = { started_at: now, seen_at: now, proven_at: now, expires_at: new Date(now.getTime() + 3_600_000) }
  await deps.db.as(actor('team-lead'), (tx) =>
    tx
      .insertInto('identity.session')
      .values({ municipality_id: municipalityId, ...session, ...times })
      .execute(),
  )
  return `opkomst-sessie=${municipalityId}.${token}`
}

async function openCookies(site: Site, { accounts, dossierId }: Told): Promise<Record<Asker, string>> {
  const cookies: Record<Asker, string> = {
    counsellor: '',
    midwife: '',
    'team-lead': '',
    partner: '',
    researcher: '',
    administrator: '',
    barred: '',
    family: '',
    visitor: '',
    machine: '',
  }
  for (const [asker, mail] of Object.entries(mailOf)) {
    const known = askers.find((one) => one === asker)
    if (known !== undefined) cookies[known] = await startSession(site, accounts.get(mail) ?? '')
  }
  const { cookies: parent } = await enter(site, dossierId, await motherOf(site, dossierId), 'amal@parent.example')
  cookies.family = `m=${parent['m'] ?? ''}`
  return cookies
}

async function keepOut({ world }: Site, superuser: pg.Client, { accounts, dossierId }: Told): Promise<void> {
  await superuser.query(
    "insert into access.conflict (municipality_id, id, dossier_id, account_id, kind, at) values ($1, $2, $3, $4, 'neighbour', $5)",
    [world.municipalityId, world.deps.newId(), dossierId, accounts.get(mailOf.barred), world.deps.now()],
  )
}

/** Every table of the other municipality gets a row: those no story reached one that names the municipality's own id for everything. */
async function fillTheRest(superuser: pg.Client, tables: readonly string[], municipality: string): Promise<void> {
  const empty: string[] = []
  for (const table of tables) {
    const { rows } = await superuser.query(`select 1 from ${table} where municipality_id = $1 limit 1`, [municipality])
    if (rows.length === 0) empty.push(table)
  }
  await fillTables(superuser, empty, [municipality])
}

/** A paper in the dossier, in a folder of its own. */
async function addPaper({ world: { deps, actor } }: Site, dossierId: string): Promise<void> {
  const paper = {
    dossierId,
    bytes: plainPdf(),
    about: 'letter',

    name: 'Brief',
    contactId: null,
    fileName: 'brief.pdf',
    saveKey: null,
  } as const
  const added = await addDocument(deps, documentOptions(), actor('counsellor'), paper)
  if (!added.ok) throw new Error(added.refusal.kind)
}

export async function securityWorld(): Promise<SecurityWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'opkomst-security-'))
  process.env['OPKOMST_FILES'] = folder
  const site = await testSite({ as: null })
  const { world } = site
  const other = world.other.municipalityId
  const superuser = new pg.Client({ connectionString: world.superuserUrl })
  superuser.on('error', () => undefined)
  await superuser.connect()
  after(async () => {
    await site.app.close()
    await superuser.end()
    rmSync(folder, { recursive: true, force: true })
  })
  const here = await tell(site, world.municipalityId, null)
  await addPaper(site, here.dossierId)
  await tell(site, other, canary)
  const { rows: named } = await superuser.query<{ name: string }>(tenantTables)
  const tables = named.map(({ name }) => name)
  await fillTheRest(superuser, tables, other)
  const cookies = await openCookies(site, here)
  await keepOut(site, superuser, here)
  const { rows } = await superuser.query<{ slug: string }>('select slug from platform.municipality where id = $1', [other])
  const fingerprint = async () => {
    const marks = new Map<string, string>()
    for (const table of tables) {
      const sql = `select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as mark from ${table} t where municipality_id = $1`
      marks.set(table, (await superuser.query<{ mark: string }>(sql, [other])).rows[0]?.mark ?? '')
    }
    return marks
  }
  const [own, foreign] = [await idsOf(superuser, tables, world.municipalityId), await idsOf(superuser, tables, other)]
  const key = await makeProvisioningToken(world.deps, world.actor('administrator'), 'personeel')
  if (!key.ok) throw new Error(key.refusal.kind)
  const [machineKey, otherSlug] = [key.value.token, rows[0]?.slug ?? '']
  return { site, superuser, other, otherSlug, cookies, machineKey, own, foreign, dossierId: here.dossierId, fingerprint }
}
