import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testWorld } from '#app/testing.ts'
import { openDossier } from '#modules/dossiers/public.ts'
import type { Actor } from '#platform/actor.ts'
import { machine } from '#platform/actor.ts'
import { countByVersion } from '#platform/keys/count-by-version.ts'
import type { Result } from '#platform/result.ts'
import type { EntryContent } from '../domain/entry.ts'
import { termsToTell } from '../queries/own-terms.ts'
import { readPart } from '../queries/read-part.ts'
import { addEntry, agree, turnEntry } from './entries.ts'
import { nameColleague, openPart } from './open-part.ts'

const world = await testWorld()
const { deps, municipalityId, accounts } = world
const [anna, bea, lead] = [
  world.actor('counsellor', 'child-protection'),
  world.actor('midwife', 'child-protection'),
  world.actor('team-lead', 'child-protection'),
]

function done<T>(result: Result<T, { readonly kind: string }>): T {
  if (!result.ok) throw new Error(result.refusal.kind)
  return result.value
}
const refusalOf = (result: Result<unknown, { readonly kind: string }>): string => (result.ok ? 'none' : result.refusal.kind)

async function newDossier(givenName: string): Promise<string> {
  const input = {
    mother: { kind: 'new' as const, person: { givenName } },
    programme: 'opkomst',
    openedOn: '2026-09-10',
    startedOn: null,
    counsellorId: null,
    pregnancy: null,
  }
  return done(await deps.db.as(anna, (tx) => openDossier(tx, deps, anna, input))).dossierId
}

async function newPart(dossierId: string, colleagues: readonly string[]): Promise<{ dossierId: string; partId: string }> {
  return { dossierId, ...done(await openPart(deps, anna, { dossierId, colleagues, saveKey: null })) }
}
const read = (actor: Actor, { dossierId, partId }: { dossierId: string; partId: string }) =>
  deps.db.as(actor, (tx) => readPart(tx, municipalityId, dossierId, partId, deps.today()))
const decision: EntryContent = {
  kind: 'decision',
  on: '2026-11-16',
  choice: 'advice',
  why: 'Ze is bang.',
  alternatives: 'Kraamhulp.',
  isTold: true,
  toldReason: null,
}

test('who is named reads a part, anybody else finds nothing: nor the lead, nor another municipality, nor nobody', async () => {
  const part = await newPart(await newDossier('Amal'), [accounts.midwife])
  assert.deepEqual((await read(bea, part))?.people.length, 2)
  const family: Actor = { municipalityId, accountId: accounts.partner, role: 'family', purpose: 'own-access', sessionId: null }
  for (const actor of [lead, world.other.actor('counsellor'), machine(municipalityId, 'security'), family, world.actor('administrator')]) {
    assert.equal(await read(actor, part), null, actor.role)
    assert.equal(refusalOf(await addEntry(deps, actor, { ...part, saveKey: null, content: decision })), 'not-found')
  }
})

test('a colleague outside the team cannot be named, and one does not take herself off', async () => {
  const part = await newPart(await newDossier('Bibi'), [accounts.partner, accounts.administrator, world.deps.newId()])
  assert.deepEqual(
    (await read(anna, part))?.people.map(({ id }) => id),
    [accounts.counsellor],
  )
  const name = (colleagueId: string, to: 'named' | 'unnamed') => nameColleague(deps, anna, { ...part, colleagueId, to })
  assert.equal(refusalOf(await name(accounts.partner, 'named')), 'not-found')
  assert.equal(refusalOf(await name(accounts.counsellor, 'unnamed')), 'not-found')
})

test('a name added later reads all of it, a name taken off nothing', async () => {
  const part = await newPart(await newDossier('Chaima'), [])
  const { entryId } = done(await addEntry(deps, anna, { ...part, content: decision, saveKey: null }))
  done(await agree(deps, anna, { ...part, entryId }))
  assert.equal(await read(bea, part), null)
  done(await nameColleague(deps, anna, { ...part, colleagueId: accounts.midwife, to: 'named' }))
  const seen = await read(bea, part)
  assert.deepEqual(
    seen?.entries.map(({ content, voices }) => [content, voices.length]),
    [[decision, 1]],
  )
  done(await nameColleague(deps, anna, { ...part, colleagueId: accounts.midwife, to: 'unnamed' }))
  assert.equal(await read(bea, part), null)
  const tables = ['protected.part', 'protected.record', 'protected.agreement'] as const
  for (const table of tables) {
    const left = await deps.db.as(bea, (tx) =>
      tx
        .selectFrom<(typeof tables)[number]>(table)
        .select('id')
        .where('municipality_id', '=', municipalityId)
        .where('dossier_id', '=', part.dossierId)
        .execute(),
    )
    assert.deepEqual(left, [], table)
  }
})

test('a decision stands when two colleagues agreed, each for herself; what was withdrawn takes no voice', async () => {
  const part = await newPart(await newDossier('Dina'), [accounts.midwife])
  const { entryId } = done(await addEntry(deps, anna, { ...part, content: decision, saveKey: null }))
  const stands = async () => (await read(anna, part))?.entries.find(({ id }) => id === entryId)?.isDecided
  assert.equal(await stands(), false, 'writing is not agreeing')
  for (const actor of [anna, anna]) done(await agree(deps, actor, { ...part, entryId }))
  assert.equal(await stands(), false, 'one colleague twice is one')
  assert.equal(refusalOf(await agree(deps, lead, { ...part, entryId })), 'not-found')
  done(await agree(deps, bea, { ...part, entryId }))
  assert.equal(await stands(), true)
  done(await turnEntry(deps, anna, { ...part, entryId, to: 'withdrawn' }))
  assert.equal(refusalOf(await agree(deps, bea, { ...part, entryId })), 'not-found')
})

test('one act saves once, and not telling the family asks why', async () => {
  const part = await newPart(await newDossier('Esra'), [])
  const saveKey = '018f0000-0000-4000-8000-000000000001'
  const first = done(await addEntry(deps, anna, { ...part, content: decision, saveKey }))
  assert.deepEqual(done(await addEntry(deps, anna, { ...part, content: decision, saveKey })), first)
  const untold = { ...decision, isTold: false }
  assert.equal(refusalOf(await addEntry(deps, anna, { ...part, content: untold, saveKey: null })), 'reason-missing')
  assert.equal((await read(anna, part))?.entries.length, 1)
})

test('two colleagues may each have their own part on one dossier without learning of the other', async () => {
  const dossierId = await newDossier('Fadila')
  const ofAnna = await newPart(dossierId, [])
  const ofBea = done(await openPart(deps, bea, { dossierId, colleagues: [], saveKey: null }))
  assert.notEqual(ofBea.partId, ofAnna.partId)
  assert.equal(await read(bea, ofAnna), null)
  assert.equal(await read(anna, { dossierId, partId: ofBea.partId }), null)
})

test('a term that ends is told to who is named, and to nobody else', async () => {
  const part = await newPart(await newDossier('Ghita'), [accounts.midwife])
  const term: EntryContent = { kind: 'term', startedOn: '2026-11-12', workingDays: 5, what: 'Onderzoek' }
  const { entryId } = done(await addEntry(deps, anna, { ...part, content: term, saveKey: null }))
  const told = (actor: Actor) => deps.db.as(actor, (tx) => termsToTell(tx, municipalityId, deps.today()))
  for (const actor of [world.actor('counsellor'), world.actor('midwife')]) {
    assert.deepEqual(await told(actor), [{ dossierId: part.dossierId, partId: part.partId, endsOn: '2026-11-19', left: 2, state: 'soon' }])
  }
  for (const actor of [world.actor('team-lead'), world.actor('researcher'), machine(municipalityId, 'guidance')])
    assert.deepEqual(await told(actor), [])
  done(await turnEntry(deps, anna, { ...part, entryId, to: 'withdrawn' }))
  assert.deepEqual(await told(world.actor('midwife')), [])
})

test('what was done is in the audit for who did it, under its purpose, without a word of what was written', async () => {
  const dossierId = await newDossier('Hind')
  const part = await newPart(dossierId, [accounts.midwife])
  await addEntry(deps, anna, { ...part, content: decision, saveKey: null })
  const rowsFor = (actor: Actor) =>
    deps.db.as(actor, (tx) =>
      tx
        .selectFrom('audit.event')
        .select(['action', 'purpose', 'detail'])
        .where('municipality_id', '=', municipalityId)
        .where('dossier_id', '=', dossierId)
        .where('action', 'like', 'protected.%')
        .orderBy('id')
        .execute(),
    )
  const own = await rowsFor(anna)
  assert.deepEqual(
    own.map(({ action, purpose }) => [action, purpose]),
    [
      ['protected.part.opened', 'child-protection'],
      ['protected.record.added', 'child-protection'],
    ],
  )
  assert.doesNotMatch(JSON.stringify(own), /bang/)
  for (const actor of [bea, lead, world.actor('administrator')]) assert.deepEqual(await rowsFor(actor), [], actor.role)
  assert.equal((await rowsFor(machine(municipalityId, 'security'))).length, 2, 'the round that seals finds them')
})

test('new keys reach what only the named may read', async () => {
  await newPart(await newDossier('Imane'), [])
  const counted = (purpose: 'sealing' | 'administration') =>
    deps.db.as(machine(municipalityId, purpose), (tx) =>
      tx.selectFrom('protected.record').select('id').where('municipality_id', '=', municipalityId).execute(),
    )
  assert.ok((await counted('sealing')).length > 0)
  assert.deepEqual(await counted('administration'), [])
  assert.ok((await deps.db.as(machine(municipalityId, 'sealing'), (tx) => countByVersion(tx, municipalityId))).size > 0)
})
