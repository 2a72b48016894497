import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testWorld } from '#app/testing.ts'
import { endDossier, openDossier } from '#modules/dossiers/public.ts'
import type { NewStep, StepKind } from '../domain/claim.ts'
import { readClaims, readFacts, readLooks, readOverrides, readPapers } from '../queries/read-rights.ts'
import { confirmFact, recordFacts, turnFact } from './facts.ts'
import { keepLook, liftOverride, overrideRight, tickPaper } from './judge.ts'
import { takeStep, turnStep } from './steps.ts'

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

const plainStep: NewStep = {
  kind: 'found',
  onDay: '2026-11-17',
  cents: null,
  per: null,
  isComputed: false,
  since: null,
  reason: null,
  nextWho: null,
  nextWhat: null,
  deadlineOn: null,
  remindOn: null,
  note: null,
}

async function step(dossierId: string, kind: StepKind, more: Partial<NewStep> = {}, key: string | null = null): Promise<string> {
  const command = { dossierId, key, rightId: 'leefloon', subject: '', step: { ...plainStep, kind, ...more } }
  const result = await takeStep(deps, counsellor(), command)
  return result.ok ? result.value.id : result.refusal.kind
}
const claimsOf = async (dossierId: string) =>
  (await deps.db.as(counsellor(), (tx) => readClaims(tx, world.municipalityId, [dossierId]))).get(dossierId) ?? []
const factsOf = (dossierId: string) => deps.db.as(counsellor(), (tx) => readFacts(tx, world.municipalityId, [dossierId]))

const fact = { path: 'housing.kind', subject: '', value: 'private-rent' }

test('what is told last holds, also that she does not know; a confirmed answer is one of today', async () => {
  const dossierId = await dossierOf()
  const told = await recordFacts(deps, counsellor(), { dossierId, key: null, facts: [fact], source: 'family', on: '2026-03-01' })
  assert.ok(told.ok)
  const factId = told.ok ? told.value.id : ''
  assert.ok((await confirmFact(deps, counsellor(), { dossierId, key: null, factId })).ok)
  const unknown = [{ path: 'housing.rentCents', subject: '', value: null }]
  assert.ok((await recordFacts(deps, counsellor(), { dossierId, key: null, facts: unknown, source: 'worker', on: '2026-11-17' })).ok)
  assert.deepEqual(
    (await factsOf(dossierId)).map(({ path, value, knownOn }) => [path, value, knownOn]),
    [
      ['housing.kind', 'private-rent', '2026-03-01'],
      ['housing.kind', 'private-rent', '2026-11-17'],
      ['housing.rentCents', null, '2026-11-17'],
    ],
  )
  assert.ok((await turnFact(deps, counsellor(), { dossierId, key: null, factId, to: 'withdrawn' })).ok)
  assert.equal((await factsOf(dossierId)).length, 2)
  const late = await recordFacts(deps, counsellor(), { dossierId, key: null, facts: [fact], source: 'family', on: '2026-11-18' })
  assert.equal(late.ok, false)
})

test('steps follow each other, an amount says per what, a refusal says why', async () => {
  const dossierId = await dossierOf()
  const refusals: readonly (readonly [StepKind, Partial<NewStep>, string])[] = [
    ['refused', {}, 'not-now'],
    ['asked', { onDay: '2026-11-18' }, 'in-future'],
    ['asked', { cents: 100 }, 'per-missing'],
  ]
  for (const [kind, more, refusal] of refusals) assert.equal(await step(dossierId, kind, more), refusal)
  const amounts = {
    cents: 121_413,
    per: 'month',
    nextWho: 'Hanne',
    nextWhat: 'belt het OCMW',
    deadlineOn: '2026-12-01',
    remindOn: '2026-11-24',
  } as const
  await step(dossierId, 'asked', amounts)
  assert.equal(await step(dossierId, 'granted', { onDay: '2026-11-16' }), 'before-last')
  assert.equal(await step(dossierId, 'refused'), 'reason-missing')
  await step(dossierId, 'refused', { reason: 'papers' })
  const [claim] = await claimsOf(dossierId)
  assert.deepEqual(
    claim?.steps.map(({ kind, cents, reason, nextWho }) => [kind, cents, reason, nextWho]),
    [
      ['asked', 121_413, null, 'Hanne'],
      ['refused', null, 'papers', null],
    ],
  )
})

test('a step that is taken back gives back the one before; two clicks are one step', async () => {
  const dossierId = await dossierOf()
  const key = deps.newId()
  const [one, two] = await Promise.all([step(dossierId, 'found', {}, key), step(dossierId, 'found', {}, key)])
  assert.equal(one, two)
  const asked = await step(dossierId, 'asked')
  const turn = (to: 'withdrawn' | 'restored') => turnStep(deps, counsellor(), { dossierId, key: null, stepId: asked, to })
  assert.ok((await turn('withdrawn')).ok)
  assert.deepEqual(
    (await claimsOf(dossierId))[0]?.steps.map(({ kind }) => kind),
    ['found'],
  )
  assert.ok((await turn('restored')).ok)
  assert.deepEqual(
    (await claimsOf(dossierId))[0]?.steps.map(({ kind }) => kind),
    ['found', 'asked'],
  )
})

test('a worker says otherwise with a reason, papers are ticked off, and a look is kept', async () => {
  const dossierId = await dossierOf()
  const says = { dossierId, key: null, rightId: 'leefloon', says: 'no', reason: ' ' } as const
  assert.equal((await overrideRight(deps, counsellor(), says)).ok, false)
  const set = await overrideRight(deps, counsellor(), { ...says, reason: 'Werkt sinds gisteren.' })
  for (const [paper, isThere] of [
    [0, true],
    [0, true],
    [2, true],
    [2, false],
  ] as const)
    assert.ok((await tickPaper(deps, counsellor(), { dossierId, key: null, rightId: 'leefloon', paper, isThere })).ok)
  const amount = { cents: 100, per: 'month', kind: 'exact' } as const
  for (const outcome of ['unknown', 'yes'] as const)
    assert.ok((await keepLook(deps, counsellor(), { dossierId, key: null, answers: [{ id: 'leefloon', outcome, amount }] })).ok)
  const read = await deps.db.as(counsellor(), async (tx) => ({
    overrides: await readOverrides(tx, world.municipalityId, dossierId),
    papers: await readPapers(tx, world.municipalityId, dossierId),
    looks: await readLooks(tx, world.municipalityId, [dossierId]),
  }))
  assert.equal(read.overrides.get('leefloon')?.reason, 'Werkt sinds gisteren.')
  assert.deepEqual([...(read.papers.get('leefloon') ?? [])], [0])
  assert.deepEqual(read.looks.get(dossierId)?.seen['leefloon'], { outcome: 'yes', cents: 100, per: 'month' })
  assert.ok((await liftOverride(deps, counsellor(), { dossierId, key: null, overrideId: set.ok ? set.value.id : '' })).ok)
  assert.equal((await deps.db.as(counsellor(), (tx) => readOverrides(tx, world.municipalityId, dossierId))).size, 0)
})

test('a stranger, another municipality and a dossier that ended change nothing', async () => {
  const dossierId = await dossierOf()
  const facts = { dossierId, key: null, facts: [fact], source: 'family', on: '2026-11-17' } as const
  for (const actor of [world.actor('researcher'), world.actor('administrator'), world.other.actor('counsellor')]) {
    assert.deepEqual(await recordFacts(deps, actor, facts), { ok: false, refusal: { kind: 'not-found' } })
    const took = await takeStep(deps, actor, { dossierId, key: null, rightId: 'leefloon', subject: '', step: plainStep })
    assert.deepEqual(took, { ok: false, refusal: { kind: 'not-found' } })
  }
  const ending = { dossierId, endedOn: '2026-11-17', reason: 'goals-reached', reasonText: null, summary: null } as const
  const ended = await deps.db.as(counsellor(), (tx) => endDossier(tx, deps, counsellor(), ending))
  assert.ok(ended.ok)
  assert.deepEqual(await recordFacts(deps, counsellor(), facts), { ok: false, refusal: { kind: 'closed' } })
  assert.equal(await step(dossierId, 'found'), 'closed')
})
