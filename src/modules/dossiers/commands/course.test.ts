import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  addMember,
  addPartner,
  assignCounsellor,
  caseloads,
  changeProgramme,
  endDossier,
  listDossierSummaries,
  type OpenDossier,
  openDossier,
  readDossier,
  recordRefusal,
  removeMember,
  reopenDossier,
  setFocus,
  setStart,
  withdrawRefusal,
} from '../public.ts'
import { readDossierFile } from '../queries/read-file.ts'
import { dossierActs, value } from './acts.testing.ts'

const acts = await dossierActs()

test('ended, reopened, ended again: the history keeps all of it', async () => {
  const id = await acts.open()
  const ending = {
    dossierId: id,
    endedOn: '2026-11-16',
    reason: 'handed-over',
    reasonText: null,
    summary: 'Woont nu in een huis.',
  } as const
  value(await acts.as((tx) => endDossier(tx, acts.world.deps, acts.counsellor, ending)))
  const ended = await acts.read(id)
  assert.deepEqual([ended.isOpen, ended.endedOn], [false, '2026-11-16'])
  const refused = await acts.as((tx) =>
    setFocus(tx, acts.world.deps, acts.counsellor, { dossierId: id, saidOn: '2026-11-17', words: ['x'] }),
  )
  assert.deepEqual(refused, { ok: false, refusal: { kind: 'ended' } })
  value(await acts.as((tx) => reopenDossier(tx, acts.world.deps, acts.counsellor, { dossierId: id })))
  assert.equal((await acts.read(id)).isOpen, true)
  value(await acts.as((tx) => endDossier(tx, acts.world.deps, acts.counsellor, { ...ending, reason: 'no-contact' })))
  const file = await acts.as((tx) => readDossierFile(tx, acts.world.municipalityId, id))
  assert.deepEqual(
    file?.endings.map(({ reason, isDropOut, reopenedAt }) => [reason, isDropOut, reopenedAt !== null]),
    [
      ['handed-over', false, true],
      ['no-contact', true, false],
    ],
  )
  assert.deepEqual(await acts.audited(id), [
    'dossiers.dossier.opened',
    'dossiers.dossier.ended',
    'dossiers.dossier.reopened',
    'dossiers.dossier.ended',
  ])
})

test('another counsellor, another programme: one now, the history of both', async () => {
  const id = await acts.open({ programme: 'opkomst' })
  const reason = 'Nele spreekt Spaans'
  value(
    await acts.as((tx) =>
      assignCounsellor(tx, acts.world.deps, acts.counsellor, { dossierId: id, accountId: acts.world.accounts.midwife, reason }),
    ),
  )
  const again = await acts.as((tx) =>
    assignCounsellor(tx, acts.world.deps, acts.counsellor, { dossierId: id, accountId: acts.world.accounts.midwife, reason }),
  )
  assert.deepEqual(again, { ok: false, refusal: { kind: 'same-counsellor' } })
  value(
    await acts.as((tx) =>
      changeProgramme(tx, acts.world.deps, acts.counsellor, {
        dossierId: id,
        programme: 'opkomst-plus',
        reason: 'Ze staat er alleen voor',
      }),
    ),
  )
  const summary = await acts.read(id)
  assert.deepEqual([summary.counsellorName, summary.programmeName, summary.plannedEndOn], ['Test midwife', 'Opkomst+', '2029-09-03'])
  const file = await acts.as((tx) => readDossierFile(tx, acts.world.municipalityId, id))
  assert.deepEqual(
    file?.assignments.map(({ name, untilOn }) => [name, untilOn]),
    [
      ['Test counsellor', '2026-11-17'],
      ['Test midwife', null],
    ],
  )
  assert.deepEqual(
    file?.periods.map(({ programme }) => programme),
    ['opkomst', 'opkomst-plus'],
  )
})

test('a refusal is shown until its day has passed or she comes back on it', async () => {
  const id = await acts.open()
  const refusal = { dossierId: id, what: 'measurement', refusedOn: '2026-11-17', untilOn: '2026-12-01', note: null } as const
  value(await acts.as((tx) => recordRefusal(tx, acts.world.deps, acts.counsellor, refusal)))
  const { refusalId } = value(
    await acts.as((tx) => recordRefusal(tx, acts.world.deps, acts.counsellor, { ...refusal, what: 'contact', untilOn: null })),
  )
  assert.deepEqual((await acts.read(id)).refusals, [
    { what: 'measurement', untilOn: '2026-12-01' },
    { what: 'contact', untilOn: null },
  ])
  acts.world.clock.now = new Date('2026-12-02T08:00:00Z')
  assert.deepEqual((await acts.read(id)).refusals, [{ what: 'contact', untilOn: null }])
  value(await acts.as((tx) => withdrawRefusal(tx, acts.world.deps, acts.counsellor, { dossierId: id, refusalId })))
  assert.deepEqual((await acts.read(id)).refusals, [])
})

test('people and partners join and leave, what counts now is replaced as a whole', async () => {
  const id = await acts.open()
  const { personId } = value(
    await acts.as((tx) =>
      addMember(tx, acts.world.deps, acts.counsellor, {
        dossierId: id,
        member: { person: { givenName: 'Salma' }, role: 'relative', relation: 'zus' },
      }),
    ),
  )
  value(await acts.as((tx) => removeMember(tx, acts.world.deps, acts.counsellor, { dossierId: id, personId })))
  value(await acts.as((tx) => removeMember(tx, acts.world.deps, acts.counsellor, { dossierId: id, personId, isBack: true })))
  const mother = (await acts.read(id)).motherId
  assert.equal(
    (await acts.as((tx) => removeMember(tx, acts.world.deps, acts.counsellor, { dossierId: id, personId: mother }))).ok,
    false,
    'the mother stays',
  )
  assert.equal(
    (
      await acts.as((tx) =>
        addPartner(tx, acts.world.deps, acts.counsellor, { dossierId: id, organisationId: mother, contactName: null, role: null }),
      )
    ).ok,
    false,
  )
  for (const words of [['Een bedje'], ['Een plek om te wonen', 'Een buggy']]) {
    value(await acts.as((tx) => setFocus(tx, acts.world.deps, acts.counsellor, { dossierId: id, saidOn: '2026-11-17', words })))
  }
  const file = await acts.as((tx) => readDossierFile(tx, acts.world.municipalityId, id))
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
  const id = await acts.open({ startedOn: null })
  assert.equal(
    (await acts.as((tx) => setStart(tx, acts.world.deps, acts.counsellor, { dossierId: id, startedOn: '2026-09-01' }))).ok,
    false,
  )
  value(await acts.as((tx) => setStart(tx, acts.world.deps, acts.counsellor, { dossierId: id, startedOn: '2026-11-17' })))
  assert.equal((await acts.read(id)).phase?.id, 'getting-to-know')
})

test('lists page by keyset and filter; caseloads weigh open families', async () => {
  const { deps, db, other } = acts.world
  const [counsellor, midwife] = [other.actor('counsellor'), other.actor('midwife')]
  const ids: string[] = []
  for (const openedOn of ['2026-09-01', '2026-09-10', '2026-09-10', '2026-09-12']) {
    const input: OpenDossier = {
      ...acts.amal(),
      openedOn,
      startedOn: openedOn,
      programme: openedOn === '2026-09-01' ? 'opkomst' : 'opkomst-plus',
      counsellorId: midwife.accountId,
    }
    ids.push(value(await db.as(counsellor, (tx) => openDossier(tx, deps, counsellor, input))).dossierId)
  }
  const listed = await db.as(counsellor, async (tx) => {
    const list = (filter: Parameters<typeof listDossierSummaries>[3], after: Parameters<typeof listDossierSummaries>[4] = {}) =>
      listDossierSummaries(tx, other.municipalityId, '2026-11-17', filter, after)
    const first = await list({ state: 'open' }, { limit: 3 })
    const rest = await list({ state: 'open' }, { limit: 3, after: first.next })
    const plus = await list({ programme: 'opkomst-plus', counsellorId: midwife.accountId ?? '' })
    const none = await list({ state: 'ended' })
    return {
      pages: [...first.rows, ...rest.rows].map(({ id }) => id),
      next: rest.next,
      plus: plus.rows.length,
      none: none.rows,
      mine: (await list({ counsellorId: counsellor.accountId ?? '' })).rows,
    }
  })
  assert.deepEqual(listed, { pages: [ids[3], ids[2], ids[1], ids[0]], next: null, plus: 3, none: [], mine: [] })
  const loads = await db.as(counsellor, (tx) => caseloads(tx, other.municipalityId, '2026-11-17'))
  assert.deepEqual(
    loads.map(({ name, families, points, ceiling }) => [name, families, points, ceiling]),
    [
      ['Test counsellor', 0, 0, 16],
      ['Test midwife', 4, 5.25, 16],
      ['Test team-lead', 0, 0, 16],
    ],
  )
  assert.equal(
    await acts.as((tx) => readDossier(tx, other.municipalityId, ids[0] ?? '', '2026-11-17')),
    null,
    'another municipality sees nothing',
  )
})
