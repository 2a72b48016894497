import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { endDossier } from '#modules/dossiers/public.ts'
import { refreshDue } from '#modules/lifecycle/public.ts'
import { runJob } from '#platform/jobs/run-job.ts'
import { processKeys } from '#platform/keys/seal.ts'
import { jobHandlers } from '../job-handlers.ts'
import { addVersion, resealEverything, retireVersion } from '../keys/rotate-keys.ts'
import { testSite } from '../site.testing.ts'

const folder = mkdtempSync(join(tmpdir(), 'opkomst-archive-pages-'))
process.env['OPKOMST_FILES'] = join(folder, 'files')
const site = await testSite()
// Keys of its own: those of the other tests are not rotated.
writeFileSync(join(folder, 'keys.json'), readFileSync(process.env['OPKOMST_KEYS'] ?? ''), { mode: 0o600 })
process.env['OPKOMST_KEYS'] = join(folder, 'keys.json')
after(async () => {
  await site.app.close()
  rmSync(folder, { recursive: true, force: true })
})

function storedFiles(): Buffer[] {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name !== 'keys.json')
  return all.map(({ parentPath, name }) => readFileSync(join(parentPath, name)))
}
const { world } = site
const { deps, municipalityId } = world
const lead = world.actor('team-lead')
const keep = '/beheer/bewaren'
const rule = (outcome: string) => ({
  'months-dossier': '120',
  'outcome-dossier': outcome,
  'authority-dossier': 'Selectielijst',
  'list-dossier': '2014',
  'from-dossier': '01/01/2026',
})

test('after the second person agrees nothing is erased before the archive has the package and a second person wrote down its receipt', async () => {
  const dossierId = await site.open()
  const end = { dossierId, endedOn: deps.today(), reason: 'planned-end', reasonText: null, summary: null } as const
  assert.ok((await world.db.as(lead, (tx) => endDossier(tx, deps, lead, end))).ok)
  site.who.role = 'administrator'
  assert.equal((await site.post(`${keep}/regels/dossier`, rule('transfer'), keep)).status, 303)
  world.clock.now = new Date('2037-01-01T10:00:00Z')
  await world.db.as(lead, (tx) => refreshDue(tx, deps, municipalityId))
  const due = /name="due" value="([^"]+)"/.exec((await site.get(keep)).html)?.[1] ?? ''
  assert.equal((await site.post(`${keep}/voorstel`, { due, permission: 'RA 2037/1' }, keep)).status, 303)
  const preview = /href="(\/beheer\/bewaren\/voorstel\/[^"]+)"/.exec((await site.get(keep)).html)?.[1] ?? ''
  const archive = preview.replace('voorstel', 'archief')
  assert.equal((await site.get(archive)).status, 404, 'not before two people agreed')

  site.who.role = 'team-lead'
  assert.match((await site.get(preview)).html, /gaat eerst naar het archief/)
  const agreed = await site.post(`${preview}/akkoord`, {}, preview)
  assert.equal(agreed.location, archive)
  const told = (await site.get(archive)).html
  assert.match(told, /nog niets gewist/)
  assert.doesNotMatch(told, /Het wissen is begonnen|Benzarra/)
  assert.match((await site.get(keep)).html, /Wacht op het pakket voor het archief/)
  assert.match((await site.get(preview)).html, /Wacht op het pakket voor het archief/)
  assert.doesNotMatch((await site.get(preview)).html, /\/akkoord"/)
  assert.doesNotMatch(told, /name="receipt"/)

  site.who.role = 'administrator'
  assert.doesNotMatch((await site.get(archive)).html, /\/pakket"/, 'who manages does not open it')
  assert.equal((await site.post(`${archive}/pakket`, {}, archive)).status, 404)
  site.who.role = 'team-lead'
  assert.equal((await site.post(`${archive}/pakket/ophalen`, {}, archive)).status, 404, 'there is none yet')
  assert.equal((await site.post(`${archive}/pakket`, {}, archive)).location, archive)
  const stored = storedFiles()
  assert.equal(stored.length, 1)
  for (const word of ['Benzarra', 'manifest-sha256', 'bagit']) assert.equal(stored[0]?.includes(word), false, `${word} in the stored bytes`)
  site.who.role = 'administrator'
  assert.equal((await site.post(`${archive}/pakket/ophalen`, {}, archive)).status, 404)
  site.who.role = 'team-lead'
  // The key of the package stands in a sealed column: rotating rewrites the row and no file, and the old key may go.
  const ring = processKeys()
  const version = addVersion(deps, ring)
  assert.ok((await resealEverything(deps, ring, () => undefined)).every(({ state }) => state === 'done'))
  const retired = await retireVersion(deps, ring, version - 1)
  assert.ok(retired.ok, JSON.stringify(retired))
  assert.ok(stored[0]?.equals(storedFiles()[0] ?? Buffer.alloc(0)))

  const made = await site.post(`${archive}/pakket/ophalen`, {}, archive)
  assert.equal(made.status, 200)
  const lines = /manifest-sha256\.txt((?:[0-9a-f]{64} {2}\S+\n)+)/.exec(made.html)?.[1] ?? ''
  const manifest = createHash('sha256').update(lines).digest('hex')
  assert.match(made.html, /Benzarra/)
  const own = (await site.get(archive)).html
  assert.match(own, new RegExp(manifest))
  assert.match(own, /Een collega schrijft het ontvangstbewijs op/)
  assert.equal((await site.post(`${archive}/ontvangst`, { manifest, receipt: 'SA 1' }, archive)).location, archive, 'not the same person')
  assert.match((await site.get(keep)).html, /Wacht op het ontvangstbewijs/)

  site.who.role = 'administrator'
  const wrong = await site.post(`${archive}/ontvangst`, { manifest: 'f'.repeat(64), receipt: 'SA 1' }, archive)
  assert.equal(wrong.status, 422)
  assert.match(wrong.html, /ander pakket/)
  assert.equal((await site.post(`${archive}/ontvangst`, { manifest: 'abc', receipt: '' }, archive)).status, 422)
  assert.equal((await site.post(`${archive}/ontvangst`, { manifest, receipt: 'SA 1' }, archive)).location, keep)
  assert.match((await site.get(keep)).html, /wordt nu gewist/)
  const jobs = await world.db.as(lead, (tx) =>
    tx.selectFrom('platform.job').select('id').where('municipality_id', '=', municipalityId).where('state', '=', 'waiting').execute(),
  )
  for (const { id } of jobs) assert.equal((await runJob(deps, jobHandlers(deps), { municipalityId, jobId: id }))?.state, 'done')
  assert.match((await site.get(keep)).html, /\/beheer\/bewaren\/bewijs\//)
  assert.deepEqual(storedFiles(), [])
})

test('the share of a sample is agreed on with the rule; another role sees nothing of it', async () => {
  site.who.role = 'administrator'
  assert.equal((await site.post(`${keep}/regels/dossier/staal`, { 'share-dossier': '20' }, keep)).status, 404, 'the rule keeps no sample')
  assert.equal((await site.post(`${keep}/regels/dossier`, rule('sample'), keep)).status, 303)
  assert.match((await site.get(keep)).html, /Hoeveel procent/)
  assert.equal((await site.post(`${keep}/regels/dossier/staal`, { 'share-dossier': '0' }, keep)).status, 422)
  assert.equal((await site.post(`${keep}/regels/dossier/staal`, { 'share-dossier': '20' }, keep)).status, 303)
  assert.match((await site.get(keep)).html, /20/)
  site.who.role = 'counsellor'
  assert.equal((await site.get(`${keep}/archief/${deps.newId()}`)).status, 404)
})
