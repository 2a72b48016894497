import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import type { Tx } from '#platform/db/database.ts'
import type { Result } from '#platform/result.ts'
import {
  addMember,
  addPartner,
  assignCounsellor,
  caseloads,
  changeProgramme,
  type DossierSummary,
  endDossier,
  listDossierSummaries,
  type OpenDossier,
  openDossier,
  readDossier,
  recordRefusal,
  registerBirth,
  registerLoss,
  removeMember,
  reopenDossier,
  setDueDate,
  setFocus,
  setStart,
  withdrawBirth,
  withdrawLoss,
  withdrawRefusal,
} from '../public.ts'
import { readDossierFile } from '../queries/read-file.ts'
import { type DossierWorld, dossierWorld } from '../testing.ts'

let world: DossierWorld
before(async () => {
  world = await dossierWorld()
})
after(() => world.close())
beforeEach(() => world.at('2026-11-17T08:30:00Z'))

const amal = (): OpenDossier => ({
  mother: { kind: 'new', person: { givenName: 'Amal', familyName: 'Benzarra', birthDate: '2004-03-01' } },
  programme: 'opkomst-plus',
  openedOn: '2026-09-10',
  startedOn: '2026-09-15',
  counsellorId: world.accounts.hanne,
  pregnancy: { dueOn: '2027-01-17', bornOn: null },
})

function as<T>(work: (tx: Tx) => Promise<T>, actor = world.actor()): Promise<T> {
  return world.db.as(actor, work)
}
function value<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`)
  return result.value
}
const open = async (input: Partial<OpenDossier> = {}): Promise<string> =>
  value(await as((tx) => openDossier(tx, world.deps, world.actor(), { ...amal(), ...input }))).dossierId

async function read(dossierId: string): Promise<DossierSummary> {
  const summary = await as((tx) => readDossier(tx, world.municipalityId, dossierId, world.deps.today()))
  if (summary === null) throw new Error('no dossier')
  return summary
}
async function audited(dossierId: string): Promise<string[]> {
  const rows = await as((tx) =>
    tx
      .selectFrom('audit.event')
      .select('action')
      .where('municipality_id', '=', world.municipalityId)
      .where('dossier_id', '=', dossierId)
      .orderBy('at')
      .orderBy('id')
      .execute(),
  )
  return rows.map(({ action }) => action)
}

test('openDossier: everything of the summary in one reading, one audit record', async () => {
  const id = await open()
  const { phase, clock, ...summary } = await read(id)
  assert.deepEqual(clock, { kind: 'pregnant', dueOn: '2027-01-17', weeks: 31, days: 2 })
  assert.equal(phase?.id, 'ready-for-baby')
  assert.match(summary.reference, /^OP-2026-\d{4}$/)
  assert.deepEqual(
    [
      summary.motherName,
      summary.programmeName,
      summary.isIntensive,
      summary.plannedEndOn,
      summary.plannedEndIsEstimate,
      summary.counsellorName,
    ],
    ['Amal Benzarra', 'Opkomst+', true, '2029-09-03', true, 'Hanne Dewolk'],
  )
  assert.deepEqual(await audited(id), ['dossiers.dossier.opened'])
})

const openings: readonly { name: string; input: Partial<OpenDossier>; kind: string }[] = [
  { name: 'a programme nobody offers', input: { programme: 'x' }, kind: 'unknown-programme' },
  { name: 'guidance before the dossier', input: { startedOn: '2026-09-09' }, kind: 'start-before-opening' },
  { name: 'tomorrow', input: { openedOn: '2026-11-18', startedOn: null }, kind: 'opened-in-future' },
  { name: 'a child of tomorrow', input: { pregnancy: { dueOn: null, bornOn: '2026-11-18' } }, kind: 'born-in-future' },
]
for (const { name, input, kind } of openings) {
  test(`openDossier refuses ${name}`, async () => {
    const result = await as((tx) => openDossier(tx, world.deps, world.actor(), { ...amal(), ...input }))
    assert.deepEqual(result, { ok: false, refusal: { kind } })
  })
}

test('who may not see a dossier finds none, and an import opens one without a worker', async () => {
  const id = await open()
  for (const role of ['partner', 'researcher', 'administrator'] as const) {
    const actor = world.actor(role)
    const ended = await as(
      (tx) => endDossier(tx, world.deps, actor, { dossierId: id, endedOn: '2026-11-17', reason: 'moved', reasonText: null, summary: null }),
      actor,
    )
    assert.deepEqual(ended, { ok: false, refusal: { kind: 'not-found' } })
    assert.equal((await as((tx) => openDossier(tx, world.deps, actor, amal()), actor)).ok, false)
  }
  const importer = world.actor('administrator', 'import')
  assert.equal((await as((tx) => openDossier(tx, world.deps, importer, { ...amal(), counsellorId: null }), importer)).ok, true)
})

test('a birth of twins: two children, their age, the end made certain; withdrawn, the pregnancy goes on', async () => {
  const id = await open({ programme: 'opkomst', pregnancy: { dueOn: '2026-11-20', bornOn: null, expected: 2 } })
  const birth = { dossierId: id, bornOn: '2026-11-10', names: ['Lina', ''], familyName: 'Benzarra', nameless: 'Baby' }
  value(await as((tx) => registerBirth(tx, world.deps, world.actor(), birth)))
  const born = await read(id)
  assert.deepEqual(born.clock, { kind: 'child', bornOn: '2026-11-10', ageDays: 7 })
  assert.deepEqual([born.babies, born.plannedEndOn, born.plannedEndIsEstimate, born.phase?.id], [2, '2027-05-10', false, 'birth'])
  assert.equal((await as((tx) => registerBirth(tx, world.deps, world.actor(), birth))).ok, false, 'not twice')
  value(await as((tx) => withdrawBirth(tx, world.deps, world.actor(), { dossierId: id })))
  const back = await read(id)
  assert.deepEqual([back.clock.kind, back.plannedEndOn], ['pregnant', '2027-05-20'])
  const file = await as((tx) => readDossierFile(tx, world.municipalityId, id))
  assert.deepEqual(
    file?.members.map(({ role }) => role),
    ['mother'],
  )
})

test('a loss turns the dossier discreet, and can be withdrawn', async () => {
  const id = await open()
  const { lossId } = value(
    await as((tx) => registerLoss(tx, world.deps, world.actor(), { dossierId: id, happenedOn: '2026-11-16', childId: null, note: null })),
  )
  const after = await read(id)
  assert.deepEqual(
    [after.clock.kind, after.hasLoss, after.lostOn, after.plannedEndOn, after.phase?.id],
    ['none', true, '2026-11-16', null, 'staying-near'],
  )
  assert.equal(
    (await as((tx) => registerLoss(tx, world.deps, world.actor(), { dossierId: id, happenedOn: '2026-11-16', childId: null, note: null })))
      .ok,
    false,
  )
  value(await as((tx) => withdrawLoss(tx, world.deps, world.actor(), { dossierId: id, lossId })))
  const back = await read(id)
  assert.deepEqual([back.clock.kind, back.hasLoss, back.lostOn, back.plannedEndOn], ['pregnant', false, null, '2029-09-03'])
})

test('one of twins lost: the clock of the other goes on', async () => {
  const id = await open({ pregnancy: { dueOn: '2027-01-17', bornOn: null, expected: 2 } })
  value(
    await as((tx) => registerLoss(tx, world.deps, world.actor(), { dossierId: id, happenedOn: '2026-11-16', childId: null, note: null })),
  )
  const after = await read(id)
  assert.deepEqual([after.clock.kind, after.hasLoss, after.lostOn, after.babies], ['pregnant', false, '2026-11-16', 1])
})

test('a child that dies: its person is marked and the clock stops; a new pregnancy starts a new clock', async () => {
  const id = await open({ pregnancy: { dueOn: '2026-10-01', bornOn: null } })
  value(
    await as((tx) =>
      registerBirth(tx, world.deps, world.actor(), {
        dossierId: id,
        bornOn: '2026-10-02',
        names: ['Noor'],
        familyName: '',
        nameless: 'Baby',
      }),
    ),
  )
  const file = await as((tx) => readDossierFile(tx, world.municipalityId, id))
  const childId = file?.members.find(({ role }) => role === 'child')?.personId ?? null
  value(await as((tx) => registerLoss(tx, world.deps, world.actor(), { dossierId: id, happenedOn: '2026-11-01', childId, note: null })))
  const after = await read(id)
  assert.deepEqual([after.clock.kind, after.hasLoss], ['none', true])
  value(await as((tx) => setDueDate(tx, world.deps, world.actor(), { dossierId: id, dueOn: '2027-08-01', expected: 1 })))
  const later = await read(id)
  assert.deepEqual([later.clock.kind, later.hasLoss, later.lostOn], ['pregnant', false, '2026-11-01'])
})

test('ended, reopened, ended again: the history keeps all of it', async () => {
  const id = await open()
  const ending = {
    dossierId: id,
    endedOn: '2026-11-16',
    reason: 'handed-over',
    reasonText: null,
    summary: 'Woont nu in een huis.',
  } as const
  value(await as((tx) => endDossier(tx, world.deps, world.actor(), ending)))
  const ended = await read(id)
  assert.deepEqual([ended.isOpen, ended.endedOn], [false, '2026-11-16'])
  const refused = await as((tx) => setFocus(tx, world.deps, world.actor(), { dossierId: id, saidOn: '2026-11-17', words: ['x'] }))
  assert.deepEqual(refused, { ok: false, refusal: { kind: 'ended' } })
  value(await as((tx) => reopenDossier(tx, world.deps, world.actor(), { dossierId: id })))
  assert.equal((await read(id)).isOpen, true)
  value(await as((tx) => endDossier(tx, world.deps, world.actor(), { ...ending, reason: 'no-contact' })))
  const file = await as((tx) => readDossierFile(tx, world.municipalityId, id))
  assert.deepEqual(
    file?.endings.map(({ reason, isDropOut, reopenedAt }) => [reason, isDropOut, reopenedAt !== null]),
    [
      ['handed-over', false, true],
      ['no-contact', true, false],
    ],
  )
  assert.deepEqual(await audited(id), [
    'dossiers.dossier.opened',
    'dossiers.dossier.ended',
    'dossiers.dossier.reopened',
    'dossiers.dossier.ended',
  ])
})

test('another counsellor, another programme: one now, the history of both', async () => {
  const id = await open({ programme: 'opkomst' })
  const reason = 'Nele spreekt Spaans'
  value(await as((tx) => assignCounsellor(tx, world.deps, world.actor(), { dossierId: id, accountId: world.accounts.nele, reason })))
  const again = await as((tx) => assignCounsellor(tx, world.deps, world.actor(), { dossierId: id, accountId: world.accounts.nele, reason }))
  assert.deepEqual(again, { ok: false, refusal: { kind: 'same-counsellor' } })
  value(
    await as((tx) =>
      changeProgramme(tx, world.deps, world.actor(), { dossierId: id, programme: 'opkomst-plus', reason: 'Ze staat er alleen voor' }),
    ),
  )
  const summary = await read(id)
  assert.deepEqual([summary.counsellorName, summary.programmeName, summary.plannedEndOn], ['Nele Segers', 'Opkomst+', '2029-09-03'])
  const file = await as((tx) => readDossierFile(tx, world.municipalityId, id))
  assert.deepEqual(
    file?.assignments.map(({ name, untilOn }) => [name, untilOn]),
    [
      ['Hanne Dewolk', '2026-11-17'],
      ['Nele Segers', null],
    ],
  )
  assert.deepEqual(
    file?.periods.map(({ programme }) => programme),
    ['opkomst', 'opkomst-plus'],
  )
})

test('a refusal is shown until its day has passed or she comes back on it', async () => {
  const id = await open()
  const refusal = { dossierId: id, what: 'measurement', refusedOn: '2026-11-17', untilOn: '2026-12-01', note: null } as const
  value(await as((tx) => recordRefusal(tx, world.deps, world.actor(), refusal)))
  const { refusalId } = value(
    await as((tx) => recordRefusal(tx, world.deps, world.actor(), { ...refusal, what: 'contact', untilOn: null })),
  )
  assert.deepEqual((await read(id)).refusals, [
    { what: 'measurement', untilOn: '2026-12-01' },
    { what: 'contact', untilOn: null },
  ])
  world.at('2026-12-02T08:00:00Z')
  assert.deepEqual((await read(id)).refusals, [{ what: 'contact', untilOn: null }])
  value(await as((tx) => withdrawRefusal(tx, world.deps, world.actor(), { dossierId: id, refusalId })))
  assert.deepEqual((await read(id)).refusals, [])
})

test('people and partners join and leave, what counts now is replaced as a whole', async () => {
  const id = await open()
  const { personId } = value(
    await as((tx) =>
      addMember(tx, world.deps, world.actor(), {
        dossierId: id,
        member: { person: { givenName: 'Salma' }, role: 'relative', relation: 'zus' },
      }),
    ),
  )
  value(await as((tx) => removeMember(tx, world.deps, world.actor(), { dossierId: id, personId })))
  value(await as((tx) => removeMember(tx, world.deps, world.actor(), { dossierId: id, personId, isBack: true })))
  const mother = (await read(id)).motherId
  assert.equal(
    (await as((tx) => removeMember(tx, world.deps, world.actor(), { dossierId: id, personId: mother }))).ok,
    false,
    'the mother stays',
  )
  assert.equal(
    (await as((tx) => addPartner(tx, world.deps, world.actor(), { dossierId: id, organisationId: mother, contactName: null, role: null })))
      .ok,
    false,
  )
  for (const words of [['Een bedje'], ['Een plek om te wonen', 'Een buggy']]) {
    value(await as((tx) => setFocus(tx, world.deps, world.actor(), { dossierId: id, saidOn: '2026-11-17', words })))
  }
  const file = await as((tx) => readDossierFile(tx, world.municipalityId, id))
  assert.deepEqual(
    file?.focus.map(({ words }) => words),
    ['Een plek om te wonen', 'Een buggy'],
  )
  assert.deepEqual(
    file?.members.map(({ givenName, relation }) => [givenName, relation]),
    [
      ['Amal', null],
      ['Salma', 'zus'],
    ],
  )
})

test('setStart: the first day counts from the opening', async () => {
  const id = await open({ startedOn: null })
  assert.equal((await as((tx) => setStart(tx, world.deps, world.actor(), { dossierId: id, startedOn: '2026-09-01' }))).ok, false)
  value(await as((tx) => setStart(tx, world.deps, world.actor(), { dossierId: id, startedOn: '2026-11-17' })))
  assert.equal((await read(id)).phase?.id, 'getting-to-know')
})

test('lists page by keyset and filter; caseloads weigh open families', async () => {
  const other = await dossierWorld()
  try {
    const ids: string[] = []
    for (const openedOn of ['2026-09-01', '2026-09-10', '2026-09-10', '2026-09-12']) {
      const input: OpenDossier = {
        ...amal(),
        openedOn,
        startedOn: openedOn,
        programme: openedOn === '2026-09-01' ? 'opkomst' : 'opkomst-plus',
        counsellorId: other.accounts.nele,
      }
      ids.push(value(await other.db.as(other.actor(), (tx) => openDossier(tx, other.deps, other.actor(), input))).dossierId)
    }
    const listed = await other.db.as(other.actor(), async (tx) => {
      const list = (filter: Parameters<typeof listDossierSummaries>[3], after: Parameters<typeof listDossierSummaries>[4] = {}) =>
        listDossierSummaries(tx, other.municipalityId, '2026-11-17', filter, after)
      const first = await list({ state: 'open' }, { limit: 3 })
      const rest = await list({ state: 'open' }, { limit: 3, after: first.next })
      const plus = await list({ programme: 'opkomst-plus', counsellorId: other.accounts.nele })
      const none = await list({ state: 'ended' })
      return {
        pages: [...first.rows, ...rest.rows].map(({ id }) => id),
        next: rest.next,
        plus: plus.rows.length,
        none: none.rows,
        mine: (await list({ counsellorId: other.accounts.hanne })).rows,
      }
    })
    assert.deepEqual(listed, { pages: [ids[3], ids[2], ids[1], ids[0]], next: null, plus: 3, none: [], mine: [] })
    const loads = await other.db.as(other.actor(), (tx) => caseloads(tx, other.municipalityId, '2026-11-17'))
    assert.deepEqual(
      loads.map(({ name, families, points, ceiling }) => [name, families, points, ceiling]),
      [
        ['Ayla Demir', 0, 0, 16],
        ['Hanne Dewolk', 0, 0, 16],
        ['Nele Segers', 4, 5.25, 16],
      ],
    )
    assert.equal(
      await as((tx) => readDossier(tx, other.municipalityId, ids[0] ?? '', '2026-11-17')),
      null,
      'another municipality sees nothing',
    )
  } finally {
    await other.close()
  }
})
