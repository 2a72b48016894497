import type { FastifyInstance } from 'fastify'
import type { Deps } from '#platform/deps.ts'
import { accessRoutes } from './access-routes.tsx'
import { answerRoutes } from './answer-routes.tsx'
import { type AskOptions, askRoutes } from './ask-routes.tsx'
import { entryRoutes } from './entry-routes.tsx'
import { settingsRoutes } from './settings-routes.tsx'

export type AllOptions = {
  readonly origin: () => string
  readonly links: boolean
  readonly hasSms: boolean
  readonly register: AskOptions
}

export function familyRoutes(app: FastifyInstance, deps: Deps, options: AllOptions): void {
  entryRoutes(app, deps, options)
  askRoutes(app, deps, options.register)
  settingsRoutes(app, deps)
  accessRoutes(app, deps, options)
  answerRoutes(app, deps, options.register)
}
