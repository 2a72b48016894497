import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { test } from 'node:test'
import Fastify from 'fastify'
import { logging } from './logging.ts'

test('a log line holds the route and codes, never an address, a query or the words of an error', async () => {
  const lines: string[] = []
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  const app = Fastify({ logger: { ...logging('info'), stream } })
  app.get('/gezinnen/:dossierId', async (request) => {
    request.log.error({ event: 'request.failed', err: new Error('Amal Benzarra woont op nummer 12') })
    return 'ok'
  })
  await app.inject({ url: '/gezinnen/01932d00-aaaa?naam=Benzarra', headers: { referer: 'http://x/Benzarra' } })
  await app.close()
  const all = lines.join('')
  assert.match(all, /"route":"\/gezinnen\/:dossierId"/)
  assert.match(all, /request\.failed/)
  assert.doesNotMatch(all, /Benzarra|nummer 12|01932d00|127\.0\.0\.1/)
})
