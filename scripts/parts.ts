/**
 * `npm run parts`: asks the registry npm is set to which parts of others have a known fault, and writes docs/security/parts.json. Ends with
 * exit code 1 when it did not answer, or when a fault is past its repair time.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readAuditReport } from '#app/parts/audit-report.ts'
import { describeLock, nextCheck, pastRepair, readPartsCheck } from '#app/parts/parts-check.ts'
import { repairBy } from '#app/parts/repair-times.ts'
import { dayInBrussels } from '#platform/day.ts'
import { projectRoot } from '#platform/root.ts'

const target = join(projectRoot, 'docs', 'security', 'parts.json')
const today = dayInBrussels(new Date())
const earlier = existsSync(target) ? readPartsCheck(readFileSync(target, 'utf8')) : null
const run = spawnSync('npm', ['audit', '--json', '--package-lock-only'], {
  cwd: projectRoot,
  encoding: 'utf8',
  maxBuffer: 1e8,
  timeout: 120_000,
  shell: process.platform === 'win32',
})
const answer = readAuditReport(run.stdout ?? '', today, earlier?.findings ?? [])
const about = describeLock(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8'))
const made = nextCheck(about, earlier, answer.ok ? { findings: answer.value, on: today } : { why: answer.refusal })
writeFileSync(target, `${JSON.stringify(made, null, 2)}\n`)

const late = pastRepair(made, today)
for (const { severity, part, title, advisory, firstSeen } of made.findings) {
  console.log(`${severity}  ${part}: ${title}\n    ${advisory}, seen ${firstSeen}, gone by ${repairBy(severity, firstSeen) ?? 'no day'}`)
}
if (made.abandoned.length > 0) console.log(`Given up by who made them: ${made.abandoned.join(', ')}`)
if (answer.ok)
  console.log(`${made.parts} parts asked about on ${today}: ${made.findings.length} known faults, ${late.length} past their repair time.`)
else console.log(`The registry was not asked: ${answer.refusal}. What was known before stands; try again from another network.`)
process.exitCode = answer.ok && late.length === 0 ? 0 : 1
