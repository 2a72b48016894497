import { impactReportJson, impactReportText } from '#modules/evidence/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import type { Row } from './table.ts'

// More than five: after that PostgreSQL may keep a plan, and a kept plan can be a worse one.
const rounds = 7

/** The middle one of the rounds after the first, which warms up. */
async function typical(work: () => Promise<{ readonly ok: boolean }>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round <= rounds; round += 1) {
    const began = performance.now()
    if (!(await work()).ok) throw new Error('the report was refused')
    if (round > 0) times.push(performance.now() - began)
  }
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN
}

/** The impact report over everything in a municipality, each figure worked out again; the middle one of seven. */
export async function measureReport(deps: Deps, municipalityId: string, label: string): Promise<Row[]> {
  const researcher: Actor = { municipalityId, accountId: null, role: 'researcher', purpose: 'reporting', sessionId: null }
  const report = await typical(() => impactReportText(deps, researcher, {}))
  const json = await typical(() => impactReportJson(deps, researcher, {}))
  return [
    { what: `impact report, ${label}`, unit: 'ms', value: report, budget: 2000, better: 'less' },
    { what: `the same with every pair of levels, ${label}`, unit: 'ms', value: json, budget: null, better: 'less' },
  ]
}
