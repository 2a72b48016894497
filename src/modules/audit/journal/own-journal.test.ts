import assert from 'node:assert/strict'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { sealKey } from '../domain/chain.ts'
import { type JournalEntry, readJournal } from '../domain/journal.ts'
import { readJournals } from './folder.ts'
import { OwnJournal } from './own-journal.ts'

const root = mkdtempSync(join(tmpdir(), 'opkomst-own-journal-'))
after(() => rmSync(root, { recursive: true, force: true }))
const key = sealKey('a key that only this test file knows of 5')
const municipalityId = '01932d00-0000-7000-8000-000000000001'
const entry = (n: number): JournalEntry => ({
  kind: 'written',
  municipalityId,
  ids: [`01932d00-0000-7000-8000-${n.toString(16).padStart(12, '0')}`],
})
const read = (journal: OwnJournal) => readJournal(readFileSync(journal.path, 'utf8'), [key])

test('each line stands in the file at once, for its owner alone, and its process is known to live', async () => {
  const journal = new OwnJournal(join(root, 'plain'), key)
  journal.add(entry(1))
  assert.deepEqual(read(journal).entries, [entry(1)])
  journal.add(entry(2))
  assert.deepEqual(read(journal).entries, [entry(1), entry(2)])
  assert.equal(statSync(journal.path).mode & 0o777, 0o600)
  assert.equal(statSync(join(root, 'plain')).mode & 0o777, 0o700)
  assert.deepEqual([await journal.keep(), journal.lines, journal.isThere(), journal.trouble], [3, 3, true, null])
  const [seen] = readJournals(join(root, 'plain'), [key], new Date())
  assert.deepEqual([seen?.name, seen?.state, seen?.lines], [journal.name, 'living', 3])
  appendFileSync(journal.path, 'w')
  assert.equal(journal.isThere(), false)
  journal.end(false)
  assert.equal(read(journal).lines, 3)
})

test('a folder that cannot be written stops nobody: it is told, and made up when it can', async () => {
  const place = join(root, 'taken')
  writeFileSync(place, 'a file where the folder should be')
  const journal = new OwnJournal(place, key)
  for (const n of [1, 2, 3]) journal.add(entry(n))
  assert.equal(journal.trouble?.lines, 3)
  assert.match(journal.trouble?.problem.message ?? '', /EEXIST|ENOTDIR/)
  assert.deepEqual([journal.lines, await journal.keep(), journal.isThere()], [0, 0, true])
  rmSync(place)
  journal.add(entry(4))
  assert.equal(journal.trouble, null)
  assert.deepEqual(read(journal).entries, [1, 2, 3, 4].map(entry))
  journal.end(true)
  assert.equal(statSync(journal.path, { throwIfNoEntry: false }), undefined)
})

test('a long journal begins anew and goes on counting; a short one stays as it is', async () => {
  const journal = new OwnJournal(join(root, 'long'), key)
  journal.add(entry(1))
  assert.equal(journal.shorten(), false)
  const ids = Array.from({ length: 8_000 }, (_, n) => entry(n)).flatMap((one) => (one.kind === 'written' ? one.ids : []))
  journal.add({ kind: 'written', municipalityId, ids })
  assert.equal(journal.shorten(), true)
  journal.add(entry(9))
  const { lines, entries, misfit } = read(journal)
  assert.deepEqual([lines, entries, misfit], [5, [entry(9)], null])
  assert.deepEqual([journal.lines, await journal.keep(), journal.isThere()], [5, 5, true])
  journal.end(false)
})
