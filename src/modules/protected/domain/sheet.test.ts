import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays } from '#platform/day.ts'
import { isDecided } from './decision.ts'
import { entryRefusal } from './entry.ts'
import { anonymousSheet, type SheetFacts } from './sheet.ts'
import { findTraces } from './traces.ts'

const today = '2026-11-17'
const nothing: SheetFacts = {
  motherBornOn: null,
  pregnantWeeks: null,
  childrenBornOn: [],
  hasCoParent: false,
  language: null,
  needsInterpreter: null,
  guidedSince: null,
}
const sheet = (facts: Partial<SheetFacts>) => anonymousSheet({ ...nothing, ...facts }, today)

test('what is not known is not said', () => {
  assert.deepEqual(sheet({}), [{ kind: 'mother', age: 'unknown' }])
})

test('ages in bands, weeks rounded, rare languages as another language', () => {
  assert.deepEqual(
    sheet({
      motherBornOn: '2004-03-02',
      pregnantWeeks: 31,
      childrenBornOn: ['2023-09-12', '2023-09-12', null],
      hasCoParent: true,
      language: 'ti',
      needsInterpreter: true,
      guidedSince: '2026-09-15',
    }),
    [
      { kind: 'mother', age: '18-24' },
      { kind: 'pregnant', weeks: 32 },
      { kind: 'children', count: 3, orMore: false, ages: ['3-5', 'unknown'] },
      { kind: 'co-parent' },
      { kind: 'language', language: 'other' },
      { kind: 'interpreter' },
      { kind: 'guided', since: 'months' },
    ],
  )
  assert.deepEqual(sheet({ language: 'ary' })[1], { kind: 'language', language: 'ar' })
  assert.deepEqual(sheet({ motherBornOn: '2009-01-01' })[0], { kind: 'mother', age: 'under-18' })
})

const bornOn = fc.integer({ min: 0, max: 9000 }).map((n) => addDays(today, -n))

test('many families give one sheet: moving a birthday or a week inside its band changes nothing', () => {
  const lines = new Set<string>()
  fc.assert(
    fc.property(
      bornOn,
      fc.integer({ min: 1, max: 42 }),
      fc.array(bornOn, { maxLength: 9 }),
      (motherBornOn, pregnantWeeks, childrenBornOn) => {
        const made = sheet({ motherBornOn, pregnantWeeks, childrenBornOn })
        for (const line of made) lines.add(JSON.stringify(line.kind === 'children' ? { ...line, ages: [] } : line))
        assert.doesNotMatch(JSON.stringify(made), /\d{4}-\d{2}-\d{2}/)
      },
    ),
    { numRuns: 500 },
  )
  // Four bands with "unknown" left out, eleven rounded weeks, and one to four children: nothing finer ever appears.
  assert.ok(lines.size <= 4 + 11 + 4, [...lines].join('\n'))
})

const known = {
  names: ['Amal Benzarra', 'Ilyas', 'Hanne Dewolk'],
  places: ['Adegemstraat 12', '2800', 'Mechelen'],
  numbers: ['0470 12 34 56', 'OP-2026-0187'],
}
const kindsIn = (text: string) => findTraces(text, known).map(({ kind, found }) => `${kind} ${found}`)

test('words that still give the family away are named', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['De mama is bang dat het kind geslagen wordt.', []],
    ['AMAL zegt dat Ílyas bang is', ['name amal', 'name ilyas']],
    ['Mevrouw Benzarra', ['name benzarra']],
    ['Ze woont in de Adegemstraat te Mechelen', ['place adegemstraat', 'place mechelen']],
    ['bel 0470/12.34.56', ['number 0470/12.34.56']],
    ['geboren op 02-03-2004', ['day 02-03-2004']],
    ['sinds 12 maart 2024', ['day 12 maart 2024']],
    ['sinds 2024', []],
    ['nummer 85073003328', ['number 85073003328']],
    ['postcode 2800', ['place 2800']],
    ['mail amal@example.org', ['name amal', 'mail amal@example.org']],
  ]
  for (const [text, found] of cases) assert.deepEqual(kindsIn(text), found, text)
})

test('a name is found however it is written and wherever it stands', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('amal', 'BENZARRA', 'Ílyas', 'Dewolk'),
      fc.string({ maxLength: 40 }),
      fc.string({ maxLength: 40 }),
      (name, before, after) => {
        assert.ok(findTraces(`${before} ${name}, ${after}`, known).some(({ kind }) => kind === 'name'))
      },
    ),
    { numRuns: 200 },
  )
})

test('a decision of the team needs two different colleagues', () => {
  assert.equal(isDecided([]), false)
  assert.equal(isDecided(['a']), false)
  assert.equal(isDecided(['a', 'a', 'a']), false)
  assert.equal(isDecided(['a', 'b']), true)
})

test('not telling the family needs a reason, and nothing is decided tomorrow', () => {
  const decision = { kind: 'decision', on: today, choice: 'advice', why: 'w', alternatives: 'a', isTold: false, toldReason: null } as const
  assert.deepEqual(entryRefusal(decision, today), { kind: 'reason-missing' })
  assert.equal(entryRefusal({ ...decision, toldReason: 'r' }, today), null)
  assert.equal(entryRefusal({ ...decision, isTold: true }, today), null)
  assert.deepEqual(entryRefusal({ ...decision, isTold: true, on: '2026-11-18' }, today), { kind: 'in-future' })
  assert.deepEqual(entryRefusal({ kind: 'term', startedOn: '2026-11-18', workingDays: 65, what: 'w' }, today), { kind: 'in-future' })
})
