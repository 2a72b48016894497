import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Cell, isAllowed, matrixCells, matrixRows, type Row, type State, states } from '#app/matrix/matrix.ts'
import { endDossier, registerLoss } from '#modules/dossiers/public.ts'
import { ruleBehind, type Who } from '#platform/policy.ts'
import { recordRoutes } from '../../scripts/map/record-routes.ts'
import { asking } from './asking.ts'
import { addressOf, idsFor, type Route } from './routes.ts'
import { isFull, sampled, tellCounts } from './sample.ts'
import { type Asker, askers, securityWorld } from './world.ts'

const world = await securityWorld()
const ask = await asking(world, askers)
const { site } = world
const { deps, actor } = site.world
const rows = new Map(matrixRows().map((row) => [row.rule, row]))

const dossiers: Readonly<Record<string, string>> = {
  open: world.dossierId,
  ended: await site.open({ programme: 'opkomst' }),
  'after a loss': await site.open({ programme: 'opkomst' }),
  'kept out': world.dossierId,
}
const lead = actor('team-lead')
const ending = { endedOn: deps.today(), reason: 'other', reasonText: 'Een reden', summary: null } as const
const ended = await deps.db.as(lead, (tx) => endDossier(tx, deps, lead, { dossierId: dossiers['ended'] ?? '', ...ending }))
assert.ok(ended.ok, JSON.stringify(ended))
const loss = { dossierId: dossiers['after a loss'] ?? '', happenedOn: deps.today(), note: null, childId: null } as const
const lost = await deps.db.as(lead, (tx) => registerLoss(tx, deps, lead, loss))
assert.ok(lost.ok, JSON.stringify(lost))

type Guarded = Route & { readonly row: Row; readonly purpose: string }
const recorded = await recordRoutes()
const guarded: readonly Guarded[] = recorded.flatMap(({ method, url, access, purpose }) => {
  const row = rows.get(ruleBehind(access) ?? '')
  const parameters = [...url.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
  return row === undefined ? [] : [{ method, url, access, purpose, parameters, row }]
})

/** Whose session stands for a role in this state: a colleague kept out is a counsellor like any other. */
const people: readonly (Who & Asker)[] = [
  'counsellor',
  'midwife',
  'team-lead',
  'partner',
  'researcher',
  'administrator',
  'family',
  'visitor',
]
type Case = { readonly route: Guarded; readonly who: Who; readonly as: Asker; readonly state: State }

function statesOf(route: Guarded): readonly State[] {
  if (route.parameters.includes('dossierId') && route.row.of === 'dossier') return states.dossier
  if (route.row.of === 'dossier') return ['open']
  // What belongs to somebody else is asked for with an id of the other municipality; a door without an id has nothing to ask for.
  const own = states[route.row.of]
  return route.method === 'GET' && route.parameters.some((name) => name.endsWith('Id')) ? own : own.slice(0, 1)
}
const cases: readonly Case[] = guarded.flatMap((route) =>
  statesOf(route).flatMap((state): Case[] => {
    if (state !== 'kept out') return people.map((who) => ({ route, who, as: who, state }))
    return route.method === 'GET' ? [{ route, who: 'counsellor', as: 'barred', state }] : []
  }),
)

/** Let in or not; null when nothing of the kind exists here, so that a page that is not found says nothing. */
async function isLetIn({ route, as, state }: Case): Promise<boolean | null> {
  const isForeign = state === 'another municipality' || state === 'of somebody else'
  const given = isForeign ? route.parameters.map((name) => [name, idsFor(world.foreign, name)[0] ?? world.other]) : []
  const url = addressOf(route, world, { dossierId: dossiers[state] ?? world.dossierId, ...Object.fromEntries(given) })
  // A form that says it is far too large is refused after the door and before anything is done: what remains is the door.
  const { status, location } = await ask({
    method: route.method,
    url,
    as,
    ...(route.method === 'GET' ? {} : { body: 'x', headers: { 'content-length': '999999999' } }),
  })
  const isShut = status === 404 || (status === 303 && /^\/(inloggen|weer)/.test(location))
  if (route.method !== 'GET') return status === 413
  const needsMore = route.parameters.some((name) => name.endsWith('Id') && name !== 'dossierId')
  return isShut && needsMore && state !== 'kept out' && route.row.who.some((who) => who === as) ? null : !isShut
}

const keyOf = ({ rule, who, state }: Pick<Cell, 'rule' | 'who' | 'state'>): string => `${rule} ${who} ${state}`

/** Pages that are for nobody in that state, here. */
const nothingThere: ReadonlySet<string> = new Set([
  // It has ended already, and nobody meets about a family that left.
  'GET /gezinnen/:dossierId/afsluiten ended',
  'GET /gezinnen/:dossierId/overleg/casus ended',
  'GET /gezinnen/:dossierId/overleg/team ended',
  // Nothing about the baby is asked any more.
  'GET /gezinnen/:dossierId/geboorte after a loss',
  // The register number is off; the list behind a figure needs a figure; and too few families were told here to publish about.
  'GET /gezinnen/nummer own municipality',
  'GET /rapport/dossiers own municipality',
  'GET /rapport/openbaar/rapport.pdf own municipality',
  'GET /rapport/openbaar/rapport.xlsx own municipality',
])

test('who comes in is who the written matrix lets in, role by role and state by state', { timeout: 1_800_000 }, async () => {
  const chosen = sampled(cases, 600)
  const wrong: string[] = []
  const judged = new Set<string>()
  let open = 0
  for (const one of chosen) {
    const letIn = await isLetIn(one)
    if (letIn === null) {
      open += 1
      continue
    }
    judged.add(keyOf({ rule: one.route.row.rule, who: one.who, state: one.state }))
    const says = nothingThere.has(`${one.route.method} ${one.route.url} ${one.state}`)
      ? false
      : isAllowed(one.route.row, one.who, one.state)
    if (letIn !== says) {
      wrong.push(
        `${one.route.method} ${one.route.url} as ${one.as}, ${one.state}: ${letIn ? 'let in' : 'shut out'} (${one.route.row.rule})`,
      )
    }
  }
  const cells = matrixCells()
  const reached = cells.filter((cell) => judged.has(keyOf(cell))).length
  tellCounts(
    `Matrix: ${chosen.length} of ${cases.length} requests over ${guarded.length} routes, ${open} without an object to judge by, ${wrong.length} disagree; ${reached} of ${cells.length} cells reached by a request`,
  )
  assert.deepEqual(wrong, [])
  if (isFull) assert.ok(chosen.length >= 3_000, `${chosen.length} requests`)
})

test('the purpose of every route is one that its rule gives', () => {
  const wrong = guarded.filter(({ purpose, row }) => !row.purposes.some((one) => one === purpose))
  assert.deepEqual(
    wrong.map(({ method, url, purpose, row }) => `${method} ${url}: ${purpose}, ${row.rule} says ${row.purposes.join(', ')}`),
    [],
  )
})

/** Doors that name their roles by hand: the start of a role, signing out, and waiting for one's own job. */
const byHand = ['/beheer', '/werk/:jobId', '/bevestig', '/bevestig/sleutel/vraag', '/afmelden', '/afmelden/overal', '/drafts/:form']

test('every door but a few named ones is one of the matrix', () => {
  const loose = recorded.filter(({ access, url }) => !access.includes('public') && ruleBehind(access) === null && !byHand.includes(url))
  assert.deepEqual(
    loose.map(({ method, url }) => `${method} ${url}`),
    ['POST /gezinnen/:dossierId/delen/:permissionId/intrekken', 'POST /gezinnen/:dossierId/rechten/vragen'],
    'these are for the team; the same rule lets a parent do it on her own pages',
  )
  assert.ok(idsFor(world.own, 'dossierId').length > 0)
})
