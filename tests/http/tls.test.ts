/** The server as it speaks TLS itself, over real sockets. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { Agent, createServer, request } from 'node:https'
import { connect as connectPlain } from 'node:net'
import { after, test } from 'node:test'
import { type ConnectionOptions, connect, type SecureVersion } from 'node:tls'
import { pageScripts } from '#app/page-scripts.ts'
import { openDatabase } from '#platform/db/database.ts'
import { realDeps } from '#platform/deps.ts'
import { openPlainDoor } from '#platform/http/plain-http.ts'
import { createServer as createProgram } from '#platform/http/server.ts'
import { readSettings } from '#platform/http/settings.ts'
import { projectRoot } from '#platform/root.ts'
import { readCertificate } from '#platform/tls/certificate.ts'
import { tlsServing } from '#platform/tls/server.ts'
import { certificateFiles, testAuthority, testCertificate } from '#platform/tls/testing.ts'
import { loadAssets } from '#platform/web/assets.ts'

const authority = testAuthority()
// RSA, so that a suite without forward secrecy would find the key it needs.
const first = testCertificate({ by: authority, kind: 'rsa', hosts: ['localhost', 'opkomst.example'] })
const { files, write } = certificateFiles(first)
const told: (string | null)[] = []
const tls = tlsServing(files, { now: () => new Date(), told: (fault) => told.push(fault), everyMs: 50 })
const settings = readSettings(
  { OPKOMST_LOG: 'silent', OPKOMST_TLS_CERT: files.cert, OPKOMST_TLS_KEY: files.key, OPKOMST_ORIGIN: 'https://opkomst.example' },
  'a secret that only this test uses, and long',
)
const db = openDatabase('postgresql://nobody:nothing@127.0.0.1:1/nowhere')
const app = await createProgram({
  deps: realDeps(db),
  settings,
  tls,
  assets: await loadAssets(projectRoot, pageScripts),
  entrance: { identify: async () => null, home: () => '/', nav: async () => [] },
  isReady: async () => true,
  routes: () => undefined,
})
const port = Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port)

/** Speaks everything that was ever called TLS 1.x: shows that the client of these tests can do what the server refuses. */
const lax = createServer({ cert: first.cert, key: first.key, minVersion: 'TLSv1', ciphers: 'ALL:@SECLEVEL=0', dhparam: 'auto' })
lax.listen(0, '127.0.0.1')
await once(lax, 'listening')
const laxAddress = lax.address()
const laxPort = typeof laxAddress === 'object' && laxAddress !== null ? laxAddress.port : 0
after(async () => {
  tls.stop()
  lax.close()
  await app.close()
  await db.close()
})

/** What was agreed on, or the word with which it ended. */
function shake(to: number, options: ConnectionOptions): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ port: to, host: '127.0.0.1', servername: 'localhost', ca: authority.cert, ...options })
    socket.once('secureConnect', () => {
      resolve(`${socket.getProtocol()} ${socket.getCipher().name}`)
      socket.destroy()
    })
    socket.once('error', (error) => resolve('code' in error ? String(error.code) : error.message))
  })
}
const only = (version: SecureVersion, ciphers = 'DEFAULT@SECLEVEL=0'): ConnectionOptions => ({
  minVersion: version,
  maxVersion: version,
  ciphers,
})

test('over real sockets the server itself refuses TLS 1.0 and 1.1, speaks 1.2 and 1.3, and prefers 1.3', async () => {
  for (const version of ['TLSv1', 'TLSv1.1'] as const) {
    assert.match(await shake(laxPort, only(version, 'ALL:@SECLEVEL=0')), new RegExp(`^${version} `), 'the client can')
    // The alert comes from the other side: `protocol_version` (70), not something the client decided for itself.
    assert.equal(await shake(port, only(version, 'ALL:@SECLEVEL=0')), 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', version)
  }
  assert.match(await shake(port, only('TLSv1.2')), /^TLSv1\.2 ECDHE-RSA-/)
  assert.match(await shake(port, only('TLSv1.3')), /^TLSv1\.3 TLS_/)
  assert.match(await shake(port, { minVersion: 'TLSv1' }), /^TLSv1\.3 TLS_/)
})

const weak = ['AES128-GCM-SHA256', 'AES256-SHA', 'ECDHE-RSA-AES128-SHA256', 'ECDHE-RSA-AES256-SHA', 'DHE-RSA-AES128-GCM-SHA256']
const strong = ['ECDHE-RSA-AES128-GCM-SHA256', 'ECDHE-RSA-AES256-GCM-SHA384', 'ECDHE-RSA-CHACHA20-POLY1305']
test('in TLS 1.2 only suites with a new key for each connection and sealed records: the key of the certificate, CBC and the rest are refused', async () => {
  for (const suite of weak) {
    assert.equal(await shake(laxPort, only('TLSv1.2', `${suite}:@SECLEVEL=0`)), `TLSv1.2 ${suite}`, 'the client can')
    assert.match(await shake(port, only('TLSv1.2', `${suite}:@SECLEVEL=0`)), /ALERT_HANDSHAKE_FAILURE$/, suite)
  }
  for (const suite of strong) assert.equal(await shake(port, only('TLSv1.2', suite)), `TLSv1.2 ${suite}`)
})

test('who speaks HTTP without encryption to the port with TLS gets nothing', async () => {
  const socket = connectPlain(port, '127.0.0.1')
  socket.end('GET /health/live HTTP/1.1\r\nHost: opkomst.example\r\n\r\n')
  let answer = ''
  socket.on('data', (part) => {
    answer += part.toString('latin1')
  })
  socket.on('error', () => undefined)
  await once(socket, 'close')
  assert.doesNotMatch(answer, /HTTP\/1\.1 200|live/)
})

type Got = { readonly status: number; readonly headers: Readonly<Record<string, unknown>>; readonly serial: string }
function get(path: string, agent: Agent): Promise<Got> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { port, host: '127.0.0.1', servername: 'localhost', path, agent, headers: { host: 'opkomst.example' } },
      (answer) => {
        const { socket } = answer
        const serial =
          'getPeerCertificate' in socket && typeof socket.getPeerCertificate === 'function'
            ? String(socket.getPeerCertificate().serialNumber)
            : ''
        answer.resume().once('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, serial }))
      },
    )
    asked.once('error', reject).end()
  })
}

test('served over its own TLS, every answer tells browsers to stay on https', async () => {
  const agent = new Agent({ ca: authority.cert })
  const { status, headers } = await get('/health/live', agent)
  assert.equal(status, 200)
  assert.match(String(headers['strict-transport-security']), /max-age=31536000; includeSubDomains/)
  agent.destroy()
})

const until = async (is: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 100 && !is(); tries += 1) await new Promise((done) => setTimeout(done, 50))
  assert.ok(is())
}

test('a renewed certificate is taken from its file without a restart; a connection that stands goes on, and a bad file changes nothing', async () => {
  const standing = new Agent({ ca: authority.cert, keepAlive: true, maxSockets: 1 })
  const before = await get('/health/live', standing)
  told.length = 0
  write(testCertificate({ by: authority, kind: 'ec' }))
  await until(() => told.includes(null))
  const fresh = new Agent({ ca: authority.cert })
  const renewed = await get('/health/live', fresh)
  assert.notEqual(renewed.serial, before.serial)
  assert.equal((await get('/health/live', standing)).serial, before.serial)
  told.length = 0
  write(testCertificate({ by: authority, from: new Date('2020-01-01'), until: new Date('2021-01-01') }))
  await until(() => told.some((fault) => fault?.includes('expired on 2021-01-01T00:00:00.000Z') === true))
  assert.equal((await get('/health/live', new Agent({ ca: authority.cert }))).serial, renewed.serial)
  standing.destroy()
  fresh.destroy()
})

test('with a certificate that cannot serve, the start stops with the name of the setting and the reason', () => {
  const good = testCertificate({ by: authority })
  const now = new Date()
  const cases: readonly { readonly cert: string; readonly key: string; readonly words: RegExp }[] = [
    { cert: 'niets', key: good.key, words: /OPKOMST_TLS_CERT cannot be used: .* is not a certificate in PEM/ },
    { cert: good.cert, key: 'niets', words: /OPKOMST_TLS_KEY cannot be used: .* is not a private key in PEM without a passphrase/ },
    { cert: good.cert, key: testCertificate().key, words: /OPKOMST_TLS_CERT .* does not belong to the key in/ },
    {
      ...testCertificate({ from: new Date('2020-01-01'), until: new Date('2021-01-01') }),
      words: /OPKOMST_TLS_CERT .* expired on 2021-01-01/,
    },
    {
      ...testCertificate({ from: new Date('2120-01-01'), until: new Date('2121-01-01') }),
      words: /OPKOMST_TLS_CERT .* is valid from 2120-01-01/,
    },
    { ...testCertificate({ kind: 'rsa', bits: 1024 }), words: /OPKOMST_TLS_CERT .* is refused by TLS \(ERR_SSL_EE_KEY_TOO_SMALL\)/ },
  ]
  for (const { cert, key, words } of cases) {
    const bad = certificateFiles({ ...good, cert, key })
    assert.throws(() => tlsServing(bad.files, { now: () => now, told: () => undefined }), words)
  }
  const none = readCertificate({ cert: '/nergens/cert.pem', key: '/nergens/key.pem' }, now)
  assert.match(none.ok ? '' : none.refusal, /OPKOMST_TLS_CERT cannot be used: \/nergens\/cert\.pem cannot be read \(ENOENT\)/)
})

test('the second port serves nothing: a page is sent on to https at our own name, and what is no page or carries a key is refused', async () => {
  const door = await openPlainDoor({ port: 0, host: '127.0.0.1', origin: 'https://opkomst.example', hosts: null })
  const ask = (method: string, path: string, head = ''): Promise<string> =>
    new Promise((resolve) => {
      let answer = ''
      const socket = connectPlain(door.port, '127.0.0.1', () =>
        socket.write(`${method} ${path} HTTP/1.1\r\nHost: kwaad.example\r\n${head}\r\n`),
      )
      socket.on('data', (part) => {
        answer += part.toString()
      })
      socket.on('close', () => resolve(answer))
    })
  const place = (answer: string): string => /location: (.*)\r/i.exec(answer)?.[1] ?? ''
  assert.match(await ask('GET', '/gezinnen?x=1'), /^HTTP\/1\.1 308 /)
  assert.equal(place(await ask('GET', '/gezinnen?x=1')), 'https://opkomst.example/gezinnen?x=1')
  assert.equal(place(await ask('GET', '//kwaad.example/x')), 'https://opkomst.example/kwaad.example/x')
  assert.equal(place(await ask('GET', 'http://kwaad.example/x')), 'https://opkomst.example/x')
  assert.match(await ask('POST', '/inloggen', 'Content-Length: 0\r\n'), /^HTTP\/1\.1 403 /)
  assert.match(await ask('GET', '/scim/v2/Users', 'Authorization: Bearer x\r\n'), /^HTTP\/1\.1 403 /)
  await door.stop()
})
