import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testWorld } from '#app/testing.ts'
import { openDossier } from '#modules/dossiers/public.ts'
import { type Respondent, readMeasurements, recordMeasurement, saveAnswer, withdrawMeasurement } from '#modules/indicators/public.ts'
import { readTalks } from '../queries/read-talks.ts'
import { beginTalk } from './begin-talk.ts'
import { chooseRight, undoChoice } from './choose-right.ts'
import { saveScore } from './save-score.ts'
import { closeRound, reopenRound } from './turn-round.ts'
import { setLanguage, turnTalk } from './turn-talk.ts'
import { typePaper } from './type-paper.ts'

const world = await testWorld()
const { deps } = world
const counsellor = () => world.actor('counsellor')

async function dossierOf(): Promise<string> {
  const mother = { kind: 'new', person: { givenName: 'Amal', familyName: 'Benzarra', birthDate: '2004-03-02' } } as const
  const pregnancy = { dueOn: '2027-01-17', bornOn: null, expected: 1 }
  const dates = { openedOn: '2026-09-10', startedOn: '2026-09-15' }
  const result = await deps.db.as(counsellor(), (tx) =>
    openDossier(tx, deps, counsellor(), { mother, programme: 'opkomst', ...dates, counsellorId: world.accounts.counsellor, pregnancy }),
  )
  return result.ok ? result.value.dossierId : assert.fail(result.refusal.kind)
}

const first = { moment: 'start', heldOn: '2026-11-17', language: 'ar' } as const

async function begun(dossierId: string, key: string | null = null): Promise<string> {
  const result = await beginTalk(deps, counsellor(), { dossierId, ...first, key })
  return result.ok ? result.value.talkId : assert.fail(result.refusal.kind)
}

const talksOf = (dossierId: string) => deps.db.as(counsellor(), (tx) => readTalks(tx, world.municipalityId, dossierId))

type Which = { dossierId: string; talkId: string }
type Saved = { barriers?: readonly string[]; words?: string | null }
async function score(which: Which, respondent: Respondent, item: string, raw: string, more: Saved = {}): Promise<string> {
  const { barriers = [], words = null } = more
  const result = await saveScore(deps, counsellor(), { ...which, respondent, item, raw: [raw], barriers, words })
  return result.ok ? 'saved' : result.refusal.kind
}
const close = async (which: Which, respondent: Respondent) => {
  const result = await closeRound(deps, counsellor(), { ...which, respondent })
  return result.ok ? 'closed' : result.refusal.kind
}

test('her first scores stand once she gave the phone back, whatever they say together', async () => {
  const dossierId = await dossierOf()
  const which = { dossierId, talkId: await begun(dossierId) }
  assert.equal(await score(which, 'joint', 'wonen', '3'), 'family-first')
  assert.equal(await score(which, 'family', 'wonen', '6', { barriers: ['geld'] }), 'saved')
  assert.equal(await score(which, 'family', 'wonen', '5', { barriers: ['wachtlijst'], words: 'de trap' }), 'saved')
  assert.equal(await score(which, 'family', 'werk', 'not-applicable'), 'saved')
  assert.equal(await close(which, 'family'), 'closed')
  assert.equal(await score(which, 'family', 'wonen', '0'), 'closed')
  assert.equal(await score(which, 'worker', 'wonen', '2'), 'saved')
  assert.equal(await score(which, 'joint', 'wonen', '3', { barriers: ['geld'] }), 'saved')
  assert.equal(await score(which, 'worker', 'wonen', '4'), 'too-late')
  const [talk] = await talksOf(dossierId)
  assert.deepEqual(
    (['family', 'worker', 'joint'] as const).map((view) => talk?.rounds[view]?.answers.get('wonen')?.level),
    [5, 2, 3],
  )
  assert.equal(talk?.rounds.family?.answers.get('werk')?.state, 'not-applicable')
  assert.deepEqual(talk?.rounds.family?.barriers.get('wonen'), [
    { value: 'wachtlijst', words: null },
    { value: 'anders', words: 'de trap' },
  ])
  assert.deepEqual(talk?.rounds.joint?.barriers.get('wonen'), [{ value: 'geld', words: null }])
})

test('what does not fit is refused and keeps nothing', async () => {
  const dossierId = await dossierOf()
  const which = { dossierId, talkId: await begun(dossierId) }
  const refusals = [
    await score(which, 'family', 'wonen', '11'),
    await score(which, 'family', 'wonen', ''),
    await score(which, 'family', 'geluk', '5'),
    await score(which, 'family', 'wonen', '5', { barriers: ['lui'] }),
  ]
  assert.deepEqual(refusals, ['outside-scale', 'nothing-chosen', 'not-found', 'not-a-barrier'])
  const [talk] = await talksOf(dossierId)
  assert.equal(talk?.rounds.family?.answers.size, 0)
  assert.equal(talk?.rounds.family?.barriers.size, 0)
})

test('the pages of single measurements do not reach a talk', async () => {
  const dossierId = await dossierOf()
  const which = { dossierId, talkId: await begun(dossierId) }
  await score(which, 'family', 'wonen', '6')
  const [talk] = await talksOf(dossierId)
  const measurementId = talk?.rounds.family?.measurementId ?? assert.fail()
  const saved = await saveAnswer(deps, counsellor(), { dossierId, measurementId, item: 'wonen', raw: ['0'] })
  const occasion = { moment: 'start', measuredOn: '2026-11-17', respondent: 'family', isRetrospective: false } as const
  const command = { dossierId, instrument: 'grondrechtenmeting', ...occasion, answers: [], key: null }
  const recorded = await recordMeasurement(deps, counsellor(), command)
  const withdrawn = await withdrawMeasurement(deps, counsellor(), { dossierId, measurementId })
  assert.deepEqual([saved.ok, recorded.ok, withdrawn.ok], [false, false, false])
})

test('a round opens again until the next one builds on it, and closing twice changes nothing', async () => {
  const dossierId = await dossierOf()
  const which = { dossierId, talkId: await begun(dossierId) }
  await score(which, 'family', 'wonen', '6')
  const reopen = async (respondent: Respondent) => (await reopenRound(deps, counsellor(), { ...which, respondent })).ok
  assert.equal(await close(which, 'family'), 'closed')
  assert.equal(await close(which, 'family'), 'closed')
  assert.equal(await reopen('family'), true)
  assert.equal(await score(which, 'family', 'wonen', '7'), 'saved')
  await close(which, 'family')
  await score(which, 'joint', 'wonen', '5')
  assert.equal(await reopen('family'), false)
  assert.equal(await close(which, 'worker'), 'not-found')
})

test('she chooses any right or none, once per click, and an undone choice gives back the one before', async () => {
  const dossierId = await dossierOf()
  const which = { dossierId, talkId: await begun(dossierId) }
  const choose = async (item: string | null, why: string | null = null, key: string | null = null) => {
    const result = await chooseRight(deps, counsellor(), { ...which, item, why, key })
    return result.ok ? result.value.choiceId : result.refusal.kind
  }
  assert.equal(await choose('wonen'), 'family-first')
  await close(which, 'family')
  assert.equal(await choose('geluk'), 'not-a-right')
  const key = deps.newId()
  assert.equal(await choose('werk', 'Ik wil iets doen', key), await choose('werk', 'Ik wil iets doen', key))
  await choose(null)
  assert.equal((await talksOf(dossierId))[0]?.choice?.item, null)
  assert.ok((await undoChoice(deps, counsellor(), which)).ok)
  const [talk] = await talksOf(dossierId)
  assert.deepEqual([talk?.choice?.item, talk?.choice?.why], ['werk', 'Ik wil iets doen'])
})

test('a talk that is taken back counts nowhere and comes back whole', async () => {
  const dossierId = await dossierOf()
  const which = { dossierId, talkId: await begun(dossierId) }
  await score(which, 'family', 'wonen', '6')
  const measured = async () => (await deps.db.as(counsellor(), (tx) => readMeasurements(tx, world.municipalityId, { dossierId }))).length
  assert.ok((await turnTalk(deps, counsellor(), { ...which, to: 'withdrawn' })).ok)
  assert.deepEqual([(await talksOf(dossierId)).length, await measured()], [0, 0])
  assert.equal(await score(which, 'family', 'wonen', '1'), 'not-found')
  assert.ok((await turnTalk(deps, counsellor(), { ...which, to: 'restored' })).ok)
  const [talk] = await talksOf(dossierId)
  assert.deepEqual([talk?.rounds.family?.answers.get('wonen')?.level, await measured()], [6, 1])
})

test('two clicks begin one talk; a day to come and a day before the dossier begin none', async () => {
  const dossierId = await dossierOf()
  const key = deps.newId()
  const [one, two] = await Promise.all([begun(dossierId, key), begun(dossierId, key)])
  assert.equal(one, two)
  assert.equal((await talksOf(dossierId)).length, 1)
  for (const heldOn of ['2026-11-18', '2026-09-09']) {
    assert.equal((await beginTalk(deps, counsellor(), { dossierId, ...first, heldOn, key: null })).ok, false)
  }
})

test('a stranger, another municipality and another dossier find nothing', async () => {
  const [dossierId, other] = [await dossierOf(), await dossierOf()]
  const talkId = await begun(dossierId)
  const save = { dossierId, talkId, respondent: 'family', item: 'wonen', raw: ['5'], barriers: [], words: null } as const
  for (const actor of [world.actor('researcher'), world.actor('administrator'), world.other.actor('counsellor')]) {
    assert.equal((await saveScore(deps, actor, save)).ok, false)
    assert.equal((await turnTalk(deps, actor, { dossierId, talkId, to: 'withdrawn' })).ok, false)
    assert.equal((await beginTalk(deps, actor, { dossierId, ...first, key: null })).ok, false)
  }
  assert.equal((await saveScore(deps, counsellor(), { ...save, dossierId: other })).ok, false)
  assert.equal((await setLanguage(deps, counsellor(), { dossierId: other, talkId, language: 'tr' })).ok, false)
  assert.ok((await setLanguage(deps, counsellor(), { dossierId, talkId, language: 'tr' })).ok)
  assert.equal((await talksOf(dossierId))[0]?.language, 'tr')
})

test('every act is written down with the dossier', async () => {
  const dossierId = await dossierOf()
  const which = { dossierId, talkId: await begun(dossierId) }
  await score(which, 'family', 'wonen', '6')
  await close(which, 'family')
  await chooseRight(deps, counsellor(), { ...which, item: 'wonen', why: null, key: null })
  const rows = await deps.db.as(counsellor(), (tx) =>
    tx
      .selectFrom('audit.event')
      .select('action')
      .where('municipality_id', '=', world.municipalityId)
      .where('dossier_id', '=', dossierId)
      .where('action', 'like', 'fundamental-rights.%')
      .execute(),
  )
  assert.deepEqual(rows.map(({ action }) => action).sort(), [
    'fundamental-rights.right.chosen',
    'fundamental-rights.round.closed',
    'fundamental-rights.score.saved',
    'fundamental-rights.talk.begun',
  ])
})

test('a paper typed over is her own closed round with her choice, once per click; an empty one and a wrong one leave nothing', async () => {
  const dossierId = await dossierOf()
  const right = (item: string, raw: string | null, barriers: readonly string[] = []) => ({ item, raw, barriers, words: null })
  const paper = { dossierId, ...first, choice: { item: 'werk', why: 'Ik wil iets doen' }, key: deps.newId() } as const
  const type = async (more: Partial<Parameters<typeof typePaper>[2]>) => {
    const result = await typePaper(deps, counsellor(), { ...paper, rights: [right('wonen', '3', ['geld']), right('werk', null)], ...more })
    return result.ok ? result.value.talkId : result.refusal.kind
  }
  assert.equal(await type({ rights: [right('wonen', null)] }), 'empty')
  assert.equal(await type({ rights: [right('geluk', '3')] }), 'not-a-right')
  assert.equal(await type({ rights: [right('wonen', '3', ['pech'])] }), 'not-a-barrier')
  assert.equal(await type({ choice: { item: 'geluk', why: null } }), 'not-a-right')
  assert.equal(await type({ heldOn: '2026-11-18' }), 'in-future')
  assert.equal((await talksOf(dossierId)).length, 0)
  assert.equal(await type({}), await type({}))
  const [talk, ...others] = await talksOf(dossierId)
  assert.deepEqual(others, [])
  const round = talk?.rounds.family
  assert.ok(round?.closedAt)
  assert.deepEqual([...round.answers.keys()], ['wonen'], 'what she left open was not asked')
  assert.equal(round.answers.get('wonen')?.level, 3)
  assert.deepEqual(round.barriers.get('wonen'), [{ value: 'geld', words: null }])
  assert.deepEqual([talk?.choice?.item, talk?.choice?.why], ['werk', 'Ik wil iets doen'])
  assert.equal(await score({ dossierId, talkId: talk?.id ?? '' }, 'worker', 'wonen', '2'), 'saved')
  const stranger = await typePaper(deps, world.actor('researcher'), { ...paper, rights: [right('wonen', '3')] })
  assert.equal(stranger.ok, false)
})
