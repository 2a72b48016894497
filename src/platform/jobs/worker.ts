import { z } from 'zod'
import { machine } from '../actor.ts'
import type { Deps } from '../deps.ts'
import { openQueue, queueName } from './queue.ts'
import { type JobHandlers, type JobTicket, runJob } from './run-job.ts'

const ticketShape = z.object({ municipalityId: z.uuid(), jobId: z.uuid() })

export type Worker = { readonly wake: (ticket: JobTicket) => void; readonly stop: () => Promise<void> }

/** Takes jobs from the queue one at a time, and picks up those a former process left behind. */
export async function startWorker(deps: Deps, appUrl: string, handlers: JobHandlers, onError: (error: Error) => void): Promise<Worker> {
  const boss = openQueue(appUrl)
  boss.on('error', onError)
  await boss.start()
  await boss.work(queueName, { pollingIntervalSeconds: 1 }, async (jobs) => {
    for (const job of jobs) {
      const ticket = ticketShape.safeParse(job.data)
      if (ticket.success) await runJob(deps, handlers, ticket.data)
    }
  })
  const wake = (ticket: JobTicket): void => {
    boss.send(queueName, ticket, { singletonKey: ticket.jobId }).catch(onError)
  }
  for (const ticket of await leftBehind(deps)) wake(ticket)
  return { wake, stop: () => boss.stop({ graceful: true, timeout: 10_000 }) }
}

async function leftBehind(deps: Deps): Promise<JobTicket[]> {
  const municipalities = await deps.db.catalogue((db) => db.selectFrom('platform.municipality').select('id').execute())
  const tickets: JobTicket[] = []
  for (const { id: municipalityId } of municipalities) {
    const rows = await deps.db.as(machine(municipalityId, 'administration'), (tx) =>
      tx
        .selectFrom('platform.job')
        .select('id')
        .where('municipality_id', '=', municipalityId)
        .where('state', 'in', ['waiting', 'running'])
        .execute(),
    )
    tickets.push(...rows.map((row) => ({ municipalityId, jobId: row.id })))
  }
  return tickets
}
