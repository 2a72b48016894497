import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { after, test } from 'node:test'
import { pageScripts } from '#app/page-scripts.ts'
import { openDatabase } from '#platform/db/database.ts'
import { realDeps } from '#platform/deps.ts'
import { logging } from '#platform/http/logging.ts'
import { createServer } from '#platform/http/server.ts'
import { readSettings } from '#platform/http/settings.ts'
import { projectRoot } from '#platform/root.ts'
import { loadAssets } from '#platform/web/assets.ts'

/** Nothing listens at port 1. */
const db = openDatabase('postgresql://nobody:nothing@127.0.0.1:1/nowhere')
const lines: string[] = []
const stream = new Writable({
  write(chunk, _encoding, done) {
    lines.push(String(chunk))
    done()
  },
})
const app = await createServer({
  deps: realDeps(db),
  settings: readSettings({ OPKOMST_LOG: 'silent' }, 'a secret that only this test uses, and long'),
  assets: await loadAssets(projectRoot, pageScripts),
  entrance: { identify: async () => null, home: () => '/', nav: async () => [] },
  isReady: async () => true,
  logger: { ...logging('error'), stream },
  routes: (server) => {
    server.get('/aanmelden', { config: { access: 'public' } }, async () => 'never reached')
  },
})
after(async () => {
  await app.close()
  await db.close()
})

test('the process says it lives and that it is not ready: restarting it would bring no database back', async () => {
  const live = await app.inject('/health/live')
  assert.deepEqual([live.statusCode, live.json()], [200, { status: 'live' }])
  const ready = await app.inject('/health/ready')
  assert.deepEqual([ready.statusCode, ready.json()], [503, { status: 'not-ready' }])
})

test('a visitor reads in her language that something is wrong, and the log says what', async () => {
  const { statusCode, body, headers } = await app.inject({ url: '/aanmelden', headers: { 'accept-language': 'fr' } })
  assert.equal(statusCode, 500)
  assert.match(String(headers['content-type']), /text\/html/)
  assert.match(body, /lang="fr"[\s\S]*Un problème est survenu chez nous/)
  assert.ok(lines.some((line) => line.includes('request.failed') && line.includes('ECONNREFUSED')))
})
