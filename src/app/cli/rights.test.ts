import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { projectRoot } from '#platform/root.ts'
import { runCommandLine } from './command-line.ts'

// The commands as a stranger types them: what comes out, what stands on the error line, and the exit code.

type Ended = { readonly status: number | null; readonly stdout: string; readonly stderr: string }

/** The command line in this process, with its lines caught. */
async function run(args: readonly string[], input = ''): Promise<Ended> {
  const said = { print: '', complain: '' }
  const status = await runCommandLine(['rights', ...args], {
    print: (line) => {
      said.print += `${line}\n`
    },
    complain: (line) => {
      said.complain += `${line}\n`
    },
    input: async () => input,
  })
  return { status: status ?? 0, stdout: said.print, stderr: said.complain }
}

/** The program that is typed, in a process of its own. */
function typed(args: readonly string[], input: string): Ended {
  const options = { cwd: projectRoot, input, encoding: 'utf8', timeout: 30_000 } as const
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/opkomst.mjs', 'rights', ...args], options)
  return { status, stdout, stderr }
}

const family = JSON.stringify({
  region: 'flanders',
  adults: [{ role: 'mother', residenceStatus: 'belgian' }],
  children: [{ birthDate: '2020-03-02' }],
  benefits: [],
})
const evaluateAt = (date: string, ...more: readonly string[]) => ['evaluate', '--situation', '-', '--date', date, ...more]
const basic = ['--right', 'groeipakket-basisbedrag'] as const

const refused = [
  { name: 'no JSON', input: '{bad', args: evaluateAt('2024-01-01'), said: 'what came in is no JSON' },
  { name: 'nothing at all', input: '', args: evaluateAt('2024-01-01'), said: 'what came in is no JSON' },
  {
    name: 'no such file',
    input: '',
    args: ['evaluate', '--situation', 'nowhere.json', '--date', '2024-01-01'],
    said: 'there is no file nowhere.json',
  },
  { name: 'a folder', input: '', args: ['evaluate', '--situation', 'docs', '--date', '2024-01-01'], said: 'docs is a folder' },
  { name: 'no such day', input: '{}', args: evaluateAt('2024-02-30'), said: '"2024-02-30" is not a day; write YYYY-MM-DD' },
  {
    name: 'no day at all',
    input: '{}',
    args: ['evaluate', '--situation', '-'],
    said: 'for which day? Write --date YYYY-MM-DD, or `referenceDate` in the situation',
  },
  {
    name: 'a slip in the id',
    input: '{}',
    args: evaluateAt('2024-01-01', '--right', 'leeflon'),
    said: 'there is no right "leeflon"; did you mean leefloon?',
  },
  {
    name: 'no such id',
    input: '{}',
    args: evaluateAt('2024-01-01', '--right', 'xyz'),
    said: 'there is no right "xyz"; `opkomst rights list` names them',
  },
  {
    name: 'no such language',
    input: '{}',
    args: evaluateAt('2024-01-01', '--language', 'de'),
    said: 'there is no language "de". Known: nl, fr, en, ar, tr, es, ro, uk',
  },
  {
    name: 'a slip in a field',
    input: '{"children":[{"birthDay":"2024-02-20"}]}',
    args: evaluateAt('2024-01-01'),
    said: 'no situation (see: opkomst rights schema): children[0].birthDay: there is no such field; did you mean birthDate?',
  },
  {
    name: 'a loss',
    input: '{"incomes":[{"notion":"net","per":"month","cents":-5}]}',
    args: evaluateAt('2024-01-01'),
    said: 'no situation (see: opkomst rights schema): incomes[0].cents: -5 is below zero; write 0 for a loss',
  },
  {
    name: 'more than there is',
    input: '{"incomes":[{"notion":"net","per":"month","cents":1e22}]}',
    args: evaluateAt('2024-01-01'),
    said: 'no situation (see: opkomst rights schema): incomes[0].cents: 1e+22 is too large',
  },
] as const

for (const { name, input, args, said } of refused)
  test(`one line says what is wrong: ${name}`, async () => {
    assert.deepEqual(await run(args, input), { status: 1, stdout: '', stderr: `opkomst: ${said}\n` })
  })

test('a file that begins with a byte order mark is read', async () => {
  assert.equal((await run(evaluateAt('2024-01-01', ...basic), `\uFEFF${family}`)).status, 0)
})

test('the program that is typed reads what comes in, and says the same', async () => {
  const asked = evaluateAt('2024-10-01', ...basic)
  const answer = typed(asked, `\uFEFF${family}`)
  assert.match(answer.stdout, /Waarschijnlijk: €\s180,19 per maand/)
  assert.deepEqual(answer, await run(asked, family))
})

test('the program that is typed ends with 1, and one line where errors go, when it refuses', async () => {
  const asked = evaluateAt('2024-01-01')
  assert.deepEqual(typed(asked, '{bad'), { status: 1, stdout: '', stderr: 'opkomst: what came in is no JSON\n' })
})

const spoken = [
  {
    language: 'nl',
    words: ['Waarschijnlijk: € 180,19 per maand', 'Zou je al moeten krijgen.', 'Voor kind 1.'],
  },
  { language: 'en', words: ['Probably: €180.19 per month', 'You should already get this.', 'For child 1.', '(1 September 2024)'] },
  { language: 'fr', words: ['Sans doute : 180,19 € par mois', 'Vous devriez déjà le recevoir.', 'Pour l’enfant 1.'] },
  { language: 'ar', words: ['على الأرجح', 'يجب أن تحصلي عليه الآن.', 'للطفل 1.'] },
] as const

for (const { language, words } of spoken)
  test(`the answer without --json speaks ${language}, and nothing else`, async () => {
    const { stdout } = await run(evaluateAt('2024-10-01', ...basic, '--language', language), family)
    for (const word of words) assert.ok(stdout.replaceAll('\u00A0', ' ').replaceAll('\u202F', ' ').includes(word), `${word} in:\n${stdout}`)
    if (language !== 'nl') assert.doesNotMatch(stdout, /waarschijnlijk|Nog niet|Je zou/)
  })

test('what is missing is asked as a question, with the place where the answer goes', async () => {
  const { stdout } = await run(evaluateAt('2024-10-01', '--right', 'leefloon', '--language', 'en'), '{"children":[]}')
  assert.match(stdout, /Not known yet:\n {4}\S.*\? \(adults\)/)
})

test('a sum among the reasons says that it is in cents', async () => {
  const { stdout } = await run(evaluateAt('2024-10-01', ...basic, '--json'), family)
  assert.match(stdout, /"value": 18019,\s+"unit": "euro cents\/month"/)
})

test('the question that decides most stands at the end, and under `next` for a program', async () => {
  const asked = '{"region":"flanders","children":[{"birthDate":"2020-03-02"}],"benefits":[]}'
  const { stdout } = await run(evaluateAt('2024-10-01', ...basic), asked)
  assert.match(stdout, /Nog een vraag: .*\? \(\S+\)\n {2}Zo weten we meer over: Basisbedrag Groeipakket\.\n$/)
  const json = (await run(evaluateAt('2024-10-01', ...basic, '--json'), asked)).stdout
  assert.match(json, /"next": \{\s+"path": "(adults|children)[^"]*",\s+"rights": \[\s+"groeipakket-basisbedrag"/)
  assert.match((await run(evaluateAt('2024-10-01', ...basic, '--json'), family)).stdout, /"next": null/)
})

test('of a child that is still to be born nothing should have come already', async () => {
  const expected = family.replace('"birthDate":"2020-03-02"', '"dueDate":"2024-12-20"')
  const { stdout } = await run(evaluateAt('2024-10-01', ...basic), expected)
  assert.match(stdout, /Waarschijnlijk: €\s180,19 per maand/)
  assert.doesNotMatch(stdout, /Zou je al moeten krijgen/)
  assert.match(stdout, /Dit komt vanzelf, vanaf 1 december 2024\./)
})

test('the day of the command goes before that of the situation', async () => {
  const dated = family.replace('{', '{"referenceDate":"2023-10-01",')
  assert.match((await run(['evaluate', '--situation', '-', ...basic], dated)).stdout, /€\s176,66 per maand/)
  assert.match((await run(evaluateAt('2024-10-01', ...basic), dated)).stdout, /€\s180,19 per maand/)
})
