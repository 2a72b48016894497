import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asking, comparable, type Seen, type Wish } from './asking.ts'
import { addressOf, programRoutes, type Route } from './routes.ts'
import { sampled, tellCounts } from './sample.ts'
import { type Asker, canary, securityWorld } from './world.ts'

const world = await securityWorld()
const who = ['counsellor', 'midwife', 'team-lead', 'partner', 'researcher', 'administrator', 'family'] as const
const routes = await programRoutes(world)
const ask = await asking(world, who)
const { other, otherSlug } = world
await world.superuser.query("update platform.municipality set host = 'buren.example' where id = $1", [other])
// The list of municipalities is kept for a few seconds.
world.site.world.clock.now = new Date(world.site.world.clock.now.getTime() + 6_000)

type Claim = { readonly name: string; readonly headers?: Readonly<Record<string, string>>; readonly query?: string }
/** A challenge for a new key, and a list that grows by being read. */
const newEachTime = new Set(['/account/sleutels/nieuw', '/mijn/keek'])
/** Ways to say that one belongs to another municipality. */
const claims: readonly Claim[] = [
  { name: 'query', query: `gemeente=${otherSlug}` },
  { name: 'query with the id', query: `municipality_id=${other}&municipalityId=${other}&tenant=${other}` },
  { name: 'host', headers: { host: 'buren.example' } },
  {
    name: 'forwarded host',
    headers: { 'x-forwarded-host': 'buren.example', forwarded: 'host=buren.example', 'x-original-host': 'buren.example' },
  },
  {
    name: 'headers',
    headers: { 'x-tenant': other, 'x-tenant-id': other, 'x-municipality-id': other, 'x-user-id': other, 'x-role': 'team-lead' },
  },
  { name: 'bearer', headers: { authorization: `Bearer ${other}` } },
  { name: 'origin', headers: { origin: 'https://buren.example', referer: 'https://buren.example/gezinnen' } },
]

type Case = { readonly route: Route; readonly as: Asker; readonly claim: Claim }
const reads = routes.filter(({ method, access, url }) => method === 'GET' && !access.includes('public') && url !== '/account')
const cases: readonly Case[] = reads.flatMap((route) =>
  who.filter((as) => route.access.includes(as)).flatMap((as) => claims.map((claim) => ({ route, as, claim }))),
)

function read({ route, as }: Case, claim: Claim | null): Promise<Seen> {
  const url = addressOf(route, world, {})
  const wish: Wish = { method: 'GET', url: claim?.query === undefined ? url : `${url}?${claim.query}`, as, headers: claim?.headers ?? {} }
  return ask(wish)
}

test('whoever is signed in stays in her own municipality, whatever the request says', { timeout: 1_800_000 }, async () => {
  const chosen = sampled(cases, 150)
  const wrong: string[] = []
  let compared = 0
  for (const one of chosen) {
    const seen = await read(one, one.claim)
    const where = `${one.route.url} as ${one.as}, ${one.claim.name}`
    if (seen.body.includes(canary) || seen.body.includes('Andere Gemeente')) wrong.push(`${where}: shows the other municipality`)
    if (seen.body.includes(other) && one.claim.query === undefined) wrong.push(`${where}: shows its id`)
    if (one.claim.query !== undefined) continue
    if (newEachTime.has(one.route.url)) continue
    compared += 1
    const plain = await read(one, null)
    if (comparable(seen, '-') !== comparable(plain, '-')) wrong.push(`${where}: ${seen.status} instead of ${plain.status}`)
  }
  tellCounts(
    `Other municipality claimed: ${chosen.length} of ${cases.length} requests in ${claims.length} ways, ${compared} compared word for word, ${wrong.length} wrong`,
  )
  assert.deepEqual(wrong, [])
})
