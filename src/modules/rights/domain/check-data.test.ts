import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { loadRights, RightFileError } from '../load-rights.ts'
import { checkRights } from './check-data.ts'
import { compileRight } from './compile-right.ts'
import { type RightInput, rightSchema } from './right-schema.ts'

const today = '2026-11-22'
const source = 'https://example.org/bedragen'
const known = { source, dateBasis: 'stated', endBasis: 'derived' } as const
type Values = RightInput['parameters'][string]['values']

function series(unit: string, values: Values, more: object = {}): RightInput['parameters'][string] {
  return { label: 'een grens', unit, unitSaid: unit, rhythm: 'none', values, ...more }
}
const of = (value: number, from: string | null = null, to: string | null = null): Values[number] => ({ value, from, to, ...known })
const test1 = (rule: string) => [{ id: 'income', say: 'Het inkomen ligt niet te hoog.', test: rule }]

/** A right without a fault; each test plants one. */
const sound: RightInput = {
  id: 'proefrecht',
  title: 'Proefrecht',
  summary: 'Een recht om mee te proberen.',
  authority: 'flemish',
  body: 'Een dienst',
  territory: { country: 'belgium' },
  domain: 'money',
  theme: 'proef',
  automatic: false,
  nature: 'entitlement',
  parameters: {
    laag: series('eur/year gross-taxable', [of(1000, '2020-01-01', '2020-12-31'), of(1100, '2021-01-01')]),
    hoog: series('eur/year gross-taxable', [of(2000, '2020-01-01', '2020-12-31'), of(2100, '2021-01-01')]),
    bedrag: series('eur/month', [of(50)]),
  },
  ordered: [['laag', 'hoog']],
  versions: [
    {
      from: '2020-01-01',
      to: null,
      for: 'family',
      conditions: test1("latestIncome('gross-taxable', 'family') <= (region == 'flanders' ? p.laag : p.hoog)"),
      amount: { kind: 'exact', per: 'month', say: 'Een vast bedrag.', value: 'p.bedrag' },
      deadline: null,
      earliest: null,
    },
  ],
  apply: { where: 'Bij de dienst.', how: 'Met een brief.', when: 'Altijd.', documents: [] },
  interactions: {},
  sources: [source],
  confidence: 'high',
  lastChecked: '2026-11-01',
  flags: [],
}
const version = sound.versions[0]
assert.ok(version !== undefined)

/** What the build says of a right: its form, its rules, then its data. */
function faultsOf(input: unknown): readonly string[] {
  const read = rightSchema.safeParse(input)
  if (!read.success) return read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  try {
    compileRight(read.data)
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  }
  return checkRights([read.data], today).map(({ kind, text }) => `${kind}: ${text}`)
}

const withValues = (name: 'laag' | 'hoog' | 'bedrag', values: Values, more: object = {}): RightInput => ({
  ...sound,
  parameters: { ...sound.parameters, [name]: series(sound.parameters[name]?.unit ?? '', values, more) },
})
const withVersion = (more: Partial<typeof version>): RightInput => ({ ...sound, versions: [{ ...version, ...more }] })

test('a sound right has no fault', () => assert.deepEqual(faultsOf(sound), []))

const planted: readonly (readonly [string, unknown, RegExp])[] = [
  ['a title is missing', { ...sound, title: undefined }, /^title: /],
  ['a field nobody knows', { ...sound, bedrag: 3 }, /Unrecognized key: "bedrag"/],
  [
    'a unit that is none',
    { ...sound, parameters: { ...sound.parameters, laag: series('euro', [of(1)]) } },
    /parameters\.laag\.unit: no unit we know/,
  ],
  ['a value without a source', withValues('laag', [{ ...of(1), source: '' }]), /parameters\.laag\.values\.0\.source: /],
  [
    'a source that is no address',
    withValues('laag', [{ ...of(1), source: 'gehoord van Jan' }]),
    /fault: laag: gehoord van Jan is no address/,
  ],
  ['a day that is none', withValues('laag', [of(1, '2020-02-30')]), /parameters\.laag\.values\.0\.from: /],
  ['a series without a value', withValues('laag', []), /parameters\.laag\.values: /],
  [
    'brackets that go down',
    withValues('hoog', [of(2000, '2020-01-01', '2020-12-31'), of(900, '2021-01-01')]),
    /fault: hoog is lower than laag on 2021-01-01/,
  ],
  ['a bracket that is not there', { ...sound, ordered: [['laag', 'midden']] }, /fault: orders midden, which it does not have/],
  [
    'numbered brackets that go down',
    {
      ...withVersion({
        conditions: test1("latestIncome('gross-taxable', 'family') <= min(pick('grens_%', 1, 0, 1), min(p.laag, p.hoog))"),
      }),
      parameters: { ...sound.parameters, grens_0: series('eur/year', [of(10)]), grens_1: series('eur/year', [of(9)]) },
    },
    /fault: grens_1 is lower than grens_0/,
  ],
  [
    'two values on one day',
    withValues('laag', [of(1000, '2020-01-01', '2020-12-31'), of(1100, '2020-12-31')]),
    /fault: laag: 2020-01-01 to 2020-12-31 and 2020-12-31 claim the same days/,
  ],
  ['an end before its beginning', withValues('laag', [of(1000, '2020-12-31', '2020-01-01')]), /fault: laag: ends before it begins/],
  [
    'two versions of one day',
    { ...sound, versions: [version, { ...version, from: '2021-01-01' }] },
    /fault: the versions of 2020-01-01 and 2021-01-01 claim the same days/,
  ],
  [
    'months against years',
    withVersion({ conditions: test1("monthlyIncome('gross-taxable', 'family') <= min(p.laag, p.hoog)") }),
    /^proefrecht: .*cannot be compared/,
  ],
  [
    'net against gross',
    withVersion({ conditions: test1("latestIncome('net', 'family') <= min(p.laag, p.hoog)") }),
    /^proefrecht: .*cannot be compared/,
  ],
  [
    'a sum per year paid by the month',
    withVersion({ amount: { kind: 'exact', per: 'month', say: 'Een bedrag.', value: 'p.laag' } }),
    /^proefrecht: .*but the amount is per month/,
  ],
  ['a name that does not exist', withVersion({ conditions: test1('property.ownsCastle') }), /^proefrecht: .*property has no ownsCastle/],
  [
    'a word that cannot stand there',
    withVersion({ conditions: test1("housing.kind == 'kasteel'") }),
    /^proefrecht: .*kasteel is none of the words/,
  ],
  ['a parameter no rule uses', withVersion({ conditions: [] }), /fault: laag is used by no rule and not marked as information/],
  [
    'an interval older than its index',
    withValues('laag', [of(1000, '2020-01-01', '2020-12-31'), of(1100, '2025-11-22')], { rhythm: 'yearly' }),
    /warning: laag: the newest value is of 2025-11-22, older than its yearly index/,
  ],
  [
    'a series that stopped',
    withValues('laag', [of(1000, '2020-01-01', '2020-12-31')], { rhythm: 'yearly' }),
    /warning: laag: is raised every year, and has no value for today/,
  ],
  [
    'a link that leads nowhere',
    { ...sound, interactions: { opens: [{ right: 'luchtkasteel', say: 'Dit opent niets.' }] } },
    /fault: names the right luchtkasteel/,
  ],
  [
    'two conditions of one name',
    withVersion({ conditions: [...version.conditions, ...version.conditions] }),
    /fault: two conditions are called income/,
  ],
  ['an amount of help in kind', { ...sound, nature: 'in-kind' }, /fault: in-kind rights never have an amount/],
]

for (const [name, input, said] of planted)
  test(`the build stops or warns at ${name}`, () => {
    const found = faultsOf(input)
    assert.ok(
      found.some((line) => said.test(line)),
      `not found among: ${found.join(' | ') || 'nothing'}`,
    )
  })

test('an open value of a year less a day is not yet old', () => {
  const young = withValues('laag', [of(1000, '2020-01-01', '2020-12-31'), of(1100, '2025-11-23')], { rhythm: 'yearly' })
  assert.deepEqual(faultsOf(young), [])
})

test('a file with a fault is not loaded, and its name is told', () => {
  const root = mkdtempSync(join(tmpdir(), 'rights-'))
  try {
    mkdirSync(join(root, 'packs', 'rights'), { recursive: true })
    writeFileSync(join(root, 'packs', 'rights', 'proefrecht.json'), JSON.stringify({ ...sound, title: '' }))
    assert.throws(
      () => loadRights(root),
      (error) => error instanceof RightFileError && /packs\/rights\/proefrecht\.json cannot be used/.test(error.message),
    )
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
})
