import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onlyOneThatBegins } from '../municipalities/find-municipality.ts'
import { testWorld } from '../testing.ts'
import { municipalityNamed, municipalityToRead } from './with-database.ts'

const names = ['Mechelen (demo)', 'Dilbeek', 'Sint-Pieters-Leeuw', 'Sint-Niklaas', 'Liège'].map((name) => ({ name }))
const cases = [
  ['Mechelen', 'Mechelen (demo)'],
  ['mechelen (DEMO)', 'Mechelen (demo)'],
  ['Liege', 'Liège'],
  ['sint-n', 'Sint-Niklaas'],
  ['Sint', null],
  ['echelen', null],
  ['Di', null],
  ['', null],
] as const

for (const [asked, meant] of cases) {
  test(`"${asked}" begins ${meant ?? 'no one name'}`, () => {
    assert.equal(onlyOneThatBegins(names, asked)?.name ?? null, meant)
  })
}

test('what reads takes the one municipality that begins so and says it; what writes only asks whether it was meant', async (t) => {
  const { deps, municipalityId, other } = await testWorld()
  const said: string[] = []
  t.mock.method(process.stderr, 'write', (text: string) => said.push(text) > 0)
  const all = await deps.db.catalogue((db) => db.selectFrom('platform.municipality').select(['id', 'name']).execute())
  const nameOf = (id: string) => all.find((row) => row.id === id)?.name ?? ''
  const [own, second] = [nameOf(municipalityId), nameOf(other.municipalityId)]
  assert.ok(own !== '' && second !== '')
  assert.equal(await municipalityToRead(deps, own), municipalityId)
  assert.deepEqual(said, [])
  const begin = second.slice(0, -1)
  assert.equal(await municipalityToRead(deps, begin), other.municipalityId)
  assert.deepEqual(said, [`opkomst: there is no municipality "${begin}"; this is of "${second}"\n`])
  await assert.rejects(municipalityNamed(deps, begin), new RegExp(`there is no municipality "${begin}"\\. Did you mean "${second}"\\?`))
  await assert.rejects(municipalityToRead(deps, 'Atlantis'), /there is no municipality "Atlantis"\. Known: /)
})
