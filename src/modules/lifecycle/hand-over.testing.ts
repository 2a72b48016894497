/** A municipality in which dossiers come of age for the archive: what the tests of the hand-over share. */
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import pg from 'pg'
import { testWorld } from '#app/testing.ts'
import { openDatabase, type Tx } from '#platform/db/database.ts'
import { fileStore } from '#platform/files/store.ts'
import { runJob } from '#platform/jobs/run-job.ts'
import { eraseJob, eraseJobKind } from './commands/erase.ts'
import type { RuleOutcome } from './domain/retention.ts'
import { type FamilyRows, fillFamily } from './family-rows.testing.ts'
import { tablesWith } from './look-everywhere.testing.ts'
import { approveProposal, confirmRule, listDue, listProposals, type PackedFile, proposeDue, readSchema, refreshDue } from './public.ts'

export const world = await testWorld()
export const { deps, municipalityId, clock } = world
const folder = mkdtempSync(join(tmpdir(), 'opkomst-archive-'))
export const files = fileStore(() => folder)
export const unguarded = openDatabase(world.superuserUrl, { size: 2 })
export const superuser = new pg.Client({ connectionString: world.superuserUrl })
superuser.on('error', () => undefined)
await superuser.connect()
after(async () => {
  await Promise.all([unguarded.close(), superuser.end()])
  rmSync(folder, { recursive: true, force: true })
})

export const lead = world.actor('team-lead')
export const administrator = world.actor('administrator', 'administration')
export const as = <T>(actor: typeof lead, work: (tx: Tx) => Promise<T>): Promise<T> => world.db.as(actor, work)
export const look = (word: string) => tablesWith({ superuser, unguarded, lead, municipalityId }, word)
export const run = (jobId: string | null) => runJob(deps, { [eraseJobKind]: eraseJob(deps, files) }, { municipalityId, jobId: jobId ?? '' })
const organisationId = deps.newId()
await superuser.query(
  'insert into network.organisation (municipality_id, id, name, is_external, created_at) values ($1, $2, $3, true, now())',
  [municipalityId, organisationId, 'P'],
)

/** The bytes of every file that lies in the folder. */
export async function filesHere(): Promise<Buffer[]> {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return all.map(({ parentPath, name }) => readFileSync(join(parentPath, name)))
}

/** What stands in a zip of ours, in which nothing is compressed. */
export function unzipped(zip: Buffer): PackedFile[] {
  const found: PackedFile[] = []
  for (let at = 0; zip.readUInt32LE(at) === 0x04034b50; ) {
    const [size, nameLength] = [zip.readUInt32LE(at + 18), zip.readUInt16LE(at + 26)]
    const start = at + 30 + nameLength
    found.push({ path: zip.toString('utf8', at + 30, start), bytes: zip.subarray(start, start + size) })
    at = start + size
  }
  return found
}

export async function closedFamily(canary: string, reference: string): Promise<FamilyRows> {
  const schema = await as(lead, readSchema)
  const filling = { municipalityId, accountId: world.accounts.counsellor, organisationId, canary, newId: deps.newId }
  const family = await fillFamily(world.superuserUrl, schema, filling)
  await superuser.query(
    "update dossiers.dossier set is_open = false, ended_on = '2026-11-17', started_on = '2026-01-05', reference = $3 where municipality_id = $1 and id = $2",
    [municipalityId, family.dossierId, reference],
  )
  return family
}

export async function rule(outcome: RuleOutcome): Promise<string> {
  const given = {
    series: 'dossier',
    trigger: 'closing',
    months: 120,
    outcome,
    authority: 'archief',
    listVersion: '2026',
    validFrom: '2026-01-01',
  } as const
  const done = await as(administrator, (tx) => confirmRule(tx, deps, administrator, given))
  assert.ok(done.ok)
  return done.value
}

export async function tenYearsLater(): Promise<void> {
  clock.now = new Date(Date.UTC(2036, 11, 17, 8, 30))
  await as(administrator, (tx) => refreshDue(tx, deps, municipalityId))
}

/** Proposed by one, agreed by another; answers the work of each by its number. */
export async function agreed(): Promise<Map<string, { id: string; jobId: string | null }>> {
  const due = await as(administrator, (tx) => listDue(tx, municipalityId, 200))
  assert.ok(
    (await as(administrator, (tx) => proposeDue(tx, deps, administrator, { dueIds: due.map(({ id }) => id), permission: 'RA 2036/17' })))
      .ok,
  )
  const work = new Map<string, { id: string; jobId: string | null }>()
  for (const { id, reference } of await as(lead, (tx) => listProposals(tx, municipalityId, deps.today()))) {
    const done = await as(lead, (tx) => approveProposal(tx, deps, lead, id))
    assert.ok(done.ok)
    work.set(reference, { id, jobId: done.value })
  }
  return work
}
