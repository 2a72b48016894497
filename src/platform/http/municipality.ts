import type { FastifyRequest } from 'fastify'
import type { Deps } from '../deps.ts'

export type Municipality = {
  readonly id: string
  readonly name: string
  readonly slug: string
  readonly host: string | null
  readonly postcodes: readonly string[]
  readonly theme: string
  readonly phone: string | null
  readonly demo: boolean
}

const keepMs = 5_000

/** The municipalities this installation serves; read again after a few seconds, so that a new one appears by itself. */
export function municipalityList(deps: Deps): { readonly all: () => Promise<readonly Municipality[]> } {
  let known: { readonly at: number; readonly list: readonly Municipality[] } | null = null
  return {
    all: async () => {
      const now = deps.now().getTime()
      if (known !== null && Math.abs(now - known.at) < keepMs) return known.list
      const rows = await deps.db.catalogue((db) => db.selectFrom('platform.municipality').selectAll().orderBy('created_at').execute())
      const list = rows.map(({ id, name, slug, host, postcodes, theme, phone, is_demo }) => ({
        id,
        name,
        slug,
        host,
        postcodes,
        theme,
        phone,
        demo: is_demo,
      }))
      known = { at: now, list }
      return list
    },
  }
}

/** Which municipality a request is about: its own host name, else the one named by the address (`?gemeente=`), else by the cookie, else the first. */
export function chooseMunicipality(request: FastifyRequest, all: readonly Municipality[]): Municipality | null {
  const host = request.hostname.split(':')[0] ?? ''
  const byHost = all.find((one) => one.host !== null && one.host === host)
  if (byHost !== undefined) return byHost
  const query = request.query
  const asked = typeof query === 'object' && query !== null && 'gemeente' in query ? query.gemeente : undefined
  const slug = typeof asked === 'string' ? asked : request.cookies['opkomst-gemeente']
  return all.find((one) => one.slug === slug) ?? all[0] ?? null
}
