import { randomUUID } from 'node:crypto'
import { machine } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import type { BenchAccount } from './account.ts'
import { ask, type Heard, type Load, percentile, requestText } from './asker.ts'
import type { SignedInClient } from './sign-in.ts'
import type { Row } from './table.ts'

export type Place = { readonly municipalityId: string; readonly account: BenchAccount }

const connections = 10
// The first requests of a page are interpreted and planned; a server in use has them behind it.
const warmSeconds = 3
const seconds = 6
const searched = ['yilmaz', 'el amrani', 'peeters lotte', 'kaya elif', 'popescu', 'shevcenko'] as const

const page = /^HTTP\/1\.1 200 /
/** To a dossier: someone who is not signed in is led away too. */
const ledOn = /^HTTP\/1\.1 303 .*\r\nlocation: \/gezinnen\//is
const pageOrLedOn = new RegExp(`${page.source}|${ledOn.source}`, ledOn.flags)

async function run(load: Omit<Load, 'connections' | 'seconds'>): Promise<Heard> {
  await ask({ ...load, connections, seconds: warmSeconds })
  return ask({ ...load, connections, seconds })
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

/** The nth of a list that begins anew at its end. */
function turnOf<T>(list: readonly T[], turn: number): T {
  const found = list[turn % list.length]
  if (found === undefined) throw new Error('nothing to ask for')
  return found
}

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
  const same = (path: string): Promise<Heard> => {
    const text = requestText(address, path, headers)
    return run({ address, request: () => text, right: page })
  }
  const list = await same('/gezinnen?wie=team')
  const dossiers = ids.map((id) => requestText(address, `/gezinnen/${id}`, headers))
  const dossier = await run({ address, request: (turn) => turnOf(dossiers, turn), right: page })
  const day = await same('/vandaag')
  const inbox = await same('/nieuw')
  const searches = searched.map((q) => requestText(address, '/gezinnen/zoek', headers, new URLSearchParams({ _csrf: client.csrf, q })))
  const search = await run({ address, request: (turn) => turnOf(searches, turn), right: pageOrLedOn })
  // A hit that is clearly meant leads on to its dossier: who searches waits for that page too.
  const led = (search.statuses.get(303) ?? 0) / search.times.length
  const answered = 1 / (1 / search.perSecond + led / dossier.perSecond)
  const contact = {
    kind: 'phone',
    happenedOn: today,
    happenedAt: '',
    minutes: '15',
    contactNote: 'Kort gebeld over de afspraak.',
    domains: 'paperwork',
  }
  const save = await run({
    address,
    request: (turn) => {
      const form = new URLSearchParams({ _csrf: client.csrf, _key: randomUUID(), ...contact })
      return requestText(address, `/gezinnen/${turnOf(ids, turn)}/contacten`, headers, form)
    },
    right: ledOn,
  })
  const target = (value: number): number | null => (budgets ? value : null)
  const rate = (what: string, result: Heard, budget: number | null): Row => ({
    what: `${what}, ${label}`,
    unit: 'requests/s',
    value: result.perSecond,
    budget,
    better: 'more',
  })
  const slowest = (what: string, result: Heard, budget: number | null): Row => ({
    what: `${what}, ${label}, p99`,
    unit: 'ms',
    value: percentile(result.times, 0.99),
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
