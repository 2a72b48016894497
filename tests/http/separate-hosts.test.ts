/** The parts of the program at hosts of their own, asked over real HTTP the way a proxy passes it on. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { enter, lastMessage, motherOf } from '#app/mijn/testing.ts'
import { testSite } from '#app/site.testing.ts'
import { addDocument, documentOptions } from '#modules/documents/public.ts'
import { withClient } from '#platform/db/embedded/provision.ts'
import { plainPdf } from '#platform/files/testing.ts'
import { partsOf } from '#platform/http/hosts.ts'
import { recordRoutes } from '../../scripts/map/record-routes.ts'

const folder = mkdtempSync(join(tmpdir(), 'opkomst-hosts-'))
process.env['OPKOMST_FILES'] = folder
const names = { staff: 'opkomst.example', mijn: 'mijn.example', public: 'hulp.example', files: 'bestanden.example' } as const
type Name = keyof typeof names
const parts: readonly Name[] = ['staff', 'mijn', 'public', 'files']
const site = await testSite({
  as: null,
  settings: {
    OPKOMST_TRUST_PROXY: 'yes',
    OPKOMST_ORIGIN: `https://${names.staff}`,
    OPKOMST_ORIGIN_MIJN: `https://${names.mijn}`,
    OPKOMST_ORIGIN_PUBLIC: `https://${names.public}`,
    OPKOMST_ORIGIN_FILES: `https://${names.files}`,
  },
})
const { world, app } = site
const { deps, municipalityId, clock } = world
const port = Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port)
const agent = new Agent({ keepAlive: true, maxSockets: 4 })
after(async () => {
  agent.destroy()
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

type Answer = { readonly status: number; readonly body: string; readonly headers: IncomingHttpHeaders; readonly location: string }
type Asked = {
  readonly method?: string
  readonly cookie?: string
  readonly form?: Readonly<Record<string, string>>
  readonly origin?: string
  readonly proto?: string
  readonly from?: string
}
const cookiesSet: { readonly host: string; readonly line: string }[] = []

function ask(
  host: string,
  path: string,
  { method = 'GET', cookie = '', form, origin, from, proto = 'https' }: Asked = {},
): Promise<Answer> {
  const body = form === undefined ? '' : new URLSearchParams(form).toString()
  const headers = {
    host,
    'x-forwarded-proto': proto,
    ...(cookie === '' ? {} : { cookie }),
    ...(origin === undefined ? {} : { origin }),
    ...(from === undefined ? {} : { 'sec-fetch-site': from }),
    ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) }),
  }
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', path, method, agent, headers }, (answer) => {
      const got: Buffer[] = []
      answer.on('data', (part: Buffer) => got.push(part))
      answer.on('end', () => {
        for (const line of answer.headers['set-cookie'] ?? []) cookiesSet.push({ host, line })
        const location = answer.headers.location ?? ''
        resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(got).toString(), headers: answer.headers, location })
      })
    })
    asked.once('error', reject)
    asked.end(body)
  })
}

/** A page without what differs from one asking to the next. */
const plain = ({ body }: Answer): string => body.replaceAll(/name="_(?:csrf|key)" value="[^"]*"/g, '')
const addressOf = (url: string): string => url.replaceAll(/:\w+/g, 'f1932d00-0000-7abc-8def-00000000f111').replace('*', 'x')
const strangerIn = async (host: string): Promise<string> => plain(await ask(host, '/zulk-een-pagina-is-er-niet'))

const staffCookie = async (): Promise<string> => `__Host-${await site.cookieOf('counsellor')}`

test('each page answers at the host of its part; elsewhere an open page sends on and the rest is not found, for all routes at all hosts', async () => {
  const routes = (await recordRoutes()).filter(({ url }) => !/^\/(?:assets|health)\//.test(url))
  let [stayed, sent, nothing] = [0, 0, 0]
  for (const name of parts) {
    const unknown = await strangerIn(names[name])
    for (const { url, method, access } of routes) {
      const answer = await ask(names[name], addressOf(url), { method, ...(method === 'GET' ? {} : { form: {} }) })
      const home = partsOf(url)
      const what = `${method} ${url} at ${name}: ${answer.status} ${answer.location}`
      if (home.includes(name)) {
        stayed += 1
        assert.ok(
          answer.location === '' || !/^https?:/.test(answer.location) || answer.location.startsWith(`https://${names[name]}/`),
          what,
        )
      } else if (method === 'GET' && access.includes('public') && !url.startsWith('/scim/') && url !== '/metrics') {
        sent += 1
        assert.equal(answer.status, 303, what)
        assert.ok(answer.location.startsWith(`https://${names[home[0] ?? 'staff']}${addressOf(url)}`), what)
      } else {
        nothing += 1
        assert.equal(answer.status, 404, what)
        assert.equal(plain(answer), unknown, what)
      }
    }
  }
  assert.ok(stayed > 250 && sent > 50 && nothing > 700, `${stayed} ${sent} ${nothing}`)
})

test('what is open to all, and to parents, is said by name: a page that is not named lives at the team’s host', async () => {
  const elsewhere = (await recordRoutes()).filter(({ url }) => !partsOf(url).includes('staff') && !url.startsWith('/mijn'))
  assert.deepEqual([...new Set(elsewhere.map(({ url }) => url))].toSorted(), [
    '/aanmelden',
    '/aanmelden/bedankt',
    '/cijfers',
    '/cijfers/:editionId',
    '/cijfers/:editionId/open-data.xlsx',
    '/cijfers/:editionId/rapport.pdf',
    '/privacy',
    '/rechten',
    '/snel-weg',
    '/toegankelijkheid',
    '/weer',
  ])
  for (const { url, access } of elsewhere) assert.deepEqual(access, ['public'], url)
})

test('a host that is not ours gets nothing of the team or a parent, and where an open page sends on to is never taken from the request', async () => {
  for (const host of ['kwaad.example', `${names.staff}.kwaad.example`, `kwaad${names.staff}`, '127.0.0.1', 'localhost']) {
    assert.equal((await ask(host, '/vandaag')).status, 404, host)
    assert.equal((await ask(host, '/mijn/thuis')).status, 404, host)
    assert.ok((await ask(host, '/inloggen')).location.startsWith(`https://${names.staff}/inloggen`), host)
  }
  for (const path of ['//kwaad.example/..', 'https://kwaad.example/privacy', '/privacy?x=//kwaad.example', '/privacy#@kwaad.example']) {
    const { location } = await ask(names.staff, path)
    assert.ok(location === '' || new URL(location).hostname === names.public, `${path}: ${location}`)
  }
  assert.equal((await ask('127.0.0.1', '/metrics')).status, 200)
  assert.equal((await ask(names.public, '/health/live')).status, 200)
})

test('a municipality’s own host name is another name for the team’s host, and an open page remembers which municipality it was', async () => {
  await withClient(world.superuserUrl, (client) =>
    client.query("update platform.municipality set host = 'gemeente.example' where id = $1", [municipalityId]),
  )
  clock.now = new Date(clock.now.getTime() + 10_000)
  assert.equal((await ask('gemeente.example', '/inloggen')).status, 200)
  assert.equal((await ask('gemeente.example', '/mijn/thuis')).status, 404)
  assert.equal(
    (await ask('gemeente.example', '/rechten?taal=ar')).location,
    `https://${names.public}/rechten?taal=ar&gemeente=testgemeente`,
  )
})

test('the first page of each host leads to what is there, and who signs in comes home without leaving the host', async () => {
  const first = async (name: Name, cookie = ''): Promise<string> => {
    const { status, location } = await ask(names[name], '/', { cookie })
    return `${status} ${location}`
  }
  assert.equal(await first('public'), '200 ')
  assert.equal(await first('mijn'), '303 /mijn')
  assert.equal(await first('staff'), '303 /inloggen')
  assert.equal(await first('staff', await staffCookie()), '303 /vandaag')
})

test('over plain http each host sends on to itself, and what is no page is refused', async () => {
  for (const name of parts) {
    const plainly = await ask(names[name], '/rechten', { proto: 'http' })
    assert.deepEqual([plainly.status, plainly.location], [308, `https://${names[name]}/rechten`])
    assert.equal((await ask(names[name], '/inloggen', { proto: 'http', method: 'POST', form: {} })).status, 403)
  }
})

const dossierId = await site.open()

test('a cookie of one host is none at another: brought there by hand it opens nothing and changes no page', async () => {
  const staff = await staffCookie()
  const mother = await enter(site, dossierId, await motherOf(site, dossierId), 'amal@thuis.example')
  const own = `__Secure-m=${mother.cookies['m']}`
  assert.equal((await ask(names.staff, '/vandaag', { cookie: staff })).status, 200)
  assert.equal((await ask(names.mijn, '/mijn/thuis', { cookie: own })).status, 200)
  for (const name of ['mijn', 'public', 'files'] as const) {
    const page = name === 'public' ? '/rechten' : name === 'mijn' ? '/mijn' : '/'
    assert.equal(plain(await ask(names[name], page, { cookie: staff })), plain(await ask(names[name], page)), name)
    for (const path of ['/vandaag', `/gezinnen/${dossierId}`, '/account'])
      assert.equal((await ask(names[name], path, { cookie: staff })).status, 404)
  }
  for (const name of ['staff', 'public', 'files'] as const) {
    for (const path of ['/mijn/thuis', '/mijn/keek', '/mijn/gegevens'])
      assert.equal((await ask(names[name], path, { cookie: own })).status, 404)
  }
  assert.equal((await ask(names.mijn, '/mijn/thuis', { cookie: staff })).status, 303)
})

test('links and messages name the host of what they lead to', async () => {
  const cookie = await staffCookie()
  const handed = await ask(names.staff, `/gezinnen/${dossierId}/toegang`, { cookie })
  assert.equal(handed.status, 200)
  const csrf = /name="_csrf" value="([^"]+)"/.exec(handed.body)?.[1] ?? ''
  const crumb = /__Host-_csrf=[^;]+/.exec(String(handed.headers['set-cookie']))?.[0] ?? ''
  const accessId = /toegang\/([0-9a-f-]{36})\/nieuw/.exec(handed.body)?.[1] ?? ''
  const again = { method: 'POST', cookie: `${cookie}; ${crumb}`, form: { _csrf: csrf }, origin: `https://${names.staff}` }
  const paper = await ask(names.staff, `/gezinnen/${dossierId}/toegang/${accessId}/nieuw`, again)
  assert.equal(paper.status, 200)
  assert.match(paper.body, new RegExp(`${names.mijn}/mijn`))
  assert.doesNotMatch(paper.body, new RegExp(`${names.staff}/mijn`))
  const sister = { ...again, origin: `https://${names.public}` }
  assert.equal(
    (await ask(names.staff, `/gezinnen/${dossierId}/toegang/${accessId}/nieuw`, sister)).status,
    403,
    'a form from a sister host',
  )
  // A page that tells nobody where it comes from sends the origin null; then the browser says whether it was of this very host.
  const nameless = { ...again, origin: 'null' }
  assert.equal((await ask(names.staff, `/gezinnen/${dossierId}/toegang/${accessId}/nieuw`, { ...nameless, from: 'same-site' })).status, 403)
  assert.equal(
    (await ask(names.staff, `/gezinnen/${dossierId}/toegang/${accessId}/nieuw`, { ...nameless, from: 'same-origin' })).status,
    200,
  )
  assert.doesNotMatch((await lastMessage(site)).body, /https?:/)
})

async function document(): Promise<string> {
  const added = await addDocument(deps, documentOptions(), world.actor('counsellor'), {
    dossierId,
    contactId: null,
    about: 'letter',
    name: 'Brief van het OCMW',
    fileName: 'brief.pdf',
    bytes: plainPdf(),
    saveKey: null,
  })
  assert.ok(added.ok)
  return added.value.documentId
}
const readings = async (documentId: string): Promise<number> =>
  (
    await deps.db.as(world.actor('team-lead'), (tx) =>
      tx
        .selectFrom('audit.event')
        .select('id')
        .where('municipality_id', '=', municipalityId)
        .where('action', '=', 'documents.document.read')
        .where('subject_id', '=', documentId)
        .execute(),
    )
  ).length

test('an uploaded file leaves from its own host: with a ticket for a minute, once, for one session and one document, and without any cookie', async () => {
  const documentId = await document()
  const cookie = await staffCookie()
  const ticket = async (): Promise<string> => {
    const { status, location } = await ask(names.staff, `/bestanden/${documentId}`, { cookie })
    assert.equal(status, 303)
    assert.ok(location.startsWith(`https://${names.files}/bestanden/${documentId}?pas=`))
    return location.slice(`https://${names.files}`.length)
  }
  const fetched = await ask(names.files, await ticket())
  assert.equal(fetched.status, 200)
  assert.match(fetched.body, /^%PDF-1\.7/)
  assert.match(String(fetched.headers['content-disposition']), /^attachment; filename="Brief van het OCMW\.pdf"/)
  assert.equal(fetched.headers['content-security-policy'], "default-src 'none'; sandbox")
  assert.equal(fetched.headers['set-cookie'], undefined)
  assert.equal(await readings(documentId), 1)

  const no = async (path: string, why: string, asked: Asked = {}): Promise<void> => {
    const answer = await ask(names.files, path, asked)
    assert.equal(answer.status, 404, why)
    // A ticket tells its municipality, to who has the ticket.
    const placeless = (page: string): string => page.replaceAll(/Testgemeente|Andere Gemeente/g, '')
    assert.equal(placeless(plain(answer)), placeless(await strangerIn(names.files)), why)
  }
  const used = await ticket()
  assert.equal((await ask(names.files, used)).status, 200)
  await no(used, 'a second time')
  await no(`/bestanden/${documentId}`, 'no ticket')
  await no(`/bestanden/${documentId}`, 'a session instead of a ticket', { cookie })
  await no((await ticket()).replace(documentId, await document()), 'another document')
  const whole = await ticket()
  await no(
    whole.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
    'a bent seal',
  )
  await no(
    whole.replace(/pas=./, (start) => (start === 'pas=A' ? 'pas=B' : 'pas=A')),
    'bent words',
  )
  const late = await ticket()
  clock.now = new Date(clock.now.getTime() + 61_000)
  await no(late, 'after a minute')
  const gone = await ticket()
  await deps.db.as(world.actor('counsellor'), (tx) =>
    tx
      .updateTable('documents.document')
      .set({ withdrawn_at: clock.now })
      .where('municipality_id', '=', municipalityId)
      .where('id', '=', documentId)
      .execute(),
  )
  await no(gone, 'taken back in between')
  const other = await document()
  const ended = (await ask(names.staff, `/bestanden/${other}`, { cookie })).location.slice(`https://${names.files}`.length)
  await deps.db.as(world.actor('counsellor'), (tx) =>
    tx.updateTable('identity.session').set({ ended_at: clock.now }).where('municipality_id', '=', municipalityId).execute(),
  )
  await no(ended, 'the session ended in between')
})

test('cookies stay at the host that set them: none names a domain, a session is set by its own host only, and the host of the files sets none', () => {
  assert.ok(cookiesSet.length > 50)
  for (const { host, line } of cookiesSet) {
    // The way out takes away whatever it knows of; what is empty is no cookie.
    if (/^[^=]*=;/.test(line)) continue
    assert.doesNotMatch(line, /;\s*domain=/i, line)
    assert.match(line, /^__(?:Host|Secure)-/, line)
    assert.notEqual(host, names.files, line)
    const name = line.slice(0, line.indexOf('='))
    if (name === '__Host-opkomst-sessie') assert.equal(host, names.staff, line)
    if (/^__Secure-[mn]$/.test(name)) assert.equal(host, names.mijn, line)
  }
})
