import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testWorld } from '#app/testing.ts'
import { openDossier } from '#modules/dossiers/public.ts'
import type { Actor } from '#platform/actor.ts'
import { withClient } from '#platform/db/embedded/provision.ts'
import { readPart } from '../queries/read-part.ts'
import { openPart } from './open-part.ts'
import { askRescue, confirmRescue, orphanedParts } from './rescue.ts'

const world = await testWorld()
const { deps, municipalityId, accounts } = world
const anna = world.actor('counsellor', 'child-protection')
const bea = world.actor('midwife', 'child-protection')
const lead = world.actor('team-lead')
const administrator = world.actor('administrator', 'administration')
const reason = 'Anna en Bea werken hier niet meer; het kind is nog in begeleiding'

const input = {
  mother: { kind: 'new' as const, person: { givenName: 'Amal' } },
  programme: 'opkomst',
  openedOn: '2026-09-10',
  startedOn: null,
  counsellorId: null,
  pregnancy: null,
}
const opened = await deps.db.as(anna, (tx) => openDossier(tx, deps, anna, input))
assert.ok(opened.ok)
const { dossierId } = opened.value
const made = await openPart(deps, anna, { dossierId, colleagues: [], saveKey: null })
assert.ok(made.ok)
const { partId } = made.value
const read = (actor: Actor) => deps.db.as(actor, (tx) => readPart(tx, municipalityId, dossierId, partId, deps.today()))
const orphans = async (actor: Actor) => {
  const found = await orphanedParts(deps, actor)
  return found.ok ? found.value.map((one) => one.partId) : found.refusal.kind
}
const superuser = <T>(work: Parameters<typeof withClient<T>>[1]): Promise<T> => withClient(world.superuserUrl, work)
const refusal = async (done: Promise<{ ok: boolean; refusal?: { kind: string } }>) => (await done).refusal?.kind ?? 'none'

test('as long as somebody who is named works here there is nothing to rescue, and nobody else may ask', async () => {
  assert.deepEqual(await orphans(lead), [])
  assert.equal(await refusal(askRescue(deps, lead, { partId, colleagueId: accounts.midwife, reason })), 'not-found')
  for (const actor of [anna, bea, world.actor('researcher'), world.actor('partner')]) assert.equal(await orphans(actor), 'not-found')
})

test('an account that provisioning ends leaves a part without a reader; two people name another, and neither reads it by that', async () => {
  // What an identity service leaves behind when it says that somebody is gone.
  await superuser((client) =>
    client.query("update identity.account set managed_by = 'scim', disabled_at = now() where id = $1", [accounts.counsellor]),
  )
  assert.deepEqual(await orphans(lead), [partId])
  assert.deepEqual(await orphans(administrator), [partId])
  assert.deepEqual(await orphans(world.other.actor('team-lead')), [])

  const ask = { partId, colleagueId: accounts.midwife, reason }
  assert.equal(await refusal(confirmRescue(deps, administrator, partId)), 'not-asked')
  assert.equal(await refusal(askRescue(deps, administrator, ask)), 'not-found')
  assert.equal(await refusal(askRescue(deps, lead, { ...ask, reason: 'zomaar' })), 'no-reason')
  assert.equal(await refusal(askRescue(deps, lead, { ...ask, colleagueId: accounts.partner })), 'not-a-colleague')
  assert.ok((await askRescue(deps, lead, ask)).ok)
  assert.equal(await read(bea), null, 'asking names nobody')
  assert.equal(await refusal(confirmRescue(deps, lead, partId)), 'not-found')
  assert.ok((await confirmRescue(deps, administrator, partId)).ok)

  assert.deepEqual(
    (await read(bea))?.people.map(({ id }) => id),
    [accounts.midwife],
  )
  for (const actor of [{ ...lead, purpose: 'child-protection' as const }, { ...administrator, purpose: 'child-protection' as const }, anna])
    assert.equal(await read(actor), null)
  assert.deepEqual(await orphans(lead), [])
  const messages = await deps.db.as(lead, (tx) =>
    tx.selectFrom('platform.message').select(['recipient', 'body']).where('municipality_id', '=', municipalityId).execute(),
  )
  assert.equal(messages.length, 3)
  assert.ok(
    messages.every(({ body }) => !/Amal|kind|OP-/.test(body)),
    'no message tells what it is about',
  )
})

test('every step stands in the audit with who did it, under the purpose others do not see', async () => {
  const rows = await superuser(
    async (client) =>
      (
        await client.query(
          "select action, actor_id, purpose, dossier_id from audit.event where action like 'protected.rescue.%' and municipality_id = $1 order by id",
          [municipalityId],
        )
      ).rows,
  )
  const acts = rows.map(({ action, actor_id }) => `${action} ${actor_id}`)
  assert.ok(
    acts.includes(`protected.rescue.asked ${accounts['team-lead']}`) &&
      acts.includes(`protected.rescue.confirmed ${accounts.administrator}`),
  )
  assert.ok(rows.every(({ purpose, dossier_id }) => purpose === 'child-protection' && dossier_id === null))
  const seen = await deps.db.as(bea, (tx) =>
    tx
      .selectFrom('audit.event')
      .select('id')
      .where('municipality_id', '=', municipalityId)
      .where('action', 'like', 'protected.rescue.%')
      .execute(),
  )
  assert.deepEqual(seen, [])
  const { rows: kept } = await superuser((client) =>
    client.query('select rescue_by, rescue_reason from protected.part where id = $1', [partId]),
  )
  assert.deepEqual(kept, [{ rescue_by: null, rescue_reason: null }])
})
