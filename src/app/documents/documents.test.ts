import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { recordContact } from '#modules/contacts/public.ts'
import { addDocument, type DocumentOptions, documentOptions, eraseDocuments, openDocument } from '#modules/documents/public.ts'
import type { Scanned } from '#platform/files/scanner.ts'
import { hostileFiles, payload, plainPdf, tellingPhoto } from '#platform/files/testing.ts'
import { testSite } from '../site.testing.ts'

const folder = mkdtempSync(join(tmpdir(), 'opkomst-documents-'))
process.env['OPKOMST_FILES'] = folder
const site = await testSite()
after(async () => {
  await site.app.close()
  rmSync(folder, { recursive: true, force: true })
})
const { world } = site
const { municipalityId, deps } = world
const dossierId = await site.open()
const path = `/gezinnen/${dossierId}/bestanden`

type Sent = { readonly status: number; readonly html: string }
const boundary = 'opkomst-test-boundary'
const pageToken: { cookie: string; csrf: string; role: string | null } = { cookie: '', csrf: '', role: null }

async function token(): Promise<void> {
  if (pageToken.role === site.who.role) return
  const page = await site.app.inject({ url: '/account' })
  pageToken.cookie = page.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  pageToken.csrf = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  pageToken.role = site.who.role
}

/** Sends a file as a browser does. */
async function upload(
  file: { readonly name: string; readonly bytes: Buffer; readonly says?: string },
  fields: Readonly<Record<string, string>> = {},
  to = path,
): Promise<Sent> {
  await token()
  const all = { _csrf: pageToken.csrf, about: 'letter', ...fields }
  const lines = Object.entries(all).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="document"; filename="${file.name}"\r\nContent-Type: ${file.says ?? 'image/jpeg'}\r\n\r\n`
  const payloadOf = Buffer.concat([Buffer.from(lines.join('') + head), file.bytes, Buffer.from(`\r\n--${boundary}--\r\n`)])
  const headers = { cookie: pageToken.cookie, 'content-type': `multipart/form-data; boundary=${boundary}` }
  const answer = await site.app.inject({ method: 'POST', url: to, headers, payload: payloadOf })
  return { status: answer.statusCode, html: answer.body }
}

const rows = () =>
  deps.db.as(world.actor('counsellor'), (tx) =>
    tx
      .selectFrom('documents.document')
      .select([
        'municipality_id',
        'id',
        'dossier_id',
        'contact_id',
        'about',
        'name',
        'type',
        'bytes',
        'file_key',
        'scan',
        'at',
        'by',
        'withdrawn_at',
      ])
      .where('municipality_id', '=', municipalityId)
      .orderBy('id', 'desc')
      .execute(),
  )
const acts = async (action: string): Promise<number> => {
  const found = await deps.db.as(world.actor('counsellor'), (tx) =>
    tx.selectFrom('audit.event').select('id').where('municipality_id', '=', municipalityId).where('action', '=', action).execute(),
  )
  return found.length
}
async function newest(): Promise<string> {
  return (await rows())[0]?.id ?? ''
}

test('a photo is added, shown with who and when, and leaves as a download without its place', async () => {
  assert.equal((await site.get(path)).status, 200)
  const added = await upload({ name: 'IMG_2210.html', bytes: await tellingPhoto() }, { documentName: 'Attest van het OCMW' })
  assert.equal(added.status, 303)
  const id = await newest()
  const { html } = await site.get(`/gezinnen/${dossierId}`)
  for (const words of ['Attest van het OCMW', 'Brief', 'Niet gescand op virussen', `href="/bestanden/${id}"`])
    assert.ok(html.includes(words), words)
  const file = await site.app.inject({ url: `/bestanden/${id}` })
  assert.equal(file.statusCode, 200)
  assert.equal(file.headers['content-type'], 'image/jpeg')
  assert.equal(
    file.headers['content-disposition'],
    `attachment; filename="Attest van het OCMW.jpg"; filename*=UTF-8''Attest%20van%20het%20OCMW.jpg`,
  )
  assert.equal(file.headers['content-security-policy'], "default-src 'none'; sandbox")
  assert.equal(file.headers['x-content-type-options'], 'nosniff')
  assert.equal(file.headers['cache-control'], 'private, no-store')
  assert.equal(file.rawPayload.includes('kanarie'), false)
  assert.equal(await acts('documents.document.added'), 1)
  assert.equal(await acts('documents.document.read'), 1)
  for (const name of readdirSync(join(folder, municipalityId))) {
    assert.equal(readFileSync(join(folder, municipalityId, name)).includes(file.rawPayload.subarray(0, 64)), false)
  }
})

test('fifty files made to do harm: none is shown by a browser, none keeps its load, memory stays flat', async () => {
  const files = await hostileFiles()
  const before = (await rows()).length
  const resident: number[] = []
  let taken = 0
  for (let round = 0; round < 3; round += 1) {
    for (const { name, bytes } of files) {
      const { status, html } = await upload({ name, bytes, says: 'text/html' })
      assert.ok(status === 303 || status === 422, `${name}: ${status}`)
      if (status === 422) assert.match(html, /aria-invalid="true"/, name)
      else taken += 1
    }
    resident.push(process.memoryUsage().rss)
  }
  const stored = await rows()
  assert.equal(stored.length - before, taken)
  assert.equal(taken, 12)
  for (const { id } of stored) {
    const { headers, rawPayload } = await site.app.inject({ url: `/bestanden/${id}` })
    assert.match(String(headers['content-disposition']), /^attachment; /)
    assert.match(String(headers['content-type']), /^(image\/(jpeg|png|webp)|application\/pdf|text\/plain; charset=utf-8)$/)
    assert.match(String(headers['content-security-policy']), /sandbox$/)
    assert.equal(rawPayload.includes(payload), false)
  }
  const [first = 0, , last = 0] = resident
  assert.ok(last - first < 80 * 1024 * 1024, `grew by ${Math.round((last - first) / 1048576)} MB`)
})

test('who may not see the dossier finds no file; nobody of another municipality, no partner, no researcher', async () => {
  const id = await newest()
  for (const role of ['partner', 'researcher', 'administrator'] as const) {
    site.who.role = role
    assert.equal((await site.get(`/bestanden/${id}`)).status, 404, role)
    // The form answers as for a dossier that is not there.
    assert.equal((await upload({ name: 'a.txt', bytes: Buffer.from('Dag') })).status, 404, role)
  }
  site.who.role = 'counsellor'
  const options = documentOptions()
  const elsewhere = await openDocument(deps, options, world.other.actor('counsellor'), id)
  assert.deepEqual(elsewhere, { ok: false, refusal: { kind: 'not-found' } })
  const barred = await openDocument(deps, options, { ...world.actor('counsellor'), barred: [dossierId] }, id)
  assert.deepEqual(barred, { ok: false, refusal: { kind: 'not-found' } })
  assert.equal((await upload({ name: 'a.txt', bytes: Buffer.from('Dag') }, {}, `/gezinnen/${municipalityId}/bestanden`)).status, 404)
})

test('taken back it is gone from page and address, put back it is there; twice is once', async () => {
  const id = await newest()
  const take = (how: string) => site.post(`/gezinnen/${dossierId}/bestanden/${id}/${how}`, {}, `/gezinnen/${dossierId}`)
  for (const how of ['weg', 'weg']) assert.equal((await take(how)).status, 303)
  assert.equal((await site.get(`/bestanden/${id}`)).status, 404)
  assert.equal((await site.get(`/gezinnen/${dossierId}`)).html.includes(id), false)
  assert.equal((await take('terug')).status, 303)
  assert.equal((await site.get(`/bestanden/${id}`)).status, 200)
  assert.equal(await acts('documents.document.withdrawn'), 1)
})

test('forms that are not whole come back with every mistake, and double clicks save once', async () => {
  const empty = await upload({ name: '', bytes: Buffer.alloc(0) }, { about: '', contactId: municipalityId })
  assert.equal(empty.status, 422)
  for (const words of ['Kies eerst een bestand', 'Kies wat het is', 'hoort niet bij dit dossier'])
    assert.ok(empty.html.includes(words), words)
  const large = await upload({ name: 'groot.pdf', bytes: Buffer.alloc(20 * 1024 * 1024 + 1, 'x') })
  assert.equal(large.status, 422)
  assert.match(large.html, /te groot/)
  const before = (await rows()).length
  const _key = '018f0000-0000-7000-8000-0000000000fe'
  for (const _ of [1, 2]) assert.equal((await upload({ name: 'brief.txt', bytes: Buffer.from('Dag') }, { _key })).status, 303)
  assert.equal((await rows()).length, before + 1)
  assert.equal(readdirSync(join(folder, municipalityId)).length, before + 1)
})

test('a document belongs to a contact of the family', async () => {
  const made = await recordContact(deps, world.actor('counsellor'), {
    dossierId,
    saveKey: null,
    contact: { kind: 'home-visit', happenedOn: '2026-11-03', happenedAt: null, minutes: 45, domains: ['paperwork'], note: null },
    nextStep: null,
  })
  assert.ok(made.ok)
  const { html } = await site.get(path)
  const contactId = /<option value="([0-9a-f-]{36})"/.exec(html)?.[1] ?? ''
  assert.notEqual(contactId, '')
  assert.equal((await upload({ name: 'huur.pdf', bytes: plainPdf() }, { contactId, documentName: 'Huurcontract' })).status, 303)
  assert.match((await site.get(`/gezinnen/${dossierId}`)).html, /bij Huisbezoek, [^<]*3 nov/)
})

test('room: a full dossier takes nothing more, and leaves no file behind', async () => {
  const files = readdirSync(join(folder, municipalityId)).length
  const command = {
    dossierId,
    contactId: null,
    about: 'letter',
    name: null,
    fileName: 'a.txt',
    bytes: Buffer.from('Dag'),
    saveKey: null,
  } as const
  for (const [room, kind] of [
    [{ dossier: 10, municipality: 1e9 }, 'dossier-full'],
    [{ dossier: 1e9, municipality: 10 }, 'municipality-full'],
  ] as const) {
    const added = await addDocument(deps, { ...documentOptions(), room }, world.actor('counsellor'), command)
    assert.deepEqual(added, { ok: false, refusal: { kind } })
  }
  assert.equal(readdirSync(join(folder, municipalityId)).length, files)
  const one = documentOptions({ OPKOMST_FILES_PER_DOSSIER_MB: '1' })
  assert.equal(one.room.dossier, 1024 * 1024)
  assert.throws(() => documentOptions({ OPKOMST_FILES_TOTAL_MB: 'veel' }), /OPKOMST_FILES_TOTAL_MB/)
})

test('a file that turns out infected is never given; one that was not looked at is looked at first', async () => {
  await upload({ name: 'laat.txt', bytes: Buffer.from('later blijkt het een virus') })
  const id = await newest()
  const said: { now: Scanned['state'] } = { now: 'not-scanned' }
  const options: DocumentOptions = { ...documentOptions(), scanner: { scan: async () => ({ state: said.now, found: null }) } }
  const open = () => openDocument(deps, options, world.actor('counsellor'), id)
  assert.deepEqual(await open(), { ok: false, refusal: { kind: 'scanner-silent', dossierId } })
  said.now = 'infected'
  assert.deepEqual(await open(), { ok: false, refusal: { kind: 'infected', dossierId } })
  said.now = 'clean'
  assert.deepEqual(await open(), { ok: false, refusal: { kind: 'infected', dossierId } })
  assert.equal((await site.get(`/bestanden/${id}`)).status, 303)
  assert.match((await site.get(`/gezinnen/${dossierId}`)).html, /Virus: gaat niet open/)
})

test('erasing a dossier takes rows and files', async () => {
  const counsellor = world.actor('counsellor')
  const count = (await rows()).length
  const erased = await deps.db.as(counsellor, (tx) => eraseDocuments(tx, documentOptions().files, municipalityId, dossierId))
  assert.equal(erased, count)
  await new Promise((resolve) => setTimeout(resolve, 200))
  assert.deepEqual(readdirSync(join(folder, municipalityId)), [])
})
