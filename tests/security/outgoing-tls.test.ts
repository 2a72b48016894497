/** What this program asks of others travels over TLS 1.2 or newer, whatever Node was told. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer as createHttps } from 'node:https'
import { createServer as createPlain, type Server } from 'node:net'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { createSecureContext, createServer, type SecureVersion, TLSSocket } from 'node:tls'
import { z } from 'zod'
import { projectRoot } from '#platform/root.ts'
import { holdTlsFloor } from '#platform/tls/floor.ts'
import { certificateFiles, testAuthority, testCertificate } from '#platform/tls/testing.ts'

const authority = testAuthority()
const own = testCertificate({ by: authority })
const { folder } = certificateFiles(own)
const authorityFile = join(folder, 'authority.pem')
writeFileSync(authorityFile, authority.cert)

/** Four services with a certificate everybody trusts and one version of TLS; they count the handshakes that came to an end, by what was asked. */
async function services(version: SecureVersion) {
  const heard: Record<string, number> = { sms: 0, oidc: 0, smtp: 0, postgres: 0 }
  const count = (name: string) => () => {
    heard[name] = (heard[name] ?? 0) + 1
  }
  const rules = { cert: own.cert, key: own.key, minVersion: version, maxVersion: version, ciphers: 'ALL:@SECLEVEL=0' }
  const web = (name: string) =>
    createHttps(rules, (_request, response) => response.writeHead(404).end()).on('secureConnection', count(name))
  const [sms, oidc] = [web('sms'), web('oidc')]
  const smtp = createServer(rules, (socket) => socket.end('421 later\r\n'))
  smtp.on('secureConnection', count('smtp'))
  const context = createSecureContext(rules)
  const postgres = createPlain((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () => {
      socket.write('S')
      const inner = new TLSSocket(socket, { isServer: true, secureContext: context })
      inner
        .on('error', () => undefined)
        .on('secure', () => {
          count('postgres')()
          inner.destroy()
        })
    })
  })
  const all: readonly Server[] = [sms, oidc, smtp, postgres]
  for (const server of all) {
    server.on('tlsClientError', () => undefined)
    server.listen(0, 'localhost')
    await once(server, 'listening')
  }
  after(() => all.forEach((server) => void server.close()))
  return { heard, ports: all.map((server) => String(z.object({ port: z.number() }).parse(server.address()).port)) }
}

/** Node itself is told to allow everything: what is refused, the program refuses. */
async function ask(floor: '--floor' | '--none', ports: readonly string[]): Promise<void> {
  const lax = { NODE_EXTRA_CA_CERTS: authorityFile, NODE_OPTIONS: '--tls-min-v1.0 --tls-cipher-list=ALL:@SECLEVEL=0' }
  const child = spawn(process.execPath, ['--import', './scripts/typescript.mjs', 'tests/security/old-tls.ts', floor, ...ports], {
    cwd: projectRoot,
    env: { ...process.env, ...lax },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let words = ''
  child.stderr.on('data', (part) => {
    words += String(part)
  })
  const [code] = await once(child, 'exit')
  assert.equal(code, 0, words)
}

test('mail, text messages, the identity service and the database are asked over TLS 1.2 or newer, whatever Node was told to allow', async () => {
  const old = await services('TLSv1.1')
  await ask('--none', old.ports)
  assert.deepEqual(
    old.heard,
    { sms: 1, oidc: 1, smtp: 1, postgres: 1 },
    'without the rule the same process speaks TLS 1.1 with all of them',
  )
  const refused = await services('TLSv1.1')
  await ask('--floor', refused.ports)
  assert.deepEqual(refused.heard, { sms: 0, oidc: 0, smtp: 0, postgres: 0 })
  const today = await services('TLSv1.2')
  await ask('--floor', today.ports)
  assert.deepEqual(today.heard, { sms: 1, oidc: 1, smtp: 1, postgres: 1 })
})

test('with the setting of Node that turns off looking at certificates the program does not start', () => {
  assert.throws(() => holdTlsFloor({ NODE_TLS_REJECT_UNAUTHORIZED: '0' }), /NODE_TLS_REJECT_UNAUTHORIZED cannot be used/)
  assert.doesNotThrow(() => holdTlsFloor({ NODE_TLS_REJECT_UNAUTHORIZED: '' }))
})
