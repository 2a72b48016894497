import type { Actor } from '#platform/actor.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { type ReportJson, reportJson } from './domain/report-json.ts'
import { settingsFor } from './domain/settings.ts'
import { policy } from './policy.ts'
import { showCell } from './present/cell.ts'
import { presentReport } from './present/present-report.ts'
import { readAges, readLevelPairs } from './queries/read-pairs.ts'
import { readGround, readReport, scopeFor } from './queries/read-report.ts'
import { evidenceText } from './text.ts'

export type ReportOptions = {
  readonly from?: IsoDay | undefined
  readonly until?: IsoDay | undefined
  readonly asOf?: IsoDay | undefined
  /** Id of a programme; `opkomst_plus` is read as `opkomst-plus`. */
  readonly programme?: string | undefined
}
export type ReportRefusal = { readonly kind: 'not-found' } | { readonly kind: 'unknown-programme'; readonly known: readonly string[] }

type ReportDeps = Pick<Deps, 'db' | 'today'>

async function read(deps: ReportDeps, actor: Actor, options: ReportOptions) {
  if (!policy.allows(actor, 'evidence.report.read')) return refuse<ReportRefusal>({ kind: 'not-found' })
  const ground = await deps.db.as(actor, (tx) => readGround(tx, actor.municipalityId, deps.today()))
  const programme = options.programme?.replaceAll('_', '-') ?? null
  const known = ground.programmes.map(({ id }) => id)
  if (programme !== null && !known.includes(programme)) return refuse<ReportRefusal>({ kind: 'unknown-programme', known })
  const wish = { from: options.from ?? null, until: options.until ?? null, asOf: options.asOf ?? null, programme }
  const settings = settingsFor(wish, ground.firstStart, deps.today())
  return ok(await readReport(deps, actor, settings, ground.programmes))
}

/** The figures of the impact report as `npx opkomst report impact --json` prints them. */
export async function impactReportJson(deps: ReportDeps, actor: Actor, options: ReportOptions): Promise<Result<ReportJson, ReportRefusal>> {
  const found = await read(deps, actor, options)
  if (!found.ok) return found
  const scope = scopeFor(actor.municipalityId, found.value.settings)
  const [levels, ages] = await Promise.all([
    deps.db.as(actor, (tx) => readLevelPairs(tx, scope)),
    deps.db.as(actor, (tx) => readAges(tx, scope)),
  ])
  return ok(reportJson(found.value, { levels, ages }))
}

/** The same report to read on a terminal, in Dutch: each figure with its measure, its table and what is left out. */
export async function impactReportText(deps: ReportDeps, actor: Actor, options: ReportOptions): Promise<Result<string, ReportRefusal>> {
  const found = await read(deps, actor, options)
  if (!found.ok) return found
  const t = evidenceText('nl')
  const lines = presentReport(found.value, 'nl').flatMap((figure) => [
    '',
    figure.title,
    `  ${figure.measure} · ${figure.counts}`,
    ...figure.table.rows.map((row) => `  ${[row.label, ...row.cells.map((cell) => showCell(cell, 'nl'))].join('  ')}`),
  ])
  return ok([t.title, t.about(found.value.settings), ...lines, ''].join('\n'))
}
