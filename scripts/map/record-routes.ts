/** Every route of the program, taken from the program itself: the routes are registered on a server that never listens. */
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import Fastify from 'fastify'
import { routes } from '#app/routes.ts'
import { sessionsOf } from '#modules/identity/public.ts'
import type { Database } from '#platform/db/database.ts'
import { realDeps } from '#platform/deps.ts'
import { draftRoutes } from '#platform/http/draft-route.ts'
import { healthRoutes } from '#platform/http/health.ts'
import { metrics } from '#platform/http/metrics.ts'
import { projectRoot } from '#platform/root.ts'

export type RecordedRoute = {
  readonly method: string
  readonly url: string
  readonly access: readonly string[]
  readonly purpose: string
  /** Asks the second factor again. */
  readonly stepUp: boolean
  /** For programs: no cookie is looked at. */
  readonly machineOnly: boolean
  /** Where it was registered, innermost first: file and line. */
  readonly trace: readonly { readonly path: string; readonly line: number }[]
}

const unused = async (): Promise<never> => {
  throw new Error('the map is drawn without a database')
}
const nowhere: Database = { as: unused, catalogue: unused, ping: unused, close: unused }

function traceNow(): RecordedRoute['trace'] {
  const places = [...(new Error('trace').stack ?? '').matchAll(/(?:file:\/\/)?(\/[^\s:()]+\.tsx?):(\d+)/g)]
  return places.flatMap(([, file = '', line = '']) => {
    const path = relative(projectRoot, file.startsWith('file:') ? fileURLToPath(file) : file)
    return path.startsWith('src/') ? [{ path, line: Number(line) }] : []
  })
}

export async function recordRoutes(): Promise<readonly RecordedRoute[]> {
  Error.stackTraceLimit = 60
  const found: RecordedRoute[] = []
  const app = Fastify()
  app.addHook('onRoute', (route) => {
    const methods = [route.method].flat().filter((method) => method !== 'HEAD')
    const access = route.config?.access ?? []
    for (const method of methods) {
      found.push({
        method,
        url: route.url,
        access: access === 'public' ? ['public'] : access,
        purpose: route.config?.purpose ?? '',
        stepUp: route.config?.stepUp === true,
        machineOnly: route.config?.machineOnly === true,
        trace: traceNow(),
      })
    }
  })
  const deps = realDeps(nowhere)
  healthRoutes(app, deps, async () => true)
  metrics(app, undefined)
  draftRoutes(app, deps)
  routes(app, deps, { sessions: sessionsOf(deps), secret: 'map', origin: () => '' })
  await app.ready()
  await app.close()
  return found.sort((a, b) => (a.url === b.url ? a.method.localeCompare(b.method) : a.url < b.url ? -1 : 1))
}
