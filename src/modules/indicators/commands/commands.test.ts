import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testWorld } from '#app/testing.ts'
import { openDossier, registerLoss } from '#modules/dossiers/public.ts'
import { currentInstrument } from '../catalogue.ts'
import { childIds } from '../child-ids.ts'
import { firstOpen, screensOf } from '../domain/steps.ts'
import { measuredMoments } from '../queries/measured-moments.ts'
import { readMeasurements, sittingOf } from '../queries/read-measurements.ts'
import { recordImportedMeasurements } from './record-imported.ts'
import { correctMeasurement, recordMeasurement } from './record-measurement.ts'
import { saveAnswer } from './save-answer.ts'
import { saveScreening } from './save-screening.ts'
import { setInOrder } from './set-in-order.ts'
import { startMeasurement } from './start-measurement.ts'
import { restoreMeasurement, withdrawMeasurement } from './withdraw-measurement.ts'

const world = await testWorld()

async function dossierOf(babies = 1): Promise<string> {
  const { deps, actor } = world
  const mother = { kind: 'new', person: { givenName: 'Amal', familyName: 'Benzarra', birthDate: '2004-03-02' } } as const
  const result = await deps.db.as(actor('counsellor'), (tx) =>
    openDossier(tx, deps, actor('counsellor'), {
      mother,
      programme: 'opkomst',
      openedOn: '2026-09-10',
      startedOn: '2026-09-15',
      counsellorId: world.accounts.counsellor,
      pregnancy: { dueOn: '2027-01-17', bornOn: null, expected: babies },
    }),
  )
  return result.ok ? result.value.dossierId : assert.fail(result.refusal.kind)
}

const together = {
  instrument: 'opkomst-casestudy',
  moment: 'start',
  measuredOn: '2026-09-22',
  respondent: 'joint',
  isRetrospective: false,
} as const
const counsellor = () => world.actor('counsellor')
const read = (dossierId: string) => world.db.as(counsellor(), (tx) => readMeasurements(tx, world.municipalityId, { dossierId }))

async function started(dossierId: string, extra: { childIds?: string[] } = {}): Promise<string> {
  const result = await startMeasurement(world.deps, counsellor(), { ...together, ...extra, dossierId, key: null })
  return result.ok ? result.value.measurementId : assert.fail(result.refusal.kind)
}

async function auditCount(action: string, dossierId: string): Promise<number> {
  const rows = await world.db.as(counsellor(), (tx) =>
    tx
      .selectFrom('audit.event')
      .select('id')
      .where('municipality_id', '=', world.municipalityId)
      .where('action', '=', action)
      .where('dossier_id', '=', dossierId)
      .execute(),
  )
  return rows.length
}

test('each answer is on the server at once, and a break resumes at the first open question', async () => {
  const dossierId = await dossierOf()
  const measurementId = await started(dossierId)
  for (const [item, raw] of [
    ['verblijfplaats', '2'],
    ['leefomgeving', 'skipped'],
    ['slaapomgeving', 'not-applicable'],
  ] as const) {
    assert.ok((await saveAnswer(world.deps, counsellor(), { dossierId, measurementId, item, raw: [raw] })).ok)
  }
  assert.ok((await saveAnswer(world.deps, counsellor(), { dossierId, measurementId, item: 'verblijfplaats', raw: ['3'] })).ok)
  const all = await read(dossierId)
  const [one] = all
  assert.deepEqual([...(one?.answers ?? [])].map(([item, answer]) => [item, answer.state, answer.level]).sort(), [
    ['leefomgeving', 'skipped', null],
    ['slaapomgeving', 'not-applicable', null],
    ['verblijfplaats', 'answered', 3],
  ])
  const screens = screensOf(currentInstrument('opkomst-casestudy') ?? assert.fail(), sittingOf(all, measurementId), false)
  assert.equal(firstOpen(screens)?.item.id, 'inkomen')
  assert.equal(await auditCount('indicators.answer.saved', dossierId), 4)
})

test('an answer outside the scale, an item that is not asked and a stranger are refused', async () => {
  const dossierId = await dossierOf()
  const measurementId = await started(dossierId)
  const save = (item: string, raw: string, actor = counsellor()) =>
    saveAnswer(world.deps, actor, { dossierId, measurementId, item, raw: [raw] })
  const refusals = [
    await save('stress', '6'),
    await save('stress', ''),
    await save('zorg_baby', '3'),
    await save('stress', '3', world.actor('researcher')),
    await save('stress', '3', world.other.actor('counsellor')),
  ]
  assert.deepEqual(
    refusals.map((result) => (result.ok ? 'saved' : result.refusal.kind)),
    ['outside-scale', 'nothing-chosen', 'not-found', 'not-found', 'not-found'],
  )
  assert.equal((await read(dossierId))[0]?.answers.size, 0)
})

test('a double click begins one measurement', async () => {
  const dossierId = await dossierOf()
  const key = world.deps.newId()
  const begin = () => startMeasurement(world.deps, counsellor(), { ...together, dossierId, key })
  const [first, second] = await Promise.all([begin(), begin()])
  assert.deepEqual(first, second)
  assert.equal((await read(dossierId)).length, 1)
})

test('a day to come, a day before the dossier and a look back at the end are refused', async () => {
  const dossierId = await dossierOf()
  const begin = (change: object) => startMeasurement(world.deps, counsellor(), { ...together, ...change, dossierId, key: null })
  const results = [
    await begin({ measuredOn: '2026-11-18' }),
    await begin({ measuredOn: '2026-09-09' }),
    await begin({ moment: 'end', isRetrospective: true }),
    await begin({ instrument: 'zrm' }),
  ]
  assert.deepEqual(
    results.map((result) => (result.ok ? 'begun' : result.refusal.kind)),
    ['in-future', 'before-dossier', 'not-a-start', 'not-found'],
  )
})

test('twins have a measurement each beside that of the dossier', async () => {
  const dossierId = await dossierOf(2)
  const twins = childIds(dossierId, 2)
  const measurementId = await started(dossierId, { childIds: twins })
  const all = await read(dossierId)
  assert.deepEqual(all.map((one) => one.childId).sort(), [...twins, null].sort())
  assert.equal(sittingOf(all, measurementId).length, 3)
  const ofSecond = all.find((one) => one.childId === twins[1])?.id ?? ''
  assert.ok((await saveAnswer(world.deps, counsellor(), { dossierId, measurementId: ofSecond, item: 'hechting', raw: ['2'] })).ok)
  assert.ok(
    !(await saveAnswer(world.deps, counsellor(), { dossierId, measurementId, item: 'hechting', raw: ['2'] })).ok,
    'asked per child, so not of the dossier',
  )
})

test('two sittings of one instant stay two', async () => {
  const dossierId = await dossierOf(2)
  const twins = childIds(dossierId, 2)
  const [first, second] = [await started(dossierId, { childIds: twins }), await started(dossierId, { childIds: twins })]
  const all = await read(dossierId)
  assert.equal(all.length, 6)
  for (const id of [first, second])
    assert.deepEqual(
      sittingOf(all, id).map((one) => one.childId),
      [null, ...twins],
    )
  assert.equal(sittingOf(all, sittingOf(all, second)[2]?.id ?? '')[0]?.id, second)
})

test('after a loss the baby items are no longer asked, and what is posted about them is not kept', async () => {
  const dossierId = await dossierOf()
  const measurementId = await started(dossierId)
  const loss = await world.db.as(counsellor(), (tx) =>
    registerLoss(tx, world.deps, counsellor(), { dossierId, happenedOn: '2026-11-01', childId: null, note: null }),
  )
  assert.ok(loss.ok)
  const save = (item: string) => saveAnswer(world.deps, counsellor(), { dossierId, measurementId, item, raw: ['2'] })
  assert.equal((await save('hechting')).ok, false)
  assert.equal((await save('stress')).ok, true)
  assert.equal(
    (await setInOrder(world.deps, counsellor(), { dossierId, item: 'babyuitzet', childId: null, state: 'niet_in_orde' })).ok,
    false,
  )
})

const registration = {
  instrument: 'opkomst-dossier',
  moment: 'start',
  measuredOn: '2026-09-22',
  respondent: 'worker',
  isRetrospective: false,
} as const
const answer = (item: string, ...raw: string[]) => ({ item, childId: null, raw })

test('a page is kept whole or not at all, with every problem named', async () => {
  const dossierId = await dossierOf()
  const record = (answers: ReturnType<typeof answer>[]) =>
    recordMeasurement(world.deps, counsellor(), { ...registration, dossierId, answers, key: null })
  const wrong = await record([answer('zwangerschapsduur', '60'), answer('inkomensbron', 'geen', 'loon'), answer('babyuitzet', 'bezig')])
  assert.ok(!wrong.ok && wrong.refusal.kind === 'answers')
  assert.deepEqual(
    wrong.refusal.problems.map(({ item, refusal }) => [item, refusal.kind]),
    [
      ['zwangerschapsduur', 'outside-scale'],
      ['inkomensbron', 'excludes-others'],
    ],
  )
  assert.equal((await read(dossierId)).length, 0)
  const right = await record([
    answer('zwangerschapsduur', '22'),
    answer('inkomensbron', 'leefloon', 'andere'),
    answer('babyuitzet', 'bezig'),
    answer('diploma', ''),
  ])
  assert.ok(right.ok)
  const [one] = await read(dossierId)
  assert.deepEqual([...(one?.answers ?? [])].map(([item, { level, choice }]) => [item, level ?? choice]).sort(), [
    ['babyuitzet', 'bezig'],
    ['inkomensbron', 'andere,leefloon'],
    ['zwangerschapsduur', 22],
  ])
  const corrected = await correctMeasurement(world.deps, counsellor(), {
    dossierId,
    measurementId: right.value.measurementId,
    answers: [answer('babyuitzet', 'in_orde')],
  })
  assert.ok(corrected.ok)
  assert.deepEqual([...((await read(dossierId))[0]?.answers.keys() ?? [])], ['babyuitzet'])
})

test('a measurement that is taken back is nowhere, and can be put back as it was', async () => {
  const dossierId = await dossierOf(2)
  const measurementId = await started(dossierId, { childIds: childIds(dossierId, 2) })
  assert.ok((await withdrawMeasurement(world.deps, counsellor(), { dossierId, measurementId })).ok)
  assert.equal((await read(dossierId)).length, 0)
  assert.equal((await saveAnswer(world.deps, counsellor(), { dossierId, measurementId, item: 'stress', raw: ['3'] })).ok, false)
  assert.ok((await restoreMeasurement(world.deps, counsellor(), { dossierId, measurementId })).ok)
  assert.equal((await read(dossierId)).length, 3)
})

test('a state changed from the dossier page is one interim measurement of that day, and its undo leaves no trace in the states', async () => {
  const dossierId = await dossierOf()
  await recordMeasurement(world.deps, counsellor(), {
    ...registration,
    dossierId,
    answers: [answer('babyuitzet', 'niet_in_orde')],
    key: null,
  })
  const set = (item: string, state: 'bezig' | 'in_orde' | 'missing') =>
    setInOrder(world.deps, counsellor(), { dossierId, item, childId: null, state })
  assert.deepEqual(await set('babyuitzet', 'bezig'), { ok: true, value: { before: 'niet_in_orde', undo: 'missing' } })
  assert.deepEqual(await set('babyuitzet', 'in_orde'), { ok: true, value: { before: 'bezig', undo: 'bezig' } })
  assert.deepEqual(await set('kraamzorg', 'in_orde'), { ok: true, value: { before: 'missing', undo: 'missing' } })
  const interim = (await read(dossierId)).filter((one) => one.moment === 'interim')
  assert.deepEqual(
    interim.map((one) => [one.measuredOn, one.respondent, one.answers.size]),
    [['2026-11-17', 'worker', 2]],
  )
  assert.ok((await set('babyuitzet', 'missing')).ok)
  assert.equal((await read(dossierId)).at(-1)?.answers.has('babyuitzet'), false)
  const measured = await world.db.as(counsellor(), (tx) => measuredMoments(tx, world.municipalityId, [dossierId]))
  assert.deepEqual(
    measured.get(dossierId),
    [{ instrument: 'opkomst-dossier', moment: 'start', measuredOn: '2026-09-22' }],
    'two states are no measurement that was taken',
  )
})

test('the criteria of a referral become the screening at the start', async () => {
  const dossierId = await dossierOf()
  const save = (answers: Record<string, 'weak' | 'not-weak' | 'unknown'>) =>
    world.db.as(counsellor(), (tx) => saveScreening(tx, world.deps, counsellor(), { dossierId, measuredOn: '2026-09-10', answers }))
  assert.equal(await save({}), null)
  assert.notEqual(await save({ maandinkomen: 'weak', huisvesting: 'not-weak', opleiding: 'unknown' }), null)
  const [one] = await read(dossierId)
  assert.deepEqual([...(one?.answers ?? [])].map(([item, { state, choice }]) => [item, choice ?? state]).sort(), [
    ['huisvesting', 'niet_zwak'],
    ['maandinkomen', 'zwak'],
    ['opleiding', 'unknown'],
  ])
})

test('thousands of imported measurements go in at once, and a value nobody knows stops them all', async () => {
  const dossierId = await dossierOf()
  const row = (level: number | string) =>
    ({
      dossierId,
      instrument: 'opkomst-casestudy',
      version: '1.0',
      moment: 'start',
      measuredOn: '2026-09-22',
      respondent: 'worker',
      answers: { stress: level, netwerk: 'unknown' },
    }) as const
  const store = (rows: ReturnType<typeof row>[]) =>
    world.db.as(counsellor(), (tx) => recordImportedMeasurements(tx, world.deps, counsellor(), rows))
  await assert.rejects(store([row(3), row(9)]), /"9" is no answer to "stress"/)
  assert.equal((await read(dossierId)).length, 0)
  assert.equal((await store(Array.from({ length: 4500 }, (_, n) => row((n % 5) + 1)))).length, 4500)
  assert.equal((await read(dossierId)).length, 4500)
})
