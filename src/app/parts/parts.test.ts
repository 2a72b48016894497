import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, daysBetween } from '#platform/day.ts'
import { projectRoot } from '#platform/root.ts'
import { judgeParts } from '../cli/doctor/judge-parts.ts'
import { readAuditReport } from './audit-report.ts'
import { describeLock, nextCheck, type PartsCheck, pastRepair, readPartsCheck } from './parts-check.ts'
import { repairBy, repairDays, severities } from './repair-times.ts'

const read = (...path: readonly string[]): string => readFileSync(join(projectRoot, ...path), 'utf8')

test('what is known of the parts of others is of this lock file, and none was past its repair time when it was asked', () => {
  const check = readPartsCheck(read('docs', 'security', 'parts.json'))
  const { lockSum, parts, abandoned } = describeLock(read('package-lock.json'))
  assert.deepEqual(
    { lockSum: check.lockSum, parts: check.parts, abandoned: check.abandoned },
    { lockSum, parts, abandoned },
    'the parts have changed since; run: npm run parts',
  )
  assert.deepEqual(check.askedOn === null ? [] : pastRepair(check, check.askedOn), [])
  assert.ok(check.askedOn !== null || check.notAsked !== null, 'without an answer it says why')
})

test('the repair times in words are those the program counts with', () => {
  const words = read('docs', 'security', 'repair-times.md')
  for (const severity of severities) {
    const days = repairDays[severity]
    assert.ok(words.includes(`| ${severity} | ${days === null ? 'none' : `${days} days`} |`), severity)
  }
})

const advisory = (over: object = {}) => ({
  source: 1,
  name: 'deel',
  dependency: 'deel',
  title: 'Something opens',
  url: 'https://example.org/advisories/1',
  severity: 'high',
  range: '<2.0.0',
  ...over,
})
const report = (vulnerabilities: object): string => JSON.stringify({ auditReportVersion: 2, vulnerabilities, metadata: {} })

test('each fault stands once, worst first, also where many parts come by it, with the day it was first seen', () => {
  const second = advisory({ name: 'ander', url: 'https://example.org/advisories/2', severity: 'critical' })
  const text = report({ deel: { via: [advisory()] }, boven: { via: ['deel'] }, naast: { via: [advisory(), second] } })
  const found = readAuditReport(text, '2026-11-22', [])
  assert.ok(found.ok)
  assert.deepEqual(
    found.value.map(({ part, severity, firstSeen }) => [part, severity, firstSeen]),
    [
      ['ander', 'critical', '2026-11-22'],
      ['deel', 'high', '2026-11-22'],
    ],
  )
  const later = readAuditReport(text, '2026-12-20', found.value.slice(1))
  assert.deepEqual(later.ok && later.value.map(({ firstSeen }) => firstSeen), ['2026-12-20', '2026-11-22'])
  assert.deepEqual(readAuditReport(report({}), '2026-11-22', found.value), { ok: true, value: [] })
})

const unanswered: readonly (readonly [string, string])[] = [
  ['', 'npm audit printed nothing that can be read'],
  ['{}', 'npm audit gave no list of faults'],
  [JSON.stringify({ auditReportVersion: 3, vulnerabilities: {} }), 'npm audit gave no list of faults'],
  [JSON.stringify({ message: '405 Method Not Allowed - POST https://r.example/x', error: { summary: '' } }), '405 Method Not Allowed'],
  [JSON.stringify({ error: { code: 'ENOAUDIT', summary: 'request failed' } }), 'request failed'],
]
for (const [text, why] of unanswered) {
  test(`an answer that is none counts as not asked: ${why}, ${text.slice(0, 20)}`, () => {
    assert.deepEqual(readAuditReport(text, '2026-11-22', []), { ok: false, refusal: why })
  })
}

const about = { lockSum: 'a'.repeat(64), parts: 3, abandoned: [] }
const fault = {
  advisory: 'https://example.org/1',
  part: 'deel',
  versions: '*',
  title: 'x',
  severity: 'high',
  firstSeen: '2026-11-01',
} as const

test('without an answer what was known stands, and another lock file was never asked about', () => {
  const asked = nextCheck(about, null, { findings: [fault], on: '2026-11-22' })
  assert.deepEqual(asked, { ...about, askedOn: '2026-11-22', notAsked: null, findings: [fault] })
  assert.deepEqual(nextCheck(about, asked, { why: 'away' }), { ...asked, notAsked: 'away' })
  const other = { ...about, lockSum: 'b'.repeat(64) }
  assert.deepEqual(nextCheck(other, asked, { why: 'away' }), { ...other, askedOn: null, notAsked: 'away', findings: [fault] })
  assert.deepEqual(nextCheck(other, asked, { findings: [], on: '2026-12-01' }).findings, [])
})

test('a fault may stay as many days as its severity says, and is late from the day after', () => {
  const first = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2026-01-01', days))
  fc.assert(
    fc.property(fc.constantFrom(...severities), first, fc.integer({ min: 0, max: 400 }), (severity, firstSeen, days) => {
      const day = addDays(firstSeen, days)
      const check = { ...about, askedOn: day, notAsked: null, findings: [{ ...fault, severity, firstSeen }] }
      const most = repairDays[severity]
      assert.equal(pastRepair(check, day).length === 1, most !== null && days > most)
      const last = repairBy(severity, firstSeen)
      assert.equal(last === null ? null : daysBetween(firstSeen, last), most)
    }),
  )
})

test('the worse, the sooner', () => {
  const days = severities.map((severity) => repairDays[severity] ?? Number.POSITIVE_INFINITY)
  assert.deepEqual(
    days,
    days.toSorted((a, b) => a - b),
  )
})

const clean: PartsCheck = { ...about, askedOn: '2026-11-22', notAsked: null, findings: [] }
const judged: readonly { readonly what: string; readonly check: PartsCheck | null; readonly now: string; readonly title: RegExp | null }[] =
  [
    { what: 'nothing known of this release', check: null, now: '2026-11-22', title: /Nobody has asked yet/ },
    { what: 'never asked', check: { ...clean, askedOn: null, notAsked: 'away' }, now: '2026-11-22', title: /Nobody has asked yet/ },
    { what: 'asked thirty days ago', check: clean, now: '2026-12-22', title: null },
    { what: 'asked thirty-one days ago', check: clean, now: '2026-12-23', title: /31 days ago/ },
    { what: 'a fault within its time', check: { ...clean, findings: [fault] }, now: '2026-12-01', title: null },
    {
      what: 'a fault that should be gone',
      check: { ...clean, findings: [fault] },
      now: '2026-12-02',
      title: /past their repair time: deel/,
    },
  ]
for (const { what, check, now, title } of judged) {
  test(`doctor on the parts of others: ${what}`, () => {
    const { level, title: said } = judgeParts(check, new Date(`${now}T10:00:00Z`))
    assert.equal(level, title === null ? 'ok' : 'warn')
    if (title !== null) assert.match(said, title)
  })
}
