import { impactReportJson, impactReportText } from '#modules/evidence/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import type { Row } from './table.ts'

const rounds = 3

async function fastest(work: () => Promise<{ readonly ok: boolean }>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now()
    if (!(await work()).ok) throw new Error('the report was refused')
    times.push(performance.now() - began)
  }
  return Math.min(...times)
}

/** The impact report over everything in a municipality, each figure worked out again; the fastest of three, as the first one warms up. */
export async function measureReport(deps: Deps, municipalityId: string, label: string): Promise<Row[]> {
  const researcher: Actor = { municipalityId, accountId: null, role: 'researcher', purpose: 'reporting', sessionId: null }
  const report = await fastest(() => impactReportText(deps, researcher, {}))
  const json = await fastest(() => impactReportJson(deps, researcher, {}))
  return [
    { what: `impact report, ${label}`, unit: 'ms', value: report, budget: 2000, better: 'less' },
    { what: `the same with every pair of levels, ${label}`, unit: 'ms', value: json, budget: null, better: 'less' },
  ]
}
