import type { Command } from 'commander'
import { journalFolder } from '#modules/audit/public.ts'
import { resolveDatabase } from '#platform/db/connection.ts'
import { projectRoot } from '#platform/root.ts'
import { placesOf } from '../backup/places.ts'
import { lastBackup } from '../backup/write-backup.ts'
import { knownParts } from '../parts/known-parts.ts'
import type { Finding, Level } from './doctor/finding.ts'
import { checkLog } from './doctor/judge-log.ts'
import { judgeMail } from './doctor/judge-mail.ts'
import { judgeTls, readTls } from './doctor/judge-tls.ts'
import { runDoctor, unreachable } from './doctor/run.ts'

const marks: Readonly<Record<Level, string>> = { ok: '  ok  ', warn: ' look ', fail: 'WRONG ' }

/** Plain text for a terminal: the lines that need something are followed by why and what to do. */
export function formatFindings(findings: readonly Finding[]): string {
  const lines = findings.flatMap(({ level, title, explain, remedy }) => [
    `${marks[level]} ${title}`,
    ...(level === 'ok' ? [] : [`        Why it matters: ${explain}`, `        What to do: ${remedy}`]),
  ])
  const wrong = findings.filter(({ level }) => level === 'fail').length
  const look = findings.filter(({ level }) => level === 'warn').length
  const verdict = wrong + look === 0 ? 'Everything is in order.' : `${wrong} wrong, ${look} to look at.`
  return [...lines, '', verdict].join('\n')
}

/** What needs no database to be looked at. */
async function wires(now: Date): Promise<Finding[]> {
  return [judgeTls(readTls(process.env, now), now), await checkLog(process.env), judgeMail(process.env)]
}

async function examine(): Promise<Finding[]> {
  const now = () => new Date()
  return [...(await wires(now())), ...(await examineDatabase(now))]
}

async function examineDatabase(now: () => Date): Promise<Finding[]> {
  try {
    const database = await resolveDatabase()
    try {
      const last = lastBackup(placesOf(projectRoot).state)
      return await runDoctor({
        ...database,
        now,
        lastBackup: last === null ? null : new Date(last.takenAt),
        parts: knownParts(projectRoot),
        journal: journalFolder(projectRoot),
      })
    } finally {
      await database.stop()
    }
  } catch (error) {
    return [unreachable(error)]
  }
}

/** Registers `opkomst doctor`. Exit code 1 when something is wrong; things to look at do not count. */
export function doctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('say what is wrong with this installation, in plain words')
    .option('--json', 'print the findings as JSON')
    .action(async (options: { readonly json?: boolean }) => {
      const findings = await examine()
      console.log(options.json === true ? JSON.stringify(findings, null, 2) : formatFindings(findings))
      if (findings.some(({ level }) => level === 'fail')) process.exitCode = 1
    })
}
