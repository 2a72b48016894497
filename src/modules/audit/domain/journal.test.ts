import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type SealKeys, sealKey } from './chain.ts'
import { entryBody, headBody, type JournalEntry, type JournalHead, lineProof, readJournal } from './journal.ts'

const keys: SealKeys = [sealKey('a key that only this test file knows of 4')]
const head: JournalHead = { name: 'abcd-0123456789', boot: 'boot', numberedIn: 'pid:[1]', pid: 7, began: '12', base: 0 }

function write(entries: readonly JournalEntry[], from: JournalHead = head, key = keys[0]): string {
  let before = ''
  return [headBody(from, key), ...entries.map(entryBody)]
    .map((body) => {
      before = lineProof(key, before, body)
      return `${body} ${before}\n`
    })
    .join('')
}

const plain = { noNullPrototype: true }
const entry: fc.Arbitrary<JournalEntry> = fc.oneof(
  fc.record(
    { kind: fc.constant('written' as const), municipalityId: fc.uuid(), ids: fc.array(fc.uuid(), { minLength: 1, maxLength: 4 }) },
    plain,
  ),
  fc.record(
    { kind: fc.constant('sealed' as const), municipalityId: fc.uuid(), no: fc.nat(), hash: fc.stringMatching(/^[\w-]{43}$/) },
    plain,
  ),
)
const some = fc.array(entry, { minLength: 1, maxLength: 6 })
const settings = { numRuns: 200, seed: 20261122 }

test('what was written is read back, and the lines that were put away count', () => {
  fc.assert(
    fc.property(some, fc.nat(1000), (entries, base) => {
      const read = readJournal(write(entries, { ...head, base }), keys)
      assert.deepEqual(read, { head: { ...head, base }, hasKey: true, entries, lines: base + 1 + entries.length, misfit: null })
    }),
    settings,
  )
})

test('cut off anywhere, or followed by blanks: what was written whole is believed, and nothing is said to be bent', () => {
  fc.assert(
    fc.property(some, fc.nat(), fc.nat(3), (entries, at, blanks) => {
      const text = write(entries)
      const read = readJournal(text.slice(0, at % (text.length + 1)) + '\0'.repeat(blanks), keys)
      assert.equal(read.misfit, null)
      assert.deepEqual(read.entries, entries.slice(0, read.entries.length))
    }),
    settings,
  )
})

test('one sign changed: nothing from that line on is believed, and the line is named unless it is the last', () => {
  fc.assert(
    fc.property(some, fc.nat(), (entries, at) => {
      const text = write(entries)
      const place = at % (text.length - 1)
      const sign = text[place]
      if (sign === '\n') return
      const line = text.slice(0, place).split('\n').length
      const read = readJournal(`${text.slice(0, place)}${sign === 'a' ? 'b' : 'a'}${text.slice(place + 1)}`, keys)
      assert.ok(read.misfit === line || (line === 1 && read.hasKey === false), `${read.misfit} for ${line}`)
      assert.ok(read.entries.length < line)
    }),
    settings,
  )
})

test('a line of another journal, of another place or made with another key does not fit', () => {
  const entries: JournalEntry[] = [1, 2].map((no) => ({
    kind: 'sealed',
    municipalityId: '01932d00-0000-7000-8000-000000000001',
    no,
    hash: 'h',
  }))
  const mine = write(entries).split('\n')
  const other = write(entries, { ...head, pid: 8 }).split('\n')
  const strange = write(entries, head, sealKey('a key that somebody else made of itself 1')).split('\n')
  const cases: readonly (readonly string[])[] = [
    [mine[0] ?? '', other[1] ?? '', mine[2] ?? ''],
    [mine[0] ?? '', mine[2] ?? '', mine[1] ?? ''],
    [mine[0] ?? '', strange[1] ?? '', ''],
    [mine[0] ?? '', 'b nonsense', ''],
  ]
  for (const lines of cases) assert.equal(readJournal(`${lines.join('\n')}\n`, keys).misfit, 2)
  assert.equal(readJournal(strange.join('\n'), keys).hasKey, false)
})

test('an empty file and one with half a head were begun and never written in; another text is bent', () => {
  for (const text of ['', write([]).slice(0, 20), '\0\0']) assert.deepEqual(readJournal(text, keys).misfit, null)
  assert.equal(readJournal('something else\n', keys).misfit, 1)
})
