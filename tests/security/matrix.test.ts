import assert from 'node:assert/strict'
import { test } from 'node:test'
import { jobHandlers } from '#app/job-handlers.ts'
import { type Cell, everyone, matrixCells, matrixRows, type State } from '#app/matrix/matrix.ts'
import { ruleBehind, type Who } from '#platform/policy.ts'
import { type Case, cases, doors, isDoorOpen, isElsewhere, isLetIn, maySay, nameOf, namesIds, recorded, world } from './letting-in.ts'
import { idsFor } from './routes.ts'
import { isFull, tellCounts } from './sample.ts'
import { isWrittenDown, writtenList } from './written.ts'

const keyOf = (one: { readonly rule: string; readonly who: Who; readonly state: State }): string => `${one.rule} ${one.who} ${one.state}`
/** Done in the shell of the installation, by no address: the tests of the command ask as everybody. */
const inTheShell: ReadonlySet<string> = new Set<string>()
/** The pages of the rights explorer come one by one: its rules are asked for from the day they have an address. */
const notYet: ReadonlySet<string> = new Set(
  matrixRows().flatMap(({ rule }) => (rule.startsWith('rights.') && !doors.some(({ row }) => row.rule === rule) ? [rule] : [])),
)
/** A wrong word is counted here, so that the second answer differs from the first; foreign ids are asked for with the rest. */
const countsTries: ReadonlySet<string> = new Set(['POST /mijn/gegevens/afschrift/:copyId'])
/** The cells as they are written down, not as the live policy has them. */
const writtenCells = (): readonly Cell[] =>
  matrixCells().map((cell) => ({ ...cell, allowed: isWrittenDown(cell.rule, cell.who, cell.state) }))
const keyOfCase = ({ door, who, state }: Case): string => keyOf({ rule: door.row.rule, who, state })

/** Pages that are for nobody in that state, here. */
const nothingThere: ReadonlySet<string> = new Set([
  // It has ended already, and nobody meets about a family that left.
  'GET /gezinnen/:dossierId/afsluiten ended',
  // One looks back at what has ended.
  'GET /gezinnen/:dossierId/terugblik open',
  'GET /gezinnen/:dossierId/terugblik after a loss',
  'GET /gezinnen/:dossierId/overleg/casus ended',
  'GET /gezinnen/:dossierId/overleg/team ended',
  // Nothing about the baby is asked any more.
  'GET /gezinnen/:dossierId/geboorte after a loss',
  // The register number is off; and too few families were told here to publish about.
  'GET /gezinnen/nummer own municipality',
  'GET /rapport/openbaar/rapport.pdf own municipality',
  'GET /rapport/openbaar/rapport.xlsx own municipality',
])

/** In `npm test` the first addresses of each cell, until one of them could be judged; in full all of them. Reading comes before writing. */
const ordered = cases.toSorted((a, b) => Number(a.door.method !== 'GET') - Number(b.door.method !== 'GET'))

/** Changes of settings of the own municipality that a real form would carry out: behind these a door of the same rule is asked instead. */
const changesHere = (one: Case): boolean => isElsewhere(one.state) && !namesIds(one.door) && one.door.method !== 'GET'
/** A visitor says herself for which municipality she asks. */
const isForAll = ({ door, state }: Case): boolean => isElsewhere(state) && !namesIds(door) && door.access.includes('public')
const lastResort: ReadonlySet<string> = new Set([
  'POST /rapport/openbaar',
  'POST /mijn/delen/aanmelder/uit',
  'POST /verwijzen/nieuws/uit',
  'POST /beheer/bewaren/regels/:series',
])

test('who comes in is who the written matrix lets in: every cell is reached by a request', { timeout: 1_800_000 }, async () => {
  const wrong: string[] = []
  const judged = new Map<string, boolean>()
  const elsewhere = await world.fingerprint()
  let [sent, open] = [0, 0]
  for (const one of ordered) {
    const key = keyOfCase(one)
    const isBorrowed = !one.door.isOwn
    if (judged.has(key) && (!isFull || isBorrowed) && judged.get(key) === maySay(one)) continue
    if (isForAll(one) || (isElsewhere(one.state) && countsTries.has(nameOf(one.door)))) continue
    if (changesHere(one) && maySay({ ...one, state: 'own' }) && !lastResort.has(nameOf(one.door))) continue
    sent += 1
    const letIn = await isLetIn(one)
    if (letIn === null) {
      open += 1
      continue
    }
    const isEmpty = nothingThere.has(`${nameOf(one.door)} ${one.state}`)
    if (isEmpty && !letIn) continue
    // A rule of several doors lets in whom one of them lets in.
    judged.set(key, letIn || judged.get(key) === true)
    if (letIn && !maySay(one)) wrong.push(`${nameOf(one.door)} as ${one.who}, ${one.state}: let in (${one.door.row.rule})`)
    if (!letIn && maySay(one) && one.door.isOwn)
      wrong.push(`${nameOf(one.door)} as ${one.who}, ${one.state}: shut out (${one.door.row.rule})`)
  }
  const cells = writtenCells()
  const missed = cells.filter((cell) => !judged.has(keyOf(cell)) && !inTheShell.has(cell.rule) && !notYet.has(cell.rule))
  tellCounts(
    `Matrix: ${sent} requests over ${doors.length} doors, ${open} without an object to judge by, ${wrong.length} disagree; ${cells.filter((cell) => judged.has(keyOf(cell))).length} of ${cells.length} cells reached by a request, ${cells.filter(({ rule }) => inTheShell.has(rule)).length} are done in the shell, ${cells.filter(({ rule }) => notYet.has(rule)).length} have no address yet`,
  )
  assert.deepEqual(
    { wrong, missed: [...new Set(missed.map(keyOf))] },
    { wrong: [], missed: [] },
    'cells that disagree, and cells no request reaches',
  )
  const shut = cells.filter(
    (cell) =>
      !inTheShell.has(cell.rule) && !notYet.has(cell.rule) && cell.who !== 'machine' && cell.allowed && judged.get(keyOf(cell)) !== true,
  )
  assert.deepEqual([...new Set(shut.map(keyOf))], [], 'cells that say yes and of which every door is shut')
  const changed = [...(await world.fingerprint())].filter(([table, mark]) => elsewhere.get(table) !== mark)
  assert.deepEqual(changed, [], 'no row of the other municipality was added, changed or removed')
  assert.ok(cells.length >= 3_000, `${cells.length} cells`)
  if (isFull) assert.ok(sent >= 3_000, `${sent} requests`)
})

/** Whoever is let through the door of these is stopped by the next one: only the colleagues a part names see that it is there. */
const isSecondLock: ReadonlySet<string> = new Set(['protected.read'])

/** Gives a role a right it has not, or takes one away, in the policy and at every door of the rule. */
function flip(lists: readonly (readonly string[])[], who: Who): () => void {
  const were = lists.map((list) => [...list])
  for (const list of lists) {
    const at = list.indexOf(who)
    if (at === -1) Array.prototype.push.call(list, who)
    else Array.prototype.splice.call(list, at, 1)
  }
  return () => {
    for (const [at, list] of lists.entries()) Array.prototype.splice.call(list, 0, list.length, ...(were[at] ?? []))
  }
}

test('every role is given and taken from every rule once: the written list notices each, and so does a request where the rule has a door', async () => {
  const unnoticed: string[] = []
  let [mutants, asked] = [0, 0]
  for (const row of matrixRows()) {
    const own = doors.filter((door) => door.isOwn && door.row.rule === row.rule)
    const door = own.find(({ method }) => method !== 'GET') ?? own[0]
    const lists = new Set([row.who, ...own.map(({ access }) => access)])
    for (const who of everyone) {
      const had = row.who.includes(who)
      const undo = flip([...lists], who)
      mutants += 1
      if (writtenList(matrixRows()) === writtenList()) unnoticed.push(`${row.rule} ${who}: by the written list`)
      // A parent and the key of a machine come to other doors as nobody in particular: there is nobody to ask as.
      const isAskable =
        door !== undefined &&
        !(isSecondLock.has(row.rule) && !had) &&
        who !== 'machine' &&
        (who === 'family') === door.url.startsWith('/mijn')
      if (isAskable) {
        asked += 1
        const isNow =
          door.method === 'GET'
            ? await isLetIn({ door, who, state: door.row.of === 'dossier' ? 'open' : 'own' })
            : await isDoorOpen({ door, who, state: 'own' }, world.dossierId)
        if (isNow === had) unnoticed.push(`${row.rule} ${who}: by ${nameOf(door)}`)
      }
      undo()
    }
  }
  tellCounts(
    `Rules: ${mutants} rights given or taken, each noticed by the written list; ${asked} asked for at a door; ${unnoticed.length} unnoticed`,
    true,
  )
  assert.deepEqual(unnoticed, [])
})

test('the list of who may do what is the one written down', () => {
  assert.equal(
    writtenList(matrixRows()),
    writtenList(),
    'a right changed: read docs/security/who-may-what.csv and run node --import tsx scripts/who-may-what.ts',
  )
})

test('what a machine may do it does as a job of this installation, and by no address', () => {
  const allowed = matrixRows().filter(({ who }) => who.includes('machine'))
  const jobs = Object.keys(jobHandlers(world.site.world.deps))
  assert.ok(jobs.includes('imports.apply'))
  const open = recorded.filter(({ access }) => access.includes('machine'))
  const own = new Set(['/import', '/rapport', '/scim', '/beheer/rechten'])
  assert.deepEqual(
    open.filter(({ url }) => ![...own].some((start) => url.startsWith(start))).map(nameOf),
    [],
    `only ${allowed.map(({ rule }) => rule).join(', ')}`,
  )
})

test('no rule stays without an address or a test of its own unnoticed', () => {
  const doorless = matrixRows().filter(({ rule }) => !doors.some(({ row }) => row.rule === rule))
  assert.deepEqual(doorless.map(({ rule }) => rule).toSorted(), [...inTheShell, ...notYet].toSorted())
})

test('the purpose of every route is one that its rule gives', () => {
  const wrong = doors.filter(({ isOwn, purpose, row }) => isOwn && !row.purposes.some((one) => one === purpose))
  assert.deepEqual(
    wrong.map(({ purpose, row, ...door }) => `${nameOf(door)}: ${purpose}, ${row.rule} says ${row.purposes.join(', ')}`),
    [],
  )
})

/** Doors that name their roles by hand: the start of a role, signing out, and waiting for one's own job. */
const byHand = [
  '/beheer',
  '/inloggen/eerste-sleutel',
  '/inloggen/eerste-sleutel/vraag',
  '/werk/:jobId',
  '/bevestig',
  '/bevestig/sleutel/vraag',
  '/afmelden',
  '/afmelden/overal',
  '/drafts/:form',
]

test('every door but a few named ones is one of the matrix', () => {
  const loose = recorded.filter(({ access, url }) => !access.includes('public') && ruleBehind(access) === null && !byHand.includes(url))
  assert.deepEqual(
    loose.map(({ method, url }) => `${method} ${url}`),
    ['POST /gezinnen/:dossierId/delen/:permissionId/intrekken', 'POST /gezinnen/:dossierId/rechten/vragen'],
    'these are for the team; the same rule lets a parent do it on her own pages',
  )
  assert.ok(idsFor(world.own, 'dossierId').length > 0)
})
