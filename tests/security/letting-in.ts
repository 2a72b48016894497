/** Asks at the door of a rule, as somebody and in a state of what the rule is about, and says whether she was let in. */
import assert from 'node:assert/strict'
import { everyone, type State, states } from '#app/matrix/matrix.ts'
import { enter, motherOf } from '#app/mijn/testing.ts'
import { endDossier, registerLoss } from '#modules/dossiers/public.ts'
import { setLimit } from '#modules/lifecycle/public.ts'
import { openPart } from '#modules/protected/public.ts'
import type { Who } from '#platform/policy.ts'
import { recordRoutes } from '../../scripts/map/record-routes.ts'
import { asking, comparable, type Seen } from './asking.ts'
import { type Door, doorsOf } from './doors.ts'
import { collectForms, type Field } from './forms.ts'
import { addressOf, idsFor } from './routes.ts'
import { type Asker, askers, canary, securityWorld } from './world.ts'
import { isWrittenDown } from './written.ts'

export const world = await securityWorld()
const ask = await asking(world, askers)
const { site, superuser } = world
const { deps, actor, municipalityId } = site.world

const dossiers: Readonly<Record<string, string>> = {
  open: world.dossierId,
  ended: await site.open({ programme: 'opkomst' }),
  'after a loss': await site.open({ programme: 'opkomst' }),
  restricted: await site.open({ programme: 'opkomst' }),
  'kept out': await site.open({ programme: 'opkomst' }),
}
const lead = actor('team-lead')
const ending = { endedOn: deps.today(), reason: 'other', reasonText: 'Een reden', summary: null } as const
const ended = await deps.db.as(lead, (tx) => endDossier(tx, deps, lead, { dossierId: dossiers['ended'] ?? '', ...ending }))
assert.ok(ended.ok, JSON.stringify(ended))
const loss = { dossierId: dossiers['after a loss'] ?? '', happenedOn: deps.today(), note: null, childId: null } as const
const lost = await deps.db.as(lead, (tx) => registerLoss(tx, deps, lead, loss))
assert.ok(lost.ok, JSON.stringify(lost))
// Her own way in was there before she asked that her dossier is only kept.
const restrictedId = dossiers['restricted'] ?? ''
const her = await enter(site, restrictedId, await motherOf(site, restrictedId), 'beperkt@parent.example')
const herCookies = { ...world.cookies, family: `m=${her.cookies['m'] ?? ''}` }
const askAsHer = await asking({ ...world, cookies: herCookies }, ['family'])
const limit = { dossierId: restrictedId, kind: 'restriction', ground: 'accuracy', requestId: null, reason: 'Er klopt iets niet' } as const
const limited = await deps.db.as(lead, (tx) => setLimit(tx, deps, lead, limit))
assert.ok(limited.ok, JSON.stringify(limited))
// Everybody who works here knows this family personally.
await superuser.query(
  `insert into access.conflict (municipality_id, id, dossier_id, account_id, kind, at)
    select municipality_id, gen_random_uuid(), $2, id, 'neighbour', $3 from identity.account where municipality_id = $1`,
  [municipalityId, dossiers['kept out'], deps.now()],
)
/** A protected part in each dossier, of which the whole team is named; and the address of a list behind a figure. */
const named = await superuser.query<{ id: string }>(
  "select id from identity.account where municipality_id = $1 and role in ('counsellor', 'midwife', 'team-lead')",
  [municipalityId],
)
const parts = new Map<string, string>()
for (const dossierId of Object.values(dossiers)) {
  const asked = { dossierId, colleagues: named.rows.map(({ id }) => id), saveKey: null }
  const part = await openPart(deps, actor('counsellor', 'child-protection'), asked)
  assert.ok(part.ok)
  parts.set(dossierId, part.value.partId)
}
// Who is kept out where is kept for two seconds.
site.world.clock.now = new Date(site.world.clock.now.getTime() + 6_000)

export const recorded = await recordRoutes()
export const doors = doorsOf(recorded)
const routes = recorded.map((route) => ({ ...route, parameters: [...route.url.matchAll(/:(\w+)/g)].map(([, name = '']) => name) }))
export const nameOf = ({ method, url }: { readonly method: string; readonly url: string }): string => `${method} ${url}`
const forms = new Map<string, readonly Field[]>(
  [...(await collectForms(world, ask, routes, ['team-lead', 'administrator', 'partner', 'family', 'visitor']))].map(([route, fields]) => [
    nameOf(route),
    fields,
  ]),
)

const report = await ask({ method: 'GET', url: '/rapport', as: 'team-lead' })
const behindAFigure = (/href="(\/rapport\/dossiers\?[^"]+)"/.exec(report.body)?.[1] ?? '').replaceAll('&amp;', '&')
assert.notEqual(behindAFigure, '')

export type Case = { readonly door: Door; readonly who: Who & Asker; readonly state: State }
export const cases: readonly Case[] = doors.flatMap((door) =>
  everyone.flatMap((who) => states[door.row.of].map((state): Case => ({ door, who, state }))),
)
export const isElsewhere = (state: State): boolean => state === 'another municipality' || state === 'of somebody else'
export const namesIds = ({ parameters }: Door): boolean => parameters.some((name) => name.endsWith('Id') || name === 'token')

/** Outside her own pages a parent has no session, and the key of the personnel system opens nothing but its own part: both come as nobody. */
export const comesAs = (who: Who, { url }: Door): Who =>
  (who === 'family' && !url.startsWith('/mijn')) || who === 'machine' ? 'visitor' : who
export const maySay = ({ door, who, state }: Case): boolean => isWrittenDown(door.row.rule, comesAs(who, door), state)

const nowhere = 'f1932d00-1234-7abc-8def-00000000dead'

function filled({ door, state }: Case, dossierId: string): URLSearchParams {
  const fields = (forms.get(nameOf(door)) ?? []).map(({ name, value }) => [name, name === 'dossierId' ? dossierId : value])
  const named = isElsewhere(state) ? [['municipality_id', world.other]] : [['dossierId', dossierId]]
  return new URLSearchParams([...fields, ...named])
}

/** What stands elsewhere is asked for by its ids; where an address has none, by saying that one belongs there. */
function addressIn({ door, state }: Case, dossierId: string, isMissing: boolean): string {
  const given = isElsewhere(state)
    ? door.parameters
        .filter((name) => name.endsWith('Id') || name === 'token')
        .map((name) => [name, isMissing ? nowhere : (idsFor(world.foreign, name)[0] ?? world.other)])
    : []
  const part = door.url.includes('/beschermd/:partId') ? { partId: parts.get(dossierId) ?? nowhere } : {}
  const url = addressOf(door, world, { dossierId, ...part, ...Object.fromEntries(given) })
  if (door.url === '/rapport/dossiers' && !isElsewhere(state)) return behindAFigure
  const claim = `gemeente=${world.otherSlug}&municipality_id=${world.other}&account_id=${world.foreign.get('identity.account')?.[0] ?? ''}`
  return isElsewhere(state) && !namesIds(door) && door.method === 'GET' ? `${url}?${claim}` : url
}

const isShutDoor = ({ status, location }: Seen): boolean => status === 404 || (status === 303 && /^\/(inloggen|weer)/.test(location))
const showsOthers = ({ body }: Seen): boolean => body.includes(canary) || body.includes('Andere Gemeente')

function send(one: Case, dossierId: string, isMissing = false): Promise<Seen> {
  const url = addressIn(one, dossierId, isMissing)
  if (one.door.method === 'GET') return ask({ method: 'GET', url, as: one.who })
  return ask({ method: one.door.method, url, as: one.who, body: filled(one, dossierId) })
}

/** A form that says it is far too large is refused after the door and before anything is done: what remains is the door. */
export async function isDoorOpen(one: Case, dossierId: string): Promise<boolean> {
  const url = addressIn(one, dossierId, false)
  const asHer = one.state === 'restricted' && one.who === 'family' && one.door.url.startsWith('/mijn')
  const wish = { method: one.door.method, url, as: one.who, body: 'x', headers: { 'content-length': '999999999' } } as const
  return (await (asHer ? askAsHer(wish) : ask(wish))).status === 413
}

const needsMoreIds = (door: Door): boolean => namesIds({ ...door, parameters: door.parameters.filter((name) => name !== 'dossierId') })

/** A restricted dossier answers with the page that says so, or as if it were not there. What is let in is tried with a form that says nothing, so that the restriction stays. */
async function isLetInWhileRestricted(one: Case): Promise<boolean | null> {
  const { door, who } = one
  const may = maySay(one)
  if (door.method !== 'GET' && (who === 'family' || !door.row.who.includes(comesAs(who, door)))) return isDoorOpen(one, restrictedId)
  const isEmpty = door.method !== 'GET' && may
  const url = addressIn(one, restrictedId, false)
  const seen = isEmpty ? await ask({ method: door.method, url, as: who, body: new URLSearchParams() }) : await send(one, restrictedId)
  const isShut = isShutDoor(seen) || (seen.status === 303 && seen.location.endsWith('/beperking'))
  // Let in, and nothing there to act on, such as no hold to lift: another door of the rule says whether it opens.
  const hasNothing = may && (needsMoreIds(door) || (isEmpty && seen.status === 404))
  if (isShut) return hasNothing ? null : false
  // Among what waits for the team lead it stands by its number, with the way to the page that says so.
  if (!door.parameters.includes('dossierId') && door.method === 'GET')
    return seen.body.replaceAll(`/gezinnen/${restrictedId}/beperking`, '').includes(restrictedId)
  if (may) return true
  const missing = await send({ ...one, state: 'open' }, nowhere, true)
  return comparable(seen, restrictedId) !== comparable(missing, nowhere)
}

/** Let in or not; null when nothing of the kind exists here, so that a page that is not found says nothing. */
export async function isLetIn(one: Case): Promise<boolean | null> {
  const { door, state } = one
  const dossierId = dossiers[state] ?? world.dossierId
  if (state === 'restricted') return isLetInWhileRestricted(one)
  if (state !== 'kept out' && !isElsewhere(state)) {
    if (door.method !== 'GET') return isDoorOpen(one, dossierId)
    const isShut = isShutDoor(await send(one, dossierId))
    return isShut && needsMoreIds(door) && maySay(one) ? null : !isShut
  }
  // Whoever does not even come through the door is not let through it with a real form.
  if (door.method !== 'GET' && !door.row.who.includes(comesAs(one.who, door))) return isDoorOpen(one, dossierId)
  const seen = await send(one, dossierId)
  if (isShutDoor(seen)) return false
  if (state === 'kept out' && !door.parameters.includes('dossierId')) return seen.body.includes(dossierId)
  if (!namesIds(door)) return showsOthers(seen)
  const missing = await send(state === 'kept out' ? { ...one, state: 'open' } : one, nowhere, true)
  return comparable(seen, dossierId) !== comparable(missing, nowhere) || showsOthers(seen)
}
