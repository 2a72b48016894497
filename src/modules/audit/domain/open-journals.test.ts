import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type NextInput, nextOpenJournals, openJournalsText, readOpenJournals, type SeenJournal } from './open-journals.ts'

const municipalityId = '01932d00-0000-7000-8000-000000000001'
const written = new Map([[municipalityId, ['x']]])
const name = 'aaaa-0123456789'
const seen = (change: Partial<SeenJournal> = {}): SeenJournal => ({
  name,
  state: 'dead',
  lines: 10,
  misfit: null,
  isReadable: true,
  isOfThisBoot: true,
  written,
  sealed: new Map(),
  ...change,
})

type Case = {
  readonly what: string
  readonly before?: number
  readonly seen?: SeenJournal
  readonly told?: number
  readonly change?: Partial<NextInput>
  readonly ending?: boolean
  readonly givenUp?: boolean
  /** Lines after, null when it is let go. */
  readonly after: number | null
  readonly found?: string
}
const settled = { settled: new Set([name]) }

const cases: readonly Case[] = [
  { what: 'a journal that lives is named once a record tells of it', seen: seen({ state: 'living' }), told: 0, after: 10 },
  {
    what: 'one that lives and of which nothing is left unsealed is not named: it may be ending',
    seen: seen({ state: 'living' }),
    after: null,
  },
  { what: 'one that lives keeps its place', before: 4, seen: seen({ state: 'living' }), after: 10 },
  { what: 'lines never go down', before: 12, seen: seen({ state: 'living' }), after: 12 },
  { what: 'the own one is named', seen: seen({ state: 'own' }), after: 10 },
  { what: 'the own one is let go at the end', before: 4, seen: seen({ state: 'own' }), ending: true, after: null },
  { what: 'not while something is left', before: 4, seen: seen({ state: 'own' }), ending: true, change: { isComplete: false }, after: 10 },
  { what: 'the own one taken away', before: 4, seen: seen({ state: 'vanished' }), after: null, found: 'journal-missing' },
  { what: 'a dead one with records to come', before: 4, seen: seen(), after: 10 },
  { what: 'a dead one of which all is accounted for', before: 4, seen: seen(), change: settled, after: null },
  { what: 'a dead one of a later day than the database', before: 4, seen: seen(), change: { ofLater: new Set([name]) }, after: 4 },
  { what: 'a dead one that is shorter than a batch says', before: 11, seen: seen(), change: settled, after: null, found: 'journal-cut' },
  { what: 'a dead one that is shorter than a record says', seen: seen(), told: 11, after: null, found: 'journal-cut' },
  { what: 'the same after a power cut', seen: seen({ isOfThisBoot: false }), told: 11, change: settled, after: null },
  {
    what: 'after a power cut, shorter than a batch says',
    before: 11,
    seen: seen({ isOfThisBoot: false }),
    after: null,
    found: 'journal-cut',
  },
  { what: 'a dead one that is bent', before: 4, seen: seen({ misfit: 5 }), change: settled, after: null, found: 'journal-bent' },
  { what: 'noise at its end after a power cut', before: 4, seen: seen({ misfit: 11, isOfThisBoot: false }), change: settled, after: null },
  { what: 'kept with a key that is not here', before: 4, seen: seen({ isReadable: false, lines: 0 }), change: settled, after: 4 },
  { what: 'one that is not there stays asked for', before: 4, after: 4 },
  { what: 'one that only a record tells of is asked for', told: 3, after: 3 },
  { what: 'one that was not begun yet when its first record was written is not', told: 0, after: null },
  { what: 'a straggler of one that was settled', told: 3, change: { closed: new Set([name]) }, after: null },
  { what: 'given up', before: 4, givenUp: true, after: null },
]
for (const { what, before, seen: one, told, change, ending = false, givenUp = false, after, found } of cases) {
  test(what, () => {
    const next = nextOpenJournals({
      municipalityId,
      before: before === undefined ? [] : [{ name, lines: before }],
      view: { machine: 'aaaa', seen: one === undefined ? [] : [one], isEnding: ending, givenUp: givenUp ? [name] : [] },
      told: told === undefined ? new Map() : new Map([[name, told]]),
      settled: new Set(),
      ofLater: new Set(),
      closed: new Set(),
      isComplete: true,
      ...change,
    })
    assert.deepEqual(next.open, after === null ? [] : [{ name, lines: after }])
    assert.deepEqual(
      next.found.map(({ kind, eventId }) => [kind, eventId]),
      found === undefined ? [] : [[found, name]],
    )
  })
}

test('a journal that names nothing of this municipality is none of its business', () => {
  const of = {
    municipalityId,
    before: [],
    told: new Map(),
    settled: new Set<string>(),
    ofLater: new Set<string>(),
    closed: new Set<string>(),
  }
  const view = { machine: 'aaaa', seen: [seen({ written: new Map([['other', ['x']]]) })], isEnding: false, givenUp: [] }
  assert.deepEqual(nextOpenJournals({ ...of, view, isComplete: true }), { open: [], found: [] })
})

test('what a batch says of journals is read back; a text the program did not write says nothing', () => {
  const open = [{ name, lines: 7 }]
  assert.deepEqual(readOpenJournals(openJournalsText(open)), open)
  assert.equal(openJournalsText([]), '')
  for (const text of ['', 'x', '{}', '[["a"]]']) assert.deepEqual(readOpenJournals(text), [])
})
