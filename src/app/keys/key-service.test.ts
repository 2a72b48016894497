import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { Worker } from 'node:worker_threads'
import { keyFile } from '#platform/keys/key-file.ts'
import { KeyRing } from '#platform/keys/key-ring.ts'
import { keyServiceOf } from '#platform/keys/key-service.ts'
import { newVersion, UnusableKeys } from '#platform/keys/key-source.ts'
import { keySourceOf } from '#platform/keys/seal.ts'
import { unwrapKeys, wrapKeys } from './wrap-keys.ts'

/** A transit engine as Vault has it, in a thread of its own: the program waits for its answer without letting this one run. */
const engine = `
  const { createServer } = require('node:http')
  const { createCipheriv, createDecipheriv, randomBytes } = require('node:crypto')
  const { parentPort } = require('node:worker_threads')
  const keys = { opkomst: randomBytes(32) }
  const seen = []
  createServer((request, reply) => {
    const chunks = []
    request.on('data', (chunk) => chunks.push(chunk)).on('end', () => {
      const [, act, name] = /^\\/v1\\/transit\\/(encrypt|decrypt)\\/(\\w+)$/.exec(request.url) ?? []
      const send = (status, data) => reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(status === 200 ? { data } : { errors: ['no'] }))
      if (request.url.startsWith('/v1/elsewhere')) return reply.writeHead(307, { location: '/v1/transit/' + request.url.slice(14) }).end()
      if (request.url.startsWith('/v1/odd')) return reply.end('{"data":{"other":1}}')
      if (request.headers['x-vault-token'] !== 'good-token' || act === undefined) return send(403)
      const key = keys[name]
      const body = JSON.parse(Buffer.concat(chunks).toString())
      const bound = Buffer.from(body.associated_data ?? '', 'base64')
      if (act === 'encrypt') {
        const nonce = randomBytes(12)
        const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(bound)
        const inner = Buffer.concat([cipher.update(Buffer.from(body.plaintext, 'base64')), cipher.final()])
        return send(200, { ciphertext: 'vault:v1:' + Buffer.concat([nonce, cipher.getAuthTag(), inner]).toString('base64'), key_version: 1 })
      }
      try {
        const raw = Buffer.from(body.ciphertext.split(':')[2], 'base64')
        const decipher = createDecipheriv('aes-256-gcm', key, raw.subarray(0, 12)).setAuthTag(raw.subarray(12, 28)).setAAD(bound)
        send(200, { plaintext: Buffer.concat([decipher.update(raw.subarray(28)), decipher.final()]).toString('base64') })
      } catch { send(400) }
    })
  }).listen(0, '127.0.0.1', function () { parentPort.postMessage(this.address().port) })`

const worker = new Worker(engine, { eval: true })
const port = await new Promise<number>((done) => worker.once('message', done))
const folder = mkdtempSync(join(tmpdir(), 'key-service-'))
after(async () => {
  await worker.terminate()
  rmSync(folder, { recursive: true, force: true })
})

const path = join(folder, 'keys.json')
const tokenFile = join(folder, 'token')
writeFileSync(tokenFile, 'good-token\n')
const env = { OPKOMST_KEYS: path, OPKOMST_KMS_URL: `http://127.0.0.1:${port}/v1/transit`, OPKOMST_KMS_TOKEN_FILE: tokenFile }
const place = 'people.person.contact_note/1'
const municipality = '018f0000-0000-7000-8000-00000000000a'

test('keys made with a service stand wrapped in the file, and open with the service only', () => {
  const source = keySourceOf(env)
  assert.equal(source.read(), null)
  const set = { index: randomBytes(32), versions: [newVersion(1, '2026-11-22')] }
  source.write?.(set)
  const text = readFileSync(path, 'utf8')
  const [first] = set.versions
  for (const secret of [set.index, first?.key, first?.index]) assert.ok(!text.includes(secret?.toString('base64url') ?? '-'))
  assert.match(text, /"wrapped": "vault:v1:/)
  const ring = new KeyRing(source)
  const sealed = ring.sealText(municipality, place, 't', 'ze slaapt bij haar zus')
  assert.equal(new KeyRing(keySourceOf(env)).openText(municipality, `${sealed}@${place}`).text, 'ze slaapt bij haar zus')
  assert.throws(() => keySourceOf({ OPKOMST_KEYS: path }).read(), /are wrapped by a key service: set OPKOMST_KMS_URL/)
})

test('a rotation goes through the service, and a running program finds the newer key', () => {
  const running = new KeyRing(keySourceOf(env))
  const command = new KeyRing(keySourceOf(env))
  assert.equal(running.current().version, 1)
  const set = command.keys()
  assert.ok(set)
  command.write({ ...set, versions: [...set.versions, newVersion(2, '2026-11-23')] })
  const sealed = command.sealText(municipality, place, 't', 'nieuw')
  assert.equal(running.openText(municipality, `${sealed}@${place}`).text, 'nieuw')
  assert.match(readFileSync(path, 'utf8'), /"version": 2/)
})

test('a clear file is put in the care of the service and taken out again, and is never used by mistake', () => {
  const own = { ...env, OPKOMST_KEYS: join(folder, 'own.json') }
  const set = { index: randomBytes(32), versions: [newVersion(1, '2026-11-22')] }
  keyFile(own.OPKOMST_KEYS).write?.(set)
  assert.throws(() => keySourceOf(own).read(), /are not wrapped by .* npx opkomst keys wrap/)
  assert.match(wrapKeys(own), /are wrapped by http:/)
  assert.deepEqual(keySourceOf(own).read(), set)
  assert.match(unwrapKeys(own), /stand in the clear/)
  assert.deepEqual(keyFile(own.OPKOMST_KEYS).read(), set)
  assert.throws(() => wrapKeys({ OPKOMST_KEYS: own.OPKOMST_KEYS }), /set OPKOMST_KMS_URL first/)
})

test('a service that refuses, sends elsewhere, answers oddly or is not there stops the start with one line, without keys or token', () => {
  const at = (change: Readonly<Record<string, string>>) => () => keySourceOf({ ...env, ...change }).read()
  const base = `http://127.0.0.1:${port}/v1`
  const wrong = join(folder, 'wrong-token')
  writeFileSync(wrong, 'stolen-token')
  const cases: readonly (readonly [Readonly<Record<string, string>>, RegExp])[] = [
    [{ OPKOMST_KMS_TOKEN_FILE: wrong }, /refused: answer 403/],
    [{ OPKOMST_KMS_URL: `${base}/elsewhere` }, /does not answer/],
    [{ OPKOMST_KMS_URL: `${base}/odd` }, /not one of the transit engine/],
    [{ OPKOMST_KMS_URL: 'http://127.0.0.1:9/v1/transit' }, /does not answer: ECONNREFUSED|does not answer/],
    [{ OPKOMST_KMS_URL: 'http://vault.example/v1/transit' }, /is the https address/],
    [{ OPKOMST_KMS_TOKEN_FILE: join(folder, 'none') }, /cannot be read/],
    [{ OPKOMST_KMS_TOKEN_FILE: '' }, /needs a token/],
  ]
  for (const [change, expected] of cases) {
    assert.throws(
      at(change),
      (error: Error) => error instanceof UnusableKeys && expected.test(error.message) && !/stolen-token|good-token/.test(error.message),
      JSON.stringify(change),
    )
  }
})

test('wrapped words that were bound to something else stay shut', () => {
  const service = keyServiceOf(env)
  assert.ok(service)
  const wrapped = service.wrap(Buffer.from('sleutel'), 'opkomst master keys')
  assert.equal(service.unwrap(wrapped, 'opkomst master keys').toString(), 'sleutel')
  assert.throws(() => service.unwrap(wrapped, 'something else'), /refused: answer 400/)
})
