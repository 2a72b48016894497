/** Services this program asks: only those that were named, over a certificate of theirs, and what is typed adds no line to a mail. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { createRequire } from 'node:module'
import { after, test } from 'node:test'
import { SMTPServer } from 'smtp-server'
import { z } from 'zod'
import { isUsableIssuer } from '#modules/identity/commands/sign-on-client.ts'
import { smsCarrier } from '#platform/mail/sms.ts'
import { smtpCarrier } from '#platform/mail/smtp.ts'

const near = [
  '127.0.0.1',
  'localhost',
  '[::1]',
  '0.0.0.0',
  '127.1',
  '2130706433',
  '0x7f000001',
  '017700000001',
  '0177.0.0.1',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '169.254.169.254',
  '10.0.0.1',
  '192.168.1.1',
  '172.16.0.1',
  '[fd00::1]',
  '[fe80::1]',
  'metadata.google.internal',
  'localhost.',
  'app.localhost',
  'db.local',
  'x.internal',
  '127.0.0.1.nip.io',
  'idp',
]
test('an identity service is asked by its name over https only: sixty ways to mean a machine nearby are none', () => {
  const was = process.env['NODE_ENV']
  process.env['NODE_ENV'] = 'production'
  try {
    const tricks = [
      ...near.flatMap((host) => [`https://${host}/`, `http://${host}/`, `https://user:word@${host}/`]),
      'http://idp.example.org',
      'ftp://idp.example.org',
      'file:///etc/passwd',
      'gopher://idp.example.org',
      'javascript:alert(1)',
      'data:text/plain,x',
      'https://idp.example.org#@127.0.0.1',
      'https://idp.example.org?x=1',
      'https://idp.example.org:22',
      'https://user@idp.example.org',
      '//idp.example.org',
      '',
    ]
    assert.ok(tricks.length >= 60, `${tricks.length}`)
    assert.deepEqual(tricks.filter(isUsableIssuer), [])
    assert.ok(isUsableIssuer('https://authenticatie.vlaanderen.be/op'))
  } finally {
    if (was === undefined) delete process.env['NODE_ENV']
    else process.env['NODE_ENV'] = was
  }
})

const portOf = (server: { address: () => unknown }): number => z.object({ port: z.number() }).parse(server.address()).port
async function listening(handler: RequestListener, tls?: { key: string; cert: string }) {
  const server = tls === undefined ? createServer(handler) : createTlsServer(tls, handler)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  after(() => server.close())
  return server
}

test('a service that sends on to another place is not followed', async () => {
  let hits = 0
  const sink = await listening((_request, response) => {
    hits += 1
    response.end('{}')
  })
  const sender = await listening((_request, response) => response.writeHead(302, { location: `http://127.0.0.1:${portOf(sink)}/` }).end())
  const sms = smsCarrier({ url: `http://127.0.0.1:${portOf(sender)}/`, body: 'to={to}&text={text}', authorization: 'Bearer geheim' })
  const sent = await sms.send({ to: '0470000000', subject: '', body: 'x' })
  assert.notEqual(sent.kind, 'sent')
  const { allowInsecureRequests, discovery } = await import('openid-client')
  await assert.rejects(
    discovery(new URL(`http://127.0.0.1:${portOf(sender)}`), 'x', undefined, undefined, { execute: [allowInsecureRequests] }),
  )
  assert.equal(hits, 0)
})

test('metadata of a service that calls itself otherwise are not believed', async () => {
  const service = await listening((_request, response) =>
    response.setHeader('content-type', 'application/json').end(
      JSON.stringify({
        issuer: 'https://anders.example',
        authorization_endpoint: 'https://anders.example/a',
        token_endpoint: 'https://anders.example/t',
        jwks_uri: 'https://anders.example/j',
      }),
    ),
  )
  const { allowInsecureRequests, discovery } = await import('openid-client')
  await assert.rejects(
    discovery(new URL(`http://127.0.0.1:${portOf(service)}`), 'x', undefined, undefined, { execute: [allowInsecureRequests] }),
  )
})

const tlsOf = z.object({ key: z.string(), cert: z.string() })
test('mail, text messages and the identity service are not asked when their certificate is nobody’s', async () => {
  const { key, cert } = tlsOf.parse(createRequire(import.meta.url)('smtp-server/lib/tls-options.js')({}))
  let heard = 0
  const smtp = new SMTPServer({
    secure: true,
    key,
    cert,
    authOptional: true,
    onData: (stream, _session, done) => {
      heard += 1
      stream.resume()
      stream.on('end', () => done())
    },
  })
  smtp.on('error', () => undefined)
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', () => resolve()))
  after(() => smtp.close(() => undefined))
  const carrier = smtpCarrier({
    host: '127.0.0.1',
    port: portOf(smtp.server),
    secure: true,
    user: null,
    password: null,
    from: 'bericht@example.org',
  })
  assert.notEqual((await carrier.send({ to: 'amal@example.org', subject: 'x', body: 'x' })).kind, 'sent')
  carrier.close()
  const gateway = await listening(
    (_request, response) => {
      heard += 1
      response.end()
    },
    { key, cert },
  )
  const url = `https://127.0.0.1:${portOf(gateway)}/`
  assert.notEqual(
    (await smsCarrier({ url, body: 'to={to}', authorization: null }).send({ to: '0470000000', subject: '', body: 'x' })).kind,
    'sent',
  )
  const { discovery } = await import('openid-client')
  await assert.rejects(discovery(new URL(url), 'x'))
  assert.equal(heard, 0)
})

test('a line break in an address, a subject or a text makes no line of its own at the head of a mail', async () => {
  const heads: string[] = []
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        heads.push(Buffer.concat(parts).toString().split('\r\n\r\n')[0] ?? '')
        done()
      })
    },
  })
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', () => resolve()))
  after(() => smtp.close(() => undefined))
  const carrier = smtpCarrier({
    host: '127.0.0.1',
    port: portOf(smtp.server),
    secure: false,
    user: null,
    password: null,
    from: 'bericht@example.org',
  })
  const namesOf = (head: string): string[] => [...head.matchAll(/^([A-Za-z-]+):/gm)].map(([, name = '']) => name.toLowerCase()).toSorted()
  await carrier.send({ to: 'amal@example.org', subject: 'Je code', body: 'Hallo' })
  for (const trick of ['\r\nBcc: kwaad@example.org', '\nX-Kwaad: 1', '\r\n\r\nnieuwe tekst', '\u2028Bcc: x@example.org']) {
    await carrier.send({ to: `amal@example.org${trick}`, subject: `Je code${trick}`, body: `Hallo${trick}` })
  }
  for (const trick of ['\r\nBcc: kwaad@example.org', '\nX-Kwaad: 1']) {
    const sent = await carrier.send({ to: 'amal@example.org', subject: `Je code${trick}`, body: `Hallo${trick}` })
    assert.equal(sent.kind, 'sent')
  }
  carrier.close()
  assert.ok(heads.length >= 3)
  for (const head of heads) {
    assert.deepEqual(namesOf(head), namesOf(heads[0] ?? ''))
    assert.doesNotMatch(head, /^(?:bcc|x-kwaad):/im)
  }
})
