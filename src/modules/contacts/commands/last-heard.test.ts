import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { testWorld } from '#app/testing.ts'
import { openDossier, setStart } from '#modules/dossiers/public.ts'
import { addDays } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { type Contact, contactKinds } from '../domain/contact.ts'
import { readContact } from '../queries/contacts.ts'
import { insertContacts } from '../store.ts'
import { correctContact, restoreContact, withdrawContact } from './change-contact.ts'
import { recordContact } from './record-contact.ts'

const world = await testWorld()
const actor = world.actor('counsellor', 'intake')
const opened = '2026-09-15'
const read = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => world.db.as(actor, work)

async function family(): Promise<string> {
  const made = await read((tx) =>
    openDossier(tx, world.deps, actor, {
      mother: { kind: 'new', person: { givenName: 'Amal', familyName: 'Benzarra' } },
      programme: 'opkomst',
      openedOn: opened,
      startedOn: null,
      counsellorId: null,
      pregnancy: null,
    }),
  )
  if (!made.ok) throw new Error(made.refusal.kind)
  return made.value.dossierId
}

const met = fc.record({ kind: fc.constantFrom(...contactKinds), happenedOn: fc.nat(63).map((days) => addDays(opened, days)) })
const act = fc.oneof(
  met.map((one) => ({ ...one, act: 'record' as const })),
  fc.array(met, { minLength: 1, maxLength: 3 }).map((all) => ({ all, act: 'together' as const })),
  fc.tuple(met, fc.nat(9)).map(([one, which]) => ({ ...one, which, act: 'correct' as const })),
  fc.nat(9).map((which) => ({ which, act: 'withdraw' as const })),
  fc.nat(9).map((which) => ({ which, act: 'restore' as const })),
  fc.constant({ act: 'start' as const }),
)

const toContact = (one: Pick<Contact, 'kind' | 'happenedOn'>): Contact => ({
  ...one,
  happenedAt: null,
  minutes: null,
  domains: [],
  note: null,
})

/** One act on a family; contacts are known by the order they came in. Answers the ids of all contacts so far. */
async function perform(
  dossierId: string,
  ids: readonly string[],
  one: typeof act extends fc.Arbitrary<infer A> ? A : never,
): Promise<string[]> {
  if (one.act === 'start') {
    await read((tx) => setStart(tx, world.deps, actor, { dossierId, startedOn: addDays(opened, 3) }))
    return [...ids]
  }
  if (one.act === 'record') {
    const made = await recordContact(world.deps, actor, { dossierId, saveKey: null, contact: toContact(one), nextStep: null })
    return made.ok ? [...ids, made.value.contactId] : [...ids]
  }
  if (one.act === 'together') {
    const of = { municipality_id: world.municipalityId, dossier_id: dossierId, at: world.deps.now(), by: null }
    const rows = one.all.map(({ kind, happenedOn }) => ({ ...of, id: world.deps.newId(), kind, happened_on: happenedOn }))
    await read(async (tx) => insertContacts(tx, rows))
    return [...ids, ...rows.map(({ id }) => id)]
  }
  const contactId = ids[one.which % Math.max(1, ids.length)]
  if (contactId === undefined) return [...ids]
  if (one.act === 'withdraw') await withdrawContact(world.deps, actor, { dossierId, contactId })
  if (one.act === 'restore') await restoreContact(world.deps, actor, { dossierId, contactId })
  if (one.act === 'correct') {
    const stored = await read((tx) => readContact(tx, world.municipalityId, dossierId, contactId))
    await correctContact(world.deps, actor, { dossierId, contactId, contact: toContact(one), seen: stored?.changedAt ?? null })
  }
  return [...ids]
}

async function days(dossierId: string) {
  const { rows } = await read((tx) =>
    sql<{ kept: string | null; worked: string | null; silent: string; from: string }>`
      select d.heard_on as kept, d.silent_since as silent, coalesce(h.on_day, d.started_on, d.opened_on) as from, h.on_day as worked
      from dossiers.dossier d cross join lateral (
        select max(c.happened_on) as on_day from contacts.contact c where c.municipality_id = d.municipality_id and c.dossier_id = d.id
          and c.withdrawn_at is null and c.kind <> 'no-show'
      ) h where d.municipality_id = ${world.municipalityId} and d.id = ${dossierId}`.execute(tx),
  )
  return rows[0]
}

test('whatever is done to contacts, the day kept beside the dossier is the one its contacts say', async () => {
  let heard = 0
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 10 }), async (acts) => {
      const [dossierId, neighbour] = [await family(), await family()]
      let ids: string[] = []
      for (const one of acts) {
        ids = await perform(dossierId, ids, one)
        const found = await days(dossierId)
        assert.ok(found !== undefined)
        assert.deepEqual([found.kept, found.silent], [found.worked, found.from])
        if (found.kept !== null) heard += 1
      }
      assert.equal((await days(neighbour))?.kept, null)
    }),
    { numRuns: 40, seed: 2611 },
  )
  assert.ok(heard > 40, 'families were heard at all')
})
