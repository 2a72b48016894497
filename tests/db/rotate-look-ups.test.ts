import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { searchDossiers } from '#app/families/search-query.ts'
import { addVersion, resealEverything, retireVersion } from '#app/keys/rotate-keys.ts'
import { testWorld } from '#app/testing.ts'
import { accessOfAddress } from '#modules/family/queries/accesses.ts'
import { addressHashes, codeHash } from '#modules/family/secrets.ts'
import { findPeople } from '#modules/people/public.ts'
import { peopleWithNumber } from '#modules/register/store.ts'
import { machine } from '#platform/actor.ts'
import { requestJob } from '#platform/jobs/jobs.ts'
import { runJob } from '#platform/jobs/run-job.ts'
import { resealJob, resealJobKind } from '#platform/keys/reseal-job.ts'
import { lastingIndex, processKeys } from '#platform/keys/seal.ts'

const world = await testWorld()
const folder = mkdtempSync(join(tmpdir(), 'look-ups-'))
// A key file of its own: the rotation here leaves the keys of the other tests alone.
const path = join(folder, 'keys.json')
writeFileSync(path, readFileSync(process.env['OPKOMST_KEYS'] ?? ''), { mode: 0o600 })
process.env['OPKOMST_KEYS'] = path
after(() => rmSync(folder, { recursive: true, force: true }))

const { deps, db, municipalityId } = world
const actor = world.actor('counsellor')
const count = 1_200
const phoneOf = (n: number): string => `0470 ${String(n).padStart(6, '0')}`
const ids = Array.from({ length: count }, () => deps.newId())
const dossierId = deps.newId()
const card = { kind: 'card', value: '12345678' } as const
const mail = { kind: 'mail', value: 'amal@voorbeeld.be' } as const
const number = '85073003328'

before(async () => {
  const now = deps.now()
  const row = { municipality_id: municipalityId, given_name: 'Amal', family_name: 'B', created_at: now }
  await db.as(actor, async (tx) => {
    await tx
      .insertInto('people.person')
      .values(ids.map((id, n) => ({ ...row, id, phone: phoneOf(n) })))
      .execute()
    await tx
      .insertInto('dossiers.dossier')
      .values({
        municipality_id: municipalityId,
        id: dossierId,
        reference: 'OP-2026-9999',
        mother_id: ids.at(-1) ?? '',
        programme: 'buddy',
        first_programme: 'buddy',
        pack_version: '1',
        opened_on: '2026-01-01',
        is_open: true,
        recorded_at: now,
      })
      .execute()
    await tx
      .insertInto('dossiers.member')
      .values({
        municipality_id: municipalityId,
        id: deps.newId(),
        dossier_id: dossierId,
        person_id: ids.at(-1) ?? '',
        role: 'mother',
        added_at: now,
      })
      .execute()
    await tx
      .insertInto('register.number')
      .values(
        ids.slice(0, 600).map((person_id, n) => ({
          municipality_id: municipalityId,
          id: deps.newId(),
          person_id,
          number: n === 0 ? number : `85073${n}`,
          at: now,
        })),
      )
      .execute()
    for (const [index, address] of [mail, card].entries()) {
      const id = deps.newId()
      await tx
        .insertInto('family.access')
        .values({
          municipality_id: municipalityId,
          id,
          dossier_id: dossierId,
          person_id: ids[index] ?? '',
          channel: address.kind,
          address: address.kind === 'card' ? null : address.value,
          address_hash: addressHashes(municipalityId, address)[0],
          locale: 'nl',
          start_hash: codeHash(municipalityId, id, '11112222'),
          given_at: now,
        })
        .execute()
    }
  })
})

const byPhone = (n: number) =>
  db.as(actor, async (tx) => {
    const found = await findPeople(tx, municipalityId, { givenName: 'Zus', familyName: 'Zo', birthDate: null, phone: phoneOf(n) })
    return found.map(({ personId }) => personId)
  })

/** Every look-up there is, for rows at the beginning and at the end of their tables. */
async function allFound(): Promise<void> {
  for (const n of [0, 1, 600, count - 1]) assert.deepEqual(await byPhone(n), [ids[n]], `telephone of person ${n}`)
  await db.as(actor, async (tx) => {
    for (const phone of [
      phoneOf(count - 1)
        .replaceAll(' ', '')
        .slice(-9),
      '001199',
    ]) {
      const hits = await searchDossiers(tx, municipalityId, {
        name: null,
        phone,
        birthDate: null,
        reference: null,
        postcode: null,
        likeness: 0.4,
      })
      assert.deepEqual(
        hits.map((hit) => hit.dossierId),
        [dossierId],
        phone,
      )
    }
    assert.deepEqual(await peopleWithNumber(tx, municipalityId, number), [ids[0]])
    assert.deepEqual(await peopleWithNumber(tx, municipalityId, '85073599'), [ids[599]])
    for (const address of [mail, card]) {
      const access = await accessOfAddress(tx, municipalityId, addressHashes(municipalityId, address))
      assert.equal(access?.startHash, access === null ? '' : codeHash(municipalityId, access.id, '11112222'), address.kind)
    }
  })
}

const hashes = () =>
  db.as(machine(municipalityId, 'sealing'), async (tx) => ({
    phones: await tx
      .selectFrom('people.person')
      .select(['id', 'phone_index', 'phone_tails'])
      .where('municipality_id', '=', municipalityId)
      .orderBy('id')
      .execute(),
    numbers: await tx
      .selectFrom('register.number')
      .select(['id', 'number_index'])
      .where('municipality_id', '=', municipalityId)
      .orderBy('id')
      .execute(),
    access: await tx
      .selectFrom('family.access')
      .select(['channel', 'address_hash'])
      .where('municipality_id', '=', municipalityId)
      .orderBy('id')
      .execute(),
  }))

test('telephones, addresses and register numbers are found before, halfway and after a rotation, and their hashes are all new', async () => {
  await allFound()
  const first = await hashes()
  const ring = processKeys()
  assert.equal(addVersion(deps, ring), 2)
  const place = machine(municipalityId, 'administration')
  const jobId = await db.as(place, (tx) => requestJob(tx, deps, place, resealJobKind, { version: 2 }))
  const seen: number[] = []
  const cut = resealJob(deps, processKeys, async (done, total) => {
    seen.push(done)
    assert.ok(total >= count)
    if (done >= 600) throw new Error('the power went')
  })
  await assert.rejects(runJob(deps, { [resealJobKind]: cut }, { municipalityId, jobId }), /the power went/)
  const halfway = await hashes()
  const renewed = halfway.phones.filter((row, n) => row.phone_index !== first.phones[n]?.phone_index).length
  assert.ok(renewed > 0 && renewed < count, `${renewed} of ${count} telephones hashed anew`)
  await allFound()

  const done = await resealEverything(deps, ring)
  assert.deepEqual(
    done.map(({ state }) => state),
    ['done', 'done'],
  )
  assert.ok(
    done.some(({ sealed }) => sealed > 0 && sealed < count + 700),
    'what was done is not done again',
  )
  const last = await hashes()
  assert.ok(last.phones.every((row, n) => row.phone_index !== first.phones[n]?.phone_index && row.phone_tails.length === 4))
  assert.ok(last.numbers.every((row, n) => row.number_index !== first.numbers[n]?.number_index))
  for (const [n, { channel, address_hash }] of last.access.entries()) {
    assert.equal(address_hash === first.access[n]?.address_hash, channel === 'card', channel)
  }
  await allFound()
})

test('when the older key is gone one hash is asked, and everything is still found', async () => {
  const ring = processKeys()
  assert.deepEqual(await retireVersion(deps, ring, 1, async () => undefined), { ok: true, value: 1 })
  assert.equal(ring.blindIndexes(municipalityId, 'phone 1').length, 1)
  assert.equal(lastingIndex(municipalityId, 'a'), lastingIndex(municipalityId, 'a'))
  await allFound()
})
