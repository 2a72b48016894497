import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, addMonths, type IsoDay } from '#platform/day.ts'
import { projectRoot } from '#platform/root.ts'
import { loadPacks } from '../load-packs.ts'
import { dueMoments, type MeasuredMoment } from './due-moments.ts'
import type { FamilyFacts } from './family.ts'
import type { Moment, Pack } from './pack-schema.ts'
import { caseloadWeight, nextPhase, phaseOn, phasePath } from './phases.ts'
import { plannedEnd } from './planned-end.ts'
import { type IntakeFacts, suggestProgramme } from './suggest-programme.ts'

const packs = loadPacks(projectRoot)
function packNamed(programme: string): Pack {
  const pack = packs.find((each) => each.programme === programme)
  if (!pack) throw new Error(`no pack ${programme}`)
  return pack
}
const opkomst = packNamed('opkomst')
const plus = packNamed('opkomst-plus')
const amal: FamilyFacts = { startedOn: '2026-09-15', dueOn: '2027-01-17', bornOn: null, hasLoss: false }

const ends: readonly { name: string; pack: Pack; family: Partial<FamilyFacts>; end: ReturnType<typeof plannedEnd> }[] = [
  { name: 'Opkomst, due date known', pack: opkomst, family: {}, end: { on: '2027-07-17', isEstimate: true } },
  { name: 'Opkomst, born', pack: opkomst, family: { bornOn: '2026-08-31' }, end: { on: '2027-02-28', isEstimate: false } },
  { name: 'Opkomst+, due 17 January 2027', pack: plus, family: {}, end: { on: '2029-09-03', isEstimate: true } },
  { name: 'Opkomst+, school days published', pack: plus, family: { bornOn: '2022-10-10' }, end: { on: '2025-04-22', isEstimate: false } },
  {
    name: 'Opkomst+, turns 2.5 on an entry day',
    pack: plus,
    family: { bornOn: '2023-08-02' },
    end: { on: '2026-02-02', isEstimate: false },
  },
  {
    name: 'Opkomst+, turns 2.5 the day after one',
    pack: plus,
    family: { bornOn: '2023-08-03' },
    end: { on: '2026-02-23', isEstimate: false },
  },
  {
    name: 'Opkomst+, school days not published',
    pack: plus,
    family: { bornOn: '2027-01-20' },
    end: { on: '2029-09-03', isEstimate: true },
  },
  { name: 'nothing known', pack: opkomst, family: { dueOn: null }, end: null },
  { name: 'after a loss', pack: plus, family: { bornOn: '2026-12-01', hasLoss: true }, end: null },
]
for (const { name, pack, family, end } of ends) {
  test(`plannedEnd: ${name}`, () => assert.deepEqual(plannedEnd(pack, { ...amal, ...family }), end))
}

const phases: readonly {
  name: string
  pack: Pack
  family: Partial<FamilyFacts>
  day: IsoDay
  phase: string | null
  next: string | null
}[] = [
  { name: 'before the start', pack: plus, family: {}, day: '2026-09-14', phase: null, next: 'getting-to-know' },
  { name: 'the first day', pack: plus, family: {}, day: '2026-09-15', phase: 'getting-to-know', next: 'ready-for-baby' },
  { name: 'six weeks on', pack: plus, family: {}, day: '2026-10-27', phase: 'ready-for-baby', next: 'birth' },
  { name: 'due date passed, birth not told', pack: plus, family: {}, day: '2027-06-01', phase: 'birth', next: 'first-year' },
  { name: 'born, six weeks old', pack: plus, family: { bornOn: '2027-01-10' }, day: '2027-02-21', phase: 'first-year', next: 'to-school' },
  { name: 'after the planned end', pack: plus, family: { bornOn: '2027-01-10' }, day: '2029-09-03', phase: 'letting-go', next: null },
  {
    name: 'late start: birth cuts getting acquainted short',
    pack: opkomst,
    family: { startedOn: '2027-01-10' },
    day: '2027-01-17',
    phase: 'birth',
    next: 'first-months',
  },
  {
    name: 'child of three months: first get acquainted',
    pack: opkomst,
    family: { startedOn: '2026-11-01', bornOn: '2026-08-01' },
    day: '2026-12-12',
    phase: 'getting-to-know',
    next: 'first-months',
  },
  {
    name: 'child of three months: then the first months',
    pack: opkomst,
    family: { startedOn: '2026-11-01', bornOn: '2026-08-01' },
    day: '2026-12-13',
    phase: 'first-months',
    next: 'letting-go',
  },
  { name: 'after a loss', pack: plus, family: { hasLoss: true }, day: '2027-02-01', phase: 'staying-near', next: null },
  {
    name: 'nothing known about a birth',
    pack: opkomst,
    family: { dueOn: null },
    day: '2027-02-01',
    phase: 'ready-for-baby',
    next: 'birth',
  },
]
for (const { name, pack, family, day, phase, next } of phases) {
  test(`phaseOn: ${name}`, () => {
    const facts = { ...amal, ...family }
    assert.equal(phaseOn(pack, facts, day)?.id ?? null, phase)
    assert.equal(nextPhase(phasePath(pack, facts), day)?.phase.id ?? null, next)
  })
}

const days = fc.integer({ min: 0, max: 2200 }).map((n) => addDays('2021-01-01', n))
const families = fc.record({
  startedOn: days,
  dueOn: fc.option(days),
  bornOn: fc.option(days),
  hasLoss: fc.constant(false),
})

test('phaseOn never goes back in time', () => {
  fc.assert(
    fc.property(fc.constantFrom(...packs), families, days, fc.nat(400), (pack, family, day, later) => {
      const place = (on: IsoDay): number => pack.phases.findIndex(({ id }) => id === phaseOn(pack, family, on)?.id)
      return place(addDays(day, later)) >= place(day)
    }),
  )
})

test('the next phase lies ahead and comes later in the pack', () => {
  fc.assert(
    fc.property(fc.constantFrom(...packs), families, days, (pack, family, day) => {
      const next = nextPhase(phasePath(pack, family), day)
      if (next?.from == null) return true
      const now = phaseOn(pack, family, day)
      return next.from > day && pack.phases.indexOf(next.phase) > pack.phases.findIndex(({ id }) => id === now?.id)
    }),
  )
})

test('the planned end lies at least the promised months after birth, and never two holidays later', () => {
  fc.assert(
    fc.property(days, (bornOn) => {
      const family = { ...amal, bornOn }
      assert.equal(plannedEnd(opkomst, family)?.on, addMonths(bornOn, 6))
      const school = plannedEnd(plus, family)?.on ?? ''
      return school >= addMonths(bornOn, 30) && school <= addDays(addMonths(bornOn, 30), 125)
    }),
  )
})

const facts: IntakeFacts = {
  today: '2026-11-17',
  birthDate: '2004-03-01',
  relationship: 'single',
  situation: 'pregnant',
  childBornOn: null,
  outlook: 'long-guidance',
}
const suggestions: readonly {
  name: string
  facts: Partial<IntakeFacts>
  best: string
  plus: 'yes' | 'perhaps' | 'no'
  unknown?: string[]
  against?: string[]
}[] = [
  { name: 'all conditions hold', facts: {}, best: 'opkomst-plus', plus: 'yes' },
  { name: 'an unstable relationship counts too', facts: { relationship: 'unstable' }, best: 'opkomst-plus', plus: 'yes' },
  { name: 'just delivered counts too', facts: { situation: 'born', childBornOn: '2026-10-01' }, best: 'opkomst-plus', plus: 'yes' },
  { name: '17 on this day', facts: { birthDate: '2009-11-17' }, best: 'opkomst-plus', plus: 'yes' },
  { name: '17 tomorrow', facts: { birthDate: '2009-11-18' }, best: 'opkomst', plus: 'no', against: ['age-outside'] },
  { name: 'still 26', facts: { birthDate: '1999-11-18' }, best: 'opkomst-plus', plus: 'yes' },
  { name: '27', facts: { birthDate: '1999-11-17' }, best: 'opkomst', plus: 'no', against: ['age-outside'] },
  { name: 'a steady relationship', facts: { relationship: 'stable' }, best: 'opkomst', plus: 'no', against: ['stable-relationship'] },
  { name: 'age not known', facts: { birthDate: null }, best: 'opkomst', plus: 'perhaps', unknown: ['age'] },
  { name: 'relationship not asked', facts: { relationship: null }, best: 'opkomst', plus: 'perhaps', unknown: ['relationship'] },
  { name: 'relationship not known', facts: { relationship: 'unknown' }, best: 'opkomst', plus: 'perhaps', unknown: ['relationship'] },
  {
    name: 'judged to walk alone soon',
    facts: { outlook: 'soon-on-her-own' },
    best: 'opkomst',
    plus: 'perhaps',
    against: ['soon-on-her-own'],
  },
  { name: 'too early to judge', facts: { outlook: 'too-early' }, best: 'opkomst-plus', plus: 'yes', unknown: ['outlook'] },
]
for (const { name, best, plus: points, ...rest } of suggestions) {
  test(`suggestProgramme: ${name}`, () => {
    const found = suggestProgramme({ ...facts, ...rest.facts }, packs).suggestions
    const forPlus = found.find((each) => each.programme === 'opkomst-plus')
    assert.equal(found[0]?.programme, best)
    assert.equal(forPlus?.points, points)
    assert.deepEqual([forPlus?.unknown, forPlus?.against], [rest.unknown ?? [], rest.against ?? []])
    assert.ok((forPlus?.reasons.length ?? 0) > 0, 'never a bare answer')
  })
}
test('suggestProgramme: a child of seven months is too old for both', () => {
  const found = suggestProgramme({ ...facts, situation: 'born', childBornOn: '2026-04-01' }, packs).suggestions
  assert.deepEqual(
    found.map(({ points, against }) => ({ points, against })),
    [
      { points: 'no', against: ['child-too-old'] },
      { points: 'no', against: ['child-too-old'] },
    ],
  )
})

function named(found: ReturnType<typeof dueMoments>): string[] {
  return found.map(({ instrument, moment, isLate }) => `${instrument} ${moment}${isLate ? ' late' : ''}`)
}
const taken = (instrument: string, moment: MeasuredMoment['moment'], measuredOn: IsoDay): MeasuredMoment => ({
  instrument,
  moment,
  measuredOn,
})
const started = [
  taken('opkomst-dossier', 'start', '2026-09-20'),
  taken('opkomst-casestudy', 'start', '2026-09-20'),
  taken('moederscores', 'start', '2026-09-20'),
]
const moments: readonly { name: string; family?: Partial<FamilyFacts>; day: IsoDay; measured: readonly MeasuredMoment[]; due: string[] }[] =
  [
    { name: 'before the start', day: '2026-09-14', measured: [], due: [] },
    {
      name: 'at the start',
      day: '2026-09-15',
      measured: [],
      due: ['opkomst-dossier start', 'opkomst-casestudy start', 'moederscores start'],
    },
    { name: 'a start that is late stays due', day: '2026-11-17', measured: started.slice(1), due: ['opkomst-dossier start late'] },
    { name: 'nothing while pregnant once started', day: '2027-01-31', measured: started, due: [] },
    {
      name: 'after the birth',
      family: { bornOn: '2027-01-10' },
      day: '2027-01-20',
      measured: started,
      due: ['opkomst-dossier interim', 'opkomst-casestudy interim'],
    },
    {
      name: 'near the end the missed interim is not asked any more',
      family: { bornOn: '2027-01-10' },
      day: '2027-07-01',
      measured: started,
      due: ['opkomst-dossier end', 'opkomst-casestudy end', 'moederscores end'],
    },
  ]
for (const { name, family, day, measured, due } of moments) {
  test(`dueMoments: ${name}`, () => assert.deepEqual(named(dueMoments(opkomst, { ...amal, ...family }, day, measured)), due))
}

const taking = fc.record({
  instrument: fc.constantFrom('opkomst-dossier', 'opkomst-casestudy', 'moederscores'),
  moment: fc.constantFrom<MeasuredMoment['moment']>('start', 'interim', 'end'),
  measuredOn: days,
})

test('dueMoments is what the days of each moment say', () => {
  const anyFamily = fc.record({ startedOn: fc.option(days), dueOn: fc.option(days), bornOn: fc.option(days), hasLoss: fc.boolean() })
  fc.assert(
    fc.property(fc.constantFrom(...packs), anyFamily, days, fc.array(taking), (pack, family, day, measured) => {
      const eventOf = ({ after, days: later }: Moment): IsoDay | null => {
        if (after === 'birth') return family.bornOn ?? (later > 0 ? null : family.dueOn)
        return after === 'planned-end' ? (plannedEnd(pack, family)?.on ?? null) : family.startedOn
      }
      const expected = pack.instruments.flatMap(({ instrument, moments }) => {
        const opened = moments.flatMap((one) => {
          const event = eventOf(one)
          if (event === null) return []
          const on = addDays(event, one.days)
          return [{ moment: one.moment, from: addDays(on, -one.windowBefore), until: addDays(on, one.windowAfter) }]
        })
        const open = opened.filter(({ from }) => from <= day)
        return open
          .filter(({ moment, until }, index) => {
            return moment !== 'interim' || until >= day || open.slice(index + 1).every((later) => later.from <= until)
          })
          .filter(({ moment, from }) => {
            const own = measured.filter((one) => one.instrument === instrument && one.moment === moment)
            return moment === 'interim' ? own.every((one) => one.measuredOn < from) : own.length === 0
          })
          .map(({ moment, until }) => ({ instrument, moment, isLate: until < day }))
      })
      assert.deepEqual(dueMoments(pack, family, day, measured), expected)
    }),
    { numRuns: 500 },
  )
})

test('caseloadWeight: by phase, the first phase before the start, its own after a loss', () => {
  assert.equal(caseloadWeight(plus, 'to-school'), 1)
  assert.equal(caseloadWeight(plus, null), 2)
  assert.equal(caseloadWeight(opkomst, 'staying-near'), 1)
})
