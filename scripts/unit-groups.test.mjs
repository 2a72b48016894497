import assert from 'node:assert/strict'
import { test } from 'node:test'
import { groupsOf } from './unit-groups.mjs'

const texts = {
  'src/a/pages.test.ts': 'const site = await testSite()',
  'src/a/rules.test.ts': 'assert.equal(1, 1)',
  'src/a/files.test.ts': "process.env['OPKOMST_FILES'] = folder",
  'src/a/reads.test.ts': "const many = process.env['OPKOMST_MANY'] === 'yes'",
  'src/a/first.test.ts': "import { world } from './told.testing.ts'",
  'src/a/second.test.ts': "import { world } from './told.testing.ts'",
  'src/a/told.testing.ts': 'export const world = await testWorld()',
  'src/a/killed.test.ts': "import { program } from './killed.testing.ts'",
  'src/a/killed.testing.ts': 'const world = await testWorld()',
  'src/a/keyed.test.ts': "import { keys } from './keyed.testing.ts'",
  'src/a/keyed.testing.ts': "process.env['OPKOMST_KEY_FILE'] = file",
  'tests/security/one.test.ts': '',
  'tests/security/two.test.ts': '',
  'tests/security/three.test.ts': '',
}
const textOf = (name) => texts[name]

const cases = [
  {
    name: 'neighbours share a process, in the order given',
    files: ['src/a/rules.test.ts', 'src/a/pages.test.ts', 'src/a/reads.test.ts'],
    groups: [['src/a/rules.test.ts', 'src/a/pages.test.ts', 'src/a/reads.test.ts']],
  },
  {
    name: 'a file that changes the settings of its process has one of its own',
    files: ['src/a/rules.test.ts', 'src/a/files.test.ts', 'src/a/pages.test.ts'],
    groups: [['src/a/files.test.ts'], ['src/a/rules.test.ts', 'src/a/pages.test.ts']],
  },
  {
    name: 'so have files whose world is made where another file is read in',
    files: ['src/a/first.test.ts', 'src/a/second.test.ts'],
    groups: [['src/a/first.test.ts'], ['src/a/second.test.ts']],
  },
  {
    name: 'also when that file keeps its world to itself, or changes the settings',
    files: ['src/a/killed.test.ts', 'src/a/rules.test.ts', 'src/a/keyed.test.ts', 'src/a/pages.test.ts'],
    groups: [['src/a/killed.test.ts'], ['src/a/keyed.test.ts'], ['src/a/rules.test.ts', 'src/a/pages.test.ts']],
  },
  {
    name: 'what takes long is spread over the processors',
    files: ['tests/security/one.test.ts', 'tests/security/two.test.ts', 'tests/security/three.test.ts'],
    groups: [['tests/security/one.test.ts', 'tests/security/two.test.ts'], ['tests/security/three.test.ts']],
  },
]

for (const { name, files, groups } of cases) test(name, () => assert.deepEqual(groupsOf(files, textOf), groups))

test('every file runs once, however many there are', () => {
  const files = Array.from({ length: 200 }, (_, n) => `src/${n}.test.ts`)
  const groups = groupsOf(files, (name) => (name.endsWith('3.test.ts') ? 'process.exitCode = 1' : 'await testSite()'))
  assert.deepEqual(groups.flat().sort(), [...files].sort())
})
