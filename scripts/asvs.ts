/**
 * `node --import tsx scripts/asvs.ts [--check] [--ran FILE…]`: draws docs/security/asvs.md from the requirements and the tests that stand for
 * them. With `--ran` and the names of the tests that ran and passed, it fails when a test that stands for a requirement was not among them.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '#platform/root.ts'

const target = join(projectRoot, 'docs', 'security', 'asvs.md')
const readJson = (name: string): unknown => JSON.parse(readFileSync(join(projectRoot, 'tests', 'security', name), 'utf8'))
const standard = z.object({ requirements: z.array(z.object({ id: z.string(), tier: z.number(), gist: z.string() })) })
const day = z.iso.date()
/** Why a requirement is not met as it stands, who decided that in which role, and until when it holds. */
const exception = z.strictObject({ reason: z.string().min(60), role: z.string().min(5), signed: day, review: day })
/** Tests by name, or an exception; an exception may name what is tested nevertheless. */
const answer = z.strictObject({ tests: z.array(z.string()), exception: exception.optional() })

const { requirements } = standard.parse(readJson('asvs.json'))
const answers = z.record(z.string(), answer).parse(readJson('asvs-tests.json'))
const first = requirements.filter(({ tier }) => tier === 1).map((one) => ({ ...one, ...(answers[one.id] ?? { tests: [] }) }))

/** What `npm test` runs: the same names as in scripts/test.mjs and playwright.config.ts. */
const files = ['src', 'db', 'packs', 'scripts', 'tests']
  .flatMap((folder) => readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
  .filter((name) => /\.test\.(ts|tsx|mjs)$/.test(name) || /^tests\/e2e\/.*\.e2e\.ts$/.test(name))
  .map((name) => ({ name, text: readFileSync(join(projectRoot, name), 'utf8') }))

/** The call that runs it, at the beginning of a line: in words that are skipped, left for later or commented out it is none. */
function fileOf(name: string): string | undefined {
  const calls = [`'${name.replaceAll("'", "\\'")}'`, `\`${name}\``, `"${name}"`]
  return files.find(({ text }) =>
    calls.some((quoted) => {
      const at = text.indexOf(quoted)
      const line = at === -1 ? '' : text.slice(text.lastIndexOf('\n', at) + 1, at)
      const rest = text.slice(at + quoted.length, at + quoted.length + 60)
      return /^\s*test\(\s*$/.test(line) && !/^\s*,\s*\{[^}]*\b(?:skip|todo)\b/.test(rest)
    }),
  )?.name
}

type Requirement = (typeof first)[number]
const stateOf = ({ exception: granted }: Requirement): string => (granted === undefined ? 'tested' : 'exception')
const today = new Date().toISOString().slice(0, 10)

function draw(): string {
  const count = (state: string) => first.filter((one) => stateOf(one) === state).length
  const rows = first.map((one) => {
    const named = one.tests.map((test) => `“${test.replaceAll('|', '/')}” ([file](../../${fileOf(test) ?? ''}))`)
    const { exception: granted } = one
    const why = granted === undefined ? [] : [`${granted.reason} Signed: ${granted.role}, ${granted.signed}; review by ${granted.review}.`]
    return `| ${one.id} | ${one.gist.replaceAll('|', '/')} | ${stateOf(one)} | ${[...why, ...named].join('<br>')} |`
  })
  return [
    '# OWASP ASVS 5.0, first tier',
    '',
    'Made by `node --import tsx scripts/asvs.ts` from `tests/security/asvs.json` and `tests/security/asvs-tests.json`. Do not edit. A test fails when it is out',
    'of date, when a requirement has neither a test nor an exception, when a named test does not exist or is skipped, and when an exception is in chapter 8,',
    'unsigned or past its review. The short texts of the requirements are own words after OWASP ASVS 5.0.0 (CC BY-SA 4.0).',
    '',
    `${first.length} requirements: ${count('tested')} tested, ${count('exception')} exceptions.`,
    '',
    '| id | what it asks | state | test, or why not |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
}

const wrong = [
  ...first.filter(({ id }) => answers[id] === undefined).map(({ id }) => `${id} has no answer`),
  ...first
    .filter(({ tests, exception: granted }) => tests.length === 0 && granted === undefined)
    .map(({ id }) => `${id} has neither a test nor an exception`),
  ...Object.keys(answers)
    .filter((id) => !first.some((one) => one.id === id))
    .map((id) => `${id} is no requirement of the first tier`),
  ...first.flatMap(({ id, tests }) =>
    tests.filter((test) => fileOf(test) === undefined).map((test) => `${id} names no test that runs: ${test}`),
  ),
  ...first
    .filter(({ id, exception: granted }) => id.startsWith('V8.') && granted !== undefined)
    .map(({ id }) => `${id}: no exceptions in chapter 8`),
  ...first.flatMap(({ id, exception: granted }) =>
    granted !== undefined && granted.review < today ? [`${id}: its exception held until ${granted.review}`] : [],
  ),
]
if (first.length !== 120) wrong.push(`${first.length} requirements of the first tier, not 120`)

const reports = process.argv.includes('--ran') ? process.argv.slice(process.argv.indexOf('--ran') + 1) : []
if (reports.length > 0) {
  const ran = new Set(reports.flatMap((path) => z.array(z.string()).parse(JSON.parse(readFileSync(path, 'utf8')))))
  const isTemplate = (name: string): boolean => name.includes('${')
  const asPattern = (name: string): RegExp =>
    new RegExp(
      `^${name
        .split(/\$\{[^}]*\}/)
        .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
        .join('.*')}$`,
    )
  for (const { id, tests } of first) {
    for (const test of tests) {
      const didRun = isTemplate(test) ? [...ran].some((name) => asPattern(test).test(name)) : ran.has(test)
      if (!didRun) wrong.push(`${id}: this test did not run and pass: ${test}`)
    }
  }
}
const drawn = draw()
const isCurrent = existsSync(target) && readFileSync(target, 'utf8') === drawn
if (!process.argv.includes('--check')) writeFileSync(target, drawn)
else if (!isCurrent) wrong.push('docs/security/asvs.md is out of date; run: node --import tsx scripts/asvs.ts')
for (const line of wrong) console.log(line)
process.exitCode = wrong.length === 0 ? 0 : 1
