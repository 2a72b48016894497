import type { FastifyInstance } from 'fastify'
import { recordAudit } from '#modules/audit/public.ts'
import { readDossier } from '#modules/dossiers/public.ts'
import type { Deps } from '#platform/deps.ts'
import { sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId } from '#platform/http/request.ts'
import { allInstruments } from '../catalogue.ts'
import { asOfNow } from '../domain/measurement.ts'
import { policy } from '../policy.ts'
import { readMeasurements } from '../queries/read-measurements.ts'
import { HistoryPage } from './history-page.tsx'

const order: readonly string[] = ['opkomst-casestudy', 'moederscores', 'opkomst-dossier', 'kansarmoede-screening']

export function historyRoutes(app: FastifyInstance, deps: Deps): void {
  const config = { access: policy.who('indicators.read'), purpose: 'guidance' } as const
  app.get('/gezinnen/:dossierId/metingen', { config }, async (request, reply) => {
    const ctx = pageOf(request)
    const actor = actorOf(request)
    const dossierId = readId(request, 'dossierId')
    if (dossierId === null) return sendNotFound(request, reply)
    const page = await deps.db.as(actor, async (tx) => {
      const dossier = await readDossier(tx, actor.municipalityId, dossierId, deps.today())
      if (dossier === null) return null
      const all = await readMeasurements(tx, actor.municipalityId, { dossierId })
      await recordAudit(tx, deps, actor, { action: 'indicators.history.read', subjectId: dossierId, dossierId })
      const used = [...allInstruments()]
        .filter(({ kind }) => kind !== 'talk')
        .sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id) || b.version.localeCompare(a.version))
        .map((instrument) => {
          const own = all.filter((one) => one.instrument === instrument.id && one.version === instrument.version && one.answers.size > 0)
          return { instrument, measurements: asOfNow(own, instrument, dossier) }
        })
        .filter(({ measurements }) => measurements.length > 0)
      return <HistoryPage ctx={ctx} dossier={dossier} used={used} />
    })
    return page === null ? sendNotFound(request, reply) : sendPage(reply, 200, page)
  })
}
