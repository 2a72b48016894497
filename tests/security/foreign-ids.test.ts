import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asking, comparable, type Seen } from './asking.ts'
import { collectForms } from './forms.ts'
import { addressOf, idsFor, programRoutes, type Route } from './routes.ts'
import { isFull, sampled, tellCounts } from './sample.ts'
import { type Asker, askers, canary, securityWorld } from './world.ts'

const world = await securityWorld()
const routes = await programRoutes(world)
const ask = await asking(world, askers)
const forms = await collectForms(world, ask, routes, ['team-lead', 'administrator', 'partner', 'researcher', 'family', 'visitor'])

const nowhere = 'f1932d00-1234-7abc-8def-00000000dead'
const malformed = ['1', '0', '-1', "' or 1=1 --", '../../beheer', 'null', `${nowhere}0`, nowhere.toUpperCase(), '%00', 'é'.repeat(60), ' ']
type Probe = { readonly route: Route; readonly as: Asker; readonly parameter: string; readonly id: string; readonly kind: string }

/** Ids of the other municipality of the kind that is meant and of other kinds. */
function foreignIds(parameter: string): readonly string[] {
  const meant = idsFor(world.foreign, parameter)
  const others = [...world.foreign.values()].flat().filter((id) => !meant.includes(id))
  return [...meant, ...sampledBy(others, parameter.length)]
}
/** A few of many, different ones for different names. */
const sampledBy = (items: readonly string[], shift: number): readonly string[] =>
  items.filter((_, index) => (index + shift) % Math.ceil(items.length / 4) === 0)

function mayUse(route: Route, as: Asker): boolean {
  return route.access.includes('public') || route.access.includes(as === 'barred' ? 'counsellor' : as)
}

/** Ids that are real here, for whoever may not see what they name. */
function ownIds(route: Route, as: Asker, parameter: string): readonly string[] {
  if (!mayUse(route, as)) return idsFor(world.own, parameter)
  return as === 'barred' && parameter === 'dossierId' ? [world.dossierId] : []
}

const hasIds = (route: Route): boolean => route.parameters.some((name) => name.endsWith('Id') || name === 'id')
const probes = routes.filter(hasIds).flatMap((route) =>
  askers.flatMap((as) =>
    route.parameters
      .filter((name) => name.endsWith('Id') || name === 'id')
      .flatMap((parameter): Probe[] => {
        const probe = (kind: string) => (id: string) => ({ route, as, parameter, id, kind })
        return [
          ...foreignIds(parameter).map(probe('of the other municipality')),
          ...ownIds(route, as, parameter).map(probe('own, not for this asker')),
          ...malformed.map(probe('malformed')),
        ]
      }),
  ),
)

async function answerTo({ route, as, parameter }: Probe, id: string): Promise<Seen> {
  const url = addressOf(route, world, { [parameter]: id })
  if (route.method === 'GET') return ask({ method: 'GET', url, as })
  const body = new URLSearchParams([
    ...(forms.get(route) ?? []).map(({ name, value }) => [name, value]),
    ['municipality_id', world.other],
    ['municipalityId', world.other],
  ])
  return ask({ method: route.method, url, as, body })
}

const references = new Map<string, Promise<Seen>>()
function referenceFor(probe: Probe): Promise<Seen> {
  const key = `${probe.route.method} ${probe.route.url} ${probe.as} ${probe.parameter}`
  const known = references.get(key) ?? answerTo(probe, nowhere)
  references.set(key, known)
  return known
}

const refusals = new Set([303, 400, 401, 403, 404, 413, 415, 422])

test('an id that is not hers is answered as one that does not exist, whoever asks', { timeout: 1_800_000 }, async () => {
  const before = await world.fingerprint()
  const chosen = sampled(probes, 700)
  const leaks: string[] = []
  const byKind = new Map<string, number>()
  for (const probe of chosen) {
    const reference = await referenceFor(probe)
    const seen = await answerTo(probe, probe.id)
    byKind.set(probe.kind, (byKind.get(probe.kind) ?? 0) + 1)
    const where = `${probe.route.method} ${probe.route.url} ${probe.parameter}=${probe.id} as ${probe.as} (${probe.kind})`
    if (seen.body.includes(canary)) leaks.push(`${where}: a name of the other municipality`)
    const isSame = comparable(seen, probe.id) === comparable(reference, nowhere)
    // A page that asks whether it still stands hears the same nothing for every id that is not hers.
    const isNothing = seen.status === 204 && seen.body === '' && isSame
    if (!refusals.has(seen.status) && !isNothing) leaks.push(`${where}: ${seen.status}`)
    // A path that leads elsewhere is another address, not another id.
    if (!isSame && probe.kind !== 'malformed') leaks.push(`${where}: ${seen.status}, a missing one ${reference.status}`)
  }
  const kinds = [...byKind].map(([kind, n]) => `${n} ${kind}`).join(', ')
  tellCounts(
    `Foreign ids: ${chosen.length} probes of ${probes.length} over ${routes.filter(hasIds).length} routes (${kinds}), ${leaks.length} leaks`,
  )
  assert.deepEqual(leaks, [])
  const changed = [...(await world.fingerprint())].filter(([table, mark]) => before.get(table) !== mark)
  assert.deepEqual(changed, [], 'no row of the other municipality was added, changed or removed')
  assert.ok(probes.length >= 5_000, `${probes.length} probes`)
  if (isFull) assert.equal(chosen.length, probes.length)
})

test('the probe finds a page that is hers: it would notice an answer that differs', async () => {
  const route = routes.find(({ method, url }) => method === 'GET' && url === '/gezinnen/:dossierId')
  assert.ok(route !== undefined)
  const probe: Probe = { route, as: 'counsellor', parameter: 'dossierId', id: world.dossierId, kind: 'own' }
  const [seen, missing] = [await answerTo(probe, world.dossierId), await answerTo(probe, nowhere)]
  assert.equal(seen.status, 200)
  assert.notEqual(comparable(seen, world.dossierId), comparable(missing, nowhere))
  assert.ok(forms.size > 40, `${forms.size} forms were found to send`)
})
