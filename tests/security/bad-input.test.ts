import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asking } from './asking.ts'
import { forgetReadings, isWrong, judgeAccepted, type Verdict, watchWrites } from './form-verdicts.ts'
import { collectForms } from './forms.ts'
import { addressOf, programRoutes, type Route } from './routes.ts'
import { sampled, tellCounts } from './sample.ts'
import { type Variant, variants } from './variants.ts'
import { type Asker, askers, securityWorld } from './world.ts'

const world = await securityWorld()
const routes = await programRoutes(world)
const ask = await asking(world, askers)
const who = ['team-lead', 'administrator', 'counsellor', 'partner', 'researcher', 'family', 'visitor'] as const
const forms = await collectForms(world, ask, routes, who)

/** Whoever comes furthest; her own session must live through the test. */
function bestAsker(route: Route): Asker {
  return who.find((one) => route.access.includes(one)) ?? 'visitor'
}
const endsTheSession = (route: Route): boolean =>
  /afmelden|uitloggen|sessies|\/mijn\/(weg|uit|stop)|snel-weg|sluiten|\/toegang\/:accessId|\/account\//.test(route.url)
const targets = routes.filter((route) => !endsTheSession(route) && !route.access.includes('machine'))
const pairs = targets.flatMap((route) => variants.map((variant) => ({ route, variant })))

/** What was sent may not be saved: a refusal, the way to the sign-in, or the form once more. */
const isRefused = (status: number, location: string): boolean => status >= 400 || /inloggen|weer/.test(location)

const writes = await watchWrites(world.superuser)
/** What an earlier request switched on and what would stand before every later one. */
async function clearTheWay(): Promise<void> {
  // Only strong ways in would end the session of everybody here; a dossier that may not be used leads everything to one page.
  await world.superuser.query('delete from identity.sign_in_rule; delete from lifecycle.limit')
}

async function send(route: Route, variant: Pick<Variant, 'make'>) {
  const { query, ...bad } = variant.make(forms.get(route) ?? [])
  const as = bestAsker(route)
  const url = addressOf(route, world, {})
  if (route.method === 'GET') return ask({ method: 'GET', url: query === undefined || query === '' ? url : `${url}?${query}`, as })
  return ask({ method: route.method, url, as, ...bad })
}

const nothing: Pick<Variant, 'make'> = { make: () => ({ body: new URLSearchParams() }) }

/** How many of each verdict; of fields a schema accepted, what it made of them. */
function tell(verdicts: readonly Verdict[]): string {
  const counts = [...Map.groupBy(verdicts, ({ kind }) => kind)].map(([kind, all]) => `${kind}: ${all.length}`)
  const fields = new Map<string, number>()
  for (const verdict of verdicts) {
    if (verdict.kind !== 'schema accepts') continue
    for (const [kept, n] of Object.entries(verdict.fields)) fields.set(kept, (fields.get(kept) ?? 0) + n)
  }
  return `${counts.join(', ')} (fields ${[...fields].map(([kept, n]) => `${kept}: ${n}`).join(', ')})`
}

test('bad input is answered, never with a failure of the server', { timeout: 1_800_000 }, async () => {
  const chosen = sampled(pairs, 700)
  const wrong: string[] = []
  const lost: string[] = []
  const verdicts: Verdict[] = []
  for (const { route, variant } of chosen) {
    forgetReadings()
    const mark = await writes.mark()
    const { status, location } = await send(route, variant)
    const where = `${route.method} ${route.url}, ${variant.name}: ${status} ${location}`
    if (/^\/inloggen(?:\?|$)/.test(location) && bestAsker(route) !== 'visitor') lost.push(where)
    const isWrite = route.method !== 'GET'
    if (status >= 500) wrong.push(where)
    if (isWrite && variant.mustRefuse === true && !isRefused(status, location)) wrong.push(`${where} (accepted)`)
    if (isWrite && !isRefused(status, location)) {
      const verdict = await judgeAccepted(
        writes,
        mark,
        { status, location },
        { plain: () => send(route, nothing), bad: () => send(route, variant) },
      )
      verdicts.push(verdict)
      if (isWrong(verdict)) wrong.push(`${where} (${JSON.stringify(verdict)})`)
    }
    if (isWrite) await clearTheWay()
  }
  const left = `${verdicts.length} not refused, each judged: ${tell(verdicts)}`
  tellCounts(
    `Bad input: ${chosen.length} of ${pairs.length} requests, ${variants.length} variants over ${targets.length} routes, ${wrong.length} wrong, ${left}`,
  )
  assert.deepEqual(wrong, [])
  assert.deepEqual(lost.slice(0, 3), [], 'everybody stays signed in to the end')
  assert.ok(variants.length >= 20)
})

const paths = targets.filter(({ parameters }) => parameters.length > 0)
const badPaths = [
  '%00',
  '%ff',
  '%c0%ae',
  '..%2f..%2fetc',
  'a'.repeat(190),
  'a'.repeat(400),
  '%E2%80%AE',
  '%F0%9F%8D%BC',
  '01932d00-0000-7000-8000-00000000000g',
  '[object Object]',
]

test('bad words in an address are answered, never with a failure of the server', { timeout: 1_800_000 }, async () => {
  const all = paths.flatMap((route) => route.parameters.flatMap((parameter) => badPaths.map((path) => ({ route, parameter, path }))))
  const chosen = sampled(all, 300)
  const wrong: string[] = []
  for (const { route, parameter, path } of chosen) {
    const given = route.parameters.filter((name) => name !== parameter)
    const shape = { ...route, url: route.url.replace(`:${parameter}`, path.replaceAll(' ', '%20')), parameters: given }
    const url = addressOf(shape, world, {})
    const { status } = await ask({ method: route.method, url, as: bestAsker(route), body: new URLSearchParams() })
    if (status >= 500) wrong.push(`${route.method} ${url}: ${status}`)
  }
  tellCounts(`Bad addresses: ${chosen.length} of ${all.length} requests over ${paths.length} routes, ${wrong.length} wrong`)
  assert.deepEqual(wrong, [])
})
