import type { FastifyInstance } from 'fastify'
import { journalTrouble } from '#modules/audit/public.ts'
import { sessionsOf } from '#modules/identity/public.ts'
import { loadPacks } from '#modules/programmes/public.ts'
import { openDatabase } from '#platform/db/database.ts'
import { type Deps, realDeps } from '#platform/deps.ts'
import { logging } from '#platform/http/logging.ts'
import { openPlainDoor } from '#platform/http/plain-http.ts'
import { createServer } from '#platform/http/server.ts'
import type { Settings } from '#platform/http/settings.ts'
import { startWorker, type Worker } from '#platform/jobs/worker.ts'
import { type LogSending, sendLogAway } from '#platform/log/send-away.ts'
import { carriersOf } from '#platform/mail/carrier.ts'
import { startMailClock } from '#platform/mail/deliver.ts'
import { readMailSettings } from '#platform/mail/settings.ts'
import { projectRoot } from '#platform/root.ts'
import { startRounds } from '#platform/rounds.ts'
import { type TlsServing, tlsServing } from '#platform/tls/server.ts'
import { loadAssets } from '#platform/web/assets.ts'
import { entranceOf } from './entrance.ts'
import { newsRound } from './intake/partner-news.ts'
import { jobHandlers } from './job-handlers.ts'
import { startLifeRounds } from './life/rounds.ts'
import { reminderRound } from './mijn/reminders.ts'
import { pageScripts } from './page-scripts.ts'
import { routes } from './routes.ts'
import { waitingCount } from './waiting-count.ts'

export type Program = {
  readonly app: FastifyInstance
  readonly deps: Deps
  readonly address: string
  /** Sends a line of the log to the collector and nowhere else; does nothing without one. */
  readonly sendAway: (line: string) => void
  readonly stop: (lastly?: () => Promise<void>) => Promise<void>
}
export type ProgramOptions = { readonly appUrl: string; readonly settings: Settings; readonly now?: () => Date }

/** Partners hear within ten minutes that there is news: soon enough, and several changes are one mail. */
const newsTimes = { firstMs: 60_000, everyMs: 600_000 }

/** What happens to the certificate is told in the log of a server that does not exist yet when it is first read. */
function tlsOf({ tls }: Settings, log: () => FastifyInstance['log']): TlsServing | undefined {
  if (tls === null) return undefined
  return tlsServing(tls, {
    now: () => new Date(),
    told: (fault) => (fault === null ? log().warn({ event: 'tls.renewed' }) : log().error({ event: 'tls.not-renewed', fault })),
  })
}

/** Every line stands on the output, and goes to the collector when there is one. */
function logOf({ logTo, logLevel }: Settings) {
  if (logTo === null) return null
  const write = (line: string): void => {
    process.stdout.write(line)
    sending.add(line)
  }
  const sending: LogSending = sendLogAway(logTo, { now: () => Date.now(), tell: write })
  return { sending, logger: { ...logging(logLevel), stream: { write } } }
}

const unjournaled = {
  name: 'opkomst_audit_unjournaled_lines',
  help: 'Lines of the journal of the audit that could not be written. Above 0: a removal right before a kill would not be seen.',
  read: () => journalTrouble()?.lines ?? 0,
}

/** Starts everything that answers: packs checked, pages, worker. The database is there and migrated. Stops in the reverse order; `lastly` comes when nothing is written any more, before the database is let go. */
export async function startProgram({ appUrl, settings, now }: ProgramOptions): Promise<Program> {
  loadPacks(projectRoot)
  const db = openDatabase(appUrl)
  let worker: Worker | null = null
  const deps: Deps = { ...realDeps(db, now), wake: (ticket) => worker?.wake(ticket) }
  const sessions = sessionsOf(deps)
  const mail = readMailSettings(process.env)
  const carriers = carriersOf(mail)
  let address = settings.origin ?? ''
  const tls = tlsOf(settings, () => app.log)
  const log = logOf(settings)
  const app: FastifyInstance = await createServer({
    deps,
    settings,
    tls,
    logger: log?.logger,
    lines: log?.sending.counts,
    assets: await loadAssets(projectRoot, pageScripts),
    entrance: entranceOf(deps, sessions, waitingCount(deps), settings.secret),
    isReady: async () => worker !== null,
    readings: [unjournaled],
    routes: (server) =>
      routes(server, deps, {
        sessions,
        secret: settings.secret,
        origin: () => address,
        hosts: settings.hosts,
        messages: { carriers, links: mail.links },
      }),
  })
  worker = await startWorker(deps, appUrl, jobHandlers(deps, carriers), (error) => app.log.error({ event: 'worker.failed', err: error }))
  const messages = startMailClock(deps, carriers, (err) => app.log.error({ event: 'messages.failed', err }))
  const life = startLifeRounds(deps, (err) => app.log.error({ event: 'life.failed', err }))
  const news = startRounds(
    () => newsRound(deps, () => address),
    newsTimes,
    (err) => app.log.error({ event: 'news.failed', err }),
  )
  const reminders = startRounds(
    () => reminderRound(deps),
    newsTimes,
    (err) => app.log.error({ event: 'reminders.failed', err }),
  )
  const listening = await app.listen({ port: settings.port, host: settings.host })
  if (settings.origin === null) address = tls === undefined ? listening : listening.replace(/^http:/, 'https:')
  const { httpPort, host, hosts, origin } = settings
  const door = httpPort === null || origin === null ? null : await openPlainDoor({ port: httpPort, host, origin, hosts })
  const stop: Program['stop'] = async (lastly) => {
    tls?.stop()
    await door?.stop()
    await app.close()
    await news.stop()
    await reminders.stop()
    await life.stop()
    await messages.stop()
    await worker?.stop()
    await lastly?.()
    await db.close()
    await log?.sending.stop()
  }
  return { app, deps, address, stop, sendAway: (line) => log?.sending.add(line) }
}
