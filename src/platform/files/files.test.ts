import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { deflateSync } from 'node:zlib'
import PDFDocument from 'pdfkit'
import sharp from 'sharp'
import { scannerOf } from './scanner.ts'
import { downloadName } from './send-file.ts'
import { DamagedFile, fileStore } from './store.ts'
import { takeIn } from './take-in.ts'
import { hostileFiles, objectStream, payload, plainPdf, plainPng, tellingPhoto } from './testing.ts'

const real = ['telling.jpg', 'photo-and-page.html', 'photo-and-archive.jpg', 'remark.png']

test('of every file made to do harm only real images come through, and only their pixels', async () => {
  const files = await hostileFiles()
  assert.ok(files.length >= 50, String(files.length))
  const through: string[] = []
  for (const { name, bytes } of files) {
    const taken = await takeIn(bytes, null)
    if (!taken.ok) continue
    through.push(name)
    for (const trace of [payload, 'kanarie', 'PK\u0003\u0004', 'Exif', 'GPS'])
      assert.equal(taken.value.bytes.includes(trace), false, `${name}: ${trace}`)
  }
  assert.deepEqual(through.sort(), [...real].sort())
})

const refusals = {
  'apple.jpg': 'heic',
  'script.pdf': 'active',
  'packed-script.pdf': 'active',
  'locked.pdf': 'locked',
  'bomb.png': 'too-many-pixels',
  'archive.zip': 'unknown-kind',
  'empty.pdf': 'empty',
  'and-archive.pdf': 'broken',
}
test('each refusal says why', async () => {
  const files = new Map((await hostileFiles()).map(({ name, bytes }) => [name, bytes]))
  for (const [name, why] of Object.entries(refusals)) {
    const taken = await takeIn(files.get(name) ?? Buffer.alloc(0), null)
    assert.deepEqual(taken, { ok: false, refusal: why }, name)
  }
})

/** What a program that prints to PDF makes: with a picture, packed text and an outline. */
async function printed(): Promise<Buffer> {
  const paper = new PDFDocument({ info: { Title: 'Huurcontract', Author: 'OCMW' } })
  paper
    .text('Huurcontract van 3 november')
    .image(await tellingPhoto(), { width: 200 })
    .link(50, 50, 100, 20, 'https://mechelen.be')
  paper.end()
  const parts: Buffer[] = []
  for await (const part of paper) parts.push(Buffer.from(part))
  return Buffer.concat(parts)
}

test('what a team really has comes through', async () => {
  const webp = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#fff' } })
    .webp()
    .toBuffer()
  const kinds = [
    [plainPdf(), 'application/pdf'],
    [plainPdf(objectStream(deflateSync(Buffer.from('5 0 << /Type /Font /BaseFont /Helvetica >>')))), 'application/pdf'],
    [await printed(), 'application/pdf'],
    [plainPng(40, 30), 'image/png'],
    [webp, 'image/webp'],
    [await tellingPhoto(), 'image/jpeg'],
    [Buffer.from('Zij sliep 3 < 4 uur. Attest van 12/11: café & école.\r\n', 'utf8'), 'text/plain'],
  ] as const
  for (const [bytes, type] of kinds) {
    const taken = await takeIn(bytes, null)
    assert.ok(taken.ok && taken.value.type === type && taken.value.scan === 'not-scanned', type)
  }
})

test('a photo stands upright and small enough, and no longer tells where it was taken', async () => {
  const lying = await sharp({ create: { width: 6000, height: 3000, channels: 3, background: '#0aa' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  const taken = await takeIn(lying, null)
  assert.ok(taken.ok)
  const { width, height, orientation, exif } = await sharp(taken.value.bytes).metadata()
  assert.deepEqual([width, height, orientation, exif], [2048, 4096, undefined, undefined])
})

const folder = mkdtempSync(join(tmpdir(), 'opkomst-files-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const mine = { municipalityId: '018f0000-0000-7000-8000-00000000000a', id: '018f0000-0000-7000-8000-000000000001' }
const other = { ...mine, id: '018f0000-0000-7000-8000-000000000002' }

test('files are noise on disk, open with their key only, and not in the place of another', async () => {
  const store = fileStore(() => folder)
  const content = Buffer.from('kanarie op schijf '.repeat(50))
  const key = await store.put(mine, content)
  const path = join(folder, mine.municipalityId, mine.id)
  assert.equal(readFileSync(path).includes('kanarie'), false)
  assert.equal(statSync(path).mode & 0o777, 0o600)
  assert.ok((await store.read(mine, key))?.equals(content))
  const otherKey = await store.put(other, content)
  await assert.rejects(store.read(mine, otherKey), DamagedFile)
  writeFileSync(join(folder, other.municipalityId, other.id), readFileSync(path))
  await assert.rejects(store.read(other, key), DamagedFile)
  writeFileSync(path, readFileSync(path).subarray(0, 10))
  await assert.rejects(store.read(mine, key), DamagedFile)
  await store.remove(mine)
  assert.equal(await store.read(mine, key), null)
  await assert.rejects(store.put({ ...mine, id: '../../out' }, content))
  assert.deepEqual(readdirSync(join(folder, mine.municipalityId)), [other.id])
})

test('a name for the download keeps to itself', () => {
  const names = [
    ['Attest OCMW', 'image/jpeg', 'Attest OCMW.jpg'],
    ['../../etc/passwd', 'application/pdf', 'etc passwd.pdf'],
    ['brief.html', 'text/plain', 'brief.txt'],
    ['x"\r\nSet-Cookie: a=b', 'text/plain', 'x Set-Cookie a=b.txt'],
    ['\u202egpj.exe', 'image/png', 'gpj.png'],
    ['', 'image/webp', 'bestand.webp'],
  ] as const
  for (const [name, type, expected] of names) assert.equal(downloadName(name, type), expected)
})

/** A small server that speaks as clamd does: takes chunks until an empty one, then answers. */
async function clamd(answer: (content: Buffer) => string | null) {
  const server = createServer((socket) => {
    const held: Buffer[] = []
    socket.on('error', () => undefined)
    socket.on('data', (data) => {
      held.push(Buffer.from(data))
      const all = Buffer.concat(held)
      const command = 'zINSTREAM\0'
      if (all.subarray(0, command.length).toString('latin1') !== command) return
      const parts: Buffer[] = []
      for (let at = command.length; at + 4 <= all.length; ) {
        const length = all.readUInt32BE(at)
        if (length === 0) {
          const said = answer(Buffer.concat(parts))
          if (said !== null) socket.write(`${said}\0`)
          socket.end()
          return
        }
        parts.push(all.subarray(at + 4, at + 4 + length))
        at += 4 + length
      }
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address: AddressInfo | string | null = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  return { setting: { CLAMD: `127.0.0.1:${port}` }, close: () => server.close() }
}

test('the scanner: clean, infected, and never clean when it did not answer so', async () => {
  const eicar = 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE'
  const server = await clamd((content) =>
    content.includes(eicar)
      ? 'stream: Eicar-Signature FOUND'
      : content.includes('vreemd')
        ? 'INSTREAM size limit exceeded. ERROR'
        : content.includes('stil')
          ? null
          : 'stream: OK',
  )
  const scanner = scannerOf(server.setting)
  assert.ok(scanner !== null)
  assert.deepEqual(await scanner.scan(Buffer.alloc(300_000, 'een lange brief ')), { state: 'clean', found: null })
  assert.deepEqual(await scanner.scan(Buffer.from(eicar)), { state: 'infected', found: 'Eicar-Signature' })
  for (const words of ['vreemd', 'stil']) assert.deepEqual(await scanner.scan(Buffer.from(words)), { state: 'not-scanned', found: null })
  assert.deepEqual(await takeIn(Buffer.from(`Kijk: ${eicar}`), scanner), { ok: false, refusal: 'infected' })
  const clean = await takeIn(Buffer.from('Een brief.'), scanner)
  assert.ok(clean.ok && clean.value.scan === 'clean')
  server.close()
  const gone = await takeIn(Buffer.from('Een brief.'), scanner)
  assert.ok(gone.ok && gone.value.scan === 'not-scanned')
  assert.equal(scannerOf({}), null)
  assert.throws(() => scannerOf({ CLAMD: 'clamav' }), /CLAMD must be/)
})
