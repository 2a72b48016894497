/** A word of its own in each kind of data: which role meets which, and that none leaves through lines, jobs or messages. */
import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { after, test } from 'node:test'
import { entranceOf } from '#app/entrance.ts'
import type { Kind } from '#app/matrix/kinds.ts'
import { matrixRows } from '#app/matrix/matrix.ts'
import { routes } from '#app/routes.ts'
import { sessionsOf } from '#modules/identity/public.ts'
import { logging } from '#platform/http/logging.ts'
import { createServer } from '#platform/http/server.ts'
import { readSettings } from '#platform/http/settings.ts'
import { projectRoot } from '#platform/root.ts'
import { loadAssets } from '#platform/web/assets.ts'
import { wordsInDatabase } from '../db/words-in-database.ts'
import { addressOf, programRoutes } from './routes.ts'
import { tellCounts } from './sample.ts'
import { type Asker, securityWorld } from './world.ts'
import { writtenRules } from './written.ts'

const world = await securityWorld()
const { site, superuser, cookies, dossierId } = world
const { deps, municipalityId } = site.world

/** Words a family told, by the kind they are of. */
const spelled = new Map<string, Kind>()
function word(kind: Kind): string {
  const made = `Kanarie${[...kind].filter((letter) => /[a-z]/.test(letter)).join('')}${spelled.size}q`
  spelled.set(made, kind)
  return made
}
const idsOf = async (table: string): Promise<readonly string[]> =>
  (await superuser.query<{ id: string }>(`select id from ${table} where municipality_id = $1`, [municipalityId])).rows.map(({ id }) => id)

async function plant(): Promise<void> {
  const person = {
    given_name: word('people'),
    family_name: word('people'),
    street: word('place'),
    town: word('place'),
    contact_note: word('safe contact'),
  }
  const note = word('contacts')
  const step = { what: word('plans and promises'), who: word('plans and promises') }
  const place = word('place')
  const words = word('own work notes')
  const member = { note: word('family and network'), relation: word('family and network') }
  const focus = word('words of the family')
  const referral = { message: word('referrals'), referrer_name: word('referrals') }
  await deps.db.as(site.world.actor('counsellor'), async (tx) => {
    const here = municipalityId
    for (const id of await idsOf('people.person'))
      await tx.updateTable('people.person').set(person).where('municipality_id', '=', here).where('id', '=', id).execute()
    for (const id of await idsOf('contacts.contact'))
      await tx.updateTable('contacts.contact').set({ note }).where('municipality_id', '=', here).where('id', '=', id).execute()
    for (const id of await idsOf('contacts.next_step'))
      await tx.updateTable('contacts.next_step').set(step).where('municipality_id', '=', here).where('id', '=', id).execute()
    for (const id of await idsOf('contacts.visit'))
      await tx.updateTable('contacts.visit').set({ place }).where('municipality_id', '=', here).where('id', '=', id).execute()
    for (const id of await idsOf('consent.work_note'))
      await tx.updateTable('consent.work_note').set({ words }).where('municipality_id', '=', here).where('id', '=', id).execute()
    for (const id of await idsOf('dossiers.member'))
      await tx.updateTable('dossiers.member').set(member).where('municipality_id', '=', here).where('id', '=', id).execute()
    for (const id of await idsOf('dossiers.focus'))
      await tx.updateTable('dossiers.focus').set({ words: focus }).where('municipality_id', '=', here).where('id', '=', id).execute()
    for (const id of await idsOf('referrals.referral'))
      await tx.updateTable('referrals.referral').set(referral).where('municipality_id', '=', here).where('id', '=', id).execute()
  })
}
await plant()

const lines: string[] = []
const stream = new Writable({
  write(chunk, _encoding, ready) {
    lines.push(String(chunk))
    ready()
  },
})
const sessions = sessionsOf(deps)
const secret = 'a secret that only this test of words uses'
const logged = await createServer({
  deps,
  settings: readSettings({ OPKOMST_RATE_LIMIT: '100000' }, secret),
  logger: { ...logging('info'), stream },
  assets: await loadAssets(projectRoot),
  entrance: entranceOf(deps, sessions, async () => 0, secret),
  isReady: async () => true,
  routes: (server) => routes(server, deps, { sessions, secret, origin: () => 'http://localhost' }),
})
after(() => logged.close())

const who = [
  'counsellor',
  'midwife',
  'team-lead',
  'partner',
  'researcher',
  'administrator',
  'family',
  'visitor',
] as const satisfies readonly Asker[]
const met = new Map<string, Set<string>>()
const headers: string[] = []
let pages = 0
for (const route of (await programRoutes(world)).filter(
  ({ method, url }) => method === 'GET' && !['/snel-weg', '/mijn/weg'].includes(url),
)) {
  for (const as of who) {
    const { body, headers: got } = await logged.inject({
      url: addressOf(route, world, { dossierId }),
      headers: { cookie: cookies[as] },
      remoteAddress: `10.4.${pages >> 8}.${pages & 255}`,
    })
    pages += 1
    headers.push(JSON.stringify(got))
    for (const word of spelled.keys())
      if (body.includes(word)) met.set(`${as} ${spelled.get(word)}`, (met.get(`${as} ${spelled.get(word)}`) ?? new Set()).add(route.url))
  }
}

test('each role meets only words of the kinds of data the written list gives it', () => {
  const written = writtenRules()
  const may = (as: string, kind: string): boolean =>
    matrixRows().some((row) => row.kinds.some((one) => one === kind) && (written.get(row.rule)?.who ?? []).some((one) => one === as))
  const wrong = [...met].filter(([key]) => {
    const [as = '', ...kind] = key.split(' ')
    return !may(as, kind.join(' '))
  })
  tellCounts(
    `Canaries: ${spelled.size} words of ${new Set(spelled.values()).size} kinds, ${pages} pages asked as ${who.length}, ${met.size} pairs of role and kind met, ${wrong.length} not in the list`,
    true,
  )
  assert.deepEqual(
    wrong.map(([key, urls]) => `${key}: ${[...urls].join(' ')}`),
    [],
  )
  assert.ok(spelled.size > 12, `${[...spelled.keys()].join(' ')}`)
  assert.ok(met.size > 10, 'words are met where they belong')
  assert.deepEqual(
    [...met.keys()].filter((key) => /^(researcher|visitor) /.test(key)),
    [],
  )
})

test('words of the family stand in no line of the log, no job and no message', async () => {
  assert.ok(lines.length > pages / 2, `${lines.length} lines`)
  const told = [...spelled.keys()].filter(
    (word) => lines.some((line) => line.includes(word)) || headers.some((line) => line.includes(word)),
  )
  assert.deepEqual(told, [])
  assert.doesNotMatch(lines.join(''), /Kanarie|Benzarra/)
  for (const word of ['Kanarie', 'Benzarra']) {
    const found = (await wordsInDatabase(superuser, word)).filter(({ table }) =>
      /^jobs\.|platform\.(?:job|message|saved_request|draft)|audit\./.test(table),
    )
    assert.deepEqual(found, [], word)
  }
})
