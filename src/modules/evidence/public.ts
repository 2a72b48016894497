export { impactReportJson, impactReportText, type ReportOptions, type ReportRefusal } from './cli.ts'
export type { ReportJson } from './domain/report-json.ts'
export { policy as evidencePolicy } from './policy.ts'
export { evidenceRoutes } from './web/routes.ts'
