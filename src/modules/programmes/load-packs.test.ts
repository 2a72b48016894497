import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { projectRoot } from '#platform/root.ts'
import { loadPacks, PackError } from './load-packs.ts'

const folder = mkdtempSync(join(tmpdir(), 'packs-'))
after(() => rmSync(folder, { recursive: true }))
const [opkomst] = loadPacks(projectRoot)

function loadAlone(name: string, file: string, content: string): () => unknown {
  const root = join(folder, name)
  const path = join(root, 'packs', file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
  return () => loadPacks(root)
}

const wrong = [
  { name: 'no JSON', content: '{', says: [/packs\/opkomst\/2026-01\.json is no JSON/] },
  { name: 'a text missing', content: { ...opkomst, about: { nl: 'x', en: 'x' } }, says: [/packs\/opkomst\/2026-01\.json/, /about\.fr:/] },
  { name: 'a day that does not exist', content: { ...opkomst, validFrom: '2026-02-30' }, says: [/validFrom: use a day of the calendar/] },
  {
    name: 'a phase twice',
    content: { ...opkomst, phases: [...(opkomst?.phases ?? []), opkomst?.phases[0]] },
    says: [/phases\.5\.id: phase "getting-to-know" stands twice/],
  },
  { name: 'a word it does not know', content: { ...opkomst, colour: 'green' }, says: [/colour/] },
  { name: 'the wrong place', content: { ...opkomst, version: '2027-01' }, says: [/move it to packs\/opkomst\/2027-01\.json/] },
  {
    name: 'a document of no phase',
    content: { ...opkomst, documents: [{ ...opkomst?.documents[0], phase: 'x' }] },
    says: [/documents\.0\.phase: there is no phase "x": use one of getting-to-know/],
  },
]
for (const { name, content, says } of wrong) {
  test(`loadPacks refuses ${name}`, () => {
    const load = loadAlone(name, 'opkomst/2026-01.json', typeof content === 'string' ? content : JSON.stringify(content))
    assert.throws(load, (error) => {
      assert.ok(error instanceof PackError)
      for (const part of says) assert.match(error.message, part)
      return true
    })
  })
}

test('loadPacks leaves the instruments to their own module, and asks for at least one pack', () => {
  assert.throws(loadAlone('only instruments', 'instruments/x.json', '{}'), /holds no pack/)
})
