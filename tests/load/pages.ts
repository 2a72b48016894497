import { randomUUID } from 'node:crypto'
import autocannon from 'autocannon'
import { machine } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import type { BenchAccount } from './account.ts'
import type { SignedInClient } from './sign-in.ts'
import type { Row } from './table.ts'

type Place = { readonly municipalityId: string; readonly account: BenchAccount }

const seconds = 8
const connections = 10

async function run(options: Omit<autocannon.Options, 'connections' | 'duration'>): Promise<autocannon.Result> {
  const result = await autocannon({ ...options, connections, duration: seconds })
  if (result.non2xx - (result.statusCodeStats?.['303']?.count ?? 0) > 0) throw new Error(`${options.url}: ${result.non2xx} answers were not a page`)
  return result
}

async function someDossiers(deps: Deps, municipalityId: string): Promise<string[]> {
  const rows = await deps.db.as(machine(municipalityId, 'administration'), (tx) =>
    tx.selectFrom('dossiers.dossier').select('id').where('municipality_id', '=', municipalityId).where('is_open', '=', true).orderBy('id').limit(500).execute(),
  )
  return rows.map((row) => row.id)
}

/** Lists, dossier pages and saved contacts per second, with sign-in, access rules and audit as in use. */
export async function measurePages(deps: Deps, address: string, place: Place, client: SignedInClient, label: string, budgets = true): Promise<Row[]> {
  const headers = { cookie: client.cookie }
  const ids = await someDossiers(deps, place.municipalityId)
  const list = await run({ url: `${address}/gezinnen?wie=team`, headers })
  const dossier = await run({ url: address, requests: ids.map((id) => ({ method: 'GET', path: `/gezinnen/${id}`, headers })) })
  const today = deps.today()
  const save = await run({
    url: address,
    requests: ids.map((id) => ({
      method: 'POST',
      path: `/gezinnen/${id}/contacten`,
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      setupRequest: (request) => ({
        ...request,
        body: new URLSearchParams({ _csrf: client.csrf, _key: randomUUID(), kind: 'phone', happenedOn: today, happenedOn_day: '', minutes: '15', note: 'Kort gebeld over de afspraak.' }).toString(),
      }),
    })),
  })
  const target = (value: number): number | null => (budgets ? value : null)
  return [
    { what: `list of 50 dossiers, ${label}`, unit: 'requests/s', value: list.requests.average, budget: target(1000), better: 'more' },
    { what: `list of 50 dossiers, ${label}, p99`, unit: 'ms', value: list.latency.p99, budget: target(40), better: 'less' },
    { what: `dossier page, ${label}`, unit: 'requests/s', value: dossier.requests.average, budget: target(800), better: 'more' },
    { what: `save a contact, ${label}`, unit: 'requests/s', value: save.requests.average, budget: target(500), better: 'more' },
    { what: `save a contact, ${label}, p99`, unit: 'ms', value: save.latency.p99, budget: target(60), better: 'less' },
  ]
}
