import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { z } from 'zod'
import { testSite } from '#app/site.testing.ts'
import { readForm, typedValues } from '#platform/http/form.ts'
import { redirectDone } from '#platform/http/reply.tsx'
import { forgetReadings, isWrong, judgeAccepted, watchWrites } from './form-verdicts.ts'

const config = { access: 'public', needsNoToken: true } as const
const schema = z.object({ word: z.string().trim().max(5), day: z.iso.date().optional() })
let save = async (_: string): Promise<void> => undefined

/** Routes as one could write them: two of them wrong. */
function plant(app: FastifyInstance): void {
  app.post('/geplant/goed', { config }, async (request, reply) => {
    const form = readForm(schema, request.body)
    if (form.ok) await save(form.value.word)
    return redirectDone(reply, '/', { text: '-' })
  })
  app.post('/geplant/fout', { config }, async (request, reply) => {
    readForm(schema, request.body)
    await save(String(typedValues(request.body)['word']))
    return redirectDone(reply, '/', { text: '-' })
  })
  app.post('/geplant/zonder', { config }, async (request, reply) => {
    const word = typedValues(request.body)['word']
    if (word !== undefined) await save(String(word))
    return redirectDone(reply, '/', { text: '-' })
  })
  app.post('/geplant/knop', { config }, async (_, reply) => {
    await save('knop')
    return redirectDone(reply, '/', { text: '-' })
  })
}

const site = await testSite({ as: null, plant })
const client = new pg.Client({ connectionString: site.world.superuserUrl })
// The database goes before this connection does.
client.on('error', () => undefined)
await client.connect()
after(async () => {
  await client.end()
  await site.app.close()
})
save = async (word) => {
  await client.query('update identity.account set name = $1 where id = $2', [word, site.world.accounts.counsellor])
}
const writes = await watchWrites(client)

async function send(url: string, body: string) {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const { statusCode, headers: got } = await site.app.inject({ method: 'POST', url, headers, payload: body })
  return { status: statusCode, location: String(got['location'] ?? '') }
}
async function verdict(url: string, body: string) {
  forgetReadings()
  const mark = await writes.mark()
  const seen = await send(url, body)
  assert.equal(seen.status, 303)
  return judgeAccepted(writes, mark, seen, { plain: () => send(url, ''), bad: () => send(url, body) })
}

test('a route that saves what its schema refuses is named, and so is one that reads a field without a schema', async () => {
  const saved = await verdict('/geplant/fout', 'word=veel+te+lang')
  assert.deepEqual(saved, { kind: 'ACCEPTED THOUGH ITS SCHEMA REFUSES', written: ['identity.account'] })
  const unread = await verdict('/geplant/zonder', 'word=%E2%80%AE')
  assert.deepEqual(unread, { kind: 'UNJUDGED', written: ['identity.account'] })
  assert.ok(isWrong(saved) && isWrong(unread))
})

test('what is in order is told apart: refused and nothing saved, taken as it came, trimmed, left out, or never read', async () => {
  assert.deepEqual(await verdict('/geplant/goed', 'word=veel+te+lang'), { kind: 'schema refuses, nothing saved' })
  assert.deepEqual(await verdict('/geplant/goed', 'word=+kort+&day=2026-11-22&more=x'), {
    kind: 'schema accepts',
    fields: { 'as it came': 1, trimmed: 1, 'turned into something else': 0, 'left out': 1 },
  })
  assert.deepEqual(await verdict('/geplant/knop', 'word=%E2%80%AE'), { kind: 'no field is read' })
})
