import type { FastifyInstance } from 'fastify'
import { roles } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { actorOf, readId } from '#platform/http/request.ts'
import { readJob } from '#platform/jobs/jobs.ts'

/** How far one's own long work is, for the page that shows it. */
export function jobRoutes(app: FastifyInstance, deps: Deps): void {
  app.get('/werk/:jobId', { config: { access: roles, purpose: 'administration' } }, async (request, reply) => {
    const jobId = readId(request, 'jobId')
    const actor = actorOf(request)
    const job = jobId === null ? null : await deps.db.as(actor, (tx) => readJob(tx, actor.municipalityId, jobId))
    if (job === null || job.requestedBy !== actor.accountId) return reply.callNotFound()
    const progress = { state: job.state, done: job.done, total: job.total ?? 0 }
    return reply
      .header('cache-control', 'no-store')
      .send(job.state === 'done' || job.state === 'failed' ? { ...progress, href: '.' } : progress)
  })
}
