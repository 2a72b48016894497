/** `node --import tsx scripts/asvs.ts [--check]`: draws docs/security/asvs.md from the requirements and the tests that stand for them. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '#platform/root.ts'

const target = join(projectRoot, 'docs', 'security', 'asvs.md')
const readJson = (name: string): unknown => JSON.parse(readFileSync(join(projectRoot, 'tests', 'security', name), 'utf8'))
const standard = z.object({ requirements: z.array(z.object({ id: z.string(), tier: z.number(), gist: z.string() })) })
/** Tests by name; what they leave open; or an exception with its reason, which counts once the officer of the municipality signs it. */
const answer = z.object({ tests: z.array(z.string()), left: z.string().optional(), exception: z.string().optional() })

const { requirements } = standard.parse(readJson('asvs.json'))
const answers = z.record(z.string(), answer).parse(readJson('asvs-tests.json'))
const first = requirements.filter(({ tier }) => tier === 1).map((one) => ({ ...one, ...(answers[one.id] ?? { tests: [] }) }))

const sources = ['src', 'tests', 'db', 'scripts']
  .flatMap((folder) => readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
  .filter((name) => /\.(test|e2e)\.(tsx?|mjs)$/.test(name))
  .map((name) => ({ name, text: readFileSync(join(projectRoot, name), 'utf8') }))
const fileOf = (test: string): string | undefined =>
  sources.find(({ text }) => [`'${test}'`, `\`${test}\``, `"${test}"`].some((quoted) => text.includes(quoted)))?.name

type Requirement = (typeof first)[number]
const stateOf = ({ tests, left, exception }: Requirement): string =>
  exception !== undefined
    ? 'exception, to be signed'
    : left === undefined && tests.length > 0
      ? 'tested'
      : tests.length > 0
        ? 'partly'
        : 'open'

function draw(): string {
  const count = (state: string) => first.filter((one) => stateOf(one) === state).length
  const rows = first.map((one) => {
    const named = one.tests.map((test) => `“${test.replaceAll('|', '/')}” ([file](../../${fileOf(test) ?? ''}))`)
    const left = [one.left === undefined ? '' : `Not yet: ${one.left}.`, one.exception ?? '']
    return `| ${one.id} | ${one.gist.replaceAll('|', '/')} | ${stateOf(one)} | ${[...named, ...left].filter((text) => text !== '').join('<br>')} |`
  })
  return [
    '# OWASP ASVS 5.0, first tier',
    '',
    'Made by `node --import tsx scripts/asvs.ts` from `tests/security/asvs.json` and `tests/security/asvs-tests.json`; a test fails when it is out of date',
    'or names a test that does not exist. Do not edit. The short texts of the requirements are own words after OWASP ASVS 5.0.0 (CC BY-SA 4.0).',
    '',
    `${first.length} requirements: ${count('tested')} tested, ${count('partly')} partly, ${count('open')} open, ${count('exception, to be signed')} exceptions.`,
    'What is open is not claimed. An exception counts only when the officer of the municipality has signed it; chapter 8 may have none.',
    '',
    '| id | what it asks | state | test, or what is left |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
}

const wrong = [
  ...first.filter(({ id }) => answers[id] === undefined).map(({ id }) => `${id} has no answer`),
  ...Object.keys(answers)
    .filter((id) => !first.some((one) => one.id === id))
    .map((id) => `${id} is no requirement of the first tier`),
  ...first.flatMap(({ id, tests }) => tests.filter((test) => fileOf(test) === undefined).map((test) => `${id} names no test: ${test}`)),
  ...first
    .filter(({ id, exception }) => id.startsWith('V8.') && exception !== undefined)
    .map(({ id }) => `${id}: no exceptions in chapter 8`),
]
const drawn = draw()
const isCurrent = existsSync(target) && readFileSync(target, 'utf8') === drawn
if (!process.argv.includes('--check')) writeFileSync(target, drawn)
else if (!isCurrent) wrong.push('docs/security/asvs.md is out of date; run: node --import tsx scripts/asvs.ts')
for (const line of wrong) console.log(line)
process.exitCode = wrong.length === 0 ? 0 : 1
