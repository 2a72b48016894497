/** The routes of the running program, the parameters in their addresses, and ids of the kind each parameter means. */
import { recordRoutes } from '../../scripts/map/record-routes.ts'
import type { IdsByTable, SecurityWorld } from './world.ts'

export type Route = {
  readonly method: string
  readonly url: string
  readonly access: readonly string[]
  readonly parameters: readonly string[]
}

export async function programRoutes({ site }: SecurityWorld): Promise<readonly Route[]> {
  const known = await recordRoutes()
  return known.flatMap(({ method, url, access }) => {
    if (!site.app.hasRoute({ method: verbs.find((one) => one === method) ?? 'GET', url })) throw new Error(`${method} ${url} is not served`)
    return [{ method, url, access, parameters: [...url.matchAll(/:(\w+)/g)].map(([, name = '']) => name) }]
  })
}
const verbs = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/** Where a parameter's name does not say its table, or says one of several. */
const tableOf: Readonly<Record<string, string>> = {
  stepId: 'contacts.next_step',
  partId: 'dossiers.member',
  entryId: 'protected.record',
  answerId: 'contacts.attention',
  childId: 'people.person',
  sessionId: 'identity.session',
  accessId: 'family.access',
  requestId: 'family.request',
  noteId: 'consent.note',
  id: 'identity.account',
}

const words: Readonly<Record<string, string>> = {
  round: 'zelf',
  right: 'wonen',
  language: 'ar',
  instrument: 'opkomst-casestudy',
  item: 'stress',
  state: 'yes',
  form: 'contact',
  municipality: 'testgemeente',
}

/** Where nothing of a kind was told. */
const missing = 'f1932d00-0000-7abc-8def-00000000f111'

export function idsFor(ids: IdsByTable, parameter: string): readonly string[] {
  const word = parameter.replace(/Id$/, '').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  const table = tableOf[parameter] ?? [...ids.keys()].find((name) => name.endsWith(`.${word}`))
  return ids.get(table ?? '') ?? []
}

/** The address with a value for each parameter; what is not given is filled with an own id of that kind. */
export function addressOf({ url, parameters }: Route, { own, dossierId }: SecurityWorld, given: Readonly<Record<string, string>>): string {
  return parameters.reduce((address, name) => {
    const value = given[name] ?? words[name] ?? (name === 'dossierId' ? dossierId : (idsFor(own, name)[0] ?? missing))
    return address.replace(`:${name}`, encodeURIComponent(value))
  }, url)
}
