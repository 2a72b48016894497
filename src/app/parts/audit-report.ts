import { z } from 'zod'
import type { IsoDay } from '#platform/day.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import type { Finding } from './parts-check.ts'
import { severities } from './repair-times.ts'

const advisory = z.object({
  name: z.string(),
  title: z.string(),
  url: z.string(),
  severity: z.enum(severities),
  range: z.string(),
})
const report = z.object({
  auditReportVersion: z.literal(2),
  // A name instead of an advisory says through which other part it comes; that one is in the list itself.
  vulnerabilities: z.record(z.string(), z.object({ via: z.array(z.union([advisory, z.string()])) })),
})
const failure = z.object({ message: z.string().optional(), error: z.object({ summary: z.string().optional() }).optional() })

/** What `npm audit --json` printed: its faults, each once, worst first, with the day this project saw it first. Refused, with why, when it is no answer. */
export function readAuditReport(text: string, today: IsoDay, earlier: readonly Finding[]): Result<readonly Finding[], string> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return refuse('npm audit printed nothing that can be read')
  }
  const read = report.safeParse(json)
  if (!read.success) {
    const { message = '', error } = failure.safeParse(json).data ?? {}
    const why = message === '' ? (error?.summary ?? '') : message
    // No addresses: they differ from place to place and say nothing of the parts.
    return refuse(why === '' ? 'npm audit gave no list of faults' : why.replaceAll(/\s+-?\s*\w+ https?:\/\/\S+/g, '').trim())
  }
  const found = new Map<string, Finding>()
  for (const { via } of Object.values(read.data.vulnerabilities)) {
    for (const one of via) {
      if (typeof one === 'string') continue
      const firstSeen = earlier.find(({ advisory: known, part }) => known === one.url && part === one.name)?.firstSeen ?? today
      const finding = { advisory: one.url, part: one.name, versions: one.range, title: one.title, severity: one.severity, firstSeen }
      found.set(`${one.url} ${one.name}`, finding)
    }
  }
  const rank = ({ severity }: Finding): number => severities.indexOf(severity)
  return ok([...found.values()].toSorted((a, b) => rank(a) - rank(b) || (a.part < b.part ? -1 : 1)))
}
