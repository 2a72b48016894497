import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testWorld } from '#app/testing.ts'
import { impactReportJson, impactReportText } from './cli.ts'
import { publishEdition } from './commands/publish-edition.ts'
import type { BehindFigure } from './domain/behind.ts'
import type { ReportSettings } from './domain/settings.ts'
import { reportPdf } from './paper/report-pdf.ts'
import { presentReport } from './present/present-report.ts'
import { listBehind } from './queries/list-behind.ts'
import { readGround, readReport, scopeFor } from './queries/read-report.ts'
import { addFamilies, type TestFamily } from './testing.ts'

const ZWAK = {
  maandinkomen: 'zwak',
  opleiding: 'zwak',
  arbeidssituatie: 'zwak',
  stimulatieniveau: 'unknown',
  huisvesting: 'niet_zwak',
  gezondheid: 'niet_zwak',
}

const world = await testWorld()
const partner = world.deps.newId()

const families = (): TestFamily[] => [
  {
    startedOn: '2024-01-10',
    bornOn: '1994-01-10',
    organisationId: partner,
    ended: { on: '2025-01-10' },
    sessions: { n: 2, on: '2024-06-01' },
    start: {
      zwangerschapsduur: 30,
      alleenstaand: 'ja',
      inkomensbron: 'geen',
      huisvesting: 'opvang',
      babyuitzet: 'niet_in_orde',
      kinderopvang: 'bezig',
    },
    end: { on: '2025-01-10', answers: { huisvesting: 'sociaal', babyuitzet: 'in_orde', kinderopvang: 'not-applicable' } },
    screening: ZWAK,
    study: { start: { stress: 2, schulden: 3 }, end: { on: '2025-01-10', answers: { stress: 4, schulden: 2 } } },
    scores: { on: '2025-01-10', before: { rust: 4 }, now: { rust: 8 } },
  },
  {
    startedOn: '2024-03-01',
    bornOn: '2000-03-01',
    ended: { on: '2024-06-01', dropOut: true },
    start: {
      zwangerschapsduur: 'not-applicable',
      alleenstaand: 'nee',
      inkomensbron: 'loon,leefloon',
      huisvesting: 'huur_goed',
      babyuitzet: 'in_orde',
    },
    study: { start: { stress: 5 } },
  },
  {
    programme: 'opkomst-plus',
    startedOn: '2025-05-05',
    start: {
      zwangerschapsduur: 'unknown',
      alleenstaand: 'unknown',
      inkomen_aanwezig: 'nee',
      huisvesting: 'huur_slecht',
      babyuitzet: 'niet_in_orde',
    },
    screening: { ...ZWAK, maandinkomen: 'unknown', opleiding: 'unknown' },
    study: { start: { stress: 3 }, end: { on: '2026-02-01', answers: { stress: 3 } } },
  },
]

const all: ReportSettings = { from: '2024-01-01', until: '2026-11-17', asOf: '2026-11-17', programme: null }

async function reportFor(settings: ReportSettings) {
  const actor = world.actor('team-lead')
  const ground = await world.db.as(actor, (tx) => readGround(tx, actor.municipalityId, '2026-11-17'))
  return readReport(world.deps, actor, settings, ground.programmes)
}

const leader = world.actor('team-lead')
await world.db.as(leader, async (tx) => {
  // A name that would be a formula in a spreadsheet.
  const organisation = {
    municipality_id: leader.municipalityId,
    id: partner,
    name: '=Wijk & Co',
    is_external: true,
    created_at: world.deps.now(),
  }
  await tx.insertInto('network.organisation').values(organisation).execute()
  await addFamilies(tx, world.deps, leader, families())
})

test('who the mothers are: counted once, unknown left out', async () => {
  const { profile, mothersOf, byStatus } = await reportFor(all)
  assert.deepEqual([profile.mothers, mothersOf, byStatus], [3, { opkomst: 2, 'opkomst-plus': 1 }, { completed: 1, stopped: 1, running: 1 }])
  assert.deepEqual([profile.pregnant, profile.afterBirth, profile.weeks], [2, 1, { n: 1, missing: 1, mean: 30 }])
  assert.deepEqual([profile.single.k, profile.single.n, profile.single.missing], [1, 2, 1])
  assert.deepEqual([profile.noIncome.k, profile.noIncome.n], [2, 3])
  assert.deepEqual([profile.badHousing.k, profile.temporaryHousing.k, profile.external.k, profile.inGroup.k], [2, 1, 1, 1])
  assert.deepEqual(profile.screening, { deprived: 1, undetermined: 1, notDeprived: 0, missing: 1 })
  assert.equal(profile.age.missing, 1)
})

test('pairs: unknown, not applicable, stopped and still running are never low', async () => {
  const { housing, inOrder, caseStudy, motherScores } = await reportFor(all)
  assert.deepEqual([housing.n, housing.missing, housing.stillRunning, housing.stoppedEarly], [1, 0, 1, 1])
  assert.deepEqual(housing.moves, [{ start: 'opvang', end: 'sociaal', n: 1 }])
  assert.deepEqual(inOrder[0]?.table, { yesYes: 0, yesNo: 0, noYes: 1, noNo: 0 })
  assert.deepEqual([inOrder[1]?.n, inOrder[1]?.notApplicable], [0, 1])
  const stress = caseStudy.items.find(({ item }) => item === 'stress')
  assert.deepEqual(
    [caseStudy.families, stress?.n, stress?.counts.progressed, stress?.counts.stable, stress?.stoppedEarly, stress?.test],
    [3, 2, 1, 1, 1, null],
  )
  assert.deepEqual([motherScores.items[0]?.result?.difference, motherScores.items[0]?.detail], [4, 'counts-only'])
})

const filters: readonly { name: string; settings: Partial<ReportSettings>; mothers: number; ended: number; pairs: number }[] = [
  { name: 'before the end of the first', settings: { asOf: '2025-01-09', until: '2025-01-09' }, mothers: 2, ended: 1, pairs: 0 },
  { name: 'on the day of the first end', settings: { asOf: '2025-01-10', until: '2025-01-10' }, mothers: 2, ended: 2, pairs: 1 },
  { name: 'a later period', settings: { from: '2025-01-01' }, mothers: 1, ended: 0, pairs: 0 },
  { name: 'one programme', settings: { programme: 'opkomst-plus' }, mothers: 1, ended: 0, pairs: 0 },
  { name: 'before anything', settings: { from: '2020-01-01', until: '2020-12-31' }, mothers: 0, ended: 0, pairs: 0 },
]
for (const { name, settings, mothers, ended, pairs } of filters) {
  test(`period, programme and as-of: ${name}`, async () => {
    const report = await reportFor({ ...all, ...settings })
    assert.deepEqual([report.mothers, report.byStatus.completed + report.byStatus.stopped, report.housing.n], [mothers, ended, pairs])
  })
}

const behind: readonly [BehindFigure, string, number][] = [
  ['mothers', 'all', 3],
  ['mothers', 'opkomst-plus', 1],
  ['situation', 'pregnant', 2],
  ['no-income', 'yes', 2],
  ['single', 'yes', 1],
  ['bad-housing', 'yes', 2],
  ['temporary-housing', 'yes', 1],
  ['external', 'yes', 1],
  ['group', 'yes', 1],
  ['source', 'herself', 2],
  ['housing', '>sociaal', 1],
  ['housing', 'opvang>', 1],
  ['housing', 'sociaal>', 0],
  ['housing', 'opvang>sociaal', 1],
  ['housing', 'bad>good', 1],
  ['housing', 'good>', 0],
  ['in-order', 'babyuitzet:no>yes', 1],
  ['in-order', 'babyuitzet:>', 1],
  ['in-order', 'babyuitzet:>yes', 1],
  ['in-order', 'babyuitzet:yes>', 0],
  ['in-order', 'kinderopvang:>', 0],
  ['change', 'stress:up', 1],
  ['change', 'stress:any', 2],
  ['change', 'stress:same', 1],
  ['change', 'stress:2>', 1],
  ['change', 'stress:>3', 1],
  ['change', 'stress:top', 0],
  ['change', 'stress:below-top', 2],
  ['change', 'schulden:down', 1],
  ['mother-scores', 'rust', 1],
  ['screening', 'undetermined', 1],
  ['status', 'stopped', 1],
]
for (const [figure, value, n] of behind) {
  test(`a figure leads to as many dossiers as it counts: ${figure} ${value}`, async () => {
    const actor = world.actor('counsellor')
    const page = await world.db.as(actor, (tx) => listBehind(tx, scopeFor(actor.municipalityId, all), { figure, value, after: null }))
    assert.deepEqual([page?.total, page?.rows.length], [n, n])
  })
}

test('another municipality sees none of it', async () => {
  const actor = world.other.actor('team-lead')
  const made = await impactReportJson(world.deps, actor, {})
  assert.ok(made.ok)
  assert.equal(made.value.mothers, 0)
})

test('who may not see the report does not know it exists; a programme that is not there is named', async () => {
  assert.deepEqual(await impactReportJson(world.deps, world.actor('administrator'), {}), { ok: false, refusal: { kind: 'not-found' } })
  const refused = await impactReportText(world.deps, world.actor('researcher'), { programme: 'other' })
  assert.deepEqual(refused, { ok: false, refusal: { kind: 'unknown-programme', known: ['opkomst', 'opkomst-plus'] } })
})

test('a second file counts the mother once, a reopened dossier runs again, a loss stops the baby items', async () => {
  const second = await testWorldCopy()
  assert.deepEqual(second, { mothers: 1, dossiers: 2, running: 1, pairs: 0, notLow: 0 })
})

/** In the other municipality, so that the figures above stay as they are. */
async function testWorldCopy() {
  const actor = world.other.actor('team-lead')
  const motherId = world.deps.newId()
  await world.db.as(actor, async (tx) => {
    const person = {
      municipality_id: actor.municipalityId,
      id: motherId,
      given_name: 'Test',
      family_name: 'Twee',
      created_at: world.deps.now(),
    }
    await tx.insertInto('people.person').values(person).execute()
    const end = { on: '2024-09-01', answers: { babyuitzet: 'niet_in_orde' } }
    await addFamilies(tx, world.deps, actor, [
      { motherId, startedOn: '2024-01-01', ended: { on: '2024-09-01' }, start: { babyuitzet: 'in_orde' }, end, lossOn: '2024-05-01' },
      { motherId, startedOn: '2025-01-01', ended: { on: '2025-06-01', reopenedAt: new Date('2025-07-01T10:00:00Z') } },
    ])
  })
  const report = await readReport(world.deps, actor, all, [{ id: 'opkomst', name: 'Opkomst' }])
  const baby = report.inOrder[0]
  return { mothers: report.mothers, dossiers: report.dossiers, running: report.byStatus.running, pairs: baby?.n, notLow: baby?.table.yesNo }
}

test('only a team lead publishes, and never an edition over so few', async () => {
  assert.deepEqual(await publishEdition(world.deps, world.actor('counsellor'), { settings: all, key: null }), {
    ok: false,
    refusal: { kind: 'not-found' },
  })
  assert.deepEqual(await publishEdition(world.deps, world.actor('team-lead'), { settings: all, key: null }), {
    ok: false,
    refusal: { kind: 'too-few' },
  })
})

test('the paper is tagged and says its language and title', async () => {
  const figures = presentReport(await reportFor(all), 'nl')
  const made = new Date('2026-11-17T08:30:00Z')
  const paper = await reportPdf({ title: 'Rapport', about: '', notes: [], municipality: 'Testgemeente', figures, locale: 'nl', made })
  const text = paper.toString('latin1')
  for (const part of [
    '%PDF-1.7',
    '/MarkInfo',
    '/Marked true',
    '/StructTreeRoot',
    '/S /Figure',
    '/S /TH',
    '/Lang (nl)',
    '/DisplayDocTitle true',
  ])
    assert.ok(text.includes(part), part)
})
