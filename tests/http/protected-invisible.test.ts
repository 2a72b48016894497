import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import readXlsx from 'read-excel-file/node'
import { browserOf, enter, motherOf } from '#app/mijn/testing.ts'
import { type Site, testSite } from '#app/site.testing.ts'
import { addEntry, agree, type EntryContent, openPart } from '#modules/protected/public.ts'
import type { Role } from '#platform/actor.ts'
import type { Result } from '#platform/result.ts'
import { recordRoutes } from '../../scripts/map/record-routes.ts'

const secret = 'Kanarievogel'
const someId = '01932d00-0000-7000-8000-00000000ffff'

function done<T>(result: Result<T, { readonly kind: string }>): T {
  if (!result.ok) throw new Error(result.refusal.kind)
  return result.value
}

type Part = { readonly partId: string; readonly entryId: string }

async function openWholePart({ world }: Site, dossierId: string): Promise<Part> {
  const { deps } = world
  const member = world.actor('counsellor', 'child-protection')
  const { partId } = done(await openPart(deps, member, { dossierId, colleagues: [], saveKey: null }))
  const told = { isTold: false, toldReason: secret }
  const contents: readonly EntryContent[] = [
    { kind: 'sheet', lines: [secret], words: secret },
    { kind: 'consultation', on: '2026-11-16', centre: secret, withWhom: secret, isAnonymous: true, question: secret, advice: secret },
    { kind: 'decision', on: '2026-11-16', choice: 'mandated-facility', why: secret, alternatives: secret, ...told },
    { kind: 'term', startedOn: '2026-11-16', workingDays: 3, what: secret },
    { kind: 'report-right', on: '2026-11-16', consulted: secret, danger: secret, alternatives: secret, choice: 'inform', ...told },
    { kind: 'document', concern: secret, facts: secret, strengths: null, tried: secret, asked: secret },
  ]
  let entryId = ''
  for (const content of contents) {
    ;({ entryId } = done(await addEntry(deps, member, { dossierId, partId, content, saveKey: null })))
    if (content.kind === 'decision') await agree(deps, member, { dossierId, partId, entryId })
  }
  return { partId, entryId }
}

/** Two programs in which the same happens in the same order, except that in one a dossier has a protected part. */
async function twins() {
  const [plain, marked] = [await testSite(), await testSite()]
  const dossierId = await plain.open()
  assert.equal(await marked.open(), dossierId, 'ids are counted, so both worlds are the same')
  const part = await openWholePart(marked, dossierId)
  // Ids the part took are passed over in the other world, so that what comes after is numbered alike.
  const next = marked.world.deps.newId()
  while (plain.world.deps.newId() < next);
  return { plain, marked, dossierId, part }
}

const { plain, marked, dossierId, part } = await twins()
after(async () => {
  await plain.app.close()
  await marked.app.close()
})

// Made anew for each page: tokens against forgery, keys of saving, nonces.
const made = /(name="(?:_csrf|_key)" value=")[^"]*|(data-save-key=")[^"]*/g
const calm = (body: string): string => body.replace(made, '$1$2')

async function addressesOf(site: Site): Promise<string[]> {
  const known: Readonly<Record<string, string>> = { dossierId, personId: await motherOf(site, dossierId), ...part }
  const urls = (await recordRoutes()).filter(({ method }) => method === 'GET').map(({ url }) => url)
  return [...new Set(urls)]
    .map((url) => url.replace(/:(\w+)/g, (_, name: string) => known[name] ?? someId))
    .filter((url) => !url.includes('*'))
}

type Seen = { readonly url: string; readonly status: number; readonly body: string; readonly length: number }

async function crawl(site: Site, role: Role | null, urls: readonly string[]): Promise<Seen[]> {
  site.who.role = role
  const seen: Seen[] = []
  for (const url of urls) {
    const { statusCode, body, rawPayload } = await site.app.inject({ method: 'GET', url })
    // A spreadsheet carries the second it was made in; its cells are what is read.
    const cells = url.endsWith('.xlsx') && statusCode === 200 ? JSON.stringify(await readXlsx(rawPayload)) : null
    seen.push({ url, status: statusCode, body: cells ?? calm(body), length: cells?.length ?? rawPayload.length })
  }
  return seen
}

/** Addresses that answer otherwise with the part than without. Measures of the program itself are nobody's page. */
async function differences(role: Role | null, urls: readonly string[]): Promise<string[]> {
  const [without, withPart] = [await crawl(plain, role, urls), await crawl(marked, role, urls)]
  assert.ok(withPart.filter(({ status }) => status === 200).length > 0)
  return withPart.flatMap((answer, index) => {
    const other = without[index]
    const isSame = other !== undefined && answer.status === other.status && answer.body === other.body && answer.length === other.length
    return isSame ? [] : [answer.url]
  })
}

const urls = (await addressesOf(marked)).filter((url) => !/^\/(metrics|health|gezond)/.test(url))
const others: readonly (Role | null)[] = ['midwife', 'team-lead', 'partner', 'researcher', 'administrator', null]

test('a mother on her own pages finds the same', async () => {
  const pages: Map<string, string>[] = []
  for (const site of [plain, marked]) {
    const mother = await enter(site, dossierId, await motherOf(site, dossierId), 'mira@example.org')
    const own = urls.filter((url) => url.startsWith('/mijn'))
    const seen = new Map<string, string>()
    for (const url of own) {
      const { status, html } = await mother.get(url)
      seen.set(url, `${status} ${calm(html)}`)
      assert.ok(!html.includes(secret))
    }
    pages.push(seen)
  }
  const [without, withPart] = pages
  assert.ok((withPart?.size ?? 0) > 3)
  assert.deepEqual(
    [...(withPart ?? [])].flatMap(([url, page]) => (without?.get(url) === page ? [] : [url])),
    [],
  )
})

for (const role of others) {
  test(`for ${role ?? 'a visitor'} every page is the same, byte for byte, whether or not the dossier has a protected part`, async () => {
    assert.deepEqual(await differences(role, urls), [])
  })
}

test('what is posted to a part of others is answered like what is posted to nothing', async () => {
  const stranger = browserOf(marked.app)
  marked.who.role = 'midwife'
  const acts = ['collega', 'collega/weg', 'blad', 'gesprek', 'beslissing', 'termijn', 'document', 'melding']
  const entryActs = ['akkoord', 'terug', 'opnieuw']
  const form = `/gezinnen/${dossierId}/zorg`
  const ask = async (partId: string, entryId: string): Promise<string[]> => {
    const paths = [...acts, ...entryActs.map((act) => `${entryId}/${act}`)].map(
      (act) => `/gezinnen/${dossierId}/beschermd/${partId}/${act}`,
    )
    const answers: string[] = []
    for (const path of paths) {
      const { status, html } = await stranger.post(path, { colleague: marked.world.accounts.midwife, seen: 'yes', words: 'x' }, form)
      answers.push(`${status} ${calm(html)}`)
    }
    return answers
  }
  const [real, invented] = [await ask(part.partId, part.entryId), await ask(someId, someId)]
  assert.deepEqual(real, invented)
  assert.ok(
    real.every((answer) => answer.startsWith('404')),
    real.map((answer) => answer.slice(0, 3)).join(' '),
  )
})

test('a search, a list and a count by a colleague say nothing of it', async () => {
  const answers: string[][] = []
  for (const site of [plain, marked]) {
    const colleague = browserOf(site.app)
    site.who.role = 'team-lead'
    const pages = await Promise.all(['Amal', secret, 'Benzarra'].map((q) => colleague.post('/gezinnen/zoek', { q }, '/gezinnen/zoek')))
    answers.push(pages.map(({ status, html, location }) => `${status} ${location} ${calm(html)}`))
  }
  assert.deepEqual(answers[1], answers[0])
})

test('the crawl goes through the whole program and would notice a part: its own reader sees the difference', async () => {
  assert.ok(urls.length > 80, `${urls.length} addresses`)
  const found = await differences('counsellor', urls)
  const path = `/gezinnen/${dossierId}`
  for (const url of ['/vandaag', `${path}/zorg`, `${path}/beschermd/${part.partId}`]) assert.ok(found.includes(url), url)
  const own = (url: string): boolean => url === '/vandaag' || url === `${path}/zorg` || url.startsWith(`${path}/beschermd/`)
  assert.deepEqual(
    found.filter((url) => !own(url)),
    [],
    'and no other page differs, for her neither',
  )
})
