/** Lines of the log reach another machine: a real listener with TLS stands for the collector. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { createServer, type SecureVersion, type TLSSocket } from 'node:tls'
import Fastify from 'fastify'
import { z } from 'zod'
import { logging } from '../http/logging.ts'
import { metrics } from '../http/metrics.ts'
import { certificateFiles, type TestCertificate, testAuthority, testCertificate } from '../tls/testing.ts'
import { checkCollector, tryCollector } from './collector.ts'
import { sendLogAway } from './send-away.ts'
import { syslogFrame } from './syslog.ts'

const authority = testAuthority()
const own = testCertificate({ by: authority })
const { folder } = certificateFiles(own)
const caFile = join(folder, 'authority.pem')
writeFileSync(caFile, authority.cert)

type Message = { readonly head: string; readonly sequence: number; readonly text: string }

/** What stands in the bytes a collector got: `LENGTH MESSAGE`, one after the other. */
function messagesIn(bytes: Buffer): Message[] {
  const found: Message[] = []
  let at = 0
  while (at < bytes.length) {
    const space = bytes.indexOf(32, at)
    const length = Number(bytes.subarray(at, space).toString())
    // Half a message: the rest is on its way.
    if (space === -1 || space + 1 + length > bytes.length) return found
    assert.ok(Number.isInteger(length) && length > 0)
    const whole = bytes.subarray(space + 1, space + 1 + length).toString()
    const [, head = '', sequence = '', text = ''] = /^(.*?) \[meta sequenceId="(\d+)"\] (.*)$/s.exec(whole) ?? []
    found.push({ head, sequence: Number(sequence), text })
    at = space + 1 + length
  }
  return found
}

function collector({ certificate = own, maxVersion = 'TLSv1.3' }: { certificate?: TestCertificate; maxVersion?: SecureVersion } = {}) {
  const parts: Buffer[] = []
  const open = new Set<TLSSocket>()
  let shakes = 0
  const server = createServer(
    { cert: certificate.cert, key: certificate.key, minVersion: 'TLSv1', maxVersion, ciphers: 'ALL:@SECLEVEL=0' },
    (socket) => {
      shakes += 1
      open.add(socket)
      socket.on('data', (part: Buffer) => parts.push(part))
      socket.on('error', () => undefined)
    },
  )
  server.on('tlsClientError', () => undefined)
  const listen = async (port = 0): Promise<number> => {
    server.listen(port, 'localhost')
    await once(server, 'listening')
    return z.object({ port: z.number() }).parse(server.address()).port
  }
  const leave = async (): Promise<void> => {
    const gone = once(server, 'close')
    server.close()
    for (const socket of open) socket.destroy()
    open.clear()
    await gone
  }
  after(() => (server.listening ? leave() : undefined))
  return { listen, leave, messages: () => messagesIn(Buffer.concat(parts)), bytes: () => Buffer.concat(parts).length, shakes: () => shakes }
}

const until = async (is: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 200 && !is(); tries += 1) await new Promise((done) => setTimeout(done, 25))
  assert.ok(is(), 'in five seconds')
}
const line = (event: string, level = 40): string =>
  `${JSON.stringify({ level, time: 1_764_583_200_000, pid: 7, hostname: 'opkomst-1', event })}\n`
const eventsOf = (messages: readonly Message[]): string[] =>
  messages.map(({ text }) => z.object({ event: z.string() }).parse(JSON.parse(text)).event)

function sending(port: number, more: { readonly mostBytes?: number; readonly caFile?: string | null } = {}) {
  const told: string[] = []
  const away = sendLogAway(
    { host: 'localhost', port, caFile: more.caFile === undefined ? caFile : more.caFile },
    {
      now: () => Date.now(),
      tell: (one) => {
        told.push(one)
        away.add(one)
      },
      firstWaitMs: 20,
      ...(more.mostBytes === undefined ? {} : { mostBytes: more.mostBytes }),
    },
  )
  after(away.stop)
  return { away, told }
}

test('a line becomes a message of RFC 5424 with its length in bytes, its own time and weight, and a number', () => {
  const levels: readonly (readonly [number, number])[] = [
    [60, 130],
    [50, 131],
    [40, 132],
    [30, 134],
    [20, 135],
  ]
  for (const [level, priority] of levels) {
    const [message] = messagesIn(syslogFrame(line('security.refused', level), 1))
    assert.equal(message?.head, `<${priority}>1 2025-12-01T10:00:00.000Z opkomst-1 opkomst 7 security.refused`)
  }
  const strange = JSON.stringify({ level: 40, hostname: 'naam met spatie\n', event: 'é<x> [y]', words: 'één regel' })
  const [message] = messagesIn(syslogFrame(`${strange}\n`, 2_147_483_648))
  assert.deepEqual(message, { head: '<132>1 - naammetspatie opkomst - <x>[y]', sequence: 1, text: strange })
  assert.equal(messagesIn(syslogFrame('geen json\n', 3))[0]?.text, 'geen json')
})

test('each line of the log arrives at the collector within seconds, the same as on the output, over TLS, and is counted', async () => {
  const there = collector()
  const { away } = sending(await there.listen())
  const output: string[] = []
  const write = (one: string): void => {
    output.push(one)
    away.add(one)
  }
  const app = Fastify({ logger: { ...logging('warn'), stream: { write } } })
  metrics(app, undefined, away.counts)
  app.get('/gezinnen/:dossierId', async (request) => {
    request.log.error({ event: 'request.failed', err: new Error('Amal Benzarra woont op nummer 12') })
    request.log.warn({ event: 'security.refused', route: '/gezinnen/:dossierId' })
    return 'ok'
  })
  await app.inject('/gezinnen/01932d00-aaaa?naam=Benzarra')
  await until(() => there.messages().length === 2)
  assert.deepEqual(
    there.messages().map(({ text }) => `${text}\n`),
    output,
  )
  assert.deepEqual(eventsOf(there.messages()), ['request.failed', 'security.refused'])
  assert.doesNotMatch(JSON.stringify(there.messages()), /Benzarra|nummer 12|01932d00/)
  const { body } = await app.inject('/metrics')
  assert.match(body, /opkomst_log_lines_sent_total 2\n[\s\S]*opkomst_log_lines_dropped_total 0\n[\s\S]*opkomst_log_lines_waiting 0\n/)
  await app.close()
})

test('while the collector is away lines wait in order, and go once it is back', async () => {
  const before = collector()
  const port = await before.listen()
  const { away, told } = sending(port)
  away.add(line('one'))
  await until(() => before.messages().length === 1)
  await before.leave()
  await until(() => told.length === 1)
  away.add(line('two'))
  away.add(line('three'))
  const back = collector()
  await back.listen(port)
  await until(() => back.messages().some(({ text }) => text.includes('log.collector-back')))
  // The first went just before the line broke, so it goes again, under the number it had.
  assert.deepEqual(eventsOf(back.messages()), ['one', 'log.collector-away', 'two', 'three', 'log.collector-back'])
  assert.deepEqual(
    back.messages().map(({ sequence }) => sequence),
    [1, 2, 3, 4, 5],
  )
})

test('more lines than may wait are dropped and counted, and the count is told when the collector is back', async () => {
  const probe = collector()
  const port = await probe.listen()
  await probe.leave()
  const { away, told } = sending(port, { mostBytes: 2_000 })
  await until(() => told.length === 1)
  for (let no = 0; no < 50; no += 1) away.add(line(`event-${no}`))
  const { dropped, waiting } = away.counts()
  assert.ok(dropped > 20 && waiting > 5 && dropped + waiting === 51, `${dropped} ${waiting}`)
  const back = collector()
  await back.listen(port)
  await until(() => back.messages().length >= waiting)
  assert.equal(eventsOf(back.messages())[1], 'event-0')
  await until(() => told.length === 2)
  assert.equal(z.object({ dropped: z.number() }).parse(JSON.parse(told[1] ?? '')).dropped, dropped)
})

test('a collector whose certificate is nobody’s, of another name, or that speaks no TLS 1.2 gets not one byte of a line', async () => {
  const stranger = testAuthority()
  const cases: readonly Parameters<typeof collector>[0][] = [
    { certificate: testCertificate() },
    { certificate: testCertificate({ by: stranger }) },
    { certificate: testCertificate({ by: authority, hosts: ['anders.example'] }) },
    { certificate: testCertificate({ by: authority, from: new Date('2020-01-01'), until: new Date('2021-01-01') }) },
    { maxVersion: 'TLSv1.1' },
  ]
  for (const options of cases) {
    const there = collector(options)
    const port = await there.listen()
    const { away, told } = sending(port)
    away.add(line('secret'))
    await until(() => told.length === 1)
    assert.equal(there.bytes(), 0)
    assert.notEqual(await tryCollector({ host: 'localhost', port, caFile }), null)
    await away.stop()
  }
  const unknownToTheSystem = collector()
  const { away, told } = sending(await unknownToTheSystem.listen(), { caFile: null })
  away.add(line('secret'))
  await until(() => told.length === 1)
  assert.equal(unknownToTheSystem.bytes(), 0)
})

test('a stop waits for the lines that are on their way', async () => {
  const there = collector()
  const { away } = sending(await there.listen())
  await until(() => there.shakes() === 1)
  for (let no = 0; no < 200; no += 1) away.add(line(`event-${no}`))
  await away.stop()
  await until(() => there.messages().length === 200)
})

test('an authority that cannot be read stops the start; one that can lets the doctor in', async () => {
  assert.throws(
    () => checkCollector({ host: 'x', port: 1, caFile: '/nergens.pem' }),
    /OPKOMST_LOG_CA cannot be used: \/nergens\.pem .*\(ENOENT\)/,
  )
  const there = collector()
  assert.equal(await tryCollector({ host: 'localhost', port: await there.listen(), caFile }), null)
  assert.equal(there.bytes(), 0)
})
