/** Behind which addresses each rule of the matrix stands: its own doors, and those of another rule where the command inside asks for it once more. */
import { matrixRows, type Row } from '#app/matrix/matrix.ts'
import { ruleBehind } from '#platform/policy.ts'
import type { RecordedRoute } from '../../scripts/map/record-routes.ts'
import type { Route } from './routes.ts'
import { writtenRules } from './written.ts'

/** Rules that no address names as its door. */
const insideOthers: Readonly<Record<string, readonly string[]>> = {
  'access.conflict.lift': ['POST /beheer/toegang/kent/:conflictId/op'],
  'access.dossier.close': ['POST /gezinnen/:dossierId/wie-ziet/besloten'],
  'access.break-glass': ['POST /gezinnen/:dossierId/wie-ziet/open', 'POST /gezinnen/besloten'],
  'referrals.ask': ['GET /aanmelden', 'GET /verwijzen/ontvangst/:token'],
  'referrals.refer-by-link': ['POST /verwijzen/via/:token', 'GET /verwijzen/via/:token'],
  'referrals.stop-telling': ['POST /mijn/delen/aanmelder/uit'],
  'dossiers.import': ['POST /import/:uploadId/nakijken'],
  'people.change': ['POST /gezinnen/:dossierId/mensen/:personId', 'GET /gezinnen/:dossierId/mensen/:personId'],
  'groups.read': ['GET /gezinnen/:dossierId'],
  'register.read': ['GET /gezinnen/:dossierId'],
  'consent.withdraw': ['POST /gezinnen/:dossierId/delen/:permissionId/intrekken', 'POST /mijn/delen/:permissionId/uit'],
  'consent.take-over': [
    'POST /gezinnen/:dossierId/overdracht/:handoverId/overgenomen',
    'GET /gezinnen/:dossierId/overdracht/:handoverId',
    'POST /meewerken/overdracht/:handoverId/overgenomen',
    'GET /meewerken/overdracht/:handoverId',
  ],
  'imports.read': ['GET /import/:uploadId', 'GET /import'],
  'imports.undo': ['POST /import/:uploadId/ongedaan', 'GET /import/:uploadId/ongedaan'],
  'lifecycle.request.answer': ['POST /gezinnen/:dossierId/vragen/:requestId'],
  'lifecycle.copy.own': ['GET /mijn/gegevens', 'POST /mijn/gegevens'],
  'lifecycle.request.record': ['POST /gezinnen/:dossierId/rechten/vragen', 'POST /mijn/vraag'],
}

export type Door = Route & { readonly row: Row; readonly purpose: string; readonly isOwn: boolean }

const nameOf = ({ method, url }: Pick<Route, 'method' | 'url'>): string => `${method} ${url}`

/** Every pair of a rule and an address it decides about. */
export function doorsOf(recorded: readonly RecordedRoute[]): readonly Door[] {
  const written = writtenRules()
  const rows = matrixRows().map((row) => ({ ...row, who: written.get(row.rule)?.who ?? [] }))
  const routes = recorded.map(({ method, url, access, purpose }) => {
    const parameters = [...url.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
    return { method, url, access, purpose, parameters }
  })
  const own = routes.flatMap((route) => {
    const row = rows.find(({ rule }) => rule === ruleBehind(route.access))
    return row === undefined ? [] : [{ ...route, row, isOwn: true }]
  })
  const borrowed = rows.flatMap((row) =>
    (insideOthers[row.rule] ?? []).map((name) => {
      const route = routes.find((one) => nameOf(one) === name)
      if (route === undefined) throw new Error(`${row.rule} names ${name}, which is no address`)
      return { ...route, row, isOwn: false }
    }),
  )
  return [...own, ...borrowed]
}
