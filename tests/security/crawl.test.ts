import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tenantTables } from '../db/tenancy.ts'
import { asking } from './asking.ts'
import { collectForms } from './forms.ts'
import { addressOf, programRoutes, type Route } from './routes.ts'
import { tellCounts } from './sample.ts'
import { type Asker, askers, securityWorld } from './world.ts'

const world = await securityWorld()
const { site, superuser, cookies, machineKey } = world
const { municipalityId } = site.world
const routes = await programRoutes(world)
const people: readonly Asker[] = askers.filter((who) => who !== 'barred')
const gets = routes.filter(({ method }) => method === 'GET')
const mayAsk = (route: Route, as: Asker): boolean => route.access.includes('public') || route.access.includes(as)

/** What reading leaves: the record of it, when a session was last used, and the question that begins a sign-in. */
const grows: ReadonlySet<string> = new Set([
  'audit.event',
  'identity.session',
  'family.session',
  'identity.ceremony',
  'family.access',
  'identity.provisioning_token',
])

async function marks(): Promise<Map<string, string>> {
  const { rows } = await superuser.query<{ name: string }>(tenantTables)
  const found = new Map<string, string>()
  for (const { name } of rows) {
    const sql = `select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as mark from ${name} t where municipality_id = $1`
    found.set(name, (await superuser.query<{ mark: string }>(sql, [municipalityId])).rows[0]?.mark ?? '')
  }
  return found
}

type Page = {
  readonly route: Route
  readonly as: Asker
  readonly url: string
  readonly status: number
  readonly body: string
  readonly headers: Readonly<Record<string, unknown>>
}
const pages: Page[] = []
async function crawl(): Promise<void> {
  for (const route of gets) {
    for (const as of people.filter((who) => mayAsk(route, who))) {
      // The way out of her own pages ends the session it is asked with.
      if (route.url === '/mijn/weg' && as !== 'visitor') continue
      for (const method of ['GET', 'HEAD'] as const) {
        const url = addressOf(route, world, {})
        const headers = as === 'machine' ? { authorization: `Bearer ${machineKey}` } : { cookie: cookies[as] }
        const {
          statusCode: status,
          body,
          headers: got,
        } = await site.app.inject({ method, url, headers, remoteAddress: `10.9.${pages.length >> 8}.${pages.length & 255}` })
        if (method === 'GET') pages.push({ route, as, url, status, body, headers: got })
      }
    }
  }
}

const before = await marks()
await crawl()
const after = await marks()

test('reading changes nothing: every page, as every role, leaves every table but the records as it was', () => {
  const changed = [...after].filter(([table, mark]) => before.get(table) !== mark && !grows.has(table)).map(([table]) => table)
  tellCounts(
    `Reading: ${pages.length} pages over ${gets.length} addresses, ${before.size} tables compared, ${changed.length} changed`,
    true,
  )
  assert.deepEqual(changed, [])
  assert.notEqual(after.get('audit.event'), before.get('audit.event'), 'the comparison sees a table that did change')
  assert.ok(pages.filter(({ status }) => status === 200).length > 100)
})

test('every answer says that it is not to be guessed at, framed or kept', () => {
  for (const { url, as, headers, status } of pages) {
    const where = `${url} as ${as} (${status})`
    assert.equal(headers['x-content-type-options'], 'nosniff', where)
    assert.match(String(headers['content-security-policy']), /default-src 'none'/, where)
    assert.doesNotMatch(String(headers['content-security-policy']), /unsafe|\*|https?:/, where)
    assert.match(String(headers['referrer-policy']), /^(same-origin|no-referrer)$/, where)
    if (status === 200 && !url.startsWith('/assets/') && !/^\/(health|metrics|scim)/.test(url))
      assert.match(String(headers['cache-control']), /no-store/, where)
  }
})

test('what is no page leaves as a download, so that it never acts as one', () => {
  const files = pages.filter(
    ({ status, headers, url }) =>
      status === 200 && !/^text\/html|json/.test(String(headers['content-type'])) && !url.startsWith('/assets/') && url !== '/metrics',
  )
  assert.ok(files.length > 5, `${files.length} files`)
  assert.deepEqual(
    files.filter(({ headers }) => !String(headers['content-disposition']).startsWith('attachment')).map(({ url }) => url),
    [],
  )
})

const attributes = (html: string, name: string): string[] =>
  [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map(([, value = '']) => value)

test('no page holds a script, a style or an act of its own, nor a link that runs one or leads out of the site', () => {
  const wrong: string[] = []
  for (const { url, as, body, headers } of pages) {
    if (!String(headers['content-type']).startsWith('text/html')) continue
    if (/<script(?![^>]*\bsrc="\/assets\/)|<style|\sstyle=|\son[a-z]+="/i.test(body))
      wrong.push(`${url} as ${as}: a script or style of its own`)
    for (const to of [
      ...attributes(body, 'href'),
      ...attributes(body, 'action'),
      ...attributes(body, 'src'),
      ...attributes(body, 'formaction'),
    ]) {
      if (!/^(?:\/(?!\/)|#|\?|data:,$|tel:|sms:|mailto:|https:\/\/[a-z0-9.-]+(?:\/|$)|data:image\/)/.test(to) && to !== '')
        wrong.push(`${url} as ${as}: ${to}`)
    }
    if (attributes(body, 'src').some((to) => /^https?:/.test(to))) wrong.push(`${url} as ${as}: something of another site`)
  }
  assert.deepEqual([...new Set(wrong)], [])
})

/** Words of the family of this world, as they would stand in an address. */
const telling = /Benzarra|Amal|Ilyas|Salma|0470|047\d|%40|@|parent\.example|demo\.example|[?&](?:naam|name|email|phone|token|rrn|insz)=/i

test('no address holds a name, a number, a mail address or a token, on no page and in no redirect', () => {
  const wrong = new Set<string>()
  for (const { body, headers, as } of pages) {
    const to = [...attributes(body, 'href'), ...attributes(body, 'action'), ...attributes(body, 'src'), String(headers['location'] ?? '')]
    for (const address of to) if (telling.test(address) && !/^(?:tel|sms|mailto):/.test(address)) wrong.add(`${as}: ${address}`)
  }
  assert.deepEqual([...wrong], [])
  assert.match('/gezinnen/zoek?naam=Benzarra', telling, 'a planted one is found')
})

test('answers for programs hold the fields they say, and no other', () => {
  const keys = new Map<string, readonly string[]>()
  for (const { route, body, headers, status } of pages) {
    if (status !== 200 || !String(headers['content-type']).includes('json') || route.url.startsWith('/assets')) continue
    const read: unknown = JSON.parse(body)
    keys.set(route.url, typeof read === 'object' && read !== null ? Object.keys(read).toSorted() : [])
  }
  const allowed: Readonly<Record<string, readonly string[]>> = {
    '/health/live': ['status'],
    '/health/ready': ['status'],
    '/scim/v2/Groups': ['Resources', 'itemsPerPage', 'schemas', 'startIndex', 'totalResults'],
    '/scim/v2/Users': ['Resources', 'itemsPerPage', 'schemas', 'startIndex', 'totalResults'],
    '/scim/v2/ResourceTypes': ['Resources', 'itemsPerPage', 'schemas', 'startIndex', 'totalResults'],
    '/scim/v2/Schemas': ['Resources', 'itemsPerPage', 'schemas', 'startIndex', 'totalResults'],
    '/scim/v2/Users/:id': [
      'active',
      'displayName',
      'emails',
      'externalId',
      'groups',
      'id',
      'meta',
      'name',
      'preferredLanguage',
      'roles',
      'schemas',
      'userName',
    ],
  }
  for (const [url, found] of keys) {
    const may = allowed[url]
    if (may !== undefined)
      assert.deepEqual(
        found.filter((key) => !may.includes(key)),
        [],
        url,
      )
    assert.ok(!/password_|hash|secret|totp/i.test(found.join(' ')), url)
  }
  const answers = pages.filter(({ route, status }) => route.url === '/scim/v2/Users' && status === 200)
  assert.ok(answers.length > 0 && answers.every(({ body }) => !/hash|totp|secret|password_/i.test(body)))
})

/** What nobody is asked, and would matter. */
const planted: readonly (readonly [string, string])[] = [
  ['municipality_id', world.other],
  ['municipalityId', world.other],
  ['role', 'administrator'],
  ['account_id', world.foreign.get('identity.account')?.[0] ?? ''],
  ['is_admin', 'true'],
  ['disabled_at', ''],
  ['password_hash', 'x'],
  ['created_by', world.foreign.get('identity.account')?.[0] ?? ''],
  ['secrecy', 'professional'],
  ['has_safe_address', 'false'],
]

test('fields nobody asked for are left aside in every form: no right, owner or municipality changes', { timeout: 600_000 }, async () => {
  const who: readonly Asker[] = ['counsellor', 'partner', 'researcher', 'family', 'visitor']
  const ask = await asking(world, who)
  const forms = await collectForms(world, ask, routes, who)
  const rights = async () =>
    (await superuser.query('select id, role, disabled_at, password_hash, municipality_id from identity.account order by id')).rows
  const [accounts, elsewhere] = [await rights(), await world.fingerprint()]
  const owned = async () =>
    (await superuser.query('select count(*)::int as n from dossiers.dossier where municipality_id = $1', [world.other])).rows
  const dossiers = await owned()
  let sent = 0
  for (const [route, fields] of forms) {
    if (/afmelden|sessies|weg$|stop$|sluit/.test(route.url)) continue
    const as = who.find((one) => route.access.includes(one)) ?? 'visitor'
    const named = new Set(fields.map(({ name }) => name))
    const body = new URLSearchParams([
      ...fields.map(({ name, value }) => [name, value]),
      ...planted.filter(([name]) => !named.has(name)).map(([name, value]) => [name, value]),
    ])
    sent += 1
    const { status } = await ask({ method: route.method, url: addressOf(route, world, {}), as, body })
    assert.ok(status < 500, `${route.url}: ${status}`)
  }
  tellCounts(`Fields nobody asked for: ${planted.length} in each of ${sent} forms`, true)
  assert.ok(sent > 40)
  assert.deepEqual(await rights(), accounts)
  assert.deepEqual(await owned(), dossiers)
  const changed = [...(await world.fingerprint())].filter(([table, mark]) => elsewhere.get(table) !== mark)
  assert.deepEqual(changed, [])
})
