import { randomUUID } from 'node:crypto'
import autocannon from 'autocannon'
import { machine } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import type { BenchAccount } from './account.ts'
import type { SignedInClient } from './sign-in.ts'
import type { Row } from './table.ts'

export type Place = { readonly municipalityId: string; readonly account: BenchAccount }

const connections = 10
// The first requests of a page are interpreted and planned; a server in use has them behind it.
const warmSeconds = 3
const seconds = 6
const searched = ['yilmaz', 'el amrani', 'peeters lotte', 'kaya elif', 'popescu', 'shevcenko'] as const

async function run(options: Omit<autocannon.Options, 'connections' | 'duration'>): Promise<autocannon.Result> {
  await autocannon({ ...options, connections, duration: warmSeconds })
  const result = await autocannon({ ...options, connections, duration: seconds })
  const redirects = result.statusCodeStats?.['303']?.count ?? 0
  const wrong = result.non2xx - redirects
  if (wrong > 0 || result.errors > 0) throw new Error(`${options.url}: ${wrong} answers were not a page, ${result.errors} failed`)
  return result
}

async function someDossiers(deps: Deps, municipalityId: string): Promise<string[]> {
  const rows = await deps.db.as(machine(municipalityId, 'administration'), (tx) =>
    tx
      .selectFrom('dossiers.dossier')
      .select('id')
      .where('municipality_id', '=', municipalityId)
      .where('is_open', '=', true)
      .orderBy('id')
      .limit(500)
      .execute(),
  )
  return rows.map((row) => row.id)
}

const formType = 'application/x-www-form-urlencoded'

/** Everyday pages and acts per second, with sign-in, access rules and audit as in use. Without `budgets`, only to compare. */
export async function measurePages(
  deps: Deps,
  address: string,
  place: Place,
  client: SignedInClient,
  label: string,
  budgets = true,
): Promise<Row[]> {
  const headers = { cookie: client.cookie }
  const ids = await someDossiers(deps, place.municipalityId)
  const today = deps.today()
  const list = await run({ url: `${address}/gezinnen?wie=team`, headers })
  const dossier = await run({ url: address, requests: ids.map((id) => ({ method: 'GET', path: `/gezinnen/${id}`, headers })) })
  const day = await run({ url: `${address}/vandaag`, headers })
  const inbox = await run({ url: `${address}/nieuw`, headers })
  const search = await run({
    url: address,
    requests: searched.map((q) => ({
      method: 'POST',
      path: '/gezinnen/zoek',
      headers: { ...headers, 'content-type': formType },
      body: new URLSearchParams({ _csrf: client.csrf, q }).toString(),
    })),
  })
  // A hit that is clearly meant leads on to its dossier: who searches waits for that page too.
  const led = (search.statusCodeStats?.['303']?.count ?? 0) / search.requests.total
  const answered = 1 / (1 / search.requests.average + led / dossier.requests.average)
  const contact = {
    kind: 'phone',
    happenedOn: today,
    happenedAt: '',
    minutes: '15',
    contactNote: 'Kort gebeld over de afspraak.',
    domains: 'paperwork',
  }
  const save = await run({
    url: address,
    requests: ids.map((id) => ({
      method: 'POST',
      path: `/gezinnen/${id}/contacten`,
      headers: { ...headers, 'content-type': formType },
      setupRequest: (request) => ({
        ...request,
        body: new URLSearchParams({ _csrf: client.csrf, _key: randomUUID(), ...contact }).toString(),
      }),
    })),
  })
  const target = (value: number): number | null => (budgets ? value : null)
  const rate = (what: string, result: autocannon.Result, budget: number | null): Row => ({
    what: `${what}, ${label}`,
    unit: 'requests/s',
    value: result.requests.average,
    budget,
    better: 'more',
  })
  const slowest = (what: string, result: autocannon.Result, budget: number | null): Row => ({
    what: `${what}, ${label}, p99`,
    unit: 'ms',
    value: result.latency.p99,
    budget,
    better: 'less',
  })
  return [
    rate('list of 50 dossiers', list, target(1000)),
    slowest('list of 50 dossiers', list, target(40)),
    rate('dossier page', dossier, target(800)),
    rate('save a contact', save, target(500)),
    slowest('save a contact', save, target(60)),
    rate('today', day, null),
    rate('inbox', inbox, null),
    { ...rate('search by name', search, null), value: answered },
  ]
}
